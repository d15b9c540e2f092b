"""Doses: how often, how long, by turns. A turn is a set, and in a block a round."""

from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field, model_validator

from audio_builder.model.record import Record
from audio_builder.model.values import listed, ms
from audio_builder.units import Ms

TURNS_MAX: Final = 60
"""Sets or rounds: an hour of minutes."""
REPS_BY_TURN_MAX: Final = 100
"""Reps that nobody counts aloud; counted ones have a bound of their own (pace.REPS_MAX)."""

_Minutes = Annotated[float, Field(gt=0, le=180, multiple_of=0.5)]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _in_turns(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class Reps(Record):
    """How often: a default within the range a listener may choose from, or one number a turn."""

    default: Annotated[int, Field(ge=1, le=REPS_BY_TURN_MAX)] = Field(
        description="Reps when none asked."
    )
    min: Annotated[int, Field(ge=1, le=REPS_BY_TURN_MAX)] = Field(
        default=1, description="The fewest."
    )
    max: Annotated[int, Field(ge=1, le=REPS_BY_TURN_MAX)] | None = Field(
        default=None, description="The most; without it, the default is the most."
    )
    by_turn: Annotated[
        Annotated[
            tuple[Annotated[int, Field(ge=1, le=REPS_BY_TURN_MAX)], ...],
            Field(max_length=TURNS_MAX),
        ],
        BeforeValidator(_in_turns),
    ] = Field(default=(), description="Reps of each set, or in a block of each round.")

    @model_validator(mode="before")
    @classmethod
    def _from_number_or_list(cls, value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool):
            return {"default": value}
        if value == []:
            message = "'reps' is an empty list"
            raise ValueError(message)
        if isinstance(value, list):
            numbers = [each for each in value if isinstance(each, int)]
            return {"default": max(numbers, default=1), "by_turn": tuple(value)}
        return value

    @property
    def most(self) -> int:
        """The most that a listener gets in one turn."""
        return max(self.max or self.default, *self.by_turn, 1)

    def within(self, wanted: int | None, turn: int = 1) -> int:
        """The reps that a listener who wants `wanted` gets, kept within the range.

        Reps by turns are a plan of their own: a wish only lowers them.

        Args:
            wanted: None for what the routine says.
            turn: which set or round, from 1.
        """
        if self.by_turn:
            planned = self.by_turn[min(turn, len(self.by_turn)) - 1]
            return planned if wanted is None else min(planned, max(self.min, wanted))
        if wanted is None:
            return self.default
        return max(self.min, min(wanted, self.most))


class Length(Record):
    """A length of time, in seconds or in minutes; a bare number is seconds."""

    seconds: Annotated[float, Field(ge=0, le=10_800, multiple_of=0.5)] | None = Field(
        default=None, description="Seconds, in steps of half a second."
    )
    minutes: _Minutes | None = Field(default=None, description="Minutes.")

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: object) -> object:
        return {"seconds": value} if _is_number(value) else value

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.seconds is None) == (self.minutes is None):
            message = "give either seconds or minutes"
            raise ValueError(message)
        return self

    @property
    def ms(self) -> Ms:
        """The length in ms."""
        return ms(self.seconds if self.seconds is not None else 60 * (self.minutes or 0))


_WholeSeconds = Annotated[float, Field(ge=1, le=10_800, multiple_of=1)]
_ByTurn = Annotated[tuple[_WholeSeconds, ...], Field(min_length=1, max_length=TURNS_MAX)]
_WorkSeconds = Annotated[
    _ByTurn, BeforeValidator(listed, json_schema_input_type=_WholeSeconds | _ByTurn)
]


class Work(Record):
    """Work by a strict clock: whole seconds, the same in each turn or one length a turn."""

    seconds: _WorkSeconds | None = Field(
        default=None, description="Whole seconds; a list gives each turn its own."
    )
    minutes: _Minutes | None = Field(default=None, description="Minutes.")

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: object) -> object:
        return {"seconds": listed(value)} if _is_number(value) or isinstance(value, list) else value

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.seconds is None) == (self.minutes is None):
            message = "give either seconds or minutes"
            raise ValueError(message)
        return self

    @property
    def turns(self) -> int:
        """How many turns have a length of their own; 1 if all are alike."""
        return len(self.seconds or (1,))

    def length_ms(self, turn: int) -> Ms:
        """The length of a turn, from 1, in ms."""
        if self.seconds is None:
            return ms(60 * (self.minutes or 0))
        return ms(self.seconds[min(turn, len(self.seconds)) - 1])


class Calls(Record):
    """What is called out by the clock; what is left out is as the routine, or the house, has it."""

    count_in: Annotated[int, Field(ge=0, le=10)] | None = Field(
        default=None, description="Seconds counted down before work begins; 0 for none."
    )
    go: bool | None = Field(default=None, description="Whether 'Go' is said as work begins.")
    half_way: bool | None = Field(default=None, description="Whether the middle is told.")
    ten_seconds: bool | None = Field(
        default=None, description="Whether the last ten seconds are told."
    )
    count_out: Annotated[int, Field(ge=0, le=10)] | None = Field(
        default=None, description="Seconds counted down before an end; 0 for none."
    )

    def over(self, outer: "Calls | None") -> "Calls":
        """These calls, and where they say nothing, those of `outer`."""
        if outer is None:
            return self
        own = {name: value for name, value in self if value is not None}
        return outer.model_copy(update=own)


def is_on(call: bool | None, *, default: bool) -> bool:  # noqa: FBT001 - what is asked about
    """Whether a call is made: as somebody said, or by default."""
    return default if call is None else call
