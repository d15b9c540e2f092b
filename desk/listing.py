"""The folder's routines at a glance: of each its title, and how many problems it has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from audio_builder.building.sources import RoutineFile
from audio_builder.cli.shelf import shelf_rows
from audio_builder.errors import InputError
from audio_builder.loading.examining import examine
from audio_builder.loading.plain import text
from audio_builder.loading.routine_file import exercise_folders
from desk.files import Folder
from desk.refusals import MissingError, RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A file at a glance."""

    title: str | None
    id: str | None
    problems: int


@dataclass(slots=True, kw_only=True)
class Listing:
    """What is known of a folder's files; one that has not changed is not read again."""

    folder: Folder
    _known: dict[str, tuple[str, Glance]] = field(default_factory=dict)

    def rows(self) -> Iterator[dict[str, object]]:
        """The routines of the folder as plain data, in the order of their names."""
        for name in self.folder.names():
            try:
                glance = self._glance(name)
            except (InputError, MissingError):  # it went meanwhile
                continue
            except RefusedError:  # it is told when it is opened
                glance = Glance(title=None, id=None, problems=1)
            yield {
                "file": name, "title": glance.title, "id": glance.id, "problems": glance.problems,
                "changed_ms": self.folder.changed_ms(name),
            }  # fmt: skip

    def _glance(self, name: str) -> Glance:
        place = self.folder.place(name)
        digest = RoutineFile(path=place).digest
        known = self._known.get(name)
        if known is not None and known[0] == digest:
            return known[1]
        examined = examine(self.folder.read(name), exercise_folders(place))
        data = examined.written.data or {}
        glance = Glance(
            title=text(data.get("title")),
            id=text(data.get("id")),
            problems=len(examined.located),
        )
        self._known[name] = (digest, glance)
        return glance


def shelf_view() -> list[dict[str, object]]:
    """The routines that ship with Repcast, to begin from."""
    return [
        {
            "id": row.id,
            "title": row.title,
            "genre": row.genre,
            "body_parts": list(row.body_parts),
            "equipment": list(row.equipment),
            "duration_ms": row.duration_ms,
        }
        for row in shelf_rows()
    ]
