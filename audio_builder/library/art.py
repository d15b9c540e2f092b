"""Art: the pictures of one routine, as they lie in its folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from audio_builder.model.routine import Routine
from audio_builder.mp3.id3 import Picture
from audio_builder.planning.session import track_names
from audio_builder.records import COVER_NAME

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


def read_art(folder: Path, routine: Routine) -> Art:
    """The art in a routine's folder; what is missing or half there is left out.

    Pictures of any other name are the user's own, or of an exercise that is gone.
    """
    drawings = {
        name.id: data.decode()
        for name in track_names(routine)
        if name.number is not None
        and (data := read_picture(folder / f"{name.id}{DRAWING}")) is not None
    }
    cover = read_picture(folder / COVER_NAME)
    return Art(
        cover=None if cover is None else Picture(mime="image/png", data=cover),
        drawings=MappingProxyType(drawings),
    )


def read_picture(path: Path) -> bytes | None:
    """A PNG, JPEG or SVG of ours; None if there is none, or only the beginning of one."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return data if data.rstrip(b"\n").endswith(_ENDS[path.suffix]) else None
