"""What a YAML parser says when it gives up, and the same in an author's words: a table."""

import re
from dataclasses import dataclass
from typing import Final

from audio_builder.loading.problems import Place, shown

QUOTE_IT: Final = "put the text in quotes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxFault:
    """What a YAML parser has to say about the place where it gave up."""

    context: str
    opened: Place
    """Where the construct began that could not be completed."""
    problem: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is wrong, and how to mend it."""

    what: str
    mend: str
    at_opening: bool = False
    """Whether the mend is needed where the construct began, and not where the parser gave up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A wording for the faults whose context and problem match; `{0}` is the problem's group."""

    context: str = ""
    problem: str = ""
    wording: Wording

    def match(self, fault: SyntaxFault) -> Wording | None:
        found = re.search(self.problem, fault.problem, re.DOTALL)
        if found is None or re.search(self.context, fault.context) is None:
            return None
        group = shown(found[1]) if found.re.groups else ""
        return Wording(
            what=self.wording.what.format(group),
            mend=self.wording.mend.format(group),
            at_opening=self.wording.at_opening,
        )


_CASES: Final = (
    _Case(
        problem=r"found character '\\t'",
        wording=Wording(
            what="a tab stands where YAML wants spaces", mend="replace the tab with spaces"
        ),
    ),
    _Case(
        problem=r"found character '(.)' that cannot start",
        wording=Wording(what="text may not start with {0}", mend=QUOTE_IT),
    ),
    _Case(
        problem="sequence entries are not allowed here",
        wording=Wording(
            what="a '-' starts a list item where no list can be",
            mend="start the list on a line of its own, or put text that starts with '-' in quotes",
        ),
    ),
    _Case(
        problem="mapping keys are not allowed here",
        wording=Wording(what="text may not start with '? '", mend=QUOTE_IT),
    ),
    _Case(
        context="quoted scalar",
        problem="unexpected (?:end of stream|document separator)",
        wording=Wording(
            what="a quote opens here and is never closed",
            mend="close it with the same quote where the text ends",
            at_opening=True,
        ),
    ),
    _Case(
        problem=r"unknown escape character '(.)'|expected escape sequence",
        wording=Wording(
            what="a '\\' in double quotes starts an escape that YAML does not know",
            mend="write '\\\\' for a backslash, or use single quotes",
        ),
    ),
    _Case(
        problem="could not find expected ':'",
        wording=Wording(
            what="this line is neither 'key: value' nor a list item",
            mend="add its ':', or indent it if it goes on with the text above",
            at_opening=True,
        ),
    ),
    _Case(
        context="block scalar",
        wording=Wording(
            what="something stands behind a '|' or '>' that opens a text of several lines",
            mend="start the text on the next line, or put text that starts so in quotes",
            at_opening=True,
        ),
    ),
    _Case(
        context="anchor|alias",
        wording=Wording(what="text may not start with '&' or '*'", mend=QUOTE_IT, at_opening=True),
    ),
    _Case(
        context="tag$",
        wording=Wording(what="text may not start with '!'", mend=QUOTE_IT, at_opening=True),
    ),
    _Case(
        problem="undefined tag handle|duplicate tag handle",
        wording=Wording(what="a tag is no part of this language", mend="remove what '!' starts"),
    ),
    _Case(
        context="directive",
        wording=Wording(
            what="a line that starts with '%' is no part of this language",
            mend="remove it",
            at_opening=True,
        ),
    ),
    _Case(
        problem="incompatible YAML document|duplicate YAML directive",
        wording=Wording(
            what="this version of YAML is not known here", mend="remove the line '%YAML …'"
        ),
    ),
    _Case(
        problem="^expected '<document start>'|^expected the node content, but found '<document",
        wording=Wording(
            what="this stands outside the routine",
            mend="start each top-level key in the first column, and keep one routine to a file",
        ),
    ),
    _Case(
        context="flow sequence",
        wording=Wording(
            what="the list that '[' opens here goes wrong",
            mend="put ',' between its items and ']' at its end; quote text that starts with '['",
            at_opening=True,
        ),
    ),
    _Case(
        context="flow mapping",
        wording=Wording(
            what="the mapping that '{{' opens here goes wrong",
            mend="put ',' between its keys and '}}' at its end; quote text that starts with '{{'",
            at_opening=True,
        ),
    ),
    _Case(
        context="flow node",
        problem="<stream end>",
        wording=Wording(
            what="the file ends, and a '[' or '{{' is still open",
            mend="close it with ']' or '}}'; quote text that starts with one of them",
        ),
    ),
    _Case(
        context="flow node",
        wording=Wording(
            what="an item is missing here, between '[' or '{{' and its end",
            mend="add the item, or remove the ',' that announces it",
        ),
    ),
    _Case(
        problem=r"expected the node content, but found '(\S)'",
        wording=Wording(what="text may not start with {0}", mend=QUOTE_IT),
    ),
)
"""In order: the first that matches is used."""


def known_wording(fault: SyntaxFault) -> Wording | None:
    """The wording for what the parser says, if it says enough by itself."""
    matches = (case.match(fault) for case in _CASES)
    return next((wording for wording in matches if wording is not None), None)
