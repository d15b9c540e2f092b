"""The player's files, from the package, rendered for a library."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from audio_builder.library.library import Library
from audio_builder.publishers.page import LISTED_MAX, Site, render_player

_ASSETS: Final = "player"


def render_site(library: Library, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The page and all its parts by their paths, the page after its parts, its worker last.

    Args:
        library: what is played.
        pictures: those of the page itself, by their paths.

    Raises:
        LibraryError: if an entry that the page shows is damaged.
    """
    shown = library.ids if len(library.ids) <= LISTED_MAX else ()
    site = Site(
        rows=library.index.routines,
        entries=tuple(library.entry(each) for each in shown),
        with_feed=library.index.base_url is not None,
        pictures={path: hashlib.sha256(data).hexdigest() for path, data in pictures.items()},
    )
    return render_player(_assets(), site)


def assets_digest() -> str:
    """Of the player's own files: as long as it is equal, pages need not be written anew."""
    digest = hashlib.sha256()
    for name, text in sorted(_assets().items()):
        digest.update(f"{name}\n{len(text)}\n{text}".encode())
    return digest.hexdigest()


def _assets() -> dict[str, str]:
    """The player's own files."""
    found = files("audio_builder").joinpath(_ASSETS)
    return {each.name: each.read_text("utf-8") for each in found.iterdir() if each.is_file()}
