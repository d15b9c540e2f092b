"""Folders of exercises, each in a file of its own, that routines may use."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_builder.loading.decoding import SIZE_MAX

FOLDER_NAME: Final = "exercises"
"""The folder beside a routine's file in which its exercises are looked for first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseFolders:
    """Folders in the order in which they are looked through."""

    folders: tuple[Path, ...]
    shown_from: Path
    """Files are named as seen from here."""

    def ids(self) -> tuple[str, ...]:
        """The ids of all exercises there are, in order of the alphabet."""
        paths = (path for folder in self.folders for path in folder.glob("*.yaml"))
        return tuple(sorted({path.stem for path in paths}))

    def read(self, exercise_id: str) -> tuple[str, bytes] | None:
        """The name of an exercise's file, and what it holds; None if there is none of this id."""
        for folder in self.folders:
            path = folder / f"{exercise_id}.yaml"
            try:
                with path.open("rb") as file:
                    return self._name(path), file.read(SIZE_MAX + 1)
            except OSError:  # no such file, or none that may be read: the next folder may have one
                continue
        return None

    def _name(self, path: Path) -> str:
        inside = path.is_relative_to(self.shown_from)
        return str(path.relative_to(self.shown_from)) if inside else str(path)
