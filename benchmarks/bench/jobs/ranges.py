"""A track that was never written, read in ranges, beside the same ranges of a stored file."""

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from audio_builder.files import write_whole
from audio_builder.library import Library, Pace, Track, open_library
from bench.jobs.stitch import new_paces

RANGE_BYTES: Final = 65_536
RANGES: Final = 2_000
ROUNDS: Final = 5
KNOWN: Final = 200


def main(folder: str, routine_id: str) -> None:
    """Take the times of first bytes, and of ranges at random places."""
    began = perf_counter()
    library = open_library(Path(folder))
    opened = perf_counter()
    first = library.track(routine_id, routine_id)
    first.read(0, RANGE_BYTES)
    figures: dict[str, object] = {
        "open_s": opened - began,
        "first_ever_s": perf_counter() - opened,  # reads the clips from the disk
        "new_s": [_new(library, routine_id, pace) for pace in new_paces()],
        "known_s": [_known(first) for _ in range(KNOWN)],
    }
    stored = Path(folder) / "stored.mp3"
    write_whole(stored, first.chunks())
    figures |= _ranges(first, stored)
    stored.unlink()
    print(json.dumps(figures))


def _new(library: Library, routine_id: str, pace: Pace) -> float:
    began = perf_counter()
    library.track(routine_id, routine_id, pace).read(0, RANGE_BYTES)
    return perf_counter() - began


def _known(track: Track) -> float:
    began = perf_counter()
    track.read(0, RANGE_BYTES)
    return perf_counter() - began


def _virtual(track: Track, places: Sequence[int]) -> float:
    began = perf_counter()
    for place in places:
        track.read(place, RANGE_BYTES)
    return perf_counter() - began


def _stored(path: Path, places: Sequence[int]) -> float:
    began = perf_counter()
    for place in places:
        with path.open("rb") as file:
            file.seek(place)
            file.read(RANGE_BYTES)
    return perf_counter() - began


def _ranges(track: Track, stored: Path) -> dict[str, object]:
    """Both ways in turn, the same places for both: seconds of each round of `RANGES` ranges."""
    dice = random.Random(7)  # noqa: S311 - places to read at, not secrets
    virtual, file = [], []
    for _ in range(ROUNDS):
        places = [dice.randrange(track.size - RANGE_BYTES) for _ in range(RANGES)]
        virtual.append(_virtual(track, places))
        file.append(_stored(stored, places))
    return {"virtual_s": virtual, "stored_s": file, "ranges": RANGES}


if __name__ == "__main__":
    main(*sys.argv[1:])
