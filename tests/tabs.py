"""A tab of some browser: the same few moves, whichever browser it is and however it is told."""

import json
import os
import shutil
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from browsers import PATIENCE_S

_Seen = TypeVar("_Seen")
_LOOK_AGAIN_S: Final = 0.02
_WHOLE: Final = """async (text) => {
  const look = async (...given) => (%s);
  return JSON.stringify(await look(...JSON.parse(text)));
}"""
_KEYS: Final = {
    "ArrowDown": "\ue015", "ArrowLeft": "\ue012", "ArrowRight": "\ue014", "ArrowUp": "\ue013",
    "Enter": "\ue007", "Escape": "\ue00c", "Shift": "\ue008", "Tab": "\ue004",
}  # fmt: skip


class Tab(ABC):
    """A listener's tab, in a profile of its own.

    Attributes:
        complaints: what the page said to the console in anger, and errors that nobody caught.
    """

    def __init__(self) -> None:
        self.complaints: list[str] = []

    @abstractmethod
    def go(self, address: str) -> None:
        """Load an address, also the one that is open, and wait until it is loaded."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click in the middle of an element, as a pointer does."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys, one after the other, each called as `KeyboardEvent.key` has it."""

    @abstractmethod
    def _run(self, function: str, argument: str) -> str | None:
        """What an asynchronous function of one text gives."""

    def look(self, expression: str, *given: object) -> Any:  # noqa: ANN401 - what a page says is anything
        """What an expression says in the page; it may `await`, and finds in `given` what it is."""
        said = self._run(_WHOLE % expression, json.dumps(given))
        return None if said is None else json.loads(said)

    def until(self, expression: str, *given: object) -> Any:  # noqa: ANN401 - as above
        """Wait until an expression says something true, and return that."""
        return wait_for(lambda: self.look(expression, *given), expression)


SILENT: Final = {"PULSE_SERVER": "unix:/nonexistent", "ALSA_CONFIG_PATH": "/dev/null"}
"""The environment of a browser that finds no loudspeaker, whatever the machine has."""
Tabs = Callable[[], AbstractContextManager[Tab]]
"""A browser that runs: it opens a tab for one more listener."""


def wait_for(look: Callable[[], _Seen], what: str) -> _Seen:
    """Look again and again until there is something true, and return that."""
    end = time.monotonic() + PATIENCE_S
    while not (seen := look()):
        assert time.monotonic() < end, f"never true: {what}"
        time.sleep(_LOOK_AGAIN_S)
    return seen


def key_actions(keys: Sequence[str]) -> list[dict[str, object]]:
    """The pressing of keys, as both forms of WebDriver want to be told of it."""
    pressed = [_KEYS.get(key, key) for key in keys]
    moves = [{"type": kind, "value": key} for key in pressed for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": moves}]


@contextmanager
def started(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    **options: Any,  # noqa: ANN401 - whatever Popen takes
) -> Iterator["subprocess.Popen[Any]"]:
    """A program at work, in a group of its own that ends with it."""
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options},
    ) as program:
        try:
            yield program
        finally:
            os.killpg(program.pid, signal.SIGKILL)


def found(names: Sequence[str]) -> str | None:
    """The first of these programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)
