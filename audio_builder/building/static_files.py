"""Files for hosts that cannot lay tracks out: every track, text, page, ZIP and feed."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from audio_builder.files import whole_file, write_whole
from audio_builder.library.bundles import ARCHIVE, PLAYLIST, SHEET, playlist, sheet, write_bundle
from audio_builder.library.feeds import Subscription, feed, feed_pages, page_name
from audio_builder.library.library import Library
from audio_builder.library.memory import Memory
from audio_builder.library.routine_tracks import Rendition
from audio_builder.model.pace import Pace
from audio_builder.publishers.routine_page import ROUTINE_PAGE, render_routine_page
from audio_builder.publishers.table import BESIDE_TRACK
from audio_builder.records import CATALOG_NAME, FEED_NAME, ROUTINE_NAME, RoutineEntry, render_record

_TRACK: Final = ".mp3"


def write_static(folder: Path, library: Library, changed: Collection[str]) -> None:
    """Write the files of the routines that changed, and those that tell of all routines.

    Raises:
        LibraryError: if a clip is missing or damaged.
        OSError: if the disk or the rights do not allow it.
    """
    for routine_id in library.ids:
        if routine_id in changed:
            _write_routine(folder / routine_id, library, routine_id)
        _write_feed(folder / routine_id / FEED_NAME, library, routine_id, 1)
    for page in range(1, feed_pages(library) + 1):
        _write_feed(folder / page_name(page), library, None, page)
    write_whole(folder / CATALOG_NAME, [render_record(library.catalog).encode()])


def remove_static(folder: Path, library: Library) -> None:
    """Remove what `write_static` wrote; other files stay.

    Raises:
        OSError: if a file cannot be removed.
    """
    for routine_id in library.ids:
        for name in static_names(library.entry(routine_id)):
            (folder / routine_id / name).unlink(missing_ok=True)
    for page in range(1, feed_pages(library) + 1):
        (folder / page_name(page)).unlink(missing_ok=True)
    (folder / CATALOG_NAME).unlink(missing_ok=True)


def site_names(library: Library) -> Iterator[str]:
    """The paths of what belongs to no routine: the page's parts, and in static folders the rest."""
    yield from (file.path for file in library.index.files)
    if library.index.static:
        yield CATALOG_NAME
        if library.index.base_url is not None:
            yield from (page_name(page) for page in range(1, feed_pages(library) + 1))


def static_names(entry: RoutineEntry) -> Iterator[str]:
    """The names of a routine's static files, in its folder."""
    for track in entry.tracks:
        yield f"{track.id}{_TRACK}"
        yield from (f"{track.id}{ending}" for ending in BESIDE_TRACK)
    yield from (f"{entry.id}{ending}" for ending in (PLAYLIST, SHEET, ARCHIVE))
    yield from (ROUTINE_NAME, ROUTINE_PAGE, FEED_NAME)


def _write_routine(folder: Path, library: Library, routine_id: str) -> None:
    # Each track is laid out once, for its file and for all that holds it or tells of it.
    laid_out: Memory[tuple[str, Pace], Rendition] = Memory(1000)

    def render(_: str, track_id: str, pace: Pace) -> Rendition:
        return laid_out.get((track_id, pace), lambda: library.rendition(routine_id, track_id, pace))

    pace, entry = library.pace(routine_id), library.entry(routine_id)
    for track in entry.tracks:
        rendition = render(routine_id, track.id, pace)
        for ending, render_text in BESIDE_TRACK.items():
            beside = render_text(rendition.timeline)
            write_whole(folder / f"{track.id}{ending}", [beside.encode()])
        write_whole(folder / f"{track.id}{_TRACK}", rendition.track.chunks())
    texts = {
        # Of a routine that is called "index" there is only the sheet.
        ROUTINE_PAGE: render_routine_page(entry, library.index.base_url),
        f"{routine_id}{PLAYLIST}": playlist(library, routine_id, pace, render=render),
        f"{routine_id}{SHEET}": sheet(library, routine_id, pace),
        ROUTINE_NAME: render_record(entry),
    }
    for name, text in texts.items():
        write_whole(folder / name, [text.encode()])
    with whole_file(folder / f"{routine_id}{ARCHIVE}") as file:
        write_bundle(file, library, routine_id, pace, render)


def _write_feed(path: Path, library: Library, routine_id: str | None, page: int) -> None:
    """Write a feed; without a base URL there is none, and one that told of it is removed."""
    base_url = library.index.base_url
    if base_url is None:
        path.unlink(missing_ok=True)
        return
    wanted = Subscription(base_url=base_url, routine_id=routine_id, page=page)
    write_whole(path, [feed(library, wanted).encode()])
