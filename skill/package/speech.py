"""Names as Alexa wants them written: lower case, numbers in words, initialisms as `i. r.`."""

import re
import unicodedata
from typing import Final

from skill.package.numbers import ORDINAL_WORDS, number_words

_CAPITALS: Final = re.compile(r"[A-Z]{1,4}")
"""A word of these is spelled letter by letter; a longer one is shouted."""
_SIGNS: Final = {
    "&": " and ",
    "+": " plus ",
    "%": " percent ",
    "°": " degrees ",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
_ARTICLE: Final = re.compile(r"^(?:the|an?) (?=\S)")
_LONE_WORDS: Final = ("A", "I")
"""Letters that are words when they stand alone."""


def as_spoken(name: str) -> str:
    """A name in the characters that samples and slot values may have; empty if none is left."""
    words = _words(name)
    shouted = len(words) > 1 and not any(char.islower() for char in "".join(words))
    spoken = (
        _spelled(word) if _is_spelled(words, index, shouted=shouted) else _lower(word)
        for index, word in enumerate(words)
    )
    return " ".join(word for word in spoken if word)


def as_heard(name: str) -> str:
    """What is left of a name in the ear: no article, no gaps. Names alike in it are one name."""
    return squeezed(base_name(name))


def base_name(name: str) -> str:
    """A name as it is spoken, without the article before it; empty if nothing can be said."""
    spoken = as_spoken(name)
    return _ARTICLE.sub("", spoken, count=1)


def squeezed(spoken: str) -> str:
    """A spoken name without its points, apostrophes and gaps."""
    return spoken.replace(".", "").replace("'", "").replace(" ", "")


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name)
    for sign, spoken in _SIGNS.items():
        text = text.replace(sign, spoken)
    text = re.sub(r"(?<=\d)\.(?=\d)", " point ", text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\d+(?:st|nd|rd|th)\b", lambda found: _ordinal(found[0]), text)
    found: list[str] = _WORD.findall(text)
    spelled = (number_words(int(word)) if word.isdecimal() else word for word in found)
    return " ".join(spelled).split()


def _ordinal(text: str) -> str:
    place = int(text[:-2])
    return ORDINAL_WORDS[place - 1] if 1 <= place <= len(ORDINAL_WORDS) else text[:-2]


def _is_spelled(words: list[str], index: int, *, shouted: bool) -> bool:
    word = words[index]
    if not _CAPITALS.fullmatch(word):
        return False
    if len(word) > 1:
        return not shouted
    if index == 0 and word == "A":  # as in "A T spine opener"
        return False
    beside = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
    in_a_row = any(len(other) == 1 and other.isupper() for other in beside)
    return in_a_row or word not in _LONE_WORDS


def _lower(word: str) -> str:
    """In lower case; whatever is no letter is dropped, as the dot that some capitals leave."""
    parts = ("".join(filter(str.isalpha, part)) for part in word.lower().split("'"))
    return "'".join(part for part in parts if part)


def _spelled(word: str) -> str:
    return " ".join(f"{letter}." for letter in word.lower())
