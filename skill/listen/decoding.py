"""MP3 to samples: the skill's only door to soundfile. A track is decoded as it plays."""

import io
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
import soundfile

from skill.listen.ports import PLAY_FRAME, PLAY_RATE, Sound

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER: Final = 65_536


class Readable(Protocol):
    """A track, as the library lays it out."""

    @property
    def size(self) -> int:
        """Its length in bytes."""
        ...

    def read(self, offset: int, length: int) -> bytes:
        """Bytes of it."""
        ...


class PlayedTrack:
    """A track, frame by frame, from any place in it."""

    def __init__(self, track: Readable, offset_ms: int) -> None:
        raw = io.BufferedReader(_TrackFile(track), _BUFFER)
        self._file = soundfile.SoundFile(raw)
        self._file.seek(min(offset_ms * PLAY_RATE // 1000, self._file.frames))

    def frame(self) -> Sound:
        """The next frame; quiet behind the end."""
        sound: Sound = self._file.read(PLAY_FRAME, dtype="float32", fill_value=0)
        return sound


def decoded(mp3: bytes) -> Sound:
    """All of an MP3, which is mono and has the rate of all tracks."""
    sound, _ = soundfile.read(io.BytesIO(mp3), dtype="float32")
    return np.asarray(sound, dtype=np.float32)


class _TrackFile(io.RawIOBase):
    """A track as a file: only what is read of it is put together."""

    def __init__(self, track: Readable) -> None:
        super().__init__()
        self._track = track
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._track.size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        read = self._track.read(self._place, len(view))
        view[: len(read)] = read
        self._place += len(read)
        return len(read)
