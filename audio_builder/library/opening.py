"""Opening a library, of now or of before."""

from collections.abc import Callable
from pathlib import Path

from audio_builder.errors import DamageError, LibraryError
from audio_builder.library.catalog_folder import read_catalog_folder
from audio_builder.library.library import Library
from audio_builder.library.library_memory import LibraryMemory
from audio_builder.library.reading import parse_record
from audio_builder.records import INDEX_NAME, Index
from audio_builder.stores.folder import Folder
from audio_builder.stores.port import Files


def open_library(
    place: Files | Path,
    memory: LibraryMemory | None = None,
    damaged: Callable[[DamageError], None] | None = None,
) -> Library:
    """Open a library; its routines are opened when they are asked for.

    Args:
        place: where it is: a store, or an output folder.
        memory: of an earlier edition of the same library.
        damaged: is told of each routine whose entry turns out to be damaged, which is then left out
            of whatever lists several; unless given, such a list cannot be had.

    Raises:
        LibraryError: if there is none, it is damaged, or another version wrote it.
    """
    files = Folder(place) if isinstance(place, Path) else place
    try:
        text = files.read(INDEX_NAME)
    except FileNotFoundError:
        index, entries = read_catalog_folder(files)
        return Library(files, index, entries=entries, damaged=damaged)
    except OSError as error:
        message = f"{files}/{INDEX_NAME}: cannot be read ({error.strerror or error})"
        raise LibraryError(message) from error
    index = parse_record(text, f"{files}/{INDEX_NAME}", Index)
    return Library(files, index, memory=memory, damaged=damaged)
