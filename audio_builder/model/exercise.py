"""One exercise: how to get there, what a rep or a turn consists of, how often, on which sides."""

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from audio_builder.model.doses import TURNS_MAX, Calls, Length, Reps, Work
from audio_builder.model.motion import Motion
from audio_builder.model.poses import Posing
from audio_builder.model.record import Record
from audio_builder.model.steps import During, Step
from audio_builder.model.values import (
    FORMAT_2,
    Drawing,
    Kind,
    Line,
    Name,
    Posture,
    Seconds,
    ShortName,
    Side,
    Slug,
    listed,
    ms,
)
from audio_builder.model.view import Angle
from audio_builder.units import Ms

STEPS_MAX: Final = 24

_LineList = Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]
Lines = Annotated[_LineList, BeforeValidator(listed, json_schema_input_type=Line | _LineList)]
"""One line, or several."""


RunOn = bool | Literal["counted"]


class Change(Record):
    """What a level changes of an exercise: a name, and the keys that are different."""

    name: Name = Field(description="What makes it easier or harder, as in 'hands on a bench'.")
    title: Name | None = Field(
        default=None, description="Another title; the exercise's with the name unless given."
    )
    posture: Posture | None = Field(default=None, description="How it is done at this level.")
    pose: Posing | None = Field(
        default=None,
        description="How the figure is placed before the first step at this level; as the posture "
        "has it where that is another one.",
    )
    motion: Motion | None = Field(
        default=None, description="What the figure does while the work lasts, at this level."
    )
    view: Angle | None = Field(default=None, description="Where the figure is looked at from.")
    change_of_posture: Line | None = Field(default=None, description="How to get there.")
    purpose: Line | None = Field(default=None, description="What it is good for.")
    setup: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)] | None = Field(
        default=None, description="How to get ready, one thought a line."
    )
    cautions: Annotated[tuple[Line, ...], Field(max_length=6)] | None = Field(
        default=None, description="What to watch for, one thought a line."
    )
    change_of_side: Lines | None = Field(
        default=None, description="What is said when the next side's turn comes."
    )
    sets: Annotated[int, Field(ge=1, le=TURNS_MAX)] | None = Field(
        default=None, description="Number of sets."
    )
    rest: Length | None = Field(default=None, description="Rest between sets.")
    reps: Reps | None = Field(default=None, description="Reps of each set and side.")
    run_on: RunOn | None = Field(
        default=None, description="Whether reps follow one another without a sentence."
    )
    work: Work | None = Field(default=None, description="Work by the clock.")
    kind: Kind | None = Field(default=None, description="The kind of effort of the work.")
    during: During | None = Field(default=None, description="What is said while the work lasts.")
    prepare: Annotated[tuple[Step, ...], Field(max_length=4)] | None = Field(
        default=None, description="Steps done once on each side before the first rep."
    )
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=STEPS_MAX)] | None = Field(
        default=None, description="The steps of a rep."
    )
    equipment: Annotated[tuple[ShortName, ...], Field(max_length=8)] | None = Field(
        default=None, description="What it takes at this level."
    )


class Levels(Record):
    """The same exercise made easier or harder."""

    easier: Change | None = Field(default=None, description="For somebody who needs it easier.")
    harder: Change | None = Field(default=None, description="For somebody who wants more.")


