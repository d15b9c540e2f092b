"""YAML's own errors in plain words: what the author did, not what the parser was doing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audio_builder.loading.problems import Place, Problem, problem_at, shown

_QUOTE_IT: Final = "put the text in quotes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxFault:
    """What a YAML parser has to say about the place where it gave up."""

    context: str
    opened: Place
    """Where the construct began that could not be completed."""
    problem: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    what: str
    mend: str
    at_opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A wording for the faults whose context and problem match; `{0}` is the problem's group."""

    context: str = ""
    problem: str = ""
    wording: _Wording

    def match(self, fault: SyntaxFault) -> _Wording | None:
        found = re.search(self.problem, fault.problem, re.DOTALL)
        if found is None or re.search(self.context, fault.context) is None:
            return None
        group = shown(found[1]) if found.re.groups else ""
        return _Wording(
            what=self.wording.what.format(group),
            mend=self.wording.mend.format(group),
            at_opening=self.wording.at_opening,
        )


_CASES: Final = (
    _Case(
        problem=r"found character '\\t'",
        wording=_Wording(
            what="a tab stands where YAML wants spaces", mend="replace the tab with spaces"
        ),
    ),
    _Case(
        problem=r"found character '(.)' that cannot start",
        wording=_Wording(what="text may not start with {0}", mend=_QUOTE_IT),
    ),
    _Case(
        problem="sequence entries are not allowed here",
        wording=_Wording(
            what="a '-' starts a list item where no list can be",
            mend="start the list on a line of its own, or put text that starts with '-' in quotes",
        ),
    ),
    _Case(
        problem="mapping keys are not allowed here",
        wording=_Wording(what="text may not start with '? '", mend=_QUOTE_IT),
    ),
    _Case(
        context="quoted scalar",
        problem="unexpected (?:end of stream|document separator)",
        wording=_Wording(
            what="a quote opens here and is never closed",
            mend="close it with the same quote where the text ends",
            at_opening=True,
        ),
    ),
    _Case(
        problem=r"unknown escape character '(.)'|expected escape sequence",
        wording=_Wording(
            what="a '\\' in double quotes starts an escape that YAML does not know",
            mend="write '\\\\' for a backslash, or use single quotes",
        ),
    ),
    _Case(
        problem="could not find expected ':'",
        wording=_Wording(
            what="this line is neither 'key: value' nor a list item",
            mend="add its ':', or indent it if it goes on with the text above",
            at_opening=True,
        ),
    ),
    _Case(
        context="block scalar",
        wording=_Wording(
            what="something stands behind a '|' or '>' that opens a text of several lines",
            mend="start the text on the next line, or put text that starts so in quotes",
            at_opening=True,
        ),
    ),
    _Case(
        context="anchor|alias",
        wording=_Wording(
            what="text may not start with '&' or '*'", mend=_QUOTE_IT, at_opening=True
        ),
    ),
    _Case(
        context="tag$",
        wording=_Wording(what="text may not start with '!'", mend=_QUOTE_IT, at_opening=True),
    ),
    _Case(
        problem="undefined tag handle|duplicate tag handle",
        wording=_Wording(what="a tag is no part of this language", mend="remove what '!' starts"),
    ),
    _Case(
        context="directive",
        wording=_Wording(
            what="a line that starts with '%' is no part of this language",
            mend="remove it",
            at_opening=True,
        ),
    ),
    _Case(
        problem="incompatible YAML document|duplicate YAML directive",
        wording=_Wording(
            what="this version of YAML is not known here", mend="remove the line '%YAML …'"
        ),
    ),
    _Case(
        problem="^expected '<document start>'|^expected the node content, but found '<document",
        wording=_Wording(
            what="this stands outside the routine",
            mend="start each top-level key in the first column, and keep one routine to a file",
        ),
    ),
    _Case(
        context="flow sequence",
        wording=_Wording(
            what="the list that '[' opens here goes wrong",
            mend="put ',' between its items and ']' at its end; quote text that starts with '['",
            at_opening=True,
        ),
    ),
    _Case(
        context="flow mapping",
        wording=_Wording(
            what="the mapping that '{{' opens here goes wrong",
            mend="put ',' between its keys and '}}' at its end; quote text that starts with '{{'",
            at_opening=True,
        ),
    ),
    _Case(
        context="flow node",
        problem="<stream end>",
        wording=_Wording(
            what="the file ends, and a '[' or '{{' is still open",
            mend="close it with ']' or '}}'; quote text that starts with one of them",
        ),
    ),
    _Case(
        context="flow node",
        wording=_Wording(
            what="an item is missing here, between '[' or '{{' and its end",
            mend="add the item, or remove the ',' that announces it",
        ),
    ),
    _Case(
        problem=r"expected the node content, but found '(\S)'",
        wording=_Wording(what="text may not start with {0}", mend=_QUOTE_IT),
    ),
)
"""In order: the first that matches is used."""

_LINE_START: Final = re.compile(r"\s*(?:- +)*(?:[\w-]+ *: +)?")
_BAD_STARTS: Final = {
    "{": _Wording(what="this starts like a mapping, with '{', and goes on as text", mend=_QUOTE_IT),
    "[": _Wording(what="this starts like a list, with '[', and goes on as text", mend=_QUOTE_IT),
    "*": _Wording(what="text may not start with '*'", mend=_QUOTE_IT),
    "&": _Wording(what="text may not start with '&'", mend=_QUOTE_IT),
    "!": _Wording(what="text may not start with '!'", mend=_QUOTE_IT),
}
_CLOSED_EARLY: Final = {
    "'": _Wording(
        what="a single quote closes here, and text follows",
        mend="write '' for an apostrophe inside, or use double quotes around the text",
    ),
    '"': _Wording(
        what="a double quote closes here, and text follows",
        mend='write \\" for a quote inside, or use single quotes around the text',
    ),
}
_MISPLACED: Final = _Wording(
    what="the indentation does not fit what stands above",
    mend="line it up with the keys or items it belongs to",
)
_NO_KEY: Final = _Wording(
    what="a ':' has no key before it", mend="write the key before it, or put text in quotes"
)
_COLON: Final = _Wording(what="a ':' inside text needs quotes", mend="put the whole text in quotes")
_TOO_DEEP: Final = _Wording(
    what="this key is indented further than the keys around it",
    mend="line it up with them, or put the text that it goes on with in quotes",
)
_UNKNOWN: Final = _Wording(
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


def _wording(fault: SyntaxFault, value: str) -> _Wording:
    if "<block end>" in fault.problem:
        return _after_a_value(fault, value)
    if "mapping values are not allowed" in fault.problem:
        return _COLON if value else _TOO_DEEP
    for case in _CASES:
        wording = case.match(fault)
        if wording is not None:
            return wording
    return _UNKNOWN


def _after_a_value(fault: SyntaxFault, value: str) -> _Wording:
    """Something follows where a mapping or a list should go on: by how the value starts."""
    if not value:
        return _NO_KEY if "found ':'" in fault.problem else _MISPLACED
    return _BAD_STARTS.get(value[0]) or _CLOSED_EARLY.get(value[0], _MISPLACED)


def _value_before(place: Place, lines: Sequence[str]) -> str:
    """What stands on the line before a place, without its indentation, dashes and key."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = _LINE_START.match(line)
    return line[start.end() if start else 0 : place.column - 1]
