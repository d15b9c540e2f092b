"""64 KiB ranges over HTTP, of a track that was never written and of a stored file in turn."""

import json
import random
import sys
from time import perf_counter
from typing import Final

from bench.lines import drive, keep_off_the_servers_core, written

RANGE_BYTES: Final = 65_536
LINES: Final = 4
RANGES: Final = 250
"""Over each line in each round."""
ROUNDS: Final = 5
_PARTIAL: Final = 206


def main(our_port: str, our_path: str, stored_port: str, stored_path: str, size: str) -> None:
    """Take the seconds of each round, the same places for both, and see that both send the same."""
    keep_off_the_servers_core()
    dice = random.Random(7)  # noqa: S311 - places to read at, not secrets
    ways = {"virtual_s": (int(our_port), our_path), "stored_s": (int(stored_port), stored_path)}
    times: dict[str, list[float]] = {name: [] for name in ways}
    _see_that_both_are_the_same(list(ways.values()))
    for number in range(ROUNDS + 1):
        places = [
            [dice.randrange(int(size) - RANGE_BYTES) for _ in range(RANGES)] for _ in range(LINES)
        ]
        for name in list(times)[:: -1 if number % 2 else 1]:
            took_s = _round(*ways[name], places)
            if number > 0:  # the first warms both up
                times[name].append(took_s)
    print(json.dumps({**times, "ranges": LINES * RANGES, "lines": LINES}))


def _see_that_both_are_the_same(ways: list[tuple[int, str]]) -> None:
    whole = [
        b"".join(answer.body for answer in drive(port, [[written("GET", path, {})]], status=200))
        for port, path in ways
    ]
    if len(set(whole)) > 1:
        message = "the track and the stored file differ"
        raise RuntimeError(message)


def _round(port: int, path: str, places: list[list[int]]) -> float:
    scripts = [[_range(path, place) for place in line] for line in places]
    began = perf_counter()
    sent = sum(len(answer.body) for answer in drive(port, scripts, status=_PARTIAL))
    took_s = perf_counter() - began
    if sent != LINES * RANGES * RANGE_BYTES:
        message = f"{sent} bytes came"
        raise RuntimeError(message)
    return took_s


def _range(path: str, place: int) -> bytes:
    return written("GET", path, {"Range": f"bytes={place}-{place + RANGE_BYTES - 1}"})


if __name__ == "__main__":
    main(*sys.argv[1:])
