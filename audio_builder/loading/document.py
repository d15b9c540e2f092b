"""A YAML file becomes plain data, with the place of each part.

It is built from the parser's events, without recursion, so that nothing can expand and no depth
can exhaust the stack. This module, `events`, `reader` and `spans` are the ones that know PyYAML.
"""

from dataclasses import dataclass, field

import yaml

from audio_builder.loading.decoding import decode
from audio_builder.loading.events import EscapeError, read_events
from audio_builder.loading.file_kinds import ROUTINE, FileKind
from audio_builder.loading.parser_faults import SyntaxFault
from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.positions import Positions
from audio_builder.loading.problems import Problem, problem_at
from audio_builder.loading.reader import Reader, StopReadingError, place_of
from audio_builder.loading.syntax import in_plain_words
from audio_builder.loading.top import mapping_at_top
from audio_builder.loading.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file holds.

    Attributes:
        data: the mapping at its top; None if there is none, and the problems say why.
        positions: where each part stands.
        unread: paths of values that could not be read; they have their problem already.
        problems: what is wrong with the file as YAML.
    """

    data: dict[str, Json] | None = None
    positions: Positions = field(default_factory=Positions)
    unread: frozenset[KeyPath] = frozenset()
    problems: tuple[Problem, ...]


def read_document(raw: bytes, kind: FileKind = ROUTINE) -> Document:
    """Read the bytes of a file; it never fails, whatever they are."""
    text = decode(raw, kind)
    return _read_text(text, kind) if isinstance(text, str) else Document(problems=text)


def _read_text(text: str, kind: FileKind) -> Document:
    reader = Reader(kind)
    data: dict[str, Json] | None
    try:
        _read_events(text, reader)
        data = _checked_top(reader.tree, text, kind)
    except StopReadingError as stop:
        reader.add_unless_known(stop.problem)
        data = reader.tree.root if stop.whole and isinstance(reader.tree.root, dict) else None
    return Document(
        data=data,
        positions=Positions(by_path=reader.tree.positions),
        unread=frozenset(reader.tree.unread),
        problems=tuple(reader.problems),
    )


def _read_events(text: str, reader: Reader) -> None:
    try:
        for event in read_events(text):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        raise StopReadingError(_syntax_problem(error, text), whole=False) from error
    except EscapeError as error:
        what, mend = "this escape stands for no character", "write the character itself"
        problem = problem_at(place_of(error.mark), what, mend)
        raise StopReadingError(problem, whole=False) from error


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> Problem:
    place = place_of(error.problem_mark)
    fault = SyntaxFault(
        context=error.context or "",
        opened=place if error.context_mark is None else place_of(error.context_mark),
        problem=error.problem or "",
        place=place,
    )
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return in_plain_words(fault, lines)


def _checked_top(tree: Tree, text: str, kind: FileKind) -> dict[str, Json]:
    top = mapping_at_top(tree, text, kind)
    if isinstance(top, Problem):
        raise StopReadingError(top, whole=False)
    return top
