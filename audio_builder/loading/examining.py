"""Examining a text: what can be read of a routine, and each problem with its place and path."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from audio_builder.loading.document import Document, read_document
from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.positions import Positions
from audio_builder.loading.problems import Place, Problem
from audio_builder.loading.reuse import Exercises, NoExercises, resolve_uses
from audio_builder.loading.rules import broken_rules
from audio_builder.loading.split_lines import split_line_findings
from audio_builder.loading.structure import validate
from audio_builder.model.routine import Routine
from audio_builder.planning.bounds import LONGEST_SESSION_MS, longest_session_ms
from audio_builder.planning.levels import at_level

_NO_EXERCISES: Final = NoExercises()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A routine, and where each part of it stands in its file."""

    routine: Routine
    positions: Positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A problem, and the path of the part that it is about; None where that is none of the data."""

    problem: Problem
    path: KeyPath | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found in the bytes of a routine file.

    Attributes:
        written: what the file holds, each `use` as it stands there.
        resolved: the same with the exercises that are used in their places.
        loaded: the routine, if there is one; it may break rules.
        located: every problem, in the order of the file.
    """

    written: Document
    resolved: Document
    loaded: Loaded | None
    located: tuple[Located, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the file."""
        return tuple(each.problem for each in self.located)


def examine(raw: bytes, exercises: Exercises = _NO_EXERCISES) -> Examined:
    """Find all that is wrong in the bytes of a routine file; it never fails, whatever they are.

    Args:
        raw: what the file holds.
        exercises: those that it may use.
    """
    written = read_document(raw)
    document = resolve_uses(written, exercises)
    loaded, findings = _judged(document)
    unplaced = _of_the_parser(document)
    placed = (
        Located(problem=document.positions.problem(each), path=each.path) for each in findings
    )
    return Examined(
        written=written,
        resolved=document,
        loaded=loaded,
        located=_in_order([*unplaced, *placed]),
    )


def _judged(document: Document) -> tuple[Loaded | None, tuple[Finding, ...]]:
    if document.data is None:
        return None, ()
    checked = validate(document.data, document.unread)
    broken = (
        *broken_rules(document.data, document.unread),
        *split_line_findings(document.data, document.positions),
    )
    if not isinstance(checked, Routine):
        # The rules come first: where structure says the same, their mend is the more precise one.
        return None, (*broken, *checked)
    too_long = tuple(_length_findings(checked))
    if document.problems or too_long:
        return None, (*broken, *too_long)
    return Loaded(routine=checked, positions=document.positions), broken


def _of_the_parser(document: Document) -> Iterator[Located]:
    """Problems of the file as YAML; each is about whatever begins where it stands."""
    if not document.problems:
        return
    paths: dict[Place, KeyPath] = {}
    for path, position in document.positions.by_path.items():
        paths.setdefault(position.key, path)
        paths.setdefault(position.value, path)
    for problem in document.problems:
        place = Place(line=problem.line, column=problem.column)
        yield Located(problem=problem, path=paths.get(place))


def _in_order(located: Iterable[Located]) -> tuple[Located, ...]:
    """In the order of the file; of those that say the same of one place, the first."""
    kept: dict[tuple[int, int, str], Located] = {}
    for each in located:
        problem = each.problem
        kept.setdefault((problem.line, problem.column, problem.what), each)
    return tuple(sorted(kept.values(), key=lambda each: each.problem))


def _length_findings(routine: Routine) -> Iterator[Finding]:
    longest_ms = max(longest_session_ms(at_level(routine, level)) for level in routine.levels)
    hours = longest_ms / 3_600_000
    most = LONGEST_SESSION_MS // 3_600_000
    if hours > most:
        yield Finding(
            path=("exercises",),
            what=f"with all its reps at the slowest breath this lasts about {hours:.0f} hours",
            mend=f"keep a session under {most}: fewer sets or reps, shorter holds, or two routines",
            on_key=True,
        )
