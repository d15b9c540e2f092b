"""Sentences are arranged: what gets somebody ready, the steps of a rep, and what is not said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.handout.sentences import Sentence
from audio_builder.exchange.handout.vocabulary import (
    AND_MOVES,
    CAUTIONS,
    MOVES,
    PLACES,
    RETURNS,
    UNSAID,
)

_FRAGMENT_MAX: Final = 3
_REPEAT_MAX: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """Sentences that get somebody ready, and those of a rep; and which of the latter is held.

    Attributes:
        cautions: those that say what to watch for.
        unsaid: those that tell nobody what to do, as in `Why: …`.
        held: the number of a step, from 0.
    """

    setup: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    cautions: tuple[Sentence, ...] = ()
    unsaid: tuple[Sentence, ...] = ()
    held: int = 0


def arranged(sentences: Sequence[Sentence]) -> Instructions:
    """Sentences as setup, as far as they say where to be, and steps from the first that moves."""
    said = [sentence for sentence in sentences if sentence.words]
    unsaid = [sentence for sentence in said if _is_unsaid(sentence)]
    cautions = [each for each in said if CAUTIONS.match(each.words) and each not in unsaid]
    worded = [each for each in said if each not in unsaid and each not in cautions]
    first = next((n for n, each in enumerate(worded) if not _is_setup(each, n)), len(worded))
    if first and all(RETURNS.match(each.words) for each in worded[first:]):
        first -= 1  # where to be and what to do are said in one sentence
    setup, steps = worded[:first], worded[first:]
    return Instructions(
        setup=tuple(setup),
        steps=tuple(steps),
        cautions=tuple(cautions),
        unsaid=tuple(unsaid),
        held=_held(sentences, steps),
    )


def _is_setup(sentence: Sentence, number: int) -> bool:
    """Whether a sentence says where to be; a word or two at the start say with what."""
    is_fragment = number == 0 and len(sentence.words.split()) <= _FRAGMENT_MAX
    is_fragment = is_fragment and not MOVES.match(sentence.words)
    is_place = PLACES.match(sentence.words) is not None
    return is_fragment or (is_place and AND_MOVES.search(sentence.words) is None)


def _is_unsaid(sentence: Sentence) -> bool:
    is_repeat = sentence.words.lower().startswith("repeat") and not sentence.has_hold
    is_short = len(sentence.words.split()) <= _REPEAT_MAX
    return (is_repeat and is_short) or UNSAID.match(sentence.words) is not None


def _held(sentences: Sequence[Sentence], steps: Sequence[Sentence]) -> int:
    """Which step the hold belongs to: the last that leads somewhere, before the hold is said."""
    leading = [number for number, step in enumerate(steps) if not RETURNS.match(step.words)]
    last = leading[-1] if leading else max(len(steps) - 1, 0)
    hold = next((each for each in sentences if each.has_hold), None)
    if hold is None:
        return last
    before = sentences[: sentences.index(hold) + 1]
    known = [number for number in leading if any(steps[number] is each for each in before)]
    return known[-1] if known else last
