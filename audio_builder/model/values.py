"""The kinds of values that a routine is written in: texts of some form, lengths, choices."""

from typing import Annotated, Literal

from pydantic import Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""An id that is safe as a file name: lower-case letters, digits and single hyphens."""
Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\n\r]*\S[^\n\r]*$")]
"""One thought, spoken as one phrase."""
Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\n\r]*\S[^\n\r]*$")]
"""A title or a name, short enough for a screen and for a speaker."""
Email = Annotated[str, Field(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", max_length=100)]
"""An e-mail address, as far as its form tells."""
Seconds = Annotated[float, Field(ge=0, le=300, multiple_of=0.5)]
"""A length in seconds, in steps of half a second."""
Side = Literal["left", "right"]
Posture = Literal["standing", "sitting", "kneeling", "lying"]
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
Tempo = Annotated[str, Field(pattern=r"^([1-9]-[0-9]-[0-9]-[0-9]|0-[0-9]-[1-9]-[0-9])$")]
"""Seconds to lower, pause, lift, pause; it lowers or lifts, or both."""
