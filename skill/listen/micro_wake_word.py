"""microWakeWord, loaded: the only module that imports it. Its models are in its wheel."""

import pymicro_wakeword as engine

from skill.listen.ports import Heard


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

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether the phrase has just been said, perhaps more than once."""
        heard = False
        for features in self._features.process_streaming(frame.astype("<i2").tobytes()):
            heard = bool(self._model.process_streaming(features)) or heard
        return heard

    def reset(self) -> None:
        """Forget what was heard."""
        self._features.reset()
        self._model.reset()
