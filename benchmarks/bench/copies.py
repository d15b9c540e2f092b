"""Many routines of one: the shipped one under as many ids and titles as are wanted.

All that a copy says is the same, but for its title; and that is given the sound of another's. So
once one copy was built, nothing of the others has to be voiced.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from audio_builder.cli.shipped import routine_path
from audio_builder.records import CLIPS_FOLDER
from bench.child import Child, job, library_build

ORIGINAL: Final = "hip-ir"
_ID: Final = f"\nid: {ORIGINAL}\n"
_NAME: Final = "Hip internal rotation"
_TITLE: Final = f"\ntitle: {_NAME}\n"
_REPS: Final = "reps: {default: 3,"
_FEWER: Final = "reps: {default: 2,"


def copy_id(number: int) -> str:
    """The id of a copy, from 1."""
    return f"{ORIGINAL}-{number:04}"


def copy_title(number: int) -> str:
    """The title of a copy."""
    return f"{_NAME} {number}"


def voice_copies(room: Path, count: int) -> Path:
    """A cache with all that so many copies say, in a folder `room` that is made."""
    cache = room / "cache"
    library_build(cache, room / "library", write_copies(room / "routines", 1))
    job("voiced_titles", cache, count)
    return cache


def build_copies(cache: Path, folder: Path, files: Sequence[Path]) -> Child:
    """Build copies for the first time.

    Raises:
        RuntimeError: if anything had to be voiced.
    """
    before = _clips(cache)
    built = library_build(cache, folder, files)
    made = _clips(cache) - before
    if made:
        message = f"{made} clips of the copies were not at hand: bench.copies relies on it"
        raise RuntimeError(message)
    return built


def write_copies(folder: Path, count: int) -> tuple[Path, ...]:
    """Write so many copies, a file each."""
    folder.mkdir(parents=True)
    text = routine_path(ORIGINAL).read_text(encoding="utf-8")
    _see_that_it_has(text, _ID, _TITLE, _REPS)
    paths = tuple(folder / f"{copy_id(number)}.yaml" for number in range(1, count + 1))
    for number, path in enumerate(paths, start=1):
        named = text.replace(_ID, f"\nid: {copy_id(number)}\n")
        titled = named.replace(_TITLE, f"\ntitle: {copy_title(number)}\n")
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


def _clips(cache: Path) -> int:
    return sum(1 for _ in (cache / CLIPS_FOLDER).glob("??/*.clip"))


def _see_that_it_has(text: str, *parts: str) -> None:
    missing = [part for part in parts if part not in text]
    if missing:
        message = f"{ORIGINAL} has no '{missing[0].strip()}' any more: bench.copies relies on it"
        raise RuntimeError(message)
