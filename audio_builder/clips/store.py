"""The clip store: encoded clips on disk, each under the hash of all that shaped it.

A damaged file is noticed whenever it is read (mp3.clip_file). Clips are written whole or not at
all, and never change under their name.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from audio_builder.files import write_whole
from audio_builder.mp3.clip_file import clip_file, open_clip
from audio_builder.mp3.track import Clip

_SUFFIX: Final = ".clip"


class ClipStore:
    """The clips of one library, below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, clip_id: str) -> Clip | None:
        """The clip of this name; None if there is none, or if its file is damaged."""
        try:
            content = self.path(clip_id).read_bytes()
        except FileNotFoundError:
            return None
        opened = open_clip(content)
        return None if opened is None else Clip(id=clip_id, digest=opened[0], frames=opened[1])

    def has_file(self, clip_id: str) -> bool:
        """Whether there is a file of this name, damaged or not."""
        return self.path(clip_id).exists()

    def put(self, clip_id: str, frames: bytes) -> Clip:
        """Keep the frames of a clip and return it.

        Raises:
            OSError: if the disk or the rights do not allow it.
        """
        digest, pieces = clip_file(frames)
        write_whole(self.path(clip_id), pieces)
        return Clip(id=clip_id, digest=digest, frames=frames)

    def ids(self) -> Iterator[str]:
        """The name of every clip that has a file."""
        return (path.stem for path in sorted(self._folder.glob(f"??/*{_SUFFIX}")))

    def path(self, clip_id: str) -> Path:
        """Where a clip of this name is kept."""
        return self._folder / clip_path(clip_id)


def clip_path(clip_id: str) -> str:
    """Where a clip of this name is kept, from the clips' folder."""
    return f"{clip_id[:2]}/{clip_id}{_SUFFIX}"
