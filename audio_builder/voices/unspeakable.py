"""A character that yields no sound is an error, never a silent gap."""

import unicodedata
from collections.abc import Container

from audio_builder.errors import VoiceError


def refuse_unspeakable(said: str, *, phrase: str, speakable: Container[str], way_out: str) -> None:
    """Make sure that each character can be spoken, and that there is something to speak.

    Args:
        said: the text as it will be spoken.
        phrase: the text as it was written, for the message.
        speakable: the characters the voice can speak or take as a pause.
        way_out: what the writer can do about it.

    Raises:
        VoiceError: naming the first character that cannot be spoken, and the phrase.
    """
    for char in said:
        if char not in speakable:
            name = unicodedata.name(char, "no name").lower()
            message = (
                f"'{char}' (U+{ord(char):04X}, {name}) cannot be spoken, in: {phrase} ({way_out})"
            )
            raise VoiceError(message)
    refuse_wordless(said, phrase=phrase)


def refuse_wordless(said: str, *, phrase: str) -> None:
    """Make sure that there is a letter or a digit to speak.

    Raises:
        VoiceError: if there is none.
    """
    if not any(char.isalnum() for char in said):
        message = f"there is nothing to speak in: '{phrase}'"
        raise VoiceError(message)
