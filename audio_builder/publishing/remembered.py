"""What a folder remembers of publishing: what it had then."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from audio_builder.files import write_whole

PUBLISHED_FOLDER: Final = ".published"
_DIGESTS: Final = TypeAdapter(dict[str, str])
_LETTERS: Final = 16


def read_base(folder: Path, place: str) -> dict[str, str]:
    """The digests of the rows that a folder had when it was last published to a place."""
    try:
        return _DIGESTS.validate_json(_base_path(folder, place).read_bytes())
    except (FileNotFoundError, ValidationError):
        return {}  # as before the first time: then the routine that was built last is the one


def write_base(folder: Path, place: str, digests: Mapping[str, str]) -> None:
    """Remember what was published.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    text = json.dumps(digests, indent=2, sort_keys=True)
    write_whole(_base_path(folder, place), [f"{text}\n".encode()])


def _base_path(folder: Path, place: str) -> Path:
    name = hashlib.sha256(place.encode()).hexdigest()[:_LETTERS]
    return folder / PUBLISHED_FOLDER / f"{name}.json"
