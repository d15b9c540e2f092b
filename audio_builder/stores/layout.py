"""Under which keys an object store holds a library: contents by their digests, one pointer."""

import hashlib
from typing import Final

from audio_builder.mp3.clip_file import open_clip
from audio_builder.records import CLIPS_FOLDER, INDEX_NAME

OBJECTS_FOLDER: Final = "objects"
EDITIONS_FOLDER: Final = "editions"
"""Every index that was published or was to be, by its digest: what cleaning goes by."""
CLEANING_NAME: Final = "cleaning.json"
"""Is there while the store is being cleaned."""
POINTER: Final = INDEX_NAME
"""The one object that changes: the edition."""
_CLIPS: Final = f"{CLIPS_FOLDER}/"


def object_key(path: str, sha256: str) -> str:
    """The key of a file of a library.

    Args:
        path: from the library's top.
        sha256: of its bytes; of a clip, of its frames.
    """
    if path.startswith(_CLIPS):
        return f"{CLIPS_FOLDER}/{sha256[:2]}/{sha256}.clip"
    return f"{OBJECTS_FOLDER}/{sha256[:2]}/{sha256}"


def edition_key(index: bytes) -> str:
    """The key under which an index is kept for those who clean."""
    return edition_key_of(hashlib.sha256(index).hexdigest())


def edition_key_of(sha256: str) -> str:
    """The same, of an index of which only the digest is known."""
    return f"{EDITIONS_FOLDER}/{sha256}.json"


def is_whole(path: str, sha256: str, data: bytes) -> bool:
    """Whether these bytes are what a file's digest says."""
    if path.startswith(_CLIPS):
        opened = open_clip(data)
        return opened is not None and opened[0] == sha256
    return hashlib.sha256(data).hexdigest() == sha256
