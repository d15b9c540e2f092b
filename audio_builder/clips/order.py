"""An order for one clip. Light, so that a build with nothing to make loads no workbench."""

from dataclasses import dataclass

from audio_builder.errors import VoiceError
from audio_builder.model.sounds import Sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A clip that is to be made."""

    clip_id: str
    sound: Sound
    spoken: str | None
    """A phrase as the voice is handed it; None for other sounds."""
    why: str
    """Why it has to be made, for `repcast build --explain`."""


class UnspokenError(VoiceError):
    """A voice failed at this phrase, and would again; others it may well speak."""

    def __init__(self, phrase: str, why: str) -> None:
        self.phrase = phrase
        super().__init__(why)
