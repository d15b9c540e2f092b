"""Finding routines among many: by words, and by what they are and take. Pure.

The page does the same by the same rules (player/search.js).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from audio_builder.model.pace import Level
from audio_builder.records import SearchRow

RowT = TypeVar("RowT", bound=SearchRow)

NOTHING: Final = "none"
"""Wished for as equipment: routines that take none."""
_MINUTE_MS: Final = 60_000
_APOSTROPHES: Final = re.compile("['\u2019]")
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is looked for; None or nothing stands for whatever there is.

    Attributes:
        words: each begins a word of the title, a name, a body part, the genre, or the equipment.
        minutes: the most that the session may take at the routine's own pace.
        equipment: something that it takes; `NOTHING` for routines that take none.
        body: a part of the body that it is for.
        posture: all of it is done so. The page has no such wish: a listener who speaks has.
        genre: what kind of practice it is.
        level: one at which it can be had.
        language: as in en or en-US.
    """

    words: str = ""
    minutes: int | None = None
    equipment: str | None = None
    body: str | None = None
    posture: str | None = None
    genre: str | None = None
    level: Level | None = None
    language: str | None = None


def find(rows: Sequence[RowT], wish: Wish) -> tuple[RowT, ...]:
    """The routines that are as wished in every way.

    What is found by its title comes before what is found by a name, and that before the rest; else
    they stay in their order.
    """
    words = words_of(wish.words)
    ranked = [
        (rank, row) for row in rows if _suits(row, wish) and (rank := _rank(row, words)) is not None
    ]
    return tuple(row for _, row in sorted(ranked, key=lambda each: each[0]))


@lru_cache(maxsize=100_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).lower()
    letters = (letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return tuple(_WORD.findall("".join(letters)))


def _suits(row: SearchRow, wish: Wish) -> bool:
    return (
        (wish.minutes is None or row.duration_ms <= wish.minutes * _MINUTE_MS)
        and (wish.level is None or wish.level in row.levels)
        and (wish.posture is None or row.postures == (wish.posture,))
        and _is_one(wish.genre, () if row.genre is None else (row.genre,))
        and _is_one(wish.body, row.body_parts)
        and _is_one(wish.language, (row.language,))
        and _is_one(wish.equipment, row.equipment or (NOTHING,))
    )


def _is_one(wished: str | None, names: Iterable[str]) -> bool:
    """Whether one of some names is wished for: each word of the wish begins one of its words."""
    words = words_of(wished or "")
    return not words or any(all(_begins(word, (name,)) for word in words) for name in names)


def _rank(row: SearchRow, words: Iterable[str]) -> int | None:
    """How far from the title the words are found, all in all; None if one is not found."""
    found = [_place(row, word) for word in words]
    return None if None in found else sum(place for place in found if place is not None)


def _place(row: SearchRow, word: str) -> int | None:
    """Where a word is found first."""
    places = ((row.title,), row.names, (*row.body_parts, *row.equipment, row.genre or ""))
    return next((at for at, texts in enumerate(places) if _begins(word, texts)), None)


def _begins(word: str, texts: Iterable[str]) -> bool:
    """Whether a word begins one of some texts' words, or is the plural of one."""
    return any(each.startswith(word) or f"{each}s" == word for each in _words_in(texts))


def _words_in(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from words_of(text)
