"""A programme file is read: the programme and where its parts stand, or its problems."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_builder.errors import InputError
from audio_builder.loading.decoding import SIZE_MAX
from audio_builder.loading.document import read_document
from audio_builder.loading.file_kinds import FileKind
from audio_builder.loading.plain import Finding
from audio_builder.loading.positions import Positions
from audio_builder.loading.problems import Problem, ProblemsError, in_order, legible
from audio_builder.loading.structure import validate_as
from audio_builder.programme.model import Programme
from audio_builder.programme.offer import not_offered
from audio_builder.programme.rules import broken_rules
from audio_builder.records import RoutineEntry

PROGRAMME: Final = FileKind(
    name="programme", begin="begin with 'format: 1', as docs/programme.md shows", depth=5
)


class ProgrammeError(ProblemsError):
    """A programme file has problems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFile:
    """A programme, and where each part of it stands in its file."""

    name: str
    programme: Programme
    positions: Positions

    def check_offer(self, entries: Iterable[RoutineEntry]) -> None:
        """Hold the programme against a library.

        Raises:
            ProgrammeError: if the library does not have what it asks for.
        """
        findings = not_offered(self.programme, entries)
        if findings:
            raise _refused(self.name, self.positions, findings)


def load_programme(path: Path) -> ProgrammeFile:
    """Read a programme file.

    Raises:
        ProgrammeError: if the file has problems.
        InputError: if it cannot be read.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_MAX + 1)  # one byte too many is enough to know
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else "it is no name of a file"
        message = f"{legible(str(path))} cannot be read ({reason}); give the name of a programme"
        raise InputError(message) from error
    return parse_programme(raw, str(path))


def parse_programme(raw: bytes, name: str) -> ProgrammeFile:
    """Read the bytes of a programme file, which messages call by a name.

    Raises:
        ProgrammeError: with every problem of its form, or else with every rule that it breaks.
    """
    document = read_document(raw, PROGRAMME)
    if document.data is None:
        raise ProgrammeError(path=name, problems=in_order(document.problems))
    checked = validate_as(Programme, document.data, document.unread)
    if isinstance(checked, tuple) or document.problems:
        findings = checked if isinstance(checked, tuple) else ()
        raise _refused(name, document.positions, findings, document.problems)
    broken = tuple(broken_rules(checked))
    if isinstance(document.data.get("format"), bool):  # Python, and so the model, takes true for 1
        broken += (Finding(path=("format",), what="'format' cannot be true", mend="write 1"),)
    if broken:
        raise _refused(name, document.positions, broken)
    return ProgrammeFile(name=name, programme=checked, positions=document.positions)


def _refused(
    name: str, positions: Positions, findings: Iterable[Finding], known: Iterable[Problem] = ()
) -> ProgrammeError:
    problems = [*known, *(positions.problem(finding) for finding in findings)]
    return ProgrammeError(path=name, problems=in_order(problems))
