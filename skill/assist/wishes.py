"""What a client may wish of the voice, besides the text."""

from typing import Final, Protocol

from audio_builder.speech import Speech

_PLAIN: Final = "text"


class UnfitError(Exception):
    """What was sent cannot be answered; one sentence, with what could be."""


class VoiceWish(Protocol):
    """Which voice is wished, if any is."""

    name: str | None
    language: str | None


def check_wish(wish: VoiceWish | None, text_format: str | None, speech: Speech) -> None:
    """Make sure that this voice is meant, and that the text is one.

    Raises:
        UnfitError: if another voice or language is wished, or the text is marked up.
    """
    if text_format is not None and text_format != _PLAIN:
        message = f"the voice speaks plain text only, not {text_format}"
        raise UnfitError(message)
    if wish is None:
        return
    if wish.name is not None and wish.name != speech.record.name:
        message = f"there is no voice '{wish.name}' here; there is {speech.record.name}"
        raise UnfitError(message)
    if wish.language is not None and _base(wish.language) != _base(speech.language):
        message = (
            f"the voice {speech.record.name} does not speak {wish.language}; "
            f"it speaks {speech.language}"
        )
        raise UnfitError(message)


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
