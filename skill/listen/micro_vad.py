"""microVAD, loaded: the only module that imports it. Its model is in its wheel."""

from typing import Final

from pymicro_vad import MicroVad

from skill.listen.ports import Heard

_LIKELY: Final = 0.5


class MicroVoiceDetector:
    """Tells speech from everything else."""

    def __init__(self) -> None:
        self._model = MicroVad()

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether someone speaks."""
        return bool(self._model.process_10ms(frame.astype("<i2").tobytes()) > _LIKELY)

    def reset(self) -> None:
        """Forget what was heard."""
        self._model.reset()
