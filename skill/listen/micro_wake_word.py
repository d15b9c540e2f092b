"""microWakeWord, loaded: the only module that imports it. Its models are in its wheel."""

from typing import Final

import numpy as np
import pymicro_wakeword as engine

from skill.listen.ports import Heard

_FLOOR: Final = 20.0
"""The loudness of the noise that is laid under every frame, of 32768: in a quiet room the canceller
leaves next to nothing between words, and there the model misses what it else hears."""


class MicroWakeWord:
    """One phrase, by a model that averages a few moments."""

    def __init__(self, model: str, phrase: str) -> None:
        """Load the model of a phrase.

        Args:
            model: the engine's name for it.
            phrase: its words.
        """
        self.phrase = phrase
        self._model = engine.MicroWakeWord.from_builtin(engine.Model(model))
        self._features = engine.MicroWakeWordFeatures()
        self._floor = np.random.default_rng(0)

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether the phrase has just been said, perhaps more than once."""
        heard = False
        sound = np.clip(frame + self._floor.normal(0, _FLOOR, len(frame)), -32768, 32767)
        for features in self._features.process_streaming(sound.astype("<i2").tobytes()):
            heard = bool(self._model.process_streaming(features)) or heard
        return heard

    def reset(self) -> None:
        """Forget what was heard."""
        self._features.reset()
        self._model.reset()
