"""The search index: what routines are looked up by, small enough for a page to read whole."""

from typing import Final, Literal, Self

from audio_builder.model.pace import Level
from audio_builder.records.base import Entry
from audio_builder.records.index import Row

_STAMP_LETTERS: Final = 16


class SearchRow(Entry):
    """One routine, as it is listed and found."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    """Other names that it is asked for by, and the titles of its exercises."""
    body_parts: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    postures: tuple[str, ...] = ()
    genre: str | None = None
    levels: tuple[Level, ...] = (Level.STANDARD,)
    language: str
    duration_ms: int
    """How long its session takes at its own pace."""
    stamp: str
    """Another one for each build of it that made it different."""

    @classmethod
    def of(cls, row: Row) -> Self:
        """What is looked up of a row of the index."""
        names = dict.fromkeys((*row.spoken_names, *row.exercises))
        return cls(
            id=row.id,
            title=row.title,
            names=tuple(name for name in names if name != row.title),
            body_parts=row.body_parts,
            equipment=row.equipment,
            postures=row.postures,
            genre=row.genre,
            levels=row.levels,
            language=row.language,
            duration_ms=row.duration_ms,
            stamp=row.entry.sha256[:_STAMP_LETTERS],
        )


class Search(Entry):
    """All routines of a library, to look up."""

    schema_version: Literal[1]
    base_url: str | None
    routines: tuple[SearchRow, ...]
    """In the order of their ids."""
