"""What the loudspeaker plays: the track, which can be held, and answers, which come before it."""

from collections import deque

import numpy as np

from skill.listen.decoding import PlayedTrack
from skill.listen.ports import PLAY_FRAME, Sound

_FADE_FRAMES = 5
"""So many frames it takes to fall silent: a hard cut is a click."""


class Mixer:
    """One loudspeaker."""

    def __init__(self) -> None:
        self._track: PlayedTrack | None = None
        self._answer: deque[Sound] = deque()
        self._loudness = _FADE_FRAMES
        self.held = False
        """Whether the track waits."""

    @property
    def speaks(self) -> bool:
        """Whether an answer is being said."""
        return bool(self._answer)

    def put(self, track: PlayedTrack | None) -> None:
        """Play this track from now on, or none."""
        self._track = track

    def say(self, sound: Sound) -> None:
        """Say this after all that is still to be said."""
        whole = np.pad(sound, (0, -len(sound) % PLAY_FRAME))
        self._answer.extend(np.split(whole, len(whole) // PLAY_FRAME))

    def hush(self) -> None:
        """Say no more."""
        self._answer.clear()

    def frame(self) -> tuple[Sound, bool]:
        """The next frame, and whether the track has moved on by it."""
        if self._answer:
            return self._answer.popleft(), False
        goes_down = self.held
        self._loudness += -1 if goes_down else 1
        self._loudness = min(_FADE_FRAMES, max(0, self._loudness))
        if self._track is None or (goes_down and self._loudness == 0):
            return np.zeros(PLAY_FRAME, dtype=np.float32), False
        return self._track.frame() * np.float32(self._loudness / _FADE_FRAMES), True
