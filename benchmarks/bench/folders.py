"""Output folders compared, file by file."""

import shutil
from pathlib import Path
from typing import Final

from bench.child import run_repcast

_PASSING: Final = frozenset({".build.lock"})


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _PASSING
    }


def different(one: Path, other: Path) -> list[str]:
    """The files that two folders do not have alike."""
    ours, theirs = contents(one), contents(other)
    return sorted(
        path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)
    )


def cleaned(folder: Path, copy: Path) -> Path:
    """A copy of an output folder without what no build needs: earlier editions', a killed one's."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    run_repcast("clean", "--out", copy)
    return copy
