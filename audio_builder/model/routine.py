"""A routine, as its author writes it: frozen records, one for each mapping of the YAML.

Lengths stand here in the author's seconds; whatever lays out time reads the `…_ms` properties.
Each field's description is what the published JSON Schema shows in an editor.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from audio_builder.model.pace import REPS_MAX
from audio_builder.model.values import (
    Drawing,
    Email,
    Line,
    Name,
    Posture,
    Seconds,
    Side,
    Slug,
    Tempo,
)
from audio_builder.units import Ms

HOLD_MOVE_MS = Ms(2_000)
TEMPO_MOVE_MS = Ms(1_000)


def _ms(seconds: float) -> Ms:
    return Ms(round(seconds * 1000))


class Record(BaseModel):
    """Frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Record):
    """Whose work the routine is drawn from."""

    author: Name = Field(description="Who made it.")
    title: Name = Field(description="What it is called.")
    publisher: Name = Field(description="Where it appeared.")
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=300)] | None = Field(
        default=None, description="Its address, if it has one."
    )


class Pronunciation(Record):
    """How a word is said: respelled for any voice, in IPA for voices that read it, or both."""

    word: Name = Field(description="The word as it stands in the texts; case does not matter.")
    say: Name | None = Field(default=None, description="A respelling that any voice reads right.")
    ipa: Name | None = Field(default=None, description="IPA without slashes, as in ˈsoʊæs.")


class Reps(Record):
    """How often: a default within the range a listener may choose from."""

    default: Annotated[int, Field(ge=1, le=REPS_MAX)] = Field(description="Reps when none asked.")
    min: Annotated[int, Field(ge=1, le=REPS_MAX)] = Field(default=1, description="The fewest.")
    max: Annotated[int, Field(ge=1, le=REPS_MAX)] | None = Field(
        default=None, description="The most; without it, the default is the most."
    )

    def within(self, wanted: int | None) -> int:
        """The reps that a listener who wants `wanted` gets: kept within the range."""
        if wanted is None:
            return self.default
        return max(self.min, min(wanted, self.max or self.default))


class Hold(Record):
    """How long a position is kept: by breaths or by seconds, one of the two."""

    breaths: Annotated[int, Field(ge=1, le=20)] | None = Field(
        default=None, description="Number of deep breaths the position is held for."
    )
    seconds: Annotated[float, Field(ge=1, le=300, multiple_of=0.5)] | None = Field(
        default=None, description="Seconds the position is held for."
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.breaths is None) == (self.seconds is None):
            message = "give either breaths or seconds"
            raise ValueError(message)
        return self

    @property
    def length_ms(self) -> Ms | None:
        """Its length in ms when counted in seconds; None when counted in breaths."""
        return None if self.seconds is None else _ms(self.seconds)


class Step(Record):
    """One instruction inside a rep, and what follows it: a hold, a tempo, or just time to move."""

    say: Line = Field(description="The full instruction; {side} and {other_side} name the sides.")
    short: Line = Field(description="The same for somebody who has heard it in full.")
    hold: Hold | None = Field(default=None, description="A position to hold once it is reached.")
    tempo: Tempo | None = Field(
        default=None, description="Seconds to lower, pause, lift, pause, as in 3-1-2-0."
    )
    tempo_words: tuple[Name, Name, Name, Name] = Field(
        default=("Down", "Stay", "Up", "Stay"), description="What opens each phase of the tempo."
    )
    move: Seconds | None = Field(
        default=None,
        description="Seconds to move after the words: 2, or 1 before a tempo, unless given.",
    )

    @model_validator(mode="after")
    def _not_both(self) -> Self:
        if self.hold is not None and self.tempo is not None:
            message = "a step has a hold or a tempo, not both"
            raise ValueError(message)
        return self

    @property
    def tempo_beats(self) -> tuple[int, ...]:
        """Seconds of each phase: lower, pause, lift, pause; empty without a tempo."""
        return () if self.tempo is None else tuple(int(beat) for beat in self.tempo.split("-"))

    @property
    def move_ms(self) -> Ms:
        """Time between the end of the words and the start of the clock, in ms."""
        if self.move is not None:
            return _ms(self.move)
        return HOLD_MOVE_MS if self.tempo is None else TEMPO_MOVE_MS


