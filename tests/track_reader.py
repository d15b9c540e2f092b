"""A reader as a process: opens a library and reads a whole track, over and over.

It goes on until its input is closed, then prints what it heard of each score, and what failed.
"""

import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from audio_builder.library import Library, LibraryError, open_library

PAUSE_S = 0.02
"""Between two readings: the builds need the cores too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reader came to know, once it was asked to end."""

    tracks: dict[str, list[str]] = field(default_factory=dict)
    """For each score's digest, the digests of the session that was laid out from it."""
    faults: list[str] = field(default_factory=list)


@contextmanager
def reading(folder: Path) -> Iterator[Heard]:
    """Have a process read a library; what it heard is known when it has ended."""
    heard = Heard()
    command = [sys.executable, __file__, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield heard
        told = json.loads(process.communicate(timeout=30)[0])
    heard.tracks.update(told["tracks"])
    heard.faults.extend(told["faults"])


def track_of(library: Library) -> tuple[str, str]:
    """The digest of a library's first score, and that of its session."""
    routine_id = library.ids[0]
    track = library.track(routine_id, routine_id)
    digest = hashlib.sha256(track.read(0, track.size)).hexdigest()
    return library.row(routine_id).score.sha256, digest


def _read(folder: Path) -> None:
    ended = Event()

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    Thread(target=wait, daemon=True).start()
    tracks: defaultdict[str, set[str]] = defaultdict(set)
    faults: list[str] = []
    while not ended.wait(PAUSE_S):
        try:
            score, digest = track_of(open_library(folder))
        except (LibraryError, OSError) as error:
            faults.append(str(error))
        else:
            tracks[score].add(digest)
    told = {score: sorted(digests) for score, digests in tracks.items()}
    sys.stdout.write(json.dumps({"tracks": told, "faults": faults}))


if __name__ == "__main__":
    _read(Path(sys.argv[1]))
