"""Doses as handouts write them: sets, reps, holds, lengths and rests, each with its words."""

import re
from typing import Final

from audio_builder.exchange.handout.numbers import AFTER, BEFORE, NUMBER, length, number, spread

_SETS, _REPS, _WORK = spread("sets"), spread("reps"), length("work")
_HOLD, _REST = length("hold"), length("rest")
_SET: Final = r"(?:sets?|rounds?)"
_REP: Final = r"(?:reps?\b\.?|repetitions?\b|times\b|x\b(?! ?\d))"
_HOW: Final = r"(?:(?:slow|slowly|full|controlled|gentle|small|smooth|quick|good|more) )*"
_KEEP: Final = r"(?:\b(?:hold|holds|holding|held|keep|stay|pause|squeeze(?!\W+hold)|maintain)\b)"
_WHAT: Final = (
    r"(?:(?:this|the|that|it|there|here|in|position|posture|stretch|up|at|top|each|end|contraction"
    r"|a|your|squeeze|pose|still|for|about|least|of|slow|gentle|up to|time|is|=|tension|lift) ?)"
)
_KEEP_IT: Final = rf"{_KEEP}:? ?{_WHAT}{{0,6}}"
_BETWEEN: Final = r"(?:,? ?(?:in )?between (?:each |the )?(?:sets?|reps|rounds|sides))"
_NO_REPS: Final = (
    "exercises?|moves?|tips?|things|ways|weeks?|days?|minutes?|hours?|sessions?|months?|years?|rules"
    "|reasons|stretches|phases?|sets?|rounds?|seconds?|secs?|mins?|at a time|of"
)
"""What a number may count besides reps."""
_AGAIN: Final = r"\brepeat(?: (?:this|it|for|another|the exercise|up to|again|sequence|all))*"
_EACH: Final = (
    r" ?(?:on |for )?(?:ea\b|e/s\b|each\b|per\b|/ ?(?:side|leg|arm|way|direction|hand|foot)\b)"
)


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


