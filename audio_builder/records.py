"""What output/ says about itself: catalog.json for everybody, score.json for laying out tracks.

Both are strict on their version and ignore keys they do not know (docs/catalog-format.md).
"""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from audio_builder.errors import PaceError
from audio_builder.model.pace import Breath, Guide, Level, Pace, parse_breath
from audio_builder.model.routine import Routine, Source
from audio_builder.mp3.format import Mp3Format

SCHEMA_VERSION: Final = 1
CATALOG_NAME: Final = "catalog.json"
SCORE_NAME: Final = "score.json"
COVER_NAME: Final = "cover.png"
ARTWORK_NAME: Final = "artwork.jpg"
FEED_NAME: Final = "feed.xml"
CLIPS_FOLDER: Final = "clips"


class Entry(BaseModel):
    """Frozen, and tolerant of keys that a later version may add."""

    model_config = ConfigDict(frozen=True, extra="ignore")


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


class TrackEntry(Entry):
    """One MP3 as it was written, at the catalog's pace."""

    id: str
    title: str
    exercise: str | None
    """The exercise it is about; None for the session."""
    duration_ms: int
    size_bytes: int
    sha256: str


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
    equipment: tuple[str, ...] = ()
    levels: tuple[Level, ...] = (Level.STANDARD,)
    """What can be chosen: the standard level, and those that some exercise is written at."""
    exercises: tuple[ExerciseEntry, ...]
    tracks: tuple[TrackEntry, ...]
    score: str
    """Where its score is, from the catalog's folder."""


class Catalog(Entry):
    """The whole library."""

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

    @model_validator(mode="after")
    def _has_a_format(self) -> Self:
        _ = self.format  # raises ValueError for a bit rate that is none
        return self


class SoundEntry(Entry):
    """One sound's clip."""

    clip: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
    length_ms: int


class Score(Entry):
    """All it takes to lay a routine out at any pace."""

    schema_version: Literal[1]
    fingerprint: str
    """Of everything the sounds below follow from; equal means that nothing has to be made."""
    conditions: dict[str, Any]
    """What shaped every clip alike (clips.recipe.Conditions)."""
    voice: str
    """Who speaks, as the tags say it."""
    vocabulary: int = 1
    """Which version of the house's own sentences its sounds are for (planning.vocabulary)."""
    routine: Routine
    sounds: dict[str, SoundEntry]
    """Each sound that any allowed pace can need, under its key."""
