"""The catalog: what everybody may know of a library, an entry a routine."""

from typing import Literal, Self

from pydantic import AwareDatetime, model_validator

from audio_builder.errors import PaceError
from audio_builder.model.pace import Breath, Guide, Level, Pace, parse_breath
from audio_builder.model.routine import Source
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.format import Mp3Format
from audio_builder.records.base import Entry, FileEntry
from audio_builder.records.names import COVER_NAME, EXERCISE_COVER


class VoiceEntry(Entry):
    """Who speaks, and on whose terms."""

    name: str
    engine: str
    version: str
    licence: str
    attribution: str


class PaceEntry(Entry):
    """The pace at which the files were written."""

    breath: str
    reps: int | None
    guide: Guide
    level: Level = Level.STANDARD
    minutes: int | None = None

    @classmethod
    def of(cls, pace: Pace) -> "PaceEntry":
        """The entry that stands for a pace."""
        return cls(
            breath=str(pace.breath),
            reps=pace.reps,
            guide=pace.guide,
            level=pace.level,
            minutes=pace.minutes,
        )

    @property
    def pace(self) -> Pace:
        """The pace it stands for."""
        breath: Breath = parse_breath(self.breath)
        return Pace(
            breath=breath,
            reps=self.reps,
            guide=self.guide,
            level=self.level,
            minutes=self.minutes,
        )

    @model_validator(mode="after")
    def _stands_for_a_pace(self) -> Self:
        try:
            _ = self.pace
        except PaceError as error:
            raise ValueError(str(error)) from error
        return self


class RepsEntry(Entry):
    """The reps a listener may choose from."""

    default: int
    min: int
    max: int


class InnerEntry(Entry):
    """One of a block's exercises."""

    id: str
    title: str


class ExerciseEntry(Entry):
    """One exercise, or one block, as players and the speaker need to know it."""

    id: str
    number: int
    title: str
    spoken_names: tuple[str, ...]
    sides: tuple[str, ...]
    reps: RepsEntry
    sets: int
    """Sets; of a block, rounds."""
    purpose: str
    dose: str | None = None
    """How much of it, where that is not a number of reps: by the clock, or in rounds."""
    exercises: tuple[InnerEntry, ...] = ()
    """What a block consists of; empty for an exercise."""
    equipment: tuple[str, ...] = ()


class ChapterEntry(Entry):
    """Where a chapter of a track begins."""

    start_ms: int
    title: str


class TrackEntry(Entry):
    """One MP3 at the routine's own pace."""

    id: str
    title: str
    exercise: str | None
    """The exercise it is about; None for the session."""
    duration_ms: int
    size_bytes: int
    sha256: str
    chapters: tuple[ChapterEntry, ...] = ()


class RoutineEntry(Entry):
    """One routine of the library."""

    id: str
    title: str
    author: str
    contact: str | None = None
    """An e-mail address for podcast directories; it stands in the feed."""
    summary: str
    language: str
    spoken_names: tuple[str, ...]
    source: Source | None
    published: AwareDatetime
    """When this folder first held it; feeds tell it, and a rebuild keeps it."""
    genre: str | None = None
    body_parts: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    postures: tuple[str, ...] = ()
    """In which it is done, at the standard level; empty in folders of before."""
    levels: tuple[Level, ...] = (Level.STANDARD,)
    """What can be chosen: the standard level, and those that some exercise is written at."""
    exercises: tuple[ExerciseEntry, ...]
    tracks: tuple[TrackEntry, ...]
    score: str
    """Where its score is, from the catalog's folder."""
    safety: tuple[str, ...] = ()
    credit: str = ""
    """The source of the exercises, the voice, and what this is not, in a few sentences."""
    changed: AwareDatetime | None = None
    """When a build last changed it."""
    voice: VoiceEntry | None = None
    """Who speaks it; None in folders of before, which have one voice."""
    bitrate_kbps: int | None = None
    pace: PaceEntry | None = None
    files: tuple[FileEntry, ...] = ()
    """Its pictures."""

    def picture_of(self, number: int) -> str:
        """Where the picture of an exercise is, by its number: its own, or the routine's cover."""
        exercise = self.exercises[number - 1].id
        tracks = (track.id for track in self.tracks if track.exercise == exercise)
        own = f"{self.id}/{next(tracks, exercise)}{EXERCISE_COVER}"
        drawn = any(file.path == own for file in self.files)
        return own if drawn else f"{self.id}/{COVER_NAME}"


class Catalog(Entry):
    """The whole library. Its voice, bit rate and pace are those of the first routine."""

    schema_version: Literal[1]
    generator: str
    base_url: str | None
    voice: VoiceEntry
    bitrate_kbps: int
    pace: PaceEntry
    routines: tuple[RoutineEntry, ...]

    @property
    def format(self) -> Mp3Format:
        """The one format of its clips and tracks."""
        return Mp3Format(bitrate_kbps=self.bitrate_kbps)

    @property
    def oldest(self) -> RoutineEntry:
        """The routine that the library had first, which stays the same when others come.

        Raises:
            ValueError: if there is none.
        """
        return min(self.routines, key=lambda routine: routine.published)

    @model_validator(mode="after")
    def _has_a_format(self) -> Self:
        _ = self.format  # raises ValueError for a bit rate that is none
        return self


def chapter_entries(timeline: Timeline) -> tuple[ChapterEntry, ...]:
    """A track's chapters, as its entry tells them."""
    return tuple(
        ChapterEntry(start_ms=chapter.start_ms, title=chapter.title)
        for chapter in timeline.chapters
    )
