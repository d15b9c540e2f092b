"""IPA into the alphabet that `heart` reads (misaki's, for American English).

hibari drops a symbol it does not know without a word, so a symbol is refused here instead. Its
vocabulary holds more symbols than it has ever heard spoken; only those of its dictionary count.
"""

import re
import unicodedata
from typing import Final

from audio_builder.errors import VoiceError

# ruff: noqa: RUF001, RUF002 - phonetic letters look like others: that is what they are

HEARD: Final = frozenset("bdfhijklmnpstuvwz æðŋɐɑɔəɛɡɪɹɾʃʊʌʒʔʤʧˈˌθᵊᵻ")
"""True IPA that stays as it is."""

_TURNED: Final = {
    "eɪ": "A",
    "aɪ": "I",
    "oʊ": "O",
    "əʊ": "O",
    "aʊ": "W",
    "ɔɪ": "Y",
    "tʃ": "ʧ",
    "dʒ": "ʤ",
    "ɜɹ": "ɜɹ",
    "ɜr": "ɜɹ",
    "ɜ": "ɜɹ",
    "ɝ": "ɜɹ",
    "ɚ": "əɹ",
    "l̩": "ᵊl",
    "n̩": "ᵊn",
    "m̩": "ᵊm",
    "r": "ɹ",
    "g": "ɡ",
    "ɫ": "l",
    "ʍ": "w",
    "ɒ": "ɑ",
    "ɨ": "ᵻ",
    "'": "ˈ",
}
_UNHEARD: Final = re.compile("[ːˑ./\u0361\u035c]")
"""Length, syllable breaks, slashes and ties: nothing that `heart` tells apart."""
_LONGEST_FIRST: Final = "|".join(sorted(map(re.escape, _TURNED), key=len, reverse=True))
_SYMBOL: Final = re.compile(f"{_LONGEST_FIRST}|.")
_INSTEAD: Final = {
    "a": "aɪ, aʊ, æ or ɑ",
    "e": "eɪ or ɛ",
    "o": "oʊ or ɔ",
    "x": "k or h",
    "y": "j, i or u",
    "ʁ": "ɹ",
}
_NAMES: Final = (
    "ˈA bˈi sˈi dˈi ˈi ˈɛf ʤˈi ˈAʧ ˈI ʤˈA kˈA ˈɛl ˈɛm ˈɛn ˈO pˈi kjˈu ˈɑɹ ˈɛs tˈi jˈu vˈi "
    "dˈʌbᵊlju ˈɛks wˈI zˈi"
)
_LETTERS: Final = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        _NAMES.split(),
        strict=True,
    )
)


def heart_phonemes(ipa: str, word: str) -> str:
    """IPA, as in `ˈsoʊæs`, in the alphabet of `heart`: `ˈsOæs`.

    Raises:
        VoiceError: if a symbol is not one it knows, or nothing is left to say; names the word.
    """
    symbols = unicodedata.normalize("NFC", " ".join(_UNHEARD.sub("", ipa).split()))
    phonemes = "".join(_turned(match[0], word) for match in _SYMBOL.finditer(symbols))
    if not any(char.isalpha() and char not in "ˈˌ" for char in phonemes):
        message = f"the IPA given for '{word}' says nothing: {ipa}"
        raise VoiceError(message)
    return phonemes


def _turned(symbol: str, word: str) -> str:
    if symbol in _TURNED:
        return _TURNED[symbol]
    if symbol in HEARD:
        return symbol
    name = unicodedata.name(symbol, "no name")
    instead = f"; write {_INSTEAD[symbol]}" if symbol in _INSTEAD else ""
    message = (
        f"the IPA given for '{word}' holds '{symbol}' (U+{ord(symbol):04X}, {name.lower()}), "
        f"which the voice heart does not know{instead}"
    )
    raise VoiceError(message)


def letter_phonemes(letters: str) -> str:
    """Capital letters A to Z spoken one by one, stressed on the last: `IR` is `ˌIˈɑɹ`."""
    names = [_LETTERS[letter] for letter in letters]
    return "".join(name.replace("ˈ", "ˌ") for name in names[:-1]) + names[-1]
