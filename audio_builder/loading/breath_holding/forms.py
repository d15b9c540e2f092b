"""The direct forms: words that hold a breath by themselves, whatever was heard before."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from audio_builder.loading.breath_holding import vocabulary as known
from audio_builder.loading.breath_holding.negation import forbids_breathing, is_negated

Words = tuple[str, ...]
_MODIFIERS_MAX: Final = 8
_AIR_ENDS: Final = known.PREPOSITIONS - {"in"} | {"inside", "back", "then", "now"}

_FULL_OR_EMPTY: Final = frozenset({"full", "empty"})
_STAYING_FULL: Final = frozenset({"stay", "kept", "still", "completely", "fully", "half", "quite"})
_UNTIL: Final = frozenset({"until", "till", "once", "when", "if", "feel", "as"})


@lru_cache(maxsize=8192)
def direct_form(words: Words, *, negated: bool = False) -> Words:
    """The words of a clause that hold a breath by themselves; none if it has no such words.

    Args:
        words: of the clause.
        negated: whether a 'not' of the clause before reaches over to this one.
    """
    for start, word in enumerate(words):
        if word in known.BREATHING and _is_forbidden(words, start):
            return _with_the_not(words, start)
        if negated or is_negated(words[max(0, start - 12) : start]):
            continue
        for length in _lengths(words, start):
            if length:
                return words[start : start + length]
    return ()


def _lengths(words: Words, start: int) -> Iterator[int]:
    yield _verb_and_breath(words, start)
    yield _breath_and_state(words, start)
    yield _term(words, start)
    yield _full_or_empty(words, start)


def _past_modifiers(words: Words, at: int) -> int:
    end = min(len(words), at + _MODIFIERS_MAX)
    while at < end and (words[at] in known.MODIFIERS or is_number(words[at])):
        at += 1
    return at


def _verb_and_breath(words: Words, start: int) -> int:
    """How many words are `hold your breath`, `trap the air`, `keep your breath in`."""
    verb = words[start]
    if verb not in known.HOLD | known.TRAP | known.HALT | known.KEEP:
        return 0
    at = start + 1
    while at < len(words) and at < start + 3 and words[at] in known.PARTICLES:
        at += 1
    noun_at = _past_modifiers(words, at)
    noun, after = _at(words, noun_at), _at(words, noun_at + 1)
    if noun not in known.HELD_NOUNS or after in known.RHYTHM:
        return 0
    if after in ("more", "longer") and noun in known.BREATHS:
        return 0
    if not _is_held(words, start, at, noun_at):
        return 0
    return noun_at + 1 + (after in ("in", "inside", "back")) - start


def _is_held(words: Words, start: int, at: int, noun_at: int) -> bool:
    """Whether the verb at `start` holds the breath at `noun_at`, whose modifiers begin at `at`."""
    verb, noun = words[start], words[noun_at]
    is_bare = noun_at == start + 1
    if verb not in known.HOLD and is_bare and noun not in known.BREATHS | {"air"}:
        return False  # "stop breathing" is judged as breathing forbidden
    if verb in known.KEEP:
        return _is_kept(words, at, noun_at)
    if verb in known.HALT and not any(word in known.OWNERS for word in words[at:noun_at]):
        return False
    return noun != "air" or _is_held_air(words, start, noun_at)


def _is_kept(words: Words, at: int, noun_at: int) -> bool:
    """`keep your breath in`, `keep in your breath`; but not `keep the breath in your belly`."""
    if words[at - 1] == "in":
        return True
    state, place = _at(words, noun_at + 1), words[noun_at + 2 :]
    if state in known.BREATH_STATES | {"back"}:
        return True
    outside = [word for word in place[:2] if word not in known.OWNERS]
    return state in ("in", "inside") and (
        not outside or outside[0] in known.PREPOSITIONS or outside[0] in known.LUNGS
    )


def _is_held_air(words: Words, start: int, noun_at: int) -> bool:
    """`hold the air in`, `hold in your air`; but not `hold in the air`, which a leg does."""
    after = _at(words, noun_at + 1)
    if words[start] in known.TRAP | known.KEEP | known.HALT:
        return True
    if _at(words, start + 1) == "in":
        return any(word in known.OWNERS - {"the"} for word in words[start + 2 : noun_at])
    return after in ("", "in") or after in _AIR_ENDS


def _breath_and_state(words: Words, start: int) -> int:
    """How many words are `breath held`, `breath holding`, `breath hold`, `breath stopped`."""
    if words[start] not in known.BREATHS:
        return 0
    at = start + 1
    while _at(words, at) in ("is", "are", "being", "stays", "stay", "kept"):
        at += 1
    state, after = _at(words, at), _at(words, at + 1)
    if state in known.BREATH_STATES | {"stop", "stops"}:
        return at + 1 - start
    is_each = any(word in ("each", "every") for word in words[max(0, start - 3) : start])
    is_noun = after in known.PREPOSITIONS | {"", "of"} and after not in ("on", "against")
    if state in known.HOLD | {"holder", "holders"} and at == start + 1 and not is_each and is_noun:
        return at + 1 - start
    is_subject = state == "holding" and after not in known.OWNERS | {"a", "an", "on", "onto"}
    if (is_subject and not is_each) or state in known.RETENTION:
        return at + 1 - start
    return 0


def _term(words: Words, start: int) -> int:
    """How many words name a breath hold: `kumbhaka`, `box breathing`, `4 7 8 breathing`."""
    word, after = words[start], _at(words, start + 1)
    if word in known.TERMS:
        return 1
    if word in known.RETENTION and _at(words, start - 1) not in known.OTHER_RETENTION:
        return 0 if after == "of" and not known.BREATHING & set(words) else 1
    if word in known.HOLDING_PATTERNS and after in known.BREATHING:
        return 2
    return _pattern(words, start)


def _pattern(words: Words, start: int) -> int:
    end = start
    while end < len(words) and is_number(words[end]):
        end += 1
    count = end - start
    # In, hold, out, hold: the second and the fourth are holds, unless they are nought.
    holds = [word for word in words[start + 1 : end : 2] if word not in ("0", "zero")]
    if count not in (3, 4) or not holds or is_number(_at(words, start - 1)):
        return 0
    if _at(words, end) in known.BREATHING | {"breathwork"}:
        return count + 1
    return count if words[start - 1 : start] and _at(words, start - 1) in known.BREATHING else 0


def _full_or_empty(words: Words, start: int) -> int:
    """How many words are `lungs full`, `empty lungs`: to stay or to work like that."""
    if words[start] in _FULL_OR_EMPTY and _at(words, start + 1) in known.LUNGS:
        end = start + 2
    elif words[start] in known.LUNGS:
        end = start + 1
        while _at(words, end) in _STAYING_FULL:
            end += 1
        end = end + 1 if _at(words, end) in _FULL_OR_EMPTY else start
    else:
        return 0
    before = set(words[:start])
    is_way_there = before & (_UNTIL | known.BREATHING | known.FILL)
    return 0 if is_way_there else end - start


def _is_forbidden(words: Words, at: int) -> bool:
    """Whether breathing itself is forbidden here: `don't breathe`, `without a breath`."""
    if words[0] == "if" or not forbids_breathing(words[max(0, at - 10) : at]):
        return False
    after = _at(words, at + 1)
    if after in ("in", "out", "at") and words[at] in known.BREATHE:
        after = _at(words, at + 2)
    if words[at] in known.BREATHS:
        if after in known.HOLD | known.RETENTION | known.BREATH_STATES:
            return False
        if words[at - 1] in known.CESSATION | {"the", "your"}:  # "never … the breath" how?
            return False
    if after in known.CESSATION:  # "don't let your breathing stop"
        return False
    is_manner = after in known.MANNER or (after.endswith("ly") and after not in known.AT_ONCE)
    return not is_manner


def _with_the_not(words: Words, at: int) -> Words:
    start = at
    while start and (
        words[start - 1] in known.NEAR_BREATHING | known.NEGATORS | known.CESSATION
        or words[start - 1] in ("do", "must", "should")
    ):
        start -= 1
    return words[start : at + 1]


def is_number(word: str) -> bool:
    """Whether a word is a number."""
    return word[:1].isdigit() or word in known.NUMBERS


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""
