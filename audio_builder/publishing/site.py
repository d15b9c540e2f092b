"""The page of an edition: the folder's, or another one if the store has more than the folder."""

import hashlib
from pathlib import Path
from typing import ClassVar, Final

from audio_builder.building.player_files import assets_digest
from audio_builder.building.site import site_files
from audio_builder.library.library import Library
from audio_builder.publishers.page import SHELL_PICTURES
from audio_builder.publishing.contents import Part, part_of
from audio_builder.records import ARTWORK_NAME, FileEntry, Index
from audio_builder.stores.folder import Folder
from audio_builder.stores.port import Files

_PICTURES: Final = frozenset({ARTWORK_NAME, *SHELL_PICTURES})


class Both:
    """The files of a folder, and of a store whatever the folder does not have."""

    far: ClassVar[bool] = True

    def __init__(self, folder: Path, store: Files) -> None:
        self._folder = Folder(folder)
        self._store = store

    def __str__(self) -> str:
        """The store's address."""
        return str(self._store)

    def read(self, path: str, sha256: str | None = None) -> bytes:
        """The content of a file. See `Files.read`."""
        try:
            data = self._folder.read(path)
        except FileNotFoundError:
            return self._store.read(path, sha256)
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
        return self._store.read(path, sha256)

    def edition(self) -> None:
        """None: it is no place of its own."""


def with_site(held: Index, draft: Index, files: Both) -> tuple[Index, tuple[Part, ...]]:
    """An index with the page of its routines, and the parts of that.

    Args:
        held: the folder's index.
        draft: the next edition, without a page.
        files: of the folder and of the store.

    Raises:
        LibraryError: if an entry that the page shows is damaged.
        OSError: if the store does not answer.
    """
    if (draft.routines, draft.base_url) == (held.routines, held.base_url):
        return draft, tuple(map(part_of, draft.files))
    pictures = {
        file.path: files.read(file.path, file.sha256)
        for file in held.files
        if file.path in _PICTURES
    }
    parts = tuple(
        Part(path=path, sha256=hashlib.sha256(data).hexdigest(), data=data)
        for path, data in sorted(site_files(Library(files, draft), pictures).items())
    )
    named = tuple(FileEntry(path=part.path, sha256=part.sha256) for part in parts)
    return draft.model_copy(update={"files": named, "page": assets_digest()}), parts
