"""Plain data on its way to a YAML file: what the file of another program says, and guesses."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A value that was made up; its line is marked for the author to confirm."""

    value: str | int | float | tuple[str, ...]


Scalar: TypeAlias = str | int | float | Guess | None
"""None stands for a key that is left out."""
Value: TypeAlias = "Scalar | Sequence[Value] | AnyMapping[str, Value]"
Mapping = dict[str, Value]