NOTES: Final = _patterns(
    rf"\b(?:then|and) (?:rest|relax)(?: for| up to| about)* {_REST}{_BETWEEN}?",
    rf"\b(?:rest|relax)(?: for| up to| about)* {_REST} (?:in )?between (?:each )?rep\w*",
    r"_+ ?(?:times|x)? ?(?:/|a|per) ?(?:day|week)",
    rf"\b(?:work|build|progress|increase)(?: (?:up|it|this))* to {_SETS} ?(?:{_SET}|reps|sec\w*)",
)
"""Rests between reps, blanks for how often, and what comes later: no routine holds them."""
RESTS: Final = _patterns(
    r"\b(?:rest|recover|recovery|break|pause)"
    rf"(?: (?:for|of|about|period|time|between sets|interval))*[:=]? ?{_REST}{_BETWEEN}?",
    rf"{BEFORE}{_REST} ?(?:of )?(?:rest|recovery|break)\b{_BETWEEN}?",
    rf"{BEFORE}{_REST} (?:in )?between (?:each |the )?sets?\b",
)
"""Rests between sets."""
DOSES: Final = _patterns(
    # Blanks to be filled in by hand.
    r"\brepeat(?: \w+){0,3}? ?(?P<reps_blank>_+) ?(?:times|x|reps)?",
    r"(?P<reps_blank>_+) ?(?:reps?|repetitions?|times|x)\b",
    r"(?P<sets_blank>_+) ?sets?\b(?: (?:of|x))?",
    rf"(?:{_KEEP_IT})?(?P<hold_blank>_+) ?(?:seconds?|secs?|counts?|s)\b",
    # Several at once, the longest first.
    rf"{BEFORE}{_SETS} ?(?:sets? ?)?(?:x|\*) ?{_REPS} ?(?:reps? ?)?(?:x|\*) ?{_HOLD}( holds?\b)?",
    rf"{BEFORE}{_SETS} ?{_SET}? ?(?:x|of|@|\*|times|,) ?{_WORK}"
    r" ?(?P<is_hold>holds?\b|isometrics?\b)?",
    rf"{BEFORE}{_SETS} ?{_SET}? ?(?:x|\*) ?"
    r"(?P<most_reps>AMRAP|max(?:imum)?(?: reps)?|to failure|to fatigue)\b",
    rf"\bsets?[ :=]+{_SETS}[ ,;|/]+(?:and )?reps?[ :=]+{_REPS}{AFTER}",
    rf"{BEFORE}{_SETS} ?{_SET} ?(?:x|of|@|\*|times|by)? ?{_REPS} ?{_HOW}{_REP}?{AFTER}",
    rf"{BEFORE}{_REPS} ?{_HOW}(?:reps?|repetitions?) ?(?:x|\*|for|by) ?{_SETS} ?{_SET}?{AFTER}",
    rf"{BEFORE}{_REPS} ?(?:x|\*) ?{_SETS} ?{_SET}\b",
    rf"{BEFORE}{_SETS} ?(?:x|\*|by) ?{_REPS} ?{_HOW}{_REP}?{AFTER}",
    r"\b(?:AMRAP|max(?:imum)? reps|as many as (?:you can|possible)) ?(?:in|for) ?" + _WORK,
    # Holds.
    rf"{_KEEP}:? ?(?:[\w'-]+ ){{0,8}}?{_HOLD}(?: each(?! \w))?(?: at (?:the )?(?:top|bottom|end))?",
    rf"{_KEEP_IT}(?P<count>count) of {spread('hold')}{AFTER}",
    rf"\b(?P<count>count) (?:slowly )?(?:to|of) {number('hold')}{AFTER}",
    rf"{_KEEP_IT}{spread('hold')} ?(?P<count>counts?)\b",
    rf"{_KEEP_IT}{spread('breaths')} ?(?:(?:deep|slow|full|long|easy) )*breaths?\b",
    rf"{BEFORE}{_HOLD} ?(?:isometric )?holds?\b",
    rf"{_KEEP_IT}{spread('bare_hold')}{AFTER}(?! ?(?:x|times|reps|sets))",
    # One by one.
    rf"\bsets?[ :=]+{_SETS}{AFTER}",
    rf"\b(?:reps?|repetitions?)[ :=]+{_REPS}{AFTER}",
    rf"{BEFORE}{_SETS} ?(?:more )?{_SET}\b",
    rf"\b(?:for )?(?:a )?sets? of {_REPS}{AFTER}",
    rf"{_AGAIN} ?(?:x ?)?{_REPS} ?{_HOW}{_REP}?{AFTER}",
    r"\brepeat(?: (?:this|it))?(?: (?P<again>once|twice))\b(?: more)?",
    rf"{BEFORE}{_REPS} ?{_HOW}{_REP}",
    rf"\b(?:do|perform|complete|make) {_REPS}(?= [\w'-]+s\b)(?! (?:{_NO_REPS})\b)",
    rf"(?<![\w])x ?{_WORK}",
    rf"(?<![\w])x ?{_REPS}{AFTER}",
    rf"{BEFORE}{_REPS}(?={_EACH})",
    rf"^(?P<bare_reps>{NUMBER})(?= [^\W\d_])(?=(?: [\w'-]+){{1,5}} ?(?:[,(x\x00]|$))"
    rf"(?! ?(?:[\w'-]+ )*(?:{_NO_REPS})\b)",
    rf"\b(?:time|duration|work)[ :=]+{_WORK}",
    rf"{BEFORE}{_WORK}",
    r"\b(?P<most_reps>AMRAP|to (?:failure|fatigue)"
    r"|as many (?:reps |repetitions |times )?as (?:you can|possible))\b",
)
"""Doses, the longest and surest first: what one has taken is not there for the next."""
