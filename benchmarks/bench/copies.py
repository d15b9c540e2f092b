"""Many routines of one: the shipped one under as many ids and titles as are wanted.

Nothing of a copy has to be voiced once the original was: its intro stands in the place of its
title, and all else that is spoken is the same.
"""

from pathlib import Path
from typing import Final

from audio_builder.cli.shipped import routine_path

ORIGINAL: Final = "hip-ir"
_ID: Final = f"\nid: {ORIGINAL}\n"
_TITLE: Final = "\ntitle: Hip internal rotation\n"
_REPS: Final = "reps: {default: 3,"
_FEWER: Final = "reps: {default: 2,"


def copy_id(number: int) -> str:
    """The id of a copy, from 1."""
    return f"{ORIGINAL}-{number:04}"


def write_copies(folder: Path, count: int) -> tuple[Path, ...]:
    """Write so many copies, a file each."""
    folder.mkdir(parents=True)
    text = routine_path(ORIGINAL).read_text(encoding="utf-8")
    _see_that_it_has(text, _ID, _TITLE, _REPS)
    paths = tuple(folder / f"{copy_id(number)}.yaml" for number in range(1, count + 1))
    for number, path in enumerate(paths, start=1):
        named = text.replace(_ID, f"\nid: {copy_id(number)}\n")
        titled = named.replace(_TITLE, f"\ntitle: Hip internal rotation {number}\n")
        path.write_text(titled, encoding="utf-8")
    return paths


def change(path: Path) -> None:
    """Change how often an exercise is done; done a second time, it is as it was.

    Any allowed count has its words already.
    """
    text = path.read_text(encoding="utf-8")
    _see_that_it_has(text.replace(_FEWER, _REPS), _REPS)
    old, new = (_REPS, _FEWER) if _REPS in text else (_FEWER, _REPS)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _see_that_it_has(text: str, *parts: str) -> None:
    missing = [part for part in parts if part not in text]
    if missing:
        message = f"{ORIGINAL} has no '{missing[0].strip()}' any more: bench.copies relies on it"
        raise RuntimeError(message)
