"""The clips of an open library: checked when a track is laid out, read when they are sent."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from audio_builder.clips.store import clip_path
from audio_builder.errors import LibraryError
from audio_builder.library.memory import Memory
from audio_builder.library.reading import READERS
from audio_builder.mp3.clip_file import open_clip
from audio_builder.mp3.track import Clip
from audio_builder.records import CLIPS_FOLDER, SoundEntry
from audio_builder.stores.port import Files

KEPT: Final = 20_000
KEPT_BYTES: Final = 32_000_000
"""Frames kept in memory: those of ten routines, whatever the number of tracks that they are in."""


class ClipMemory:
    """Frames of clips by their names; those that were sent last are at hand. Threads may share it.

    Tracks hold only names and lengths: a thousand of them, laid out, take little memory.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._frames: Memory[tuple[str, str | None], tuple[str, bytes]] = Memory(
            KEPT, KEPT_BYTES, lambda kept: len(kept[1])
        )

    def clip(self, entry: SoundEntry) -> Clip | None:
        """A sound's clip, read once to be sure of it; None if it is missing or damaged.

        Raises:
            OSError: if the store does not answer.
        """
        try:
            digest, frames = self._read(entry.clip, entry.digest)
        except LibraryError:
            return None
        return Clip(id=entry.clip, digest=digest, frames=_Frames(self, entry, len(frames)))

    def ahead(self, entries: Iterable[SoundEntry]) -> None:
        """Read clips many at a time where each of them takes its time to come."""
        if not self._files.far:
            return
        pool = ThreadPoolExecutor(READERS, thread_name_prefix="clips")
        try:
            for _ in pool.map(self.clip, entries):
                pass
        except OSError:
            return  # the others would not come either
        finally:
            pool.shutdown(cancel_futures=True)

    def frames(self, entry: SoundEntry) -> bytes:
        """The frames of a clip.

        Raises:
            LibraryError: if it is missing or damaged by now.
            OSError: if the store does not answer.
        """
        return self._read(entry.clip, entry.digest)[1]

    def _read(self, clip_id: str, digest: str | None) -> tuple[str, bytes]:
        return self._frames.get((clip_id, digest), lambda: self._opened(clip_id, digest))

    def _opened(self, clip_id: str, digest: str | None) -> tuple[str, bytes]:
        path = f"{CLIPS_FOLDER}/{clip_path(clip_id)}"
        try:
            opened = open_clip(self._files.read(path, digest))
        except FileNotFoundError:
            opened = None
        if opened is None or digest not in (None, opened[0]):
            message = f"the clip {clip_id} is missing or damaged"
            raise LibraryError(message)
        return opened


class _Frames:
    """A clip's frames as a sequence of bytes that is read when it is cut."""

    __slots__ = ("_entry", "_length", "_memory")

    def __init__(self, memory: ClipMemory, entry: SoundEntry, length: int) -> None:
        self._memory = memory
        self._entry = entry
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        return self._memory.frames(self._entry)[part]
