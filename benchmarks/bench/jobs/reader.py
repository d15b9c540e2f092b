"""A reader: opens a library and reads whole tracks, over and over, until its input is closed.

It prints which sounds it heard of each version of each routine, and all that went wrong.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from threading import Event, Thread

from audio_builder.library import Library, LibraryError, open_library
from bench.small import version_of
from bench.sounds import sound_of, track_digest


class Heard:
    """What came of reading."""

    def __init__(self) -> None:
        self.tracks: defaultdict[str, set[str]] = defaultdict(set)
        """For each routine and version, the digests of its session."""
        self.sounds: defaultdict[str, set[str]] = defaultdict(set)
        """The same without the tag, which holds the cover."""
        self.faults: list[str] = []
        self.passes = 0

    def read(self, folder: Path) -> None:
        """Open the library, and read the session of each of its routines."""
        self.passes += 1
        try:
            library = open_library(folder)
        except (LibraryError, OSError) as error:
            self.faults.append(f"opening: {error}")
            return
        versions = {version_of(library.row(each).title) for each in library.ids}
        if len(versions) != 1:
            self.faults.append(f"one index names versions {sorted(versions)}")
        try:
            self._read_tracks(library)
        except (LibraryError, OSError, KeyError) as error:
            # Two builds later a record may be gone; one build later it must not.
            if _version(folder) - min(versions) <= 1:
                self.faults.append(f"reading: {error}")

    def _read_tracks(self, library: Library) -> None:
        for routine_id in library.ids:
            track = library.track(routine_id, routine_id)
            data = track.read(0, track.size)
            title = library.row(routine_id).title
            if len(data) != track.size:
                self.faults.append(f"{title}: {len(data)} bytes of {track.size}")
            self.tracks[title].add(track_digest(data))
            self.sounds[title].add(track_digest(sound_of(data)))


def _version(folder: Path) -> int:
    library = open_library(folder)
    return min(version_of(library.row(each).title) for each in library.ids)


def main(folder: str) -> None:
    """Read until nobody wants it any more."""
    ended, heard = Event(), Heard()

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    Thread(target=wait, daemon=True).start()
    while not ended.is_set():
        heard.read(Path(folder))
    tracks = {title: sorted(digests) for title, digests in heard.tracks.items()}
    sounds = {title: sorted(digests) for title, digests in heard.sounds.items()}
    told = {"tracks": tracks, "sounds": sounds, "faults": heard.faults, "passes": heard.passes}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
