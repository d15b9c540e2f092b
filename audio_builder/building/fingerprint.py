"""Fingerprints: what routines are made from, as digests that say when to make them anew."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from audio_builder.clips.recipe import Conditions
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine

_SHAPING_SOUNDS: Final = ("model", "planning", "voices", "voices.notation")
_SHAPING_UNITS: Final = (
    *_SHAPING_SOUNDS, "building", "drawings", "figure", "library", "loading",
    "loading.breath_holding", "mp3", "publishers", "records",
)  # fmt: skip
"""The rooms whose source shapes what is made, besides what is given to them."""
_SHAPING_PICTURES: Final = ("drawings", "figure")
_PAINTERS: Final = ("artwork", "cover", "drawing", "emblem", "lettering", "painting")
"""The modules of this room that paint."""


def fingerprint(routine: Routine, under: Conditions) -> str:
    """Equal fingerprints mean that the sounds of an earlier score still are all that is needed.

    Besides the routine and the conditions, the source of what plans and pronounces counts: whoever
    changes what is said, or how, must not have to remember to raise a version.
    """
    digest = hashlib.sha256(routine.model_dump_json().encode())
    digest.update(json.dumps(asdict(under), sort_keys=True).encode())
    digest.update(_source(_SHAPING_SOUNDS))
    return digest.hexdigest()


def conditions_digest(under: Conditions, pace: Pace) -> str:
    """Equal digests mean that a unit of the same source would be made again as it is."""
    digest = hashlib.sha256(_source(_SHAPING_UNITS))
    digest.update(json.dumps(asdict(under), sort_keys=True).encode())
    digest.update(repr(pace).encode())
    return digest.hexdigest()


@cache
def art_digest() -> str:
    """Equal digests mean that what shows the same would be drawn again as it is."""
    digest = hashlib.sha256(_source(_SHAPING_PICTURES))
    for name in _PAINTERS:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()


@cache
def _source(rooms: tuple[str, ...]) -> bytes:
    """Digest of the source of some rooms."""
    digest = hashlib.sha256()
    for path in _files(rooms):
        digest.update(path.read_bytes())
    return digest.digest()


def _files(rooms: tuple[str, ...]) -> Iterator[Path]:
    for room in rooms:
        for folder in import_module(f"audio_builder.{room}").__path__:
            yield from sorted(Path(folder).glob("*.py"))
