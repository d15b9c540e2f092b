"""What a routine is taken along as: a playlist, a sheet on paper, everything in one ZIP."""

from collections.abc import Iterator
from typing import IO, Final

from audio_builder.library.feeds import LayOut
from audio_builder.library.library import Library
from audio_builder.model.pace import Pace
from audio_builder.publishers.addresses import pace_folder
from audio_builder.publishers.archive import (
    FIRST,
    LAST,
    Archive,
    Member,
    Moment,
    lay_out_archive,
    write_archive,
)
from audio_builder.publishers.playlist import PlaylistEntry, render_playlist
from audio_builder.publishers.sheet import render_sheet
from audio_builder.publishers.table import BESIDE_TRACK
from audio_builder.publishers.tagging import credit_line
from audio_builder.records import COVER_NAME

PLAYLIST: Final = ".m3u8"
SHEET: Final = ".html"
ARCHIVE: Final = ".zip"
_IN_ARCHIVES: Final = (".vtt", ".txt")
"""What goes with each track; the rest is for programs."""


def playlist(
    library: Library,
    routine_id: str,
    pace: Pace,
    *,
    in_pace_folder: bool = False,
    lay_out: LayOut | None = None,
) -> str:
    """The exercises of a routine in their order, to be served in the routine's folder.

    Args:
        library: what there is.
        routine_id: which routine.
        pace: at which pace.
        in_pace_folder: it is served in the folder of that pace instead, beside the tracks.
        lay_out: as in `bundle`.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
    """
    beside = in_pace_folder or pace == library.pace
    folder = "" if beside else f"{pace_folder(pace)}/"
    return _playlist(library, routine_id, pace, folder, lay_out or library.track)


def sheet(library: Library, routine_id: str, pace: Pace) -> str:
    """A routine on paper, as HTML that needs no other file.

    Raises:
        KeyError: if the library has no such routine.
    """
    shelf = library.shelves[routine_id]
    drawings = {
        shelf.routine.item_id(name.number): shelf.art.drawings[name.id]
        for name in shelf.tracks
        if name.number is not None and name.id in shelf.art.drawings
    }
    return render_sheet(shelf.routine, pace, drawings, credit_line(shelf.routine, shelf.voice))


def bundle(library: Library, routine_id: str, pace: Pace, lay_out: LayOut | None = None) -> Archive:
    """A routine at a pace as a ZIP: tracks, captions, transcripts, playlist, cover, sheet.

    Args:
        library: what there is.
        routine_id: which routine.
        pace: at which pace.
        lay_out: in place of the library's own `track`, for whoever keeps tracks at hand.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
    """
    members = _members(library, routine_id, pace, lay_out or library.track)
    return lay_out_archive(members, _moment(library, routine_id))


def write_bundle(
    file: IO[bytes], library: Library, routine_id: str, pace: Pace, lay_out: LayOut
) -> None:
    """Write the bytes of `bundle` into a file, without reading tracks twice.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
        OSError: if it cannot be written.
    """
    members = _members(library, routine_id, pace, lay_out)
    write_archive(file, members, _moment(library, routine_id))


def _moment(library: Library, routine_id: str) -> Moment:
    """When a routine was published: its files' time, so that the same files are the same ZIP.

    A time that a ZIP cannot tell, as SOURCE_DATE_EPOCH=0 gives one, is moved to the nearest it can.
    """
    at = {entry.id: entry.published for entry in library.catalog.routines}[routine_id]
    return min(max((at.year, at.month, at.day, at.hour, at.minute, at.second), FIRST), LAST)


def _members(library: Library, routine_id: str, pace: Pace, lay_out: LayOut) -> Iterator[Member]:
    shelf = library.shelves[routine_id]
    for name in shelf.tracks:
        track = lay_out(routine_id, name.id, pace)
        path = f"{routine_id}/{name.id}"
        yield Member(path=f"{path}.mp3", content=track)
        for ending in _IN_ARCHIVES:
            yield _text(f"{path}{ending}", BESIDE_TRACK[ending](track.timeline))
    path = f"{routine_id}/{routine_id}"
    yield _text(f"{path}{PLAYLIST}", _playlist(library, routine_id, pace, "", lay_out))
    yield _text(f"{path}{SHEET}", sheet(library, routine_id, pace))
    if shelf.art.cover is not None:
        yield Member(path=f"{routine_id}/{COVER_NAME}", content=shelf.art.cover.data)


def _text(path: str, text: str) -> Member:
    return Member(path=path, content=text.encode())


def _playlist(library: Library, routine_id: str, pace: Pace, folder: str, lay_out: LayOut) -> str:
    shelf = library.shelves[routine_id]
    entries = [
        PlaylistEntry(
            path=f"{folder}{name.id}.mp3",
            title=name.title,
            duration_ms=lay_out(routine_id, name.id, pace).duration_ms,
        )
        for name in shelf.tracks
        if name.number is not None
    ]
    return render_playlist(shelf.routine.title, shelf.routine.author, entries)
