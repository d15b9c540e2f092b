"""microWakeWord, loaded: the only module that imports it. Its models are in its wheel."""

from typing import Final

import pymicro_wakeword as engine

from skill.listen.ports import FRAME_MS, Heard

_REST_MS: Final = 1_000
"""What was heard is not heard once more right after."""


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
        self._rests_ms = 0

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether the phrase has just been said."""
        self._rests_ms = max(0, self._rests_ms - FRAME_MS)
        heard = False
        for features in self._features.process_streaming(frame.astype("<i2").tobytes()):
            heard = bool(self._model.process_streaming(features)) or heard
        if not heard or self._rests_ms:
            return False
        self._rests_ms = _REST_MS
        return True

    def reset(self) -> None:
        """Forget what was heard."""
        self._features.reset()
        self._model.reset()
