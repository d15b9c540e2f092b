"""Sentences as a network of words: common beginnings and common ends are walked only once.

A thousand sentences with blanks, of which each takes a hundred names, would be a hundred thousand
sentences; as a network they are a few thousand steps, which a small computer searches at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Token = str | tuple[str, ...]
"""A word; or a blank, as the phrases that may stand in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A step from one place to another; without a word it costs nothing."""

    start: int
    end: int
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """All that may be said, from place 0 to the last place.

    Attributes:
        arcs: the steps.
        final: the place where every sentence ends.
    """

    arcs: tuple[Arc, ...]
    final: int

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether these words are a whole sentence."""
        onwards: dict[int, list[Arc]] = {}
        for arc in self.arcs:
            onwards.setdefault(arc.start, []).append(arc)
        here = _silently({0}, onwards)
        for word in words:
            steps = (arc for place in here for arc in onwards.get(place, ()))
            here = _silently({arc.end for arc in steps if arc.word == word}, onwards)
        return self.final in here


def _silently(places: set[int], onwards: Mapping[int, list[Arc]]) -> set[int]:
    """All places that are reached from some without a word."""
    reached, waiting = set(places), list(places)
    while waiting:
        for arc in onwards.get(waiting.pop(), ()):
            if not arc.word and arc.end not in reached:
                reached.add(arc.end)
                waiting.append(arc.end)
    return reached


_Node = tuple[bool, tuple[tuple[Token, int], ...]]
"""Whether a sentence may end here, and where each token leads."""


@dataclass(slots=True)
class _Tree:
    """Sentences by their beginnings."""

    ends: bool = False
    branches: dict[Token, "_Tree"] = field(default_factory=dict)

    def add(self, sentence: Iterable[Token]) -> None:
        tree = self
        for token in sentence:
            tree = tree.branches.setdefault(token, _Tree())
        tree.ends = True


class _Merged:
    """A tree in which what goes on alike is one node."""

    def __init__(self, sentences: Iterable[tuple[Token, ...]]) -> None:
        tree = _Tree()
        for sentence in sentences:
            tree.add(sentence)
        self._numbers: dict[_Node, int] = {}
        self.root = self._number(tree)
        self.nodes = tuple(self._numbers)

    def _number(self, tree: _Tree) -> int:
        onwards = ((token, self._number(branch)) for token, branch in tree.branches.items())
        node = (tree.ends, tuple(sorted(onwards, key=repr)))
        return self._numbers.setdefault(node, len(self._numbers))


class _Drawing:
    """A network that is being drawn."""

    def __init__(self) -> None:
        self.arcs: list[Arc] = []
        self._places = 1
        self._blanks: dict[tuple[str, ...], _Merged] = {}

    def place(self) -> int:
        self._places += 1
        return self._places - 1

    def draw(self, merged: _Merged, start: int, end: int) -> None:
        """Draw sentences between two places."""
        places = [self.place() for _ in merged.nodes]
        self.arcs.append(Arc(start=start, end=places[merged.root]))
        for place, (ends, onwards) in zip(places, merged.nodes, strict=True):
            if ends:
                self.arcs.append(Arc(start=place, end=end))
            for token, to in onwards:
                if isinstance(token, str):
                    self.arcs.append(Arc(start=place, end=places[to], word=token))
                else:
                    self.draw(self._blank(token), place, places[to])

    def _blank(self, phrases: tuple[str, ...]) -> _Merged:
        if phrases not in self._blanks:
            self._blanks[phrases] = _Merged(tuple(phrase.split()) for phrase in phrases)
        return self._blanks[phrases]


def network_of(sentences: Iterable[tuple[Token, ...]], before: tuple[str, ...] = ()) -> Network:
    """The network of some sentences.

    Args:
        sentences: what may be said.
        before: words that come before each of them; the first of them may be missing, as a
            recording that begins late has lost it.
    """
    drawing = _Drawing()
    start = 0
    for index, word in enumerate(before):
        here = drawing.place()
        drawing.arcs.append(Arc(start=start, end=here, word=word))
        if index == 0 and len(before) > 1:
            drawing.arcs.append(Arc(start=start, end=here))
        start = here
    # The last place has the highest number, whatever is drawn before it.
    end = drawing.place()
    drawing.draw(_Merged(sentences), start, end)
    final = drawing.place()
    drawing.arcs.append(Arc(start=end, end=final))
    return Network(arcs=tuple(drawing.arcs), final=final)


def sayable(sentences: Iterable[tuple[Token, ...]], known: Mapping[str, bool]) -> "Sayable":
    """The sentences that are made of known words alone."""
    whole: list[tuple[Token, ...]] = []
    lost: set[str] = set()
    for sentence in sentences:
        kept = tuple(_known(token, known, lost) for token in sentence)
        if all(kept):
            whole.append(kept)
    return Sayable(sentences=tuple(whole), lost=tuple(sorted(lost)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayable:
    """Sentences that can be heard, and the words for which others cannot."""

    sentences: tuple[tuple[Token, ...], ...]
    lost: tuple[str, ...]


def _known(token: Token, known: Mapping[str, bool], lost: set[str]) -> Token:
    """The token as far as it is known; empty if nothing is left of it."""
    phrases = (token,) if isinstance(token, str) else token
    kept = []
    for phrase in phrases:
        strange = [word for word in phrase.split() if not known[word]]
        lost.update(strange)
        if not strange:
            kept.append(phrase)
    return (kept[0] if kept else "") if isinstance(token, str) else tuple(kept)
