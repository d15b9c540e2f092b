"""Real microphones and loudspeakers, by PortAudio: the only module that imports sounddevice.

One stream does both, so that each frame that was heard comes with the frame that was played
meanwhile: the echo canceller needs the two side by side, and buffers cannot drift apart.
"""

from queue import Queue, SimpleQueue
from typing import Any, Final

import numpy as np
import sounddevice

from skill.listen.ports import PLAY_FRAME, PLAY_RATE, Captured, Sound
from skill.listen.resampling import ToEar

_WAITING: Final = 4
"""So many frames are played ahead: less stutters, and more makes an answer late."""
_STOPPED_S: Final = 5.0
"""A device that gives no sound for so long is gone."""


class DeviceError(OSError):
    """A device cannot be used; one sentence."""


class SoundCard:
    """The default microphone and loudspeaker, or those that are named."""

    def __init__(self, microphone: str | None, loudspeaker: str | None) -> None:
        """Open both.

        Args:
            microphone: a part of its name, or its number; None for the default.
            loudspeaker: as the microphone.

        Raises:
            DeviceError: if there is none, or it is busy.
        """
        self._captured: SimpleQueue[tuple[Sound, Sound]] = SimpleQueue()
        self._playing: Queue[Sound] = Queue(maxsize=_WAITING)
        self._near, self._far = ToEar(), ToEar()
        try:
            self._stream = sounddevice.Stream(
                samplerate=PLAY_RATE,
                blocksize=PLAY_FRAME,
                channels=1,
                dtype="float32",
                latency="low",
                device=(_device(microphone), _device(loudspeaker)),
                callback=self._exchange,
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            message = (
                f"the microphone or the loudspeaker cannot be used ({error}); "
                "'python -m sounddevice' lists what there is, --microphone and --loudspeaker choose"
            )
            raise DeviceError(message) from error

    def read(self) -> Captured | None:
        """Wait for the next frame."""
        near, far = self._captured.get(timeout=_STOPPED_S)
        return Captured(near=self._near.frame(near), far=self._far.frame(far))

    def play(self, sound: Sound) -> None:
        """Play a frame behind those that are waiting."""
        self._playing.put(sound, timeout=_STOPPED_S)

    def close(self) -> None:
        """Let go of both."""
        self._stream.close()

    def _exchange(self, near: Sound, far: Sound, _frames: int, _time: Any, _flags: Any) -> None:  # noqa: ANN401 - PortAudio's own
        sound = np.zeros(PLAY_FRAME, dtype=np.float32)
        if not self._playing.empty():
            sound = self._playing.get_nowait()
        far[:, 0] = sound
        self._captured.put((near[:, 0].copy(), sound))


def _device(name: str | None) -> str | int | None:
    return int(name) if name is not None and name.isdecimal() else name
