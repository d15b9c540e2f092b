"""Texts cut into clauses: a few words that say one thing, and how they join what was before."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = "`\u00b4\u02bc\u2018\u2019\u2032"
_DASHES: Final = "\u00ad\u2010\u2011\u2012"
_TOKEN: Final = re.compile(r"\d+(?:\.\d+)?|\w+(?:'\w+)*|[.!?;:,–—]|-{2,}|…")
_SENTENCE_ENDS: Final = frozenset(".!?…")
_BREAKS: Final = frozenset(";:–—")
_JOINTS: Final = {"and": "and", "then": "and", "but": "and", "or": "or", "nor": "or", ",": ","}
_STRENGTH: Final = ("", "and", ",", ";", "or", ".")
_IN_AND_OUT: Final = frozenset({("in", "out"), ("out", "in")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A few words that say one thing."""

    words: tuple[str, ...]
    joint: str
    """What joins it to the clause before: `.`, `;`, `,`, `and`, `or`; the strongest of several."""

    def __str__(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Text in lower case, with one kind of apostrophe and of space, and no decoration."""
    bare = re.sub(f"[{_APOSTROPHES}]", "'", text)
    folded = unicodedata.normalize("NFKC", re.sub(r"\u00ad", "", bare)).casefold()
    folded = "".join(char for char in folded if unicodedata.category(char) not in ("Cf", "Mn"))
    return re.sub(r"\s+", " ", folded).strip()


@lru_cache(maxsize=8192)
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of one text, which begins a sentence of its own."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    words: list[str] = []
    joint = "."
    tokens = _tokens(text)
    for index, token in enumerate(tokens):
        around = (words[-1] if words else "", tokens[index + 1] if index + 1 < len(tokens) else "")
        new = "" if around in _IN_AND_OUT else _joint(token)
        if not new:
            words.append(token)
            continue
        if words:
            yield Clause(words=tuple(words), joint=joint)
            words, joint = [], ""
        joint = max(joint, new, key=_STRENGTH.index)
    if words:
        yield Clause(words=tuple(words), joint=joint)


def _tokens(text: str) -> list[str]:
    folded = re.sub(f"[{_DASHES}]", "-", plain(text))
    folded = re.sub(r" -+ ", " – ", folded)  # a dash between words, not inside one
    folded = re.sub(r"(?<=\d)[–—](?=\d)", "-", folded)
    return _TOKEN.findall(re.sub(r"(?<![-\s])-(?![-\s])", " ", folded))


def _joint(token: str) -> str:
    if token in _SENTENCE_ENDS:
        return "."
    if token in _BREAKS or token.startswith("--"):
        return ";"
    return _JOINTS.get(token, "")
