"""openWakeWord, loaded: the only module that imports it. Its models are in its wheel."""

from typing import Final

import pyopen_wakeword as engine

from skill.listen.ports import Heard

_LIKELY: Final = 0.5


class OpenWakeWord:
    """One phrase, by a model of speech and a small one of the phrase."""

    def __init__(self, model: str, phrase: str) -> None:
        """Load the model of a phrase.

        Args:
            model: the engine's name for it.
            phrase: its words.
        """
        self.phrase = phrase
        self._model = engine.OpenWakeWord.from_builtin(engine.Model(model))
        self._features = engine.OpenWakeWordFeatures.from_builtin()

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether the phrase has just been said, perhaps more than once."""
        heard = False
        for features in self._features.process_streaming(frame.astype("<i2").tobytes()):
            for likelihood in self._model.process_streaming(features):
                heard = heard or likelihood > _LIKELY
        return heard

    def reset(self) -> None:
        """Forget what was heard."""
        self._features.reset()
        self._model.reset()
