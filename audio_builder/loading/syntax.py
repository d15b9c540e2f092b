"""YAML's own errors in plain words: what the author did, not what the parser was doing."""

import re
from collections.abc import Sequence
from typing import Final

from audio_builder.loading.parser_faults import QUOTE_IT, SyntaxFault, Wording, known_wording
from audio_builder.loading.problems import Place, Problem, problem_at

_LINE_START: Final = re.compile(r"\s*(?:- +)*(?:[\w-]+ *: +)?")
_BAD_STARTS: Final = {
    "{": Wording(what="this starts like a mapping, with '{', and goes on as text", mend=QUOTE_IT),
    "[": Wording(what="this starts like a list, with '[', and goes on as text", mend=QUOTE_IT),
    "*": Wording(what="text may not start with '*'", mend=QUOTE_IT),
    "&": Wording(what="text may not start with '&'", mend=QUOTE_IT),
    "!": Wording(what="text may not start with '!'", mend=QUOTE_IT),
}
_CLOSED_EARLY: Final = {
    "'": Wording(
        what="a single quote closes here, and text follows",
        mend="write '' for an apostrophe inside, or use double quotes around the text",
    ),
    '"': Wording(
        what="a double quote closes here, and text follows",
        mend='write \\" for a quote inside, or use single quotes around the text',
    ),
}
_MISPLACED: Final = Wording(
    what="the indentation does not fit what stands above",
    mend="line it up with the keys or items it belongs to",
)
_NO_KEY: Final = Wording(
    what="a ':' has no key before it", mend="write the key before it, or put text in quotes"
)
_COLON: Final = Wording(what="a ':' inside text needs quotes", mend="put the whole text in quotes")
_TOO_DEEP: Final = Wording(
    what="this key is indented further than the keys around it",
    mend="line it up with them, or put the text that it goes on with in quotes",
)
_UNKNOWN: Final = Wording(
    what="this cannot be read as YAML", mend="check indentation, quotes and brackets around here"
)


def in_plain_words(fault: SyntaxFault, lines: Sequence[str]) -> Problem:
    """What a parser's fault means to an author, at the place that needs the mend.

    Args:
        fault: what the parser said.
        lines: the lines of the file.
    """
    value = _value_before(fault.place, lines)
    wording = _wording(fault, value)
    if wording in _BAD_STARTS.values():
        column = fault.place.column - len(value)
        return problem_at(Place(line=fault.place.line, column=column), wording.what, wording.mend)
    place = fault.opened if wording.at_opening else fault.place
    return problem_at(place, wording.what, wording.mend)


def _wording(fault: SyntaxFault, value: str) -> Wording:
    if "<block end>" in fault.problem:
        return _after_a_value(fault, value)
    if "mapping values are not allowed" in fault.problem:
        return _COLON if value else _TOO_DEEP
    return known_wording(fault) or _UNKNOWN


def _after_a_value(fault: SyntaxFault, value: str) -> Wording:
    """Something follows where a mapping or a list should go on: by how the value starts."""
    if not value:
        return _NO_KEY if "found ':'" in fault.problem else _MISPLACED
    return _BAD_STARTS.get(value[0]) or _CLOSED_EARLY.get(value[0], _MISPLACED)


def _value_before(place: Place, lines: Sequence[str]) -> str:
    """What stands on the line before a place, without its indentation, dashes and key."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = _LINE_START.match(line)
    return line[start.end() if start else 0 : place.column - 1]
