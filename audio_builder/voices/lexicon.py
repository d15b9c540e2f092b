"""How a routine's words are said: whole words found in a text and rendered for a voice."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from audio_builder.errors import VoiceError
from audio_builder.model.routine import Pronunciation
from audio_builder.voices.ipa import heart_phonemes
from audio_builder.voices.plain import STAND_IN, plain

Render: TypeAlias = Callable[[Pronunciation, str], str | None]
"""A pronunciation, and the word as written, to what the engine reads; None leaves the word."""

_NO_WORD: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Pronunciations to look for. Of two for the same word the first counts."""

    pronunciations: tuple[Pronunciation, ...] = ()
    _ordered: tuple[Pronunciation, ...] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.pronunciations, key=lambda entry: -len(plain(entry.word)))
        ordered = [entry for entry in ordered if plain(entry.word)]
        words = "|".join(f"({re.escape(plain(entry.word))})" for entry in ordered)
        # A plural or a possessive is another word: "psoas" is not looked for in "psoas's".
        whole = re.compile(rf"(?<!\w)(?<!\w')(?:{words})(?!'?\w)", re.IGNORECASE)
        object.__setattr__(self, "_ordered", tuple(ordered))
        object.__setattr__(self, "_pattern", whole if ordered else _NO_WORD)

    def apply(self, text: str, *, render: Render, around: Callable[[str], str]) -> str:
        """The text with its known words rendered, and `around` applied to all the rest.

        What was rendered is neither looked through again nor handed to `around`, which sees one
        `STAND_IN` for it and must keep each, in order.

        Raises:
            VoiceError: if the text itself holds that private character.
        """
        if STAND_IN in text:
            message = f"the private character U+{ord(STAND_IN):04X} cannot be spoken, in: {text}"
            raise VoiceError(message)
        rendered: list[str] = []

        def stand_in(match: re.Match[str]) -> str:
            spoken = render(self._ordered[(match.lastindex or 1) - 1], match[0])
            if spoken is None:
                return match[0]
            rendered.append(spoken)
            return STAND_IN

        marked = self._pattern.sub(stand_in, plain(text))
        left = iter(rendered)
        return re.sub(STAND_IN, lambda _: next(left), around(marked))


def respelled(pronunciation: Pronunciation, _written: str) -> str | None:
    """The respelling, for any voice; None if only IPA is given."""
    return pronunciation.say


def inline(pronunciation: Pronunciation, written: str) -> str | None:
    """For `heart`: the IPA if given, `[word](/phonemes/)`; else the respelling.

    Raises:
        VoiceError: if the IPA holds a symbol that `heart` does not know.
    """
    if pronunciation.ipa is None:
        return pronunciation.say
    return link(written, heart_phonemes(pronunciation.ipa, pronunciation.word))


def link(written: str, phonemes: str) -> str:
    """A word with its phonemes, in hibari's markup. The word is a label, kept clear of markup."""
    label = " ".join("".join(char if char.isalpha() else " " for char in written).split())
    return f"[{label or 'word'}](/{phonemes}/)"
