"""One instruction inside a rep, and how it takes its time."""

from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from audio_builder.model.doses import TURNS_MAX
from audio_builder.model.pace import BREATH_MAX_MS, BREATH_MIN_MS, Breath
from audio_builder.model.poses import Posing
from audio_builder.model.record import Record
from audio_builder.model.values import FORMAT_2, Kind, Line, Name, Seconds, Tempo, listed, ms
from audio_builder.units import Ms

HOLD_MOVE_MS: Final = Ms(2_000)
TEMPO_MOVE_MS: Final = Ms(1_000)
PHASE_WORDS: Final = {
    1: ("Go",),
    2: ("Down", "Up"),
    3: ("Down", "Stay", "Up"),
    4: ("Down", "Stay", "Up", "Stay"),
}
"""What opens each phase of a tempo, by how many phases it has."""


def _none_or_lines(value: object) -> object:
    return () if value == "none" else listed(value)


_Lines = Annotated[tuple[Line, ...], Field(max_length=6)]
During = Annotated[_Lines, BeforeValidator(_none_or_lines, json_schema_input_type=Line | _Lines)]
"""What is said while something lasts: a line, several, or `none`."""


_HalfSeconds = Annotated[float, Field(ge=1, le=3_600, multiple_of=0.5)]
_ByTurn = Annotated[tuple[_HalfSeconds, ...], Field(min_length=1, max_length=TURNS_MAX)]
_HoldSeconds = Annotated[
    _ByTurn, BeforeValidator(listed, json_schema_input_type=_HalfSeconds | _ByTurn)
]


class Hold(Record):
    """How long a position is kept: by breaths, by seconds or by minutes, one of them."""

    breaths: Annotated[int, Field(ge=1, le=20)] | None = Field(
        default=None, description="Number of deep breaths the position is held for."
    )
    seconds: _HoldSeconds | None = Field(
        default=None,
        description="Seconds the position is held for; a list gives each set or round its own.",
    )
    minutes: Annotated[float, Field(gt=0, le=60, multiple_of=0.5)] | None = Field(
        default=None, description="Minutes the position is held for.", json_schema_extra=FORMAT_2
    )

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: object) -> object:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return {"seconds": listed(value)} if is_number or isinstance(value, list) else value

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        lengths = (self.breaths, self.seconds, self.minutes)
        if sum(length is not None for length in lengths) != 1:
            message = "give breaths, seconds or minutes"
            raise ValueError(message)
        return self

    def length_ms(self, turn: int = 1) -> Ms | None:
        """Its length in a turn, in ms; None when counted in breaths."""
        if self.minutes is not None:
            return ms(60 * self.minutes)
        if self.seconds is None:
            return None
        return ms(self.seconds[min(turn, len(self.seconds)) - 1])


class HalfBreath(Record):
    """Half a breath that a step is tied to: the listener's own length, or one of the routine's."""

    way: Literal["in", "out"] = Field(description="In or out.")
    seconds: (
        Annotated[float, Field(ge=BREATH_MIN_MS / 1000, le=BREATH_MAX_MS / 1000, multiple_of=0.5)]
        | None
    ) = Field(default=None, description="Its length; without it, the listener's.")

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: object) -> object:
        if isinstance(value, str):
            return {"way": value}
        if isinstance(value, dict) and len(value) == 1:
            [(way, seconds)] = value.items()
            if way in ("in", "out"):
                return {"way": way, "seconds": seconds}
        if isinstance(value, dict) and "way" not in value:
            message = "a breath is 'in' or 'out', or one of them with a length"
            raise ValueError(message)
        return value

    def length_ms(self, breath: Breath) -> Ms:
        """How long it lasts for a listener who breathes like this, in ms."""
        if self.seconds is not None:
            return ms(self.seconds)
        return breath.in_ms if self.way == "in" else breath.out_ms


class Step(Record):
    """One instruction inside a rep: words, then a hold, a tempo, half a breath, or time to move."""

    say: Line = Field(description="The full instruction; {side} and {other_side} name the sides.")
    short: Line = Field(description="The same for somebody who has heard it in full.")
    hold: Hold | None = Field(default=None, description="A position to hold once it is reached.")
    tempo: Tempo | None = Field(
        default=None,
        description="Seconds of one to four phases; of four: lower, pause, lift, pause, as in "
        "3-1-2-0.",
    )
    tempo_words: Annotated[tuple[Name, ...], Field(min_length=1, max_length=4)] | None = Field(
        default=None, description="What opens each phase of the tempo."
    )
    breath: HalfBreath | None = Field(
        default=None,
        description="The in-breath or out-breath that the step takes: in, out, or one of a length "
        "of its own, as in {in: 5.5}.",
        json_schema_extra=FORMAT_2,
    )
    move: Seconds | None = Field(
        default=None,
        description="Seconds to move after the words: 2, 1 before a tempo, or 0 before a breath, "
        "unless given.",
    )
    pose: Posing | None = Field(
        default=None,
        description="How the figure is placed at the end of the step: the name of a pose, or what "
        "is different from the step before. For the left side; the right one is its mirror image.",
        json_schema_extra=FORMAT_2,
    )
    kind: Kind = Field(
        default="hold",
        description="The kind of effort, each with its own bell.",
        json_schema_extra=FORMAT_2,
    )
    during: During | None = Field(
        default=None,
        description="What is said while a hold in seconds lasts; 'Stay there' unless given, and "
        "nothing in other kinds than hold.",
        json_schema_extra=FORMAT_2,
    )

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        times = (self.hold, self.tempo, self.breath)
        if sum(time is not None for time in times) > 1:
            message = "a step has a hold, a tempo or a breath, not two of them"
            raise ValueError(message)
        return self

    @property
    def tempo_ms(self) -> tuple[Ms, ...]:
        """Length of each phase of the tempo, in ms; empty without one."""
        return () if self.tempo is None else tuple(ms(float(s)) for s in self.tempo.split("-"))

    @property
    def phase_words(self) -> tuple[str, ...]:
        """What opens each phase of the tempo."""
        return self.tempo_words or PHASE_WORDS[max(1, len(self.tempo_ms))]

    @property
    def move_ms(self) -> Ms:
        """Time between the end of the words and the start of the clock, in ms."""
        if self.move is not None:
            return ms(self.move)
        if self.breath is not None:
            return Ms(0)
        return HOLD_MOVE_MS if self.tempo is None else TEMPO_MOVE_MS
