"""Our way, in a process that has a library open: plan, lay out, write; beside the bytes alone."""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, product
from pathlib import Path
from time import perf_counter
from typing import Final

from audio_builder.files import write_whole
from audio_builder.library import Breath, Pace, Track, open_library
from audio_builder.mp3.track import CHUNK_BYTES
from audio_builder.units import Ms

_CHUNK: Final = bytes(range(256)) * (CHUNK_BYTES // 256)


def new_paces() -> Iterator[Pace]:
    """Paces that no build has been asked for, each with other breaths than those before it."""
    for in_s, out_s in product((5, 3, 6, 2, 7), (7, 5, 8, 3, 9)):
        yield Pace(breath=Breath(in_ms=Ms(in_s * 1000), out_ms=Ms(out_s * 1000)))


def main(folder: str, routine_id: str, runs: str, first_pace: str) -> None:
    """Write a routine's session `runs` times, at its own pace, at new ones, and as mere bytes."""
    tracks = open_library(Path(folder)).tracks(routine_id)
    out = Path(folder) / "stitched.mp3"
    usual, paces = Pace(), islice(new_paces(), int(first_pace), None)
    size = tracks.rendition(
        routine_id, usual
    ).track.size  # reads the clips: from here on they are warm

    def write(track: Track) -> None:
        write_whole(out, track.chunks())

    def at_pace(pace: Pace) -> None:
        write(tracks.rendition(routine_id, pace).track)

    def bytes_alone() -> None:
        whole, rest = divmod(size, CHUNK_BYTES)
        write_whole(out, (*[_CHUNK] * whole, _CHUNK[:rest]))

    times: dict[str, list[float]] = {}
    bytes_alone()  # from here on every write replaces a file
    for run in range(int(runs)):
        pace = next(paces)
        track = tracks.rendition(routine_id, usual).track
        works: dict[str, Callable[[], object]] = {
            "again": partial(at_pace, usual),
            "new": partial(at_pace, pace),
            "plan": partial(tracks.timeline, routine_id, usual),
            "lay out": partial(tracks.rendition, routine_id, usual),
            "write": partial(write, track),
            "bytes": bytes_alone,
        }
        # Forwards and backwards in turn, so that nobody always follows the same neighbour.
        for name, work in list(works.items())[:: -1 if run % 2 else 1]:
            times.setdefault(name, []).append(_seconds(work))
    out.unlink()
    print(json.dumps({"size": size, "times": times}))


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    main(*sys.argv[1:])
