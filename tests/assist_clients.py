"""A server of the Wyoming protocol, and clients of Wyoming's own, in one event loop."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from threading import Event as Gate
from threading import Thread
from typing import Any, Final, TypeVar

from wyoming.client import AsyncClient
from wyoming.error import Error
from wyoming.event import Event, Eventable

from audio_builder.voices.port import Samples
from builds import HummingVoice
from fake_voice import FakeSpeaker
from skill.assist.service import Service
from skill.assist.serving import serve
from skill.listening import bind_at

ResultT = TypeVar("ResultT")
WAIT_S: Final = 20


def run(work: Coroutine[Any, Any, ResultT]) -> ResultT:
    """Run something to its end in a thread of its own: a browser keeps a loop in this one.

    Nothing waits for ever: neither the work, nor whoever waits for it, nor the end of the tests,
    which a daemon does not hold up.
    """
    done: Future[ResultT] = Future()

    def work_in_time() -> None:
        try:
            done.set_result(asyncio.run(asyncio.wait_for(work, 2 * WAIT_S)))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test that waits fails with it
            done.set_exception(error)

    Thread(target=work_in_time, name="wyoming test", daemon=True).start()
    return done.result(3 * WAIT_S)


def visited(service: Service, visit: Callable[[str], Awaitable[ResultT]]) -> ResultT:
    """What a visit brought; the server runs meanwhile, and has stopped then."""

    async def both() -> ResultT:
        listener, stop = bind_at("127.0.0.1", 0), asyncio.Event()
        uri = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        serving = asyncio.create_task(serve(listener, service, stop))
        try:
            return await asyncio.wait_for(visit(uri), WAIT_S)
        finally:
            stop.set()
            await asyncio.wait_for(serving, WAIT_S)

    return run(both())


async def ask(uri: str, *sent: Eventable, until: type[Eventable]) -> list[Event]:
    """All that comes back on one line, up to an event of a kind, to an error or to the end."""
    async with AsyncClient.from_uri(uri) as client:
        for one in sent:
            await client.write_event(one.event())
        return await answers(client, until)


async def answers(client: AsyncClient, until: type[Eventable]) -> list[Event]:
    """What a client reads, up to an event of a kind, or to the end."""
    got: list[Event] = []
    while (event := await client.read_event()) is not None:
        got.append(event)
        if until.is_type(event.type):
            break
    return got


def fault(events: list[Event]) -> str:
    """The text of the only event there is, an error; the server has hung up after it."""
    (event,) = events
    return Error.from_event(event).text


class HeldVoice(HummingVoice):
    """Hums at once, but for texts that begin with "Wait": those are held until they may go on."""

    gate = Gate()

    def open(self) -> FakeSpeaker:
        """A speaker that shares the gate."""
        return _HeldSpeaker()


class _HeldSpeaker(FakeSpeaker):
    def speak(self, spoken: str) -> Samples:
        if spoken.startswith("Wait"):
            assert HeldVoice.gate.wait(WAIT_S)
        return super().speak(spoken)
