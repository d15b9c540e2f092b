"""What is said of an exercise besides its name and doses, sentence by sentence: setup and steps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.handout.found import Found
from audio_builder.exchange.handout.scanning import TAKEN, Scan

_END: Final = re.compile(r"(?<=[.!?;])[\"')\]]*\s+")
_FILLERS: Final = frozenset(
    ["a", "an", "and", "again", "all", "another", "as", "at", "be", "can", "complete", "completed", "daily", "do", "does", "dose", "dosage", "each", "exercise", "exercises", "for", "frequency", "from", "goal", "have", "hep", "hold", "holding", "in", "is", "it", "keep", "maintain", "more", "of", "on", "or", "per", "perform", "performed", "position", "program", "rep", "repeat", "repeated", "repeating", "repetition", "repetitions", "reps", "rest", "round", "rounds", "same", "second", "seconds", "sec", "set", "sets", "side", "sides", "the", "then", "there", "these", "this", "time", "times", "to", "total", "up", "with", "x", "you", "your", "aim", "try", "build"]
)
"""Words that say nothing once a dose is taken out from between them."""
_OPENERS: Final = re.compile(
    r"^(?:[\s,;:.)\]/&+*=-]|(?:and|then|for|but|or|also)\b)+", re.IGNORECASE
)
_CLOSERS: Final = re.compile(r"(?:[\s,;:(\[/&+*=-]|\b(?:and|then|for|do|perform|repeat|x|of))+$")
_SETUP: Final = re.compile(
    r"(?:lie|lay|lying|sit|sitting|stand|standing|kneel|kneeling|start|begin|get (?:on|down|into)|place"
    r"|put|position|face|loop|tie|wrap|attach|anchor|secure|grip|hold|take hold|lean|hands?|forearms?"
    r"|come (?:in)?to|keep (?:your|the)|elbows?|feet|foot|arms?|knees?|on (?:your|all|a|the|hands)|from|with|use|in (?:a|the)"
    r"|starting position|position|band)\b",
    re.IGNORECASE,
)
_RETURN: Final = re.compile(
    r"(?:slowly |gently |then |and |relax and |to )*(?:lower|return|relax|release|come back|let go|back"
    r"|repeat|straighten|rest|go back|switch|change|breathe|focus|ensure|make sure|try"
    r"|feel|maintain|remember|imagine|think|don't|do not|keep(?!.* and )|avoid|no|never)\b",
    re.IGNORECASE,
)
_TIDY: Final = re.compile(
    r"\s+([,.;:!?)])|\(\s*(?:approximately|approx|about|or|up to)?[,;:.-]*\s*\)|(?<=[(,])\s*,"
    r"|\s+(?:and|for)(?=\s*,)"
)
_FRAGMENT_MAX: Final = 3
_REPEAT_MAX: Final = 7
_VERB: Final = re.compile(
    r"(?:\w+ly )?(?:bend|lift|lower|push|pull|press|squeeze|slide|turn|tighten|raise|draw|reach|tilt|roll"
    r"|rotate|move|bring|let|rise|shift|hinge|tap|trace|open|close|straighten|relax|repeat|march|step"
    r"|tense|contract|extend|flex|curl|swing|look|nod|tuck|return|rest|breathe|inhale|exhale|hold|keep)\b",
    re.IGNORECASE,
)
_UNSAID: Final = re.compile(
    r"(?:why|purpose|goals?|aim|benefits?|muscles?(?: \w+)?|notes?|tips?|progressions?|regressions?|easier"
    r"|harder|frequency|equipment|key points?|caution|important|variations?|how often|how many|level"
    r"|common mistakes?)\b\s*(?::|\.$)|please note|to (?:build|improve|increase|strengthen|help|mobili[sz]e"
    r"|maintain|reduce|work|restore|regain)\b|prepared by|www\.|copyright|©",
    re.IGNORECASE,
)
"""Sentences about an exercise, or about the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a handout.

    Attributes:
        number: of the line it begins on.
        words: without its doses.
        has_hold: whether a hold was said in it.
    """

    number: int
    words: str
    has_hold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """Sentences that get somebody ready, and those of a rep; and which of the latter is held.

    Attributes:
        unsaid: those that tell nobody what to do, as in `Why: …`.
        held: the number of a step, from 0.
    """

    setup: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    unsaid: tuple[Sentence, ...] = ()
    held: int = 0


def sentences_of(scan: Scan, start: int, number_at: Sequence[int]) -> Iterator[Sentence]:
    """Yield the sentences behind a place in a text; those without words only for their hold.

    Args:
        scan: the text, and what was read of it.
        start: where its name ends.
        number_at: the number of the line that each place stands on.
    """
    holds = [found for found in scan.found if found.key in ("hold", "breaths")]
    left, at = scan.left[start:], start
    for cut in (*_END.finditer(left), None):
        end = start + cut.start() if cut else len(scan.left)
        is_frequency = any(
            at <= found.start < end and found.key == "frequency" for found in scan.found
        )
        words = "" if is_frequency else _worded(scan.left[at:end])
        has_hold = any(at <= found.start < end for found in holds)
        if words or has_hold:
            yield Sentence(
                number=number_at[min(at, len(number_at) - 1)], words=words, has_hold=has_hold
            )
        at = start + cut.end() if cut else end


def arranged(sentences: Sequence[Sentence]) -> Instructions:
    """Sentences as setup, as far as they say where to be, and steps from the first that moves."""
    said = [sentence for sentence in sentences if sentence.words]
    unsaid = [sentence for sentence in said if _is_unsaid(sentence)]
    worded = [sentence for sentence in said if not _is_unsaid(sentence)]
    first = next((n for n, each in enumerate(worded) if not _is_setup(each, n)), len(worded))
    if first and all(_RETURN.match(each.words) for each in worded[first:]):
        first -= 1  # where to be and what to do are said in one sentence
    setup, steps = worded[:first], worded[first:]
    return Instructions(
        setup=tuple(setup),
        steps=tuple(steps),
        unsaid=tuple(unsaid),
        held=_held(sentences, steps),
    )


def _is_setup(sentence: Sentence, number: int) -> bool:
    """Whether a sentence says where to be; a word or two at the start say with what."""
    is_fragment = number == 0 and len(sentence.words.split()) <= _FRAGMENT_MAX
    is_fragment = is_fragment and not _VERB.match(sentence.words)
    return is_fragment or _SETUP.match(sentence.words) is not None


def _is_unsaid(sentence: Sentence) -> bool:
    is_repeat = sentence.words.lower().startswith("repeat") and not sentence.has_hold
    is_short = len(sentence.words.split()) <= _REPEAT_MAX
    return (is_repeat and is_short) or _UNSAID.match(sentence.words) is not None


def _held(sentences: Sequence[Sentence], steps: Sequence[Sentence]) -> int:
    """Which step the hold belongs to: the last that leads somewhere, before the hold is said."""
    leading = [number for number, step in enumerate(steps) if not _RETURN.match(step.words)]
    last = leading[-1] if leading else max(len(steps) - 1, 0)
    hold = next((each for each in sentences if each.has_hold), None)
    if hold is None:
        return last
    before = sentences[: sentences.index(hold) + 1]
    known = [number for number in leading if any(steps[number] is each for each in before)]
    return known[-1] if known else last


def _worded(left: str) -> str:
    """A sentence without the places that doses were taken from; empty if it says nothing more."""
    words = re.sub(f"{TAKEN}+", " ", left)
    for _ in range(2):
        words = _TIDY.sub(r"\1", " ".join(words.split()))
        words = _CLOSERS.sub("", _OPENERS.sub("", words.rstrip(".!?; \"'"))).strip()
    if words.count("(") != words.count(")") or re.fullmatch(r"\([^()]*\)", words):
        words = words.replace("(", "").replace(")", "")
    said = {word for word in re.findall(r"[^\W_]+", words.lower()) if not word.isdigit()}
    is_said = bool(said - _FILLERS) or (TAKEN not in left and bool(said))
    return f"{words[:1].upper()}{words[1:]}." if is_said and said else ""


def mentions(found: Found) -> str:
    """What was read, in plain words."""
    most = f" to {found.most:g}" if found.most is not None else ""
    units = {"sets": "sets", "reps": "reps", "breaths": "breaths"}
    return found.value or f"{found.low:g}{most} {units.get(found.key, 'seconds')}"
