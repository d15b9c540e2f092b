"""Doses as handouts write them: sets, reps, holds, lengths and rests, each with its words."""

import re
from typing import Final

from audio_builder.exchange.handout.numbers import AFTER, BEFORE, NUMBER, length, number, spread

_REPS: Final = r"(?:reps?\b\.?|repetitions?\b|times\b|x\b(?! ?\d))"
_HOW: Final = r"(?:(?:slow|slowly|full|controlled|gentle|small|smooth|quick|good|more) )*"
_KEEP: Final = r"(?:\b(?:hold|holds|holding|held|keep|stay|pause|squeeze|maintain)\b)"
_WHAT: Final = (
    r"(?:(?:this|the|that|it|there|here|in|position|posture|stretch|up|at|top|each|end|contraction"
    r"|a|your|squeeze|pose|still|for|about|least|of|slow|gentle|up to|time|is|=|tension|lift) ?)"
)

_NO_REPS: Final = (
    "exercises?|moves?|tips?|things|ways|weeks?|days?|minutes?|hours?|sessions?|months?|years?|rules"
    "|reasons|stretches|phases?|sets?|rounds?|seconds?|secs?|mins?|at a time|of"
)
"""What a number at the start of a line may count besides reps."""


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


RESTS: Final = _patterns(
    rf"\b(?:rest|recover|recovery|break|pause)(?: (?:for|of|about|period|time|between sets|interval))*[:=]? ?"
    rf"{length('rest')}(?:,? ?(?:in )?between (?:each |the )?(?:sets?|reps|rounds|sides))?",
    rf"{BEFORE}{length('rest')} ?(?:of )?(?:rest|recovery|break)\b"
    rf"(?:,? ?(?:in )?between (?:each |the )?(?:sets?|rounds))?",
    rf"{BEFORE}{length('rest')} (?:in )?between (?:each |the )?sets?\b",
)
"""Rests between sets."""
NOTES: Final = _patterns(
    rf"\b(?:then|and) (?:rest|relax)(?: for| up to| about)* {length('rest')}(?: between (?:each )?(?:reps?|repetitions?))?",
    rf"\b(?:rest|relax)(?: for| up to| about)* {length('rest')} (?:in )?between (?:each )?(?:reps?|repetitions?)",
    r"_+ ?(?:times|x)? ?(?:/|a|per) ?(?:day|week)",
)
"""Rests between reps, and blanks for how often: what no routine holds."""
DOSES: Final = _patterns(
    r"\brepeat(?: \w+){0,3}? ?(?P<reps_blank>_+) ?(?:times|x|reps)?",
    r"(?P<reps_blank>_+) ?(?:reps?|repetitions?|times|x)\b",
    r"(?P<sets_blank>_+) ?sets?\b(?: (?:of|x))?",
    rf"(?:{_KEEP}:? ?{_WHAT}{{0,6}})?(?P<hold_blank>_+) ?(?:seconds?|secs?|counts?|s)\b",
    # Several at once, the longest first.
    rf"{BEFORE}{spread('sets')} ?(?:sets? ?)?(?:x|\*) ?{spread('reps')} ?(?:reps? ?)?(?:x|\*) ?{length('hold')} ?(?:holds?\b)?",
    rf"{BEFORE}{spread('sets')} ?(?:sets?|rounds?)? ?(?:x|of|@|\*|times|,) ?{length('work')} ?(?P<is_hold>holds?\b|isometrics?\b)?",
    rf"{BEFORE}{spread('sets')} ?(?:sets?|rounds?)? ?(?:x|\*) ?(?P<most_reps>AMRAP|max(?:imum)?(?: reps)?|to failure|to fatigue)\b",
    rf"\bsets?[ :=]+{spread('sets')}[ ,;|/]+(?:and )?reps?[ :=]+{spread('reps')}{AFTER}",
    rf"{BEFORE}{spread('sets')} ?(?:sets?|rounds?) ?(?:x|of|@|\*|times|by)? ?{spread('reps')} ?{_HOW}{_REPS}?{AFTER}",
    rf"{BEFORE}{spread('reps')} ?{_HOW}(?:reps?|repetitions?) ?(?:x|\*|for|by) ?{spread('sets')} ?(?:sets?|rounds?)?{AFTER}",
    rf"{BEFORE}{spread('reps')} ?(?:x|\*) ?{spread('sets')} ?(?:sets?|rounds?)\b",
    rf"{BEFORE}{spread('sets')} ?(?:x|\*|by) ?{spread('reps')} ?{_HOW}{_REPS}?{AFTER}",
    rf"\b(?:AMRAP|max(?:imum)? reps|as many as (?:you can|possible)) ?(?:in|for) ?{length('work')}",
    # Holds.
    rf"{_KEEP}:? ?(?:[\w'-]+ ){{0,8}}?{length('hold')}(?: each(?! \w))?(?: at (?:the )?(?:top|bottom|end))?",
    rf"{_KEEP}:? ?{_WHAT}{{0,6}}(?P<count>count) of {spread('hold')}{AFTER}",
    rf"\b(?P<count>count) (?:slowly )?(?:to|of) {number('hold')}{AFTER}",
    rf"{_KEEP}:? ?{_WHAT}{{0,6}}{spread('hold')} ?(?P<count>counts?)\b",
    rf"{_KEEP}:? ?{_WHAT}{{0,6}}{spread('breaths')} ?(?:(?:deep|slow|full|long|easy) )*breaths?\b",
    rf"{BEFORE}{length('hold')} ?(?:isometric )?holds?\b",
    rf"{BEFORE}(?P<prime>{length('hold')})(?= ?\x00)(?<=\")",
    rf"{_KEEP}:? ?{_WHAT}{{0,6}}{spread('bare_hold')}{AFTER}(?! ?(?:x|times|reps|sets))",
    # One by one.
    rf"\bsets?[ :=]+{spread('sets')}{AFTER}",
    rf"\b(?:reps?|repetitions?)[ :=]+{spread('reps')}{AFTER}",
    rf"{BEFORE}{spread('sets')} ?(?:more )?(?:sets?|rounds?)\b",
    rf"\b(?:for )?(?:a )?sets? of {spread('reps')}{AFTER}",
    rf"\brepeat(?: (?:this|it|for|another|the exercise|up to|again|sequence|all))* ?(?:x ?)?{spread('reps')} ?{_HOW}{_REPS}?{AFTER}",
    r"\brepeat(?: (?:this|it))?(?: (?P<again>once|twice))\b(?: more)?",
    rf"{BEFORE}{spread('reps')} ?{_HOW}{_REPS}",
    rf"(?<![\w])x ?{length('work')}",
    rf"(?<![\w])x ?{spread('reps')}{AFTER}",
    rf"{BEFORE}{spread('reps')}(?= ?(?:on |for )?(?:ea\b|e/s\b|each\b|per\b|/ ?(?:side|leg|arm|way|direction)|\x00))"
    rf"(?= ?(?:on |for )?(?:ea\b|e/s\b|each\b|per\b|/))",
    rf"^(?P<bare_reps>{NUMBER})(?= [^\W\d_])(?! (?:{_NO_REPS})\b)(?=(?: [\w'-]+){{1,5}} ?(?:[,(x\x00]|$))"
    rf"(?! ?(?:[\w'-]+ )*(?:{_NO_REPS})\b)",
    rf"\b(?:time|duration|work)[ :=]+{length('work')}",
    rf"{BEFORE}{length('work')}",
    r"\b(?P<most_reps>AMRAP|as many (?:reps |repetitions |times )?as (?:you can|possible)|to (?:failure|fatigue))\b",
)
"""Doses, the longest and surest first: what one has taken is not there for the next."""
