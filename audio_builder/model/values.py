"""The kinds of values that a routine is written in: texts of some form, lengths, choices."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, JsonValue

from audio_builder.units import Ms

FORMAT_2: Final[dict[str, JsonValue]] = {"x-format": 2}
"""Marks a key that came with version 2 of the language (a field's `json_schema_extra`)."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""An id that is safe as a file name: lower-case letters, digits and single hyphens."""
Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\n\r]*\S[^\n\r]*$")]
"""One thought, spoken as one phrase."""
NAME_MAX: Final = 80
Name = Annotated[str, Field(min_length=1, max_length=NAME_MAX, pattern=r"^[^\n\r]*\S[^\n\r]*$")]
"""A title or a name, short enough for a screen and for a speaker."""
ShortName = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\n\r]*\S[^\n\r]*$")]
"""What a thing or a part of the body is called, short enough for a list of several."""
Email = Annotated[str, Field(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", max_length=100)]
"""An e-mail address, as far as its form tells."""
Seconds = Annotated[float, Field(ge=0, le=300, multiple_of=0.5)]
"""A length in seconds, in steps of half a second."""
Side = Literal["left", "right"]
Posture = Literal["standing", "sitting", "kneeling", "lying"]
Kind = Literal["hold", "work", "release", "rest", "walk"]
"""A kind of effort; each has its own bell."""
Drawing = Literal[
    "standing",
    "sitting",
    "kneeling",
    "lying",
    "standing-dissociation",
    "supine-ere",
    "ir-hinge",
]
"""A line drawing that ships with Repcast: one for each posture, and some of a single exercise."""


def _as_text(value: object) -> object:
    """A tempo of one phase is a number to YAML."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value:g}" if is_number else value


def _moves(tempo: str) -> str:
    if not any(float(phase) for phase in tempo.split("-")):
        message = "a tempo of nothing but 0 takes no time"
        raise ValueError(message)
    return tempo


_Phases = Annotated[str, Field(pattern=r"^(60|[1-5]?[0-9](\.5)?)(-(60|[1-5]?[0-9](\.5)?)){0,3}$")]
_Phase = Annotated[float, Field(gt=0, le=60, multiple_of=0.5)]
Tempo = Annotated[
    _Phases,
    BeforeValidator(_as_text, json_schema_input_type=_Phases | _Phase),
    AfterValidator(_moves),
]
"""Seconds of one to four phases, as in 3-1-2-0; with four: lower, pause, lift, pause."""


def ms(seconds: float) -> Ms:
    """An author's seconds as whole milliseconds."""
    return Ms(round(seconds * 1000))


def listed(value: object) -> object:
    """A single value where the language takes one or several, as one of several."""
    if value is None or isinstance(value, tuple):
        return value
    return tuple(value) if isinstance(value, list) else (value,)
