"""Kinds of addresses: all that metrics tell of what was asked for. A closed set; pure."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """What an address is for, by its form alone: whether there is anything at it is not known."""

    ALEXA = "alexa"
    ARCHIVE = "archive"
    CATALOG = "catalog"
    FEED = "feed"
    FILE = "file"
    HEALTH = "health"
    OTHER = "other"
    PAGE = "page"
    PLAYLIST = "playlist"
    PRIVATE = "private"
    SPEAKER = "speaker"
    TEXT = "text"
    TRACK = "track"


_WHOLE: Final = MappingProxyType(
    {
        "/": Kind.PAGE,
        "/alexa": Kind.ALEXA,
        "/catalog.json": Kind.CATALOG,
        "/healthz": Kind.HEALTH,
        "/index.html": Kind.PAGE,
        "/speaker": Kind.SPEAKER,
    }
)
_BELOW: Final = MappingProxyType({"/f/": Kind.PRIVATE, "/speaker/": Kind.SPEAKER})
_ENDINGS: Final = MappingProxyType(
    {
        ".mp3": Kind.TRACK,
        ".xml": Kind.FEED,
        ".zip": Kind.ARCHIVE,
        ".m3u8": Kind.PLAYLIST,
        ".json": Kind.TEXT,
        ".txt": Kind.TEXT,
        ".vtt": Kind.TEXT,
        ".css": Kind.FILE,
        ".html": Kind.FILE,
        ".ico": Kind.FILE,
        ".jpg": Kind.FILE,
        ".js": Kind.FILE,
        ".png": Kind.FILE,
        ".svg": Kind.FILE,
        ".webmanifest": Kind.FILE,
        ".woff2": Kind.FILE,
    }
)


def kind_of(path: str) -> Kind:
    """The kind of a path."""
    if path in _WHOLE:
        return _WHOLE[path]
    for start, kind in _BELOW.items():
        if path.startswith(start):
            return kind
    return next((kind for ending, kind in _ENDINGS.items() if path.endswith(ending)), Kind.OTHER)
