"""What a programme file says, as frozen records: phases, sessions, progressions."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from audio_builder.errors import PaceError
from audio_builder.model.pace import MINUTES_MAX, REPS_MAX, parse_breath
from audio_builder.model.record import Record
from audio_builder.model.values import Line, Name, Slug

WEEKS_MAX: Final = 104
SESSIONS_MAX: Final = 1_500
"""Two sessions a day for two years."""
PHASES_MAX: Final = 26
ITEMS_MAX: Final = 20
DAILY: Final = "daily"
WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LevelName = Literal["easier", "standard", "harder"]
Reps = Annotated[int, Field(ge=1, le=REPS_MAX)]
Minutes = Annotated[int, Field(ge=1, le=MINUTES_MAX)]


def _days(value: object) -> object:
    """The word `daily` is all seven days; a list is a tuple, which strictness wants of Python."""
    if value == DAILY:
        return WEEKDAYS
    return tuple(value) if isinstance(value, list) else value


def _breath(text: str) -> str:
    try:
        return str(parse_breath(text))
    except PaceError as error:
        raise ValueError(str(error)) from error


Days = Annotated[
    tuple[Weekday, ...],
    BeforeValidator(_days),
    Field(min_length=1, max_length=len(WEEKDAYS)),
]
BreathText = Annotated[str, AfterValidator(_breath)]


class Dose(Record):
    """How a routine is done: whatever is left out is the listener's own, or the routine's."""

    reps: Reps | None = Field(
        default=None, description="The reps of each exercise, kept within its range, as in 5."
    )
    level: LevelName | None = Field(
        default=None, description="How hard: easier, standard or harder, if the routine has it."
    )
    minutes: Minutes | None = Field(
        default=None, description="The most minutes that the session may take."
    )
    breath: BreathText | None = Field(
        default=None, description="The seconds of a breath, in and out, as in 4-6."
    )
    note: Line | None = Field(
        default=None, description="A line that the listener reads with the session."
    )


class Session(Dose):
    """A routine on some days of each week."""

    routine: Slug = Field(description="The id of a routine, as in hip-ir.")
    days: Days | None = Field(
        default=None, description="The days of the week, as in [monday, friday], or daily."
    )
    times_a_week: int | None = Field(
        default=None, ge=1, le=7, description="How often a week, spread from the day of the start."
    )
    times_a_day: int = Field(default=1, ge=1, le=4, description="How often on each such day.")


class Progression(Dose):
    """What changes from some week of a phase on."""

    from_week: int | None = Field(
        default=None, ge=1, le=WEEKS_MAX, description="The week of the phase with which it begins."
    )
    routine: Slug | None = Field(
        default=None, description="The one routine that it is for; without it, all of the phase."
    )
    add_reps: int | None = Field(
        default=None, ge=1, le=10, description="How many reps are added each time."
    )
    every_weeks: int | None = Field(
        default=None, ge=1, le=WEEKS_MAX, description="After how many weeks reps are added again."
    )
    up_to: Reps | None = Field(default=None, description="The most reps that adding leads to.")

    @property
    def first_week(self) -> int:
        """The week of the phase with which it begins; reps are first added after a while."""
        if self.from_week is not None:
            return self.from_week
        return 1 if self.add_reps is None else 1 + (self.every_weeks or 1)


class Phase(Record):
    """Some weeks that are alike, but for their progressions."""

    title: Name | None = Field(default=None, description="What the phase is called.")
    weeks: int = Field(ge=1, le=WEEKS_MAX, description="How many weeks it has.")
    repeat: int = Field(
        default=1, ge=1, le=WEEKS_MAX, description="How often these weeks are done in a row."
    )
    rest_days: Days | None = Field(
        default=None, description="Days of the week on which nothing is done."
    )
    sessions: Annotated[tuple[Session, ...], Field(max_length=ITEMS_MAX)] = Field(
        default=(), description="What is done; none at all makes these weeks of rest."
    )
    progressions: Annotated[tuple[Progression, ...], Field(max_length=ITEMS_MAX)] = Field(
        default=(), description="What changes from some week on; a repeat begins anew."
    )


class Programme(Record):
    """Phases, one after another."""

    format: Literal[1] = Field(description="The version of this language: 1.")
    id: Slug = Field(description="A name for files: lower-case letters, digits and hyphens.")
    title: Name = Field(description="What the listener sees, as in Six weeks for your hips.")
    summary: Line | None = Field(default=None, description="What it is for, in a sentence or two.")
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, max_length=PHASES_MAX)] = Field(
        description="Its phases, each some weeks long."
    )

    @property
    def weeks(self) -> int:
        """How many weeks it takes, repeats included."""
        return sum(phase.weeks * phase.repeat for phase in self.phases)
