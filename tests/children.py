"""Starting processes that a test is going to interrupt."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

_HANDLERS: Final = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}


def start_interruptible(command: Sequence[str | Path], **options: Any) -> "subprocess.Popen[Any]":  # noqa: ANN401 - whatever Popen takes
    """Start a process that hears SIGINT and SIGTERM, though whoever started the tests may not.

    A shell without job control starts `command &` with SIGINT ignored, and a process hands on what
    it ignores to all that it starts. Python sets handlers in its main thread alone, so this is
    called there.
    """
    with ExitStack() as heard:
        for number in _HANDLERS:
            if signal.getsignal(number) is signal.SIG_IGN:
                heard.enter_context(_heard(number))
        return subprocess.Popen(command, **options)


@contextmanager
def _heard(number: signal.Signals) -> Iterator[None]:
    ignoring = signal.signal(number, _HANDLERS[number])
    try:
        yield
    finally:
        signal.signal(number, ignoring)
