"""What a routine is taken along as: a playlist, a sheet on paper, everything in one ZIP."""

from collections.abc import Iterator
from typing import IO, Final

from audio_builder.library.feeds import Render
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
    render: Render | None = None,
) -> str:
    """The exercises of a routine in their order, to be served in the routine's folder.

    Args:
        library: what there is.
        routine_id: which routine.
        pace: at which pace.
        in_pace_folder: it is served in the folder of that pace instead, beside the tracks.
        render: as in `bundle`.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
    """
    beside = in_pace_folder or pace == library.pace(routine_id)
    folder = "" if beside else f"{pace_folder(pace)}/"
    return _playlist(library, routine_id, pace, folder, render or library.rendition)


def sheet(library: Library, routine_id: str, pace: Pace) -> str:
    """A routine on paper, as HTML that needs no other file.

    Raises:
        KeyError: if the library has no such routine.
    """
    tracks = library.tracks(routine_id)
    drawings = {
        tracks.routine.item_id(name.number): tracks.art.drawings[name.id]
        for name in tracks.tracks
        if name.number is not None and name.id in tracks.art.drawings
    }
    return render_sheet(tracks.routine, pace, drawings, credit_line(tracks.routine, tracks.voice))


def bundle(library: Library, routine_id: str, pace: Pace, render: Render | None = None) -> Archive:
    """A routine at a pace as a ZIP: tracks, captions, transcripts, playlist, cover, sheet.

    Args:
        library: what there is.
        routine_id: which routine.
        pace: at which pace.
        render: in place of the library's own `rendition`, for whoever keeps them at hand.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
    """
    members = _members(library, routine_id, pace, render or library.rendition)
    return lay_out_archive(members, _moment(library, routine_id))


def write_bundle(
    file: IO[bytes], library: Library, routine_id: str, pace: Pace, render: Render
) -> None:
    """Write the bytes of `bundle` into a file, without reading tracks twice.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
        OSError: if it cannot be written.
    """
    members = _members(library, routine_id, pace, render)
    write_archive(file, members, _moment(library, routine_id))


def _moment(library: Library, routine_id: str) -> Moment:
    """When a routine was published: its files' time, so that the same files are the same ZIP.

    A time that a ZIP cannot tell, as SOURCE_DATE_EPOCH=0 gives one, is moved to the nearest it can.
    """
    at = library.row(routine_id).published
    return min(max((at.year, at.month, at.day, at.hour, at.minute, at.second), FIRST), LAST)


def _members(library: Library, routine_id: str, pace: Pace, render: Render) -> Iterator[Member]:
    tracks = library.tracks(routine_id)
    for name in tracks.tracks:
        rendition = render(routine_id, name.id, pace)
        path = f"{routine_id}/{name.id}"
        yield Member(path=f"{path}.mp3", content=rendition.track)
        for ending in _IN_ARCHIVES:
            yield _text(f"{path}{ending}", BESIDE_TRACK[ending](rendition.timeline))
    path = f"{routine_id}/{routine_id}"
    yield _text(f"{path}{PLAYLIST}", _playlist(library, routine_id, pace, "", render))
    yield _text(f"{path}{SHEET}", sheet(library, routine_id, pace))
    if tracks.art.cover is not None:
        yield Member(path=f"{routine_id}/{COVER_NAME}", content=tracks.art.cover.data)


def _text(path: str, text: str) -> Member:
    return Member(path=path, content=text.encode())


def _playlist(library: Library, routine_id: str, pace: Pace, folder: str, render: Render) -> str:
    tracks = library.tracks(routine_id)
    entries = [
        PlaylistEntry(
            path=f"{folder}{name.id}.mp3",
            title=name.title,
            duration_ms=render(routine_id, name.id, pace).track.duration_ms,
        )
        for name in tracks.tracks
        if name.number is not None
    ]
    return render_playlist(tracks.routine.title, tracks.routine.author, entries)
