"""Plain data on its way to a YAML file: what the file of another program says, and guesses."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A value that was made up; its line is marked for the author to confirm.

    Attributes:
        why: from which words it was read, in plain words; empty if the file says nothing of it.
    """

    value: "str | int | float | tuple[Value, ...] | AnyMapping[str, Value]"
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One item of a list, with comments before it for the author to compare."""

    value: "AnyMapping[str, Value]"
    comments: tuple[str, ...]


Scalar: TypeAlias = str | int | float | Guess | None
"""None stands for a key that is left out."""
Value: TypeAlias = "Scalar | Noted | Sequence[Value] | AnyMapping[str, Value]"
Mapping = dict[str, Value]
