"""Sides as handouts write them: each side, R/L, bilat, per leg, left only, alternating."""

import re
from typing import Final, NamedTuple

_LIMB: Final = (
    r"(?:sides?|legs?|arms?|foot|feet|hands?|knees?|hips?|ways?|directions?|limbs?|ankles?"
    r"|shoulders?|wrists?|heels?|elbows?)\b"
)
_AT_ONCE: Final = "perhaps both at once"


class SidePattern(NamedTuple):
    """A pattern, what it means, what else it might mean, and whether its words stay in the text."""

    pattern: re.Pattern[str]
    value: str
    doubt: str = ""
    stays: bool = False


def _side(
    pattern: str, value: str, doubt: str = "", *, case: bool = False, stays: bool = False
) -> SidePattern:
    flags = 0 if case else re.IGNORECASE
    return SidePattern(pattern=re.compile(pattern, flags), value=value, doubt=doubt, stays=stays)


SIDES: Final = (
    _side(rf"\b(?:alternating|alternate|alt\.?) (?:the )?{_LIMB}", "alternate"),
    _side(r"^[\d\s\x00]*alternating(?= [a-z])", "alternate", stays=True),
    _side(r"\b(?:alternating|alternate|alternately|alt)\b\.?", "alternate"),
    _side(
        rf"(?:(?:left|L) side only|\b(?:left|L)(?: {_LIMB})? only\b|\bonly (?:the )?left\b)", "left"
    ),
    _side(rf"(?:\b(?:right|R)(?: {_LIMB})? only\b|\bonly (?:the )?right\b)", "right"),
    _side(r"(?<!\w)R ?(?:/|&|\+|and|then) ?L(?!\w)", "right, left", case=True),
    _side(r"(?<!\w)L ?(?:/|&|\+|and|then) ?R(?!\w)", "both", case=True),
    _side(r"\bright (?:and|then|&) left\b", "right, left"),
    _side(r"\bleft (?:and|then|&) right\b", "both"),
    _side(r"\((?:L|left)\)", "left"),
    _side(r"\((?:R|right)\)", "right"),
    _side(
        rf"(?:\b(?:on|for|to|in|with) )?\b(?:each|per|every|either|ea\.?) ?(?:\w+ )?{_LIMB}", "both"
    ),
    _side(rf"(?<=[\ds\x00]) ?/ ?{_LIMB}", "both"),
    _side(r"(?<!\w)(?:ea|e/s|e/l|each)\.?(?=\s*(?:$|[,.;)+]))|(?<!\w)ea\b\.?", "both"),
    _side(r"\bbilat(?:eral(?:ly)?)?\b\.?|\bbil\b\.?", "both", _AT_ONCE),
    _side(r"(?:\b(?:on|to|for) )?\bboth sides\b", "both"),
    _side(r"\bon both (?:legs|arms|feet|hands)\b|\((?:both (?:legs|arms))\)", "both", _AT_ONCE),
    _side(r"(?<=[\dsx\x00] )(?:B|\(B\))(?=\s*(?:$|[,.;)]))", "both", _AT_ONCE, case=True),
    _side(r"(?<=[\dsx\x00] )both (?:legs|arms)\b", "both", _AT_ONCE),
    _side(r"(?<=[\dsx\x00] )(?:L|left)(?=\s*(?:$|[,.;)]))", "left"),
    _side(r"(?<=[\dsx\x00] )(?:R|right)(?=\s*(?:$|[,.;)]))", "right"),
    _side(
        r"(?:\bthen )?\b(?:repeat|switch|swap|change|do the same|and then)(?: it| this)?"
        r"(?: (?:on|with|to|for|from))?(?: (?:the|your))? (?:other|opposite) (?:\w+ )?"
        r"(?:side|leg|arm|foot|knee|hand)\b",
        "both",
    ),
    _side(r"\b(?:switch|change|swap) (?:sides|legs|arms)\b", "both"),
)
"""Patterns of sides, the surest first."""
