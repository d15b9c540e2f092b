"""Serving until a signal comes, and what is being answered then is answered."""

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from skill.assist.line import Line
from skill.assist.service import Service

STOP_S: Final = 10.0
"""What is being answered may take so long when the server is stopped."""
_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
_MALFORMED: Final = (AttributeError, KeyError, TypeError, ValueError)
"""What Wyoming's reader fails with at something that is no event."""


async def serve_until_signal(
    listener: socket.socket, service: Service, begun: Callable[[], None]
) -> None:
    """Serve until SIGTERM or SIGINT.

    Args:
        listener: a socket that listens.
        service: what is served.
        begun: called before the first client is let in.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # on Windows, where Ctrl-C interrupts
        for number in _SIGNALS:
            loop.add_signal_handler(number, stop.set)
    begun()
    await serve(listener, service, stop)


async def serve(listener: socket.socket, service: Service, stop: asyncio.Event) -> None:
    """Serve at a socket that listens until it is wished to stop, and has stopped."""
    lines: dict[asyncio.Task[None], Line] = {}

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - asyncio runs this in a task of its own
        lines[task] = line = Line(reader, writer, service)
        try:
            with suppress(OSError, EOFError, *_MALFORMED):
                await line.run()
        finally:
            del lines[task]

    server = await asyncio.start_server(meet, sock=listener)
    await stop.wait()
    server.close()
    await _finish(lines)


async def _finish(lines: dict[asyncio.Task[None], Line]) -> None:
    """Hang up on who is silent, wait for who is answered, and cut off who takes too long."""
    tasks = set(lines)
    for line in list(lines.values()):
        await line.finish()
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=STOP_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
