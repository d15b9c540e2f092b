"""The kinds of files that are read, as messages speak of them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """What a file is meant to hold.

    Attributes:
        name: what its author calls that, as in "a routine".
        begin: how to begin such a file, for whoever has written something else.
        depth: how deep its mappings and lists stand inside each other at most.
    """

    name: str
    begin: str
    depth: int


ROUTINE: Final = FileKind(
    name="routine",
    begin="begin with 'format: 2', or let 'repcast new' write a routine to start from",
    depth=6,
)
