"""Scores: `5/10` on a scale is "5 out of 10", `set 2/3` is "set 2 of 3"."""

import re
from typing import Final

_SCORE: Final = r"\d{1,3}(?:\.\d+)?"
_RANGE: Final = rf"(?<![\w/.,:-])({_SCORE})(?:/(\d+))?(?: ?- ?({_SCORE}))?/(\d+)(?![\w/:]|[.,-]\d)"
_OUT_OF: Final = re.compile(_RANGE)
_COUNT: Final = re.compile(
    r"(?<!\w)((?:rep|set|round|circuit|exercise|part|day|week|side) )(\d+)/(\d+)(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_SCALES: Final = frozenset({10, 100})
"""Scales that need no name: nobody rates anything in tenths of a position."""
_NAMED: Final = re.compile(
    r"(?<!\w)(?:NRS|VAS|RPE|MRC|pain|effort|strength|intensity|soreness|discomfort|difficulty|score)"
    r"(?:,|:|(?: (?:is|at|of|to|than|above|below|under|over|about|around|scale|score|rated|stays|"
    r"more|less|least|most|from|up|level))*)(?: ?[<>]=?| [≤≥~])? ?$",
    re.IGNORECASE,
)
_PART: Final = re.compile(r" (?:of (?:an?|the|your|its|their|this|that)|inch|mile|second)(?!\w)")


def scores_said(text: str) -> str:
    """Ratings on a scale as "out of"; which one of how many as "of"."""
    return _OUT_OF.sub(_out_of, _COUNT.sub(r"\1\2 of \3", text))


def _out_of(match: re.Match[str]) -> str:
    """`3/10 of the way` stays: it is a fraction."""
    first, first_scale, last, scale = match.groups()
    if (first_scale is None) != (last is None) and first_scale is not None:
        return match[0]
    known = int(scale) in _SCALES or _NAMED.search(match.string[: match.start()]) is not None
    fits = float(last or first) <= int(scale) and first_scale in {None, scale}
    if not (known and fits) or _PART.match(match.string[match.end() :]):
        return match[0]
    return f"{first} to {last} out of {scale}" if last else f"{first} out of {scale}"
