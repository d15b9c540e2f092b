"""A room that is a recording: what is said comes from a WAV file, what is played goes into one.

No clock runs: a frame comes as soon as the last one is done with. The loudspeaker may be heard by
the microphone as well, a little later and softer, as in a room.
"""

import wave
from collections import deque
from pathlib import Path
from typing import Final

import numpy as np

from skill.listen.ports import (
    EAR_FRAME,
    EAR_RATE,
    FRAME_MS,
    PLAY_FRAME,
    PLAY_RATE,
    Captured,
    Heard,
    Sound,
)
from skill.listen.resampling import ToEar

_DELAY_MS: Final = 40
_WIDTH: Final = 2
_REFLECTIONS: Final = ((0, 1.0), (11, 0.45), (23, 0.3), (37, 0.2), (61, 0.1))
"""After how many milliseconds a wall gives back how much."""


class RecordingError(ValueError):
    """A recording cannot be read; one sentence."""


class SimulatedRoom:
    """Microphone and loudspeaker of a recorded conversation."""

    def __init__(self, said: Heard, *, echo: float = 0.0, after_ms: int = 0) -> None:
        """Put the recording into the room.

        Args:
            said: what is said in the room.
            echo: how loud the loudspeaker comes back into the microphone; 1 is as it plays.
            after_ms: how long it goes on when the recording is over.
        """
        padding = -len(said) % EAR_FRAME + after_ms // FRAME_MS * EAR_FRAME
        self._said = np.pad(said, (0, padding))
        self._echo = echo
        self._place = 0
        self._to_ear = ToEar()
        self._far: deque[Heard] = deque([_quiet()] * (_DELAY_MS // FRAME_MS + 1))
        self._room = _room()
        self._past = np.zeros(len(self._room) - 1, dtype=np.float64)
        self.played: list[Sound] = []

    def read(self) -> Captured | None:
        """The next frame; None behind the end of the recording."""
        near = self._said[self._place : self._place + EAR_FRAME]
        if len(near) < EAR_FRAME:
            return None
        self._place += EAR_FRAME
        far = self._far[-1]
        mixed = near + self._echo * self._reflected(self._far.popleft())
        return Captured(near=np.clip(mixed, -32768, 32767).astype(np.int16), far=far)

    def play(self, sound: Sound) -> None:
        """Play a frame."""
        self.played.append(sound)
        self._far.append(self._to_ear.frame(sound))

    def _reflected(self, far: Heard) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        whole = np.concatenate([self._past, far.astype(np.float64)])
        self._past = whole[EAR_FRAME:]
        return np.convolve(whole, self._room, mode="valid")


def _quiet() -> Heard:
    return np.zeros(EAR_FRAME, dtype=np.int16)


def _room() -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    response = np.zeros((_REFLECTIONS[-1][0] + 1) * EAR_RATE // 1000)
    for ms, loudness in _REFLECTIONS:
        response[ms * EAR_RATE // 1000] = loudness
    return response


def read_recording(path: Path) -> Heard:
    """A recording as it is heard.

    Raises:
        RecordingError: if it is no WAV file of one channel, 16 bits and 16 kHz.
    """
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getframerate(), file.getnchannels(), file.getsampwidth())
            content = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        message = f"{path}: this is no WAV file ({error})"
        raise RecordingError(message) from error
    if shape != (EAR_RATE, 1, _WIDTH):
        message = (
            f"{path}: it has {shape[0]} Hz, {shape[1]} channels and {8 * shape[2]} bits, "
            "and should have 16000 Hz, 1 channel and 16 bits; to make it so: "
            f"ffmpeg -i {path.name} -ar 16000 -ac 1 -sample_fmt s16 heard.wav"
        )
        raise RecordingError(message)
    return np.frombuffer(content, dtype="<i2").astype(np.int16)


def write_played(path: Path, played: list[Sound]) -> None:
    """Write what was played as a WAV file."""
    whole = np.concatenate([*played, np.zeros(PLAY_FRAME, dtype=np.float32)])
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_WIDTH)
        file.setframerate(PLAY_RATE)
        file.writeframes((np.clip(whole, -1, 1) * 32767).astype("<i2").tobytes())
