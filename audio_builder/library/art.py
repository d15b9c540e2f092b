"""Art: the pictures of one routine, as they lie in its folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from audio_builder.model.routine import Routine
from audio_builder.mp3.id3 import Picture
from audio_builder.planning.session import track_names
from audio_builder.records import COVER_NAME, picture_path
from audio_builder.stores.port import Files

DRAWING: Final = ".svg"
_ENDS: Final = MappingProxyType(
    {".png": b"IEND\xaeB`\x82", ".jpg": b"\xff\xd9", DRAWING: b"</svg>"}
)
"""What every whole picture ends with (PNG: ISO 15948, 11.2.5; JPEG: ITU-T T.81, B.2.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """What there is to see of a routine.

    Attributes:
        cover: the picture that each track carries.
        drawings: for each exercise's track that has one, its line drawing, an SVG element.
    """

    cover: Picture | None = None
    drawings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_art(files: Files, routine: Routine, digests: Mapping[str, str]) -> Art:
    """The art of a routine; what is missing or half there is left out.

    Pictures of any other name are the user's own, or of an exercise that is gone.

    Args:
        files: the library's.
        routine: whose art.
        digests: of its pictures, by their paths, as far as the library tells them.
    """

    def read(path: str) -> bytes | None:
        digest = digests.get(path)
        if digest is not None:
            # A build that draws another must not change what is read of this edition.
            picture = read_picture(files, picture_path(path, digest), digest)
            if picture is not None:
                return picture
        return read_picture(files, path, digest)

    return _art(routine, read)


def art_of(routine: Routine, pictures: Mapping[str, bytes]) -> Art:
    """The art of a routine whose pictures are at hand, by their paths from the library's top."""
    return _art(routine, pictures.get)


def _art(routine: Routine, read: Callable[[str], bytes | None]) -> Art:
    drawings = {
        name.id: data.decode()
        for name in track_names(routine)
        if name.number is not None
        and (data := read(f"{routine.id}/{name.id}{DRAWING}")) is not None
    }
    cover = read(f"{routine.id}/{COVER_NAME}")
    return Art(
        cover=None if cover is None else Picture(mime="image/png", data=cover),
        drawings=MappingProxyType(drawings),
    )


def read_picture(files: Files, path: str, sha256: str | None = None) -> bytes | None:
    """A PNG, JPEG or SVG of ours; None if there is none, or only the beginning of one."""
    try:
        data = files.read(path, sha256)
    except FileNotFoundError:
        return None
    return data if data.rstrip(b"\n").endswith(_ENDS[PurePosixPath(path).suffix]) else None
