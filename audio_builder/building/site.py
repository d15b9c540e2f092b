"""The site: what makes an output folder a website, a podcast and a web app, on any host."""

from pathlib import Path

from audio_builder.building.player_files import write_player
from audio_builder.files import whole_file, write_whole
from audio_builder.library.art import read_picture
from audio_builder.library.bundles import ARCHIVE, PLAYLIST, SHEET, playlist, sheet, write_bundle
from audio_builder.library.feeds import LayOut, Subscription, feed
from audio_builder.library.library import Library
from audio_builder.publishers.page import SHELL_PICTURES
from audio_builder.records import ARTWORK_NAME, FEED_NAME


def write_site(folder: Path, library: Library, lay_out: LayOut) -> None:
    """Write a library's playlists, sheets, ZIPs, feeds, icons and player into its folder.

    Without a base URL there is no feed; where it was taken back, the one that told it is removed.

    Args:
        folder: the output folder.
        library: what there is.
        lay_out: gives a track at the library's pace; each has been laid out already.

    Raises:
        LibraryError: if a clip is missing or damaged.
        OSError: if the disk or the rights do not allow it.
    """
    for routine_id in library.shelves:
        _write_bundles(folder / routine_id, library, routine_id, lay_out)
        _write_feed(folder / routine_id / FEED_NAME, library, routine_id, lay_out)
    _write_feed(folder / FEED_NAME, library, None, lay_out)
    _draw_what_is_alike(folder)
    write_player(folder, library.catalog)


def _write_bundles(folder: Path, library: Library, routine_id: str, lay_out: LayOut) -> None:
    pace = library.pace
    texts = {
        PLAYLIST: playlist(library, routine_id, pace, lay_out=lay_out),
        SHEET: sheet(library, routine_id, pace),
    }
    for ending, text in texts.items():
        write_whole(folder / f"{routine_id}{ending}", [text.encode()])
    with whole_file(folder / f"{routine_id}{ARCHIVE}") as file:
        write_bundle(file, library, routine_id, pace, lay_out)


def _write_feed(path: Path, library: Library, routine_id: str | None, lay_out: LayOut) -> None:
    base_url = library.catalog.base_url
    if base_url is None:
        path.unlink(missing_ok=True)
        return
    wanted = Subscription(base_url=base_url, pace=library.pace, routine_id=routine_id)
    write_whole(path, [feed(library, wanted, lay_out).encode()])


def _draw_what_is_alike(folder: Path) -> None:
    """Draw, once, what is the same for every library."""
    paths = (ARTWORK_NAME, *SHELL_PICTURES)
    if all(read_picture(folder / path) is not None for path in paths):
        return
    # Loaded here, since most builds draw nothing.
    from audio_builder.building.artwork import (  # noqa: PLC0415
        render_icons,
        render_library_artwork,
    )

    for path, data in {**render_icons(), ARTWORK_NAME: render_library_artwork()}.items():
        write_whole(folder / path, [data])
