"""Sides in a clinic's shorthand: `R foot`, `(L) hip`, `L/R`, `R: 10`."""

import re
from typing import Final

_NAMES: Final = {"R": "right", "L": "left"}
_PARTS: Final = (
    "ankle|arch|arm|armpit|back|bicep|biceps|buttock|calf|cheek|chest|collarbone|ear|elbow|eye|"
    "fingers?|fist|flank|foot|forearm|glutes?|groin|hamstrings?|hand|heel|hip|hips|knee|kneecap|lat|"
    "lats|leg|limb|lung|neck|nostril|palm|pec|pecs|pelvis|psoas|quads?|ribs?|ribcage|shin|shoulder|"
    "side|sole|thigh|thumb|toes?|trap|traps|triceps|wrist|scapula|adductors?|abductors?|obliques?|"
    "TFL|QL|ACL|MCL|PCL|LCL|SI|SIJ|ITB|IT"
)
_WHERE: Final = (
    "upper|lower|inner|outer|front|back|rear|big|great|little|medial|lateral|anterior|posterior|mid|"
    "middle|standing|supporting|stance|working"
)
_SIDE: Final = re.compile(
    rf"(?<![\w'/.&-])(\(?)([RL])(\)?)[ -](?=(?:(?:{_WHERE}) )?(?:{_PARTS})(?!\w))"
)
_BOTH: Final = re.compile(r"(?<![\w'/.-])([RL])( ?/ ?| and | or | & )(?!\1)([RL])(?![\w'/])")
_BRACKETED: Final = re.compile(r"\(([RL])\)")
_LABEL: Final = re.compile(r"(?<![\w'/.-])([RL])(?=:(?: |$))")
_SENTENCE: Final = re.compile(r"(?:^|[.!?] )$")


def sides_said(text: str) -> str:
    """R and L in words, where they can be nothing but a side."""
    text = _BOTH.sub(_both, text)
    text = _SIDE.sub(lambda match: f"{_side(match, match[2])} ", text)
    text = _BRACKETED.sub(lambda match: f"({_NAMES[match[1]]})", text)
    return _LABEL.sub(lambda match: _side(match, match[1]), text)


def _side(match: re.Match[str], letter: str) -> str:
    name = _NAMES[letter]
    starts = _SENTENCE.search(match.string[: match.start()]) is not None
    return name.capitalize() if starts else name


def _both(match: re.Match[str]) -> str:
    between = " " if "/" in match[2] else match[2]
    return f"{_side(match, match[1])}{between}{_NAMES[match[3]]}"