class Exercise(Record):
    """One exercise. It goes by reps and steps, by work, or by a clock around it (docs/adr/0019)."""

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
    pose: Posing | None = Field(
        default=None,
        description="How the figure is placed before the first step; as the posture has it unless "
        "given.",
        json_schema_extra=FORMAT_2,
    )
    motion: Motion | None = Field(
        default=None,
        description="What the figure does over and over while work by the clock lasts; without it "
        "the figure stays in its pose.",
        json_schema_extra=FORMAT_2,
    )
    view: Angle = Field(
        default="three-quarter",
        description="Where the figure is looked at from: front, side or three-quarter.",
        json_schema_extra=FORMAT_2,
    )
    equipment: tuple[ShortName, ...] = Field(
        default=(),
        max_length=8,
        description="What it takes, as in [band, chair].",
        json_schema_extra=FORMAT_2,
    )
    purpose: Line = Field(description="What it is good for, in a sentence.")
    setup: tuple[Line, ...] = Field(
        min_length=1, max_length=8, description="How to get ready, one thought a line."
    )
    cautions: tuple[Line, ...] = Field(
        default=(), max_length=6, description="What to watch for, one thought a line."
    )
    sides: tuple[Side, ...] = Field(
        default=(),
        max_length=2,
        description="Sides in their order; left out if there are none.",
    )
    alternate: Literal["reps", "sets", "rounds"] | None = Field(
        default=None,
        description="Sides take turns by reps, sets or rounds; without it, each turn does both.",
        json_schema_extra=FORMAT_2,
    )
    change_of_side: Lines | None = Field(
        default=None, description="What is said when the next side's turn comes."
    )
    change_of_side_time: Length | None = Field(
        default=None,
        description="Time to change sides; the routine's 'change_of_side' unless given.",
        json_schema_extra=FORMAT_2,
    )
    sets: Annotated[int, Field(ge=1, le=TURNS_MAX)] = Field(
        default=1, description="Number of sets."
    )
    rest_between_sets: Seconds | None = Field(
        default=None, description="Seconds of rest between sets, 30 unless given."
    )
    rest: Length | None = Field(
        default=None,
        description="Rest after each turn: between sets, and in a block before the next exercise.",
        json_schema_extra=FORMAT_2,
    )
    reps: Reps | None = Field(default=None, description="Reps of each set and side.")
    run_on: RunOn = Field(
        default=False,
        description="Reps follow one another without a sentence, each opened by its number; with "
        "'counted', the seconds of its tempo are counted too.",
        json_schema_extra=FORMAT_2,
    )
    work: Work | None = Field(
        default=None,
        description="Work by a strict clock, instead of reps and steps.",
        json_schema_extra=FORMAT_2,
    )
    every: Length | None = Field(
        default=None,
        description="A strict clock: each set starts on a multiple of this length.",
        json_schema_extra=FORMAT_2,
    )
    kind: Kind = Field(
        default="work", description="The kind of effort of the work.", json_schema_extra=FORMAT_2
    )
    during: During | None = Field(
        default=None, description="What is said while the work lasts.", json_schema_extra=FORMAT_2
    )
    calls: Calls | None = Field(
        default=None, description="What is called out by the clock.", json_schema_extra=FORMAT_2
    )
    prepare: tuple[Step, ...] = Field(
        default=(), max_length=4, description="Steps done once on each side before the first rep."
    )
    steps: tuple[Step, ...] = Field(
        default=(), max_length=STEPS_MAX, description="The steps of a rep."
    )
    levels: Levels | None = Field(
        default=None, description="The same made easier or harder.", json_schema_extra=FORMAT_2
    )

    @property
    def picture(self) -> Drawing:
        """The drawing that shows it: its own, or the one of its posture."""
        return self.posture if self.drawing is None else self.drawing

    @property
    def turns(self) -> int:
        """How many sets it has by itself: as written, or as many as its doses have turns."""
        doses = (
            len(self.reps.by_turn) if self.reps else 0,
            self.work.turns if self.work else 0,
            *(len(step.hold.seconds or ()) for step in self.steps if step.hold),
        )
        return max(self.sets, *doses)

    @property
    def rest_ms(self) -> Ms:
        """The rest between two sets, in ms."""
        if self.rest is not None:
            return self.rest.ms
        if self.rest_between_sets is not None:
            return ms(self.rest_between_sets)
        return Ms(0) if self.every is not None else Ms(30_000)

    @property
    def by_clock(self) -> bool:
        """Whether a strict clock of its own runs it."""
        return self.work is not None or self.every is not None

    def side_of_turn(self, turn: int) -> tuple[Side, ...]:
        """The sides that a turn does, in order; empty for an exercise without sides."""
        if self.alternate in ("sets", "rounds") and self.sides:
            return (self.sides[(turn - 1) % len(self.sides)],)
        return self.sides
