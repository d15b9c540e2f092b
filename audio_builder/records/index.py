"""The index: a row a routine, enough to find it, list it, check it and open it."""

from typing import Final, Literal, Self

from pydantic import AwareDatetime, model_validator

from audio_builder.model.pace import Level, Pace
from audio_builder.mp3.format import Mp3Format
from audio_builder.records.base import Entry, FileEntry
from audio_builder.records.catalog import PaceEntry, RoutineEntry

_AS_IN_ENTRY: Final = (
    "id", "title", "author", "language", "spoken_names", "genre", "body_parts", "equipment",
    "postures", "levels", "bitrate_kbps", "pace", "published", "changed",
)  # fmt: skip
"""What a row repeats of an entry."""


RowIdentity = tuple[str, str, str, AwareDatetime]
"""What tells a routine as it was built from any other, and from itself built otherwise."""


class Row(Entry):
    """One routine of a library."""

    id: str
    title: str
    author: str
    language: str
    spoken_names: tuple[str, ...]
    exercises: tuple[str, ...]
    """Titles of its exercises, and of those in its blocks."""
    genre: str | None = None
    body_parts: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    postures: tuple[str, ...] = ()
    levels: tuple[Level, ...] = (Level.STANDARD,)
    duration_ms: int
    """How long its session takes at its own pace."""
    voice: str
    """Who speaks, by name."""
    bitrate_kbps: int
    pace: PaceEntry
    """Its own: that of a listener who asks for none."""
    published: AwareDatetime
    """When the folder first held it."""
    changed: AwareDatetime
    """When a build last changed it."""
    entry: FileEntry
    score: FileEntry
    source: str
    """Digest of the text it was read from, and of the exercises that this text uses."""
    conditions: str
    """Digest of what else it was built from: voice, format, pace, generator."""
    art: str = ""
    """Digest of what drew its pictures; of a folder of before, none."""

    @classmethod
    def of(
        cls,
        entry: RoutineEntry,
        *,
        entry_file: FileEntry,
        score_file: FileEntry,
        source: str,
        conditions: str,
        art: str = "",
    ) -> Self:
        """The row of a routine.

        Args:
            entry: what the catalog says of it, with its voice, bit rate, pace and time of change.
            entry_file: where that lies.
            score_file: where its score lies.
            source: as above.
            conditions: as above.
            art: as above.
        """
        return cls.model_validate(
            {
                **{name: getattr(entry, name) for name in _AS_IN_ENTRY},
                "exercises": _titles(entry),
                "duration_ms": entry.tracks[0].duration_ms,
                "voice": entry.voice.name if entry.voice else "",
                "entry": entry_file,
                "score": score_file,
                "source": source,
                "conditions": conditions,
                "art": art,
            }
        )

    @model_validator(mode="after")
    def _has_a_format(self) -> Self:
        _ = self.format  # raises ValueError for a bit rate that is none
        return self

    @property
    def identity(self) -> RowIdentity:
        """What tells it from any other, and from itself built otherwise."""
        return self.id, self.entry.sha256, self.score.sha256, self.changed

    @property
    def format(self) -> Mp3Format:
        """The format of its clips and tracks."""
        return Mp3Format(bitrate_kbps=self.bitrate_kbps)

    @property
    def own_pace(self) -> Pace:
        """The pace of a listener who asks for none."""
        return self.pace.pace


class Index(Entry):
    """A whole library, as one build left it."""

    schema_version: Literal[1]
    generator: str
    base_url: str | None
    static: bool
    """Whether every track, text and ZIP is written as a file too."""
    clips: str
    """Digest of which clips there were when it was written."""
    changed: AwareDatetime
    """When it was last another one."""
    page: str = ""
    """Digest of what the page was made from."""
    files: tuple[FileEntry, ...] = ()
    """The page and what it consists of: whatever belongs to no routine."""
    removed: tuple[str, ...] = ()
    """The ids of routines that were removed, for whoever publishes the library."""
    previous: str = ""
    """In a store: digest of the index that it took the place of."""
    routines: tuple[Row, ...]
    """In the order of their ids."""

    @property
    def oldest(self) -> Row:
        """The routine that the library had first; see `Catalog.oldest`.

        Raises:
            ValueError: if there is none.
        """
        return min(self.routines, key=lambda row: row.published)


def _titles(entry: RoutineEntry) -> tuple[str, ...]:
    titles = (
        title
        for item in entry.exercises
        for title in (item.title, *(inner.title for inner in item.exercises))
    )
    return tuple(dict.fromkeys(titles))