class Exercise(Record):
    """One exercise: how to get there, what a rep consists of, how often, on which sides."""

    id: Slug = Field(description="Its name in addresses and files.")
    title: Name = Field(description="Its name, shown and spoken.")
    spoken_names: tuple[Name, ...] = Field(
        default=(), max_length=20, description="Other names a listener may ask for it by."
    )
    posture: Posture = Field(description="How it is done; a change costs a longer rest.")
    change_of_posture: Line | None = Field(
        default=None, description="How to get into this posture from the exercise before."
    )
    drawing: Drawing | None = Field(
        default=None, description="The line drawing that players show; without it, the posture's."
    )
    purpose: Line = Field(description="What it is good for, in a sentence.")
    setup: tuple[Line, ...] = Field(
        min_length=1, max_length=8, description="How to get ready, one thought a line."
    )
    cautions: tuple[Line, ...] = Field(
        default=(), max_length=6, description="What to watch for, one thought a line."
    )
    sides: tuple[Side, ...] = Field(
        default=(), max_length=2, description="Sides in their order; left out if there are none."
    )
    change_of_side: Line | None = Field(
        default=None, description="What is said when the next side's turn comes."
    )
    sets: Annotated[int, Field(ge=1, le=5)] = Field(default=1, description="Number of sets.")
    rest_between_sets: Seconds = Field(default=30, description="Seconds of rest between sets.")
    reps: Reps = Field(description="Reps of each set and side.")
    prepare: tuple[Step, ...] = Field(
        default=(), max_length=4, description="Steps done once on each side before the first rep."
    )
    steps: tuple[Step, ...] = Field(min_length=1, max_length=8, description="The steps of a rep.")

    @property
    def picture(self) -> Drawing:
        """The drawing that shows it: its own, or the one of its posture."""
        return self.posture if self.drawing is None else self.drawing

    @property
    def rest_between_sets_ms(self) -> Ms:
        """The rest between two sets, in ms."""
        return _ms(self.rest_between_sets)


class Routine(Record):
    """A whole routine."""

    format: Literal[1] = Field(description="Version of this language.")
    id: Slug = Field(description="Its name in addresses and files.")
    title: Name = Field(description="Its name, shown and spoken.")
    spoken_names: tuple[Name, ...] = Field(
        default=(), max_length=20, description="Other names a listener may ask for it by."
    )
    language: Annotated[str, Field(pattern=r"^en(-[A-Z]{2})?$")] = Field(
        default="en-US",
        description="English, as in en-US or en-GB; the coach speaks English.",
    )
    summary: Annotated[str, Field(min_length=1, max_length=1000)] = Field(
        description="What the routine is for; shown, never spoken."
    )
    author: Name = Field(default="Repcast", description="Who speaks for this routine: you.")
    contact: Email | None = Field(
        default=None,
        description="Your e-mail address for podcast directories; it stands in the public feed.",
    )
    source: Source | None = Field(default=None, description="Whose work it is drawn from.")
    intro: tuple[Line, ...] = Field(
        default=(), max_length=6, description="How the session opens, one thought a line."
    )
    safety: tuple[Line, ...] = Field(
        min_length=1, max_length=8, description="What keeps the listener safe; spoken once, always."
    )
    close: tuple[Line, ...] = Field(
        default=(), max_length=6, description="How the session ends, one thought a line."
    )
    lead_in: Seconds = Field(default=5, description="Seconds to get ready before the work begins.")
    change_of_side: Seconds = Field(default=8, description="Seconds to change sides.")
    rest: Seconds = Field(default=15, description="Seconds between two exercises.")
    posture_change: Seconds = Field(
        default=25, description="Seconds between two exercises done in different postures."
    )
    overrun: Literal["error", "extend"] = Field(
        default="error",
        description="Words longer than their slot: an error, or the slot grows to fit them.",
    )
    pronunciations: tuple[Pronunciation, ...] = Field(
        default=(), max_length=200, description="How words are said that the voice gets wrong."
    )
    exercises: tuple[Exercise, ...] = Field(
        min_length=1, max_length=20, description="The exercises, in their order."
    )

    @property
    def lead_in_ms(self) -> Ms:
        """Time to get ready, in ms."""
        return _ms(self.lead_in)

    @property
    def change_of_side_ms(self) -> Ms:
        """Time to change sides, in ms."""
        return _ms(self.change_of_side)

    def rest_before_ms(self, number: int) -> Ms:
        """The rest before exercise `number` (from 2), in ms: longer if the posture changes."""
        before, after = self.exercises[number - 2], self.exercises[number - 1]
        return _ms(self.rest if before.posture == after.posture else self.posture_change)
