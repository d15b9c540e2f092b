"""Earlier editions of a routine: played on for whoever began one, while its files are still there.

A build leaves the entry and the score of the edition before it; `repcast clean` removes them.
"""

import re
from typing import Final

from audio_builder.errors import LibraryError
from audio_builder.library.library import Library
from audio_builder.library.reading import read_record
from audio_builder.records import FileEntry, RoutineEntry, Row, entry_path, score_path

_NAME: Final = re.compile(r"([0-9a-f]{64})-([0-9a-f]{64})", re.ASCII)


def edition_name(library: Library, routine_id: str) -> str:
    """What a routine's edition is called: equal for equal entries and scores, and for no others.

    Raises:
        KeyError: if the library has no such routine.
    """
    row = library.row(routine_id)
    return f"{row.entry.sha256}-{row.score.sha256}"


def earlier_library(library: Library, routine_id: str, edition: str) -> Library | None:
    """A library in which there is one routine alone, as an edition had it.

    Args:
        library: as it is now.
        routine_id: which routine.
        edition: what `edition_name` called it.

    Returns:
        None if that is no other edition than the library's own, or nothing is left of it.
    """
    named = _NAME.fullmatch(edition)
    known = routine_id in library
    if named is None or not known or edition == edition_name(library, routine_id):
        return None
    try:
        row = library.memory.earlier.get(
            (routine_id, edition), lambda: _row(library, routine_id, *named.groups())
        )
    except (LibraryError, ValueError):  # the files are gone, or are no routine's
        return None
    index = library.index.model_copy(update={"routines": (row,)})
    return Library(library.files, index, memory=library.memory)


def _row(library: Library, routine_id: str, entry_digest: str, score_digest: str) -> Row:
    path = entry_path(routine_id, entry_digest)
    entry = read_record(library.files, path, RoutineEntry, entry_digest)
    if entry.id != routine_id or entry.score != score_path(routine_id, score_digest):
        message = f"{path}: is no entry of {routine_id} that names this score"
        raise LibraryError(message)
    return Row.of(
        entry,
        entry_file=FileEntry(path=path, sha256=entry_digest),
        score_file=FileEntry(path=entry.score, sha256=score_digest),
        source="",
        conditions="",
    )
