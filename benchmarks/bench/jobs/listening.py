"""Many listeners at a time, all played by one thread: what it asks at a moment is sent then."""

import heapq
import json
import random
import selectors
import sys
from pathlib import Path
from time import perf_counter
from typing import Final

from bench.listener import LATE_S, Heard, Listener

ARRIVE_S: Final = 30.0
"""All listeners come within so long. A track at a new pace takes 20 ms of a core to lay out."""
AFTERWARDS: Final = 0.25
"""The part of the time for which they go on when what was awaited is there."""
_AWAIT_S: Final = 0.5
_LOOK_S: Final = 0.1


class Crowd:
    """Listeners who play, or wait for an answer."""

    def __init__(self, listeners: list[Listener], speed: float) -> None:
        self._listeners = listeners
        self._speed = speed
        self._due: list[tuple[float, int]] = []
        """When who asks for more."""
        self._waiting: dict[int, Listener] = {}
        self._selector = selectors.DefaultSelector()

    def arrive(self) -> None:
        """Have all of them come, one after another."""
        now = perf_counter()
        dice = random.Random(7)  # noqa: S311 - when to come, not secrets
        for listener in self._listeners:
            heapq.heappush(self._due, (now + dice.uniform(0, ARRIVE_S), listener.number))

    def listen(self, whole_s: float) -> None:
        """Have all of them play for so long; another call goes on from there."""
        until = perf_counter() + whole_s
        while (now := perf_counter()) < until:
            self._ask(now)
            self._give_up(now)
            self._take(now)

    def _ask(self, now: float) -> None:
        while self._due and self._due[0][0] <= now:
            listener = self._listeners[heapq.heappop(self._due)[1]]
            try:
                line = listener.ask()
            except OSError as error:
                self._end(listener, type(error).__name__)
            else:
                self._selector.register(line, selectors.EVENT_READ, listener)
                self._waiting[listener.number] = listener

    def _give_up(self, now: float) -> None:
        for late in [each for each in self._waiting.values() if now - each.sent_at > LATE_S]:
            self._end(late, f"no answer for {LATE_S:.0f} s")

    def _take(self, now: float) -> None:
        timeout = min(_LOOK_S, max(0.0, self._due[0][0] - now)) if self._due else _LOOK_S
        for key, _ in self._selector.select(timeout):
            listener = key.data
            try:
                if listener.take():
                    self._selector.unregister(key.fileobj)
                    self._rest(listener, listener.pause_s)
            except OSError as error:
                self._end(listener, type(error).__name__)

    def _end(self, listener: Listener, why: str) -> None:
        if listener.number in self._waiting and listener.line is not None:
            self._selector.unregister(listener.line)
        listener.give_up(why)
        self._rest(listener, listener.pause_s)

    def _rest(self, listener: Listener, pause_s: float) -> None:
        self._waiting.pop(listener.number, None)
        heapq.heappush(self._due, (perf_counter() + pause_s / self._speed, listener.number))


def main(*arguments: str) -> None:
    """Listen for so long, and until a file is there if one is awaited; say what was heard."""
    port, count, whole_s, speed, first, routines, *awaited = arguments
    heard = Heard()
    place = (first, int(routines))
    listeners = [Listener(number, int(port), place, heard) for number in range(int(count))]
    began = perf_counter()
    crowd = Crowd(listeners, float(speed))
    crowd.arrive()
    crowd.listen(float(whole_s))
    if awaited:
        while not Path(awaited[0]).exists():
            crowd.listen(_AWAIT_S)
        crowd.listen(float(whole_s) * AFTERWARDS)
    figures = {
        "first_s": heard.first_s,
        "errors": heard.errors,
        "changed": heard.changed,
        "sent_mb": heard.sent / 1e6,
        "unheard": len(listeners) - len(heard.heard),
        "whole_s": perf_counter() - began,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
