"""Renditions of one session open at once; the parent reads how much memory this process held."""

import json
import sys
from itertools import islice
from pathlib import Path

from audio_builder.library import Pace, open_library
from bench.jobs.stitch import new_paces

RANGE_BYTES = 65_536


def main(folder: str, routine_id: str, count: str) -> None:
    """Open `count` different paces, and read from each while all are held."""
    library = open_library(Path(folder))
    paces = (Pace(), *islice(new_paces(), int(count) - 1))
    tracks = [library.track(routine_id, routine_id, pace) for pace in paces]
    for track in tracks:
        track.read(track.size // 2, RANGE_BYTES)
    megabytes = sum(track.size for track in tracks) / 1e6
    print(json.dumps({"tracks": len({track.etag for track in tracks}), "mb": megabytes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
