"""Which routine file is meant: a path, or the name of a routine that ships with Repcast."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from audio_builder import routines
from audio_builder.errors import InputError

FIRST_ROUTINE: Final = "hip-ir"
"""What is built where nothing is named."""


def shipped_routines() -> tuple[Path, ...]:
    """The routine files that ship with Repcast."""
    folder = Path(next(iter(routines.__path__)))
    return tuple(sorted(folder.glob("*.yaml")))


def routine_path(text: str) -> Path:
    """The file a user means by a path or a shipped routine's name, as in hip-ir.

    Raises:
        InputError: if it is neither; names what is close.
    """
    path = Path(text)
    shipped = {file.stem.replace("_", "-"): file for file in shipped_routines()}
    name = text.replace("_", "-")
    # A folder of that name, as a build leaves one, is not what is meant.
    if name in shipped and not path.is_file():
        return shipped[name]
    if os.path.lexists(path):
        return path
    close = get_close_matches(name, shipped, n=1)
    hint = f"did you mean {close[0]}?" if close else f"shipped: {', '.join(shipped)}"
    message = f"there is no routine file '{text}', and no shipped routine of that name; {hint}"
    raise InputError(message)
