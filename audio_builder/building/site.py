"""The site: the player, its pictures and its search index: an output folder is a web app."""

from collections.abc import Mapping
from pathlib import Path

from audio_builder.building.player_files import render_site
from audio_builder.files import write_whole
from audio_builder.library.art import read_picture
from audio_builder.library.library import Library
from audio_builder.publishers.page import SHELL_PICTURES
from audio_builder.publishers.search import render_search, search_of
from audio_builder.records import ARTWORK_NAME, SEARCH_NAME
from audio_builder.stores.folder import Folder


def write_site(folder: Path, library: Library) -> dict[str, bytes]:
    """Write the player of a library, and what it looks routines up by, as far as that has changed.

    Returns:
        Each file of it, by its path.

    Raises:
        LibraryError: if an entry that the page shows is damaged.
        OSError: if the disk or the rights do not allow it.
    """
    pictures = _pictures(folder)
    files = site_files(library, pictures)
    for path, data in files.items():
        if path not in pictures:
            _write_other(folder / path, data)
    return files


def site_files(library: Library, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each file of the site of a library, by its path; the pictures among them.

    Raises:
        LibraryError: if an entry that the page shows is damaged.
    """
    texts = {SEARCH_NAME: render_search(search_of(library.index)), **render_site(library, pictures)}
    return {**pictures, **{path: text.encode() for path, text in texts.items()}}


def _write_other(path: Path, data: bytes) -> None:
    """Write a file, unless it is there as it should be."""
    try:
        same = path.read_bytes() == data
    except OSError:
        same = False
    if not same:
        write_whole(path, [data])


def _pictures(folder: Path) -> dict[str, bytes]:
    """The pictures that are the same for every library, drawn if they are not there."""
    files = Folder(folder)
    paths = (ARTWORK_NAME, *SHELL_PICTURES)
    found = {path: read_picture(files, path) for path in paths}
    there = {path: data for path, data in found.items() if data is not None}
    if len(there) == len(paths):
        return there
    # Loaded here, since most builds draw nothing.
    from audio_builder.building.artwork import (  # noqa: PLC0415
        render_icons,
        render_library_artwork,
    )

    drawn = {**render_icons(), ARTWORK_NAME: render_library_artwork()}
    for path, data in drawn.items():
        write_whole(folder / path, [data])
    return drawn
