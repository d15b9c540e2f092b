"""What one clause tells the listener to do: breathe in, breathe out, stay, move."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from audio_builder.loading.breath_holding import vocabulary as known
from audio_builder.loading.breath_holding.forms import Words, is_number
from audio_builder.loading.breath_holding.negation import is_negated


class Act(Enum):
    """What a clause tells the listener to do."""

    IN = auto()
    OUT = auto()
    MAYBE_IN = auto()
    """A bare "in": a breath, unless something was turned in just before."""
    MAYBE_OUT = auto()
    BREATHE = auto()
    KEEP_BREATHING = auto()
    DOSE = auto()
    """So many breaths long: "one breath"."""
    STAY = auto()
    """A hold without an object."""
    BREATH_STAY = auto()
    """A hold at one end of a breath: "pause at the top of the inhale"."""
    STAY_IN_POSITION = auto()
    MOVE = auto()
    TURN = auto()
    """A movement in or out."""
    NOTHING = auto()
    """Anything else; it neither begins nor ends a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a clause tells the listener to do."""

    act: Act
    moves: bool = False
    """Whether it names a movement or a part of the body that moves, besides a breath."""


@lru_cache(maxsize=8192)
def read(words: Words, *, opens_sentence: bool, negated: bool = False) -> Reading:
    """What a clause tells the listener to do."""
    kept_in = _kept_in(words)
    if kept_in is not None:
        return Reading(act=kept_in)
    stay = _verb_of_staying(words)
    if stay is not None:
        return Reading(act=_staying(words, stay, negated=negated))
    found, moves = set(words), _moves(words)
    if found & known.BREATHING:
        return Reading(act=_breathing(words, opens_sentence=opens_sentence), moves=moves)
    breath = _lungs(found) or _bare_in_or_out(words)
    if breath is not None:
        return Reading(act=breath, moves=moves)
    if moves or all(word in known.DIRECTIONS | {"and", "now", "slowly"} for word in words):
        return Reading(act=Act.TURN if found & known.IN_OR_OUT else Act.MOVE, moves=True)
    return Reading(act=Act.NOTHING)


@lru_cache(maxsize=8192)
def split_at_stay(words: Words) -> tuple[Words, ...]:
    """A clause cut where nobody wrote a comma: "inhale hold exhale", "hold 7 breathe out"."""
    parts, start = [], 0
    breathes = stays = False
    for at, word in enumerate(words):
        is_stay = word in known.STAY and word not in known.KEEP
        is_breath = word in known.BREATHING
        is_next_breath = stays and is_breath and is_number(words[at - 1])
        if (breathes and is_stay) or is_next_breath:
            parts.append(words[start:at])
            start, breathes, stays = at, False, False
        breathes, stays = breathes or is_breath, stays or is_stay
    return (*parts, words[start:])


def _kept_in(words: Words) -> Act | None:
    """Whether air is not to be let out: "don't let the air out", "don't let it out"."""
    let = next((at for at, word in enumerate(words) if word in known.LET), None)
    if let is None or not is_negated(words[:let]):
        return None
    after = words[let + 1 :]
    if not {"out", "go", "escape"} & set(after):
        return None
    if known.HELD_NOUNS & set(after):
        return Act.BREATH_STAY
    return Act.STAY if after[:1] == ("it",) else None


def _verb_of_staying(words: Words) -> int | None:
    """Where the verb stands; of "keep holding" it is the second."""
    verbs = [at for at, word in enumerate(words) if word in known.STAY]
    held = [at for at in verbs if words[at] not in known.KEEP]
    return next(iter(held or verbs), None)


def _lungs(found: set[str]) -> Act | None:
    if not found & known.LUNGS:
        return None
    if found & (known.FILL | {"full"}):
        return Act.IN
    return Act.OUT if found & known.EMPTY else None


def _staying(words: Words, at: int, *, negated: bool) -> Act:
    """What a verb of staying tells the listener."""
    before, after = words[:at], words[at + 1 :]
    breaths = [index for index, word in enumerate(after) if word in known.BREATHING]
    if known.KEEP & set(words[: at + 1]) and known.BREATHING & set(words):
        return Act.KEEP_BREATHING
    if negated or is_negated(before) or (words[at] in known.HALT and after[:1] == ("if",)):
        return Act.NOTHING
    if _has_object(after) or _names_position(words) or known.HEIGHTS & set(after[:2]):
        return Act.STAY_IN_POSITION
    if not breaths:
        return Act.STAY
    led = [word for word in after[: breaths[0]] if word in known.EDGES or word == "for"]
    settles = known.SETTLING & set(after[breaths[0] : breaths[0] + 2])
    is_at_its_end = led and led[-1] != "for" and not settles
    return Act.BREATH_STAY if is_at_its_end else Act.STAY_IN_POSITION


def _has_object(after: Words) -> bool:
    """Whether a hold is of something: what stands between it and the next preposition."""
    if after[:2] == ("on", "to") or after[:1] == ("onto",):
        return True
    for word in after:
        if word in known.PREPOSITIONS or word in known.BREATHING:
            return False
        if word not in known.PLAIN and not is_number(word) and not word.endswith("ly"):
            return True
    return False


def _names_position(words: Words) -> bool:
    """Whether a clause names a position or a part of the body; "hold back" names none."""
    return any(
        word in known.POSITIONS
        or (word in known.BODY and (word != "back" or (at > 0 and words[at - 1] in known.OWNERS)))
        for at, word in enumerate(words)
    )


def _breathing(words: Words, *, opens_sentence: bool) -> Act:
    first = next(at for at, word in enumerate(words) if word in known.BREATHING)
    if known.ONGOING & set(words[:first]):
        return Act.KEEP_BREATHING
    return _way_of_breath(words) or _breath_in_general(words, opens_sentence=opens_sentence)


def _way_of_breath(words: Words) -> Act | None:
    """Whether a clause breathes in or out; None if it says neither."""
    found = set(words)
    goes_in = bool(found & known.INHALE)
    goes_out = bool(found & known.EXHALE)
    last = max(at for at, word in enumerate(words) if word in known.BREATHING)
    near = set(words[max(0, last - 2) : last + 4])
    if not goes_in and not goes_out:
        goes_in, goes_out = "in" in near, "out" in near
    if goes_in and goes_out and not found & (known.INHALE | known.EXHALE):
        return Act.BREATHE
    if goes_out:
        return Act.OUT
    return Act.IN if goes_in or (found & known.BREATHS and found & known.TAKE) else None


def _breath_in_general(words: Words, *, opens_sentence: bool) -> Act:
    """What a clause on breathing tells that goes neither in nor out."""
    found = set(words)
    if found & known.BREATHE:
        return Act.IN if found & known.DEEPLY else Act.BREATHE
    if all(word in known.MODIFIERS | known.BREATHS | {"and", "now"} for word in words):
        numbered = any(is_number(word) for word in words)
        deep = bool(found & known.DEEPLY or found & {"full", "long"})
        return Act.IN if deep and (opens_sentence or not numbered) else Act.DOSE
    if found & known.EDGES and "the" in found and "for" not in found:
        return Act.IN  # "at the top of the breath"
    return Act.NOTHING


def _bare_in_or_out(words: Words) -> Act | None:
    rest = [word for word in words if word not in ("and", "now", "then", "again", "slowly")]
    if not rest or rest[0] not in ("in", "out"):
        return None
    if set(rest) == {"in", "out"}:
        return Act.BREATHE
    goes_in, others = rest[0] == "in", rest[1:]
    is_plain = all(word in known.PLAIN or is_number(word) or word.endswith("ly") for word in others)
    is_along = others[:1] in (["as"], ["while"], ["when"])
    if not is_plain and not is_along:
        return None
    is_counted = any(is_number(word) or word in known.BREATHING_PARTS for word in others)
    if is_counted or is_along:
        return Act.IN if goes_in else Act.OUT
    return Act.MAYBE_IN if goes_in else Act.MAYBE_OUT


def _moves(words: Words) -> bool:
    found = set(words)
    if found & known.CALM:
        return False
    limbs = found & (known.BODY | known.POSITIONS)
    if found & known.BREATHING_PARTS and not limbs:
        return False
    return bool(limbs or found & known.MOVES)
