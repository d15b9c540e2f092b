"""The nearest sentence that is taught, to offer in the place of one that is not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from skill.speaker.grammar import Grammar, Sample

_NEAR: Final = 0.7
"""How alike two sentences have to be for one to be offered in the other's place."""
_NEAR_NAME: Final = 0.5
"""The same of names: they are short, and what was said around one may be wrong as well."""
_NAMES: Final = 5
"""So many names like what was said are tried in every sentence."""
_MANY: Final = 300
"""A blank that takes more names than this is not tried with each of them."""


class Neighbours:
    """Finds sentences that are like one another. Names are sought first, then sentences with them.

    Each name in each sentence, of a thousand routines, would be millions of sentences.
    """

    def __init__(self, grammar: Grammar) -> None:
        few = (sample for sample in grammar.samples if len(sample.values) <= _MANY)
        taught = (sentence for sample in few for sentence in _sentences(sample))
        self._known = tuple(dict.fromkeys((*grammar.stock, *taught)))
        self._blanks = _blanks(grammar.samples)

    def nearest(self, words: str) -> str | None:
        """The sentence that is most like these words; None if there is none such."""
        named = (sentence for blank in self._blanks for sentence in blank.sentences(words))
        offered = dict.fromkeys((*self._known, *named))
        return next(iter(get_close_matches(words, offered, n=1, cutoff=_NEAR)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blank:
    """A blank that takes very many names, and all sentences that have it."""

    names: dict[str, str]
    samples: tuple[Sample, ...]

    def sentences(self, words: str) -> Iterator[str]:
        """Yield sentences with names in them that are like what was said in their place."""
        found = (sample.filling(words) for sample in self.samples)
        said = min((filling for filling in found if filling is not None), key=len, default="")
        near = get_close_matches(said, self.names, n=_NAMES, cutoff=_NEAR_NAME)
        for sample in self.samples:
            yield from map(sample.filled, near)


def _blanks(samples: Iterable[Sample]) -> tuple[_Blank, ...]:
    """The blanks that take very many names: samples with one and the same kind of blank."""
    alike: dict[int, list[Sample]] = {}
    for sample in samples:
        if len(sample.values) > _MANY:
            alike.setdefault(id(sample.values), []).append(sample)
    return tuple(_Blank(names=each[0].values, samples=tuple(each)) for each in alike.values())


def _sentences(sample: Sample) -> Iterator[str]:
    if sample.slot is None:
        yield sample.before
    else:
        yield from map(sample.filled, sample.values)
