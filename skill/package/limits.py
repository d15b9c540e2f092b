"""How many names Alexa takes in one skill. Nothing is left out to keep to that: it is told."""

import json
from collections.abc import Sequence
from typing import Any, Final

from skill.package.choices import FIXED
from skill.package.errors import PackageError
from skill.package.intents import SlotType
from skill.package.names import Named

MAX_VALUES: Final = 50_000
"""Of all slot types together. Whether synonyms count is not said, so they do."""
MAX_CHARACTERS: Final = 1_000_000
"""Of an interaction model: the least of what the service has been seen to refuse more than."""
_MEND: Final = (
    "Give the same exercise the same title and spoken_names in every routine (`use:` does it), "
    "take spoken_names away, or build the library in parts, each into a folder and with a skill "
    "of its own: repcast build ROUTINE … --out FOLDER"
)


def refuse_too_many(named: Sequence[Named]) -> None:
    """Pass, if there are no more slot values than one skill may have.

    Raises:
        PackageError: if there are more.
    """
    values = sum(len(one.words) for one in named) + sum(
        len(value.words) for values in FIXED.values() for value in values
    )
    if values > MAX_VALUES:
        raise PackageError(_too_large(named, f"{values:,} names", f"{MAX_VALUES:,}"))


def fitted_model(model: dict[str, Any], named: Sequence[Named]) -> bytes:
    """An interaction model as text: for people to read, or without a blank if it is too long so.

    Raises:
        PackageError: if it is too long for Alexa either way.
    """
    text = json.dumps(model, indent=2, ensure_ascii=False) + "\n"
    if len(text.encode()) > MAX_CHARACTERS:
        text = json.dumps(model, separators=(",", ":"), ensure_ascii=False) + "\n"
    size = len(text.encode())
    if size > MAX_CHARACTERS:
        found = f"a model of {size:,} bytes"
        raise PackageError(_too_large(named, found, f"{MAX_CHARACTERS:,}"))
    return text.encode()


def _too_large(named: Sequence[Named], found: str, most: str) -> str:
    routines = sum(one.type is SlotType.ROUTINE for one in named)
    exercises = len(named) - routines
    return (
        f"this library has too many names for one skill: {routines:,} routines and {exercises:,} "
        f"exercises told apart by their names make {found}, with and without 'the', and Alexa "
        f"takes at most {most}. {_MEND}"
    )
