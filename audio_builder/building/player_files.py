"""Writing the player into an output folder, beside what it plays."""

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Final

from audio_builder.files import write_whole
from audio_builder.publishers.page import SHELL_PICTURES, Site, render_player
from audio_builder.records import Catalog

_ASSETS: Final = "player"


def write_player(folder: Path, catalog: Catalog) -> None:
    """Write the page and all its parts, the page after its parts and its service worker last.

    Drawings and icons are to be there before: the page knows of those that it finds.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    site = Site(
        catalog=catalog,
        drawings=_drawings(folder, catalog),
        pictures={path: _digest(folder / path) for path in SHELL_PICTURES if _is(folder / path)},
    )
    for path, text in render_player(_assets(), site).items():
        write_whole(folder / path, [text.encode()])


def _assets() -> dict[str, str]:
    """The player's own files, from the package."""
    found = files("audio_builder").joinpath(_ASSETS)
    return {each.name: each.read_text("utf-8") for each in found.iterdir() if each.is_file()}


def _drawings(folder: Path, catalog: Catalog) -> tuple[str, ...]:
    paths = (
        f"{routine.id}/{track.id}.svg"
        for routine in catalog.routines
        for track in routine.tracks
        if track.exercise is not None
    )
    return tuple(path for path in paths if _is(folder / path))


def _is(path: Path) -> bool:
    return path.is_file()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
