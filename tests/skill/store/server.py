"""One of several servers on one database, as a program: takes turns with one listener.

    server.py URL USER DEVICE turns COUNT   so many turns; says what each one counted to
    server.py URL USER DEVICE die MOMENT    one turn, killed in its "block" or at its "commit"

It says that it is ready, and opens the store when it is told to.
"""

import os
import random
import signal
import sys
import time
from contextlib import closing
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, Engine, event

from skill.store.listeners import DeviceHash, Listener, UserHash
from skill.store.opening import open_store
from skill.store.port import EventKind, LogEntry, Store

BETWEEN_S: Final = 0.002
"""Up to so long a server does something else between two turns, as servers do."""


def main(url: str, user: str, device: str, what: str, detail: str) -> None:
    """Do as the module says."""
    listener = Listener(user=UserHash(user), device=DeviceHash(device))
    _say("ready")
    sys.stdin.readline()
    with closing(open_store(url)) as store:
        if what == "turns":
            _take_turns(store, listener, int(detail))
        else:
            _die(store, listener, detail)


def _take_turns(store: Store, listener: Listener, count: int) -> None:
    elsewhere = random.Random(os.getpid())  # noqa: S311 - moments, no secrets
    entry = LogEntry(kind=EventKind.PART_FINISHED, run=1, routine="hip-ir", heard_ms=1)
    for _ in range(count):
        with store.turn(listener) as turn:
            turn.keep(replace(turn.state, plays=turn.state.plays + 1))
            turn.log(entry)
        _say(str(turn.state.plays))
        time.sleep(elsewhere.uniform(0, BETWEEN_S))


def _die(store: Store, listener: Listener, moment: str) -> None:
    if moment == "commit":
        event.listen(Engine, "commit", _kill)
    with store.turn(listener) as turn:
        turn.keep(replace(turn.state, plays=99))
        if moment == "block":
            _kill()


def _kill(_: Connection | None = None) -> None:
    """Die at once, as when memory runs out: nothing is closed, nothing is taken back."""
    os.kill(os.getpid(), signal.SIGKILL)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - to whoever started it


if __name__ == "__main__":
    main(*sys.argv[1:])
