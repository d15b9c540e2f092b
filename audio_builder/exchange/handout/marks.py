"""What a line begins with or looks like: a heading, a number, a bullet, a ruled line."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Mark = Literal["heading", "number", "bullet", "quote", ""]
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_NUMBER: Final = re.compile(
    r"(?:\(?\d{1,2}[.,):]\)?|#\d{1,2}[.:)]?|(?:exercise|ex\.?|no\.?) ?#?\d{1,2} ?[.:)-]?)"
    r"(?:\s+|$)(?=\D|$)",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(r"\d{1,2}(?=[A-Z][a-z]{2})")
"""A number that lost its space, as when a page is copied from a browser."""
_BULLET: Final = re.compile(r"(?:[-*+•]|o(?=\t)|\[[ x]?\]|->|=>)[\s•]+|-(?=[A-Z][a-z])|•")
_QUOTE: Final = re.compile(r">\s?|\*+(?=\d)(?!.*\*)")
"""What stands beside the text: a quotation, or a footnote."""
_BOLD: Final = re.compile(r"\*\*[^*]+\*\*:?")
_EMPHASIS: Final = re.compile(r"\*\*|`|(?<![\w*])[*](?=[^\s*])|(?<=[^\s*])[*](?![\w*])")
_UNDERLINED: Final = re.compile(r"(?<![\w_])(__?)([^\s_][^_]*)\1(?![\w_])")
_NOISE: Final = re.compile(
    r"(?:page|slide|image|figure|\d+)[: ]+\d* ?(?:of|/) ?\d+.*|page \d+|(?:picture|image) of .*",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"[=\-_*~•. ]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A line without its mark.

    Attributes:
        level: of a heading, from 1; 0 for all else.
    """

    mark: Mark
    text: str
    level: int = 0


def marked(text: str) -> Marked:
    """A line as its mark and its words."""
    bare = text.strip()
    heading = _HEADING.fullmatch(bare)
    if heading is not None:
        words = _NUMBER.sub("", heading[2], count=1) if _NUMBER.match(heading[2]) else heading[2]
        return Marked(mark="heading", text=unemphasised(words), level=len(heading[1]))
    if _BOLD.fullmatch(bare):
        return Marked(mark="heading", text=unemphasised(bare), level=7)
    for mark, pattern in _MARKS:
        found = pattern.match(bare)
        if found is not None:
            behind = bare[found.end() :]
            numbered = _NUMBER.match(behind) if mark == "bullet" else None
            if numbered is not None:
                return Marked(mark="number", text=unemphasised(behind[numbered.end() :]))
            return Marked(mark=mark, text=unemphasised(behind))
    return Marked(mark="", text=unemphasised(bare))


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return _RULE.fullmatch(text.strip()) is not None


def is_noise(text: str) -> bool:
    """Whether a line is of the page, not of the handout, as in `Page 1 of 2`."""
    return _NOISE.fullmatch(text.strip()) is not None


def unemphasised(text: str) -> str:
    """Words without the signs that make them bold or slanted, on single spaces."""
    return " ".join(_UNDERLINED.sub(r"\2", _EMPHASIS.sub("", text)).split())


_MARKS: Final[tuple[tuple[Mark, re.Pattern[str]], ...]] = (
    ("number", _NUMBER),
    ("number", _GLUED),
    ("bullet", _BULLET),
    ("quote", _QUOTE),
)
