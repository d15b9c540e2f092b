"""What one check of `repcast doctor` found."""

from dataclasses import dataclass
from typing import Final

_LINE_MAX: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found.

    Attributes:
        check: what was looked at.
        problem: what is wrong; None if nothing is.
        advice: what to do about it.
    """

    check: str
    problem: str | None = None
    advice: str = ""

    def line(self) -> str:
        """The finding as one line."""
        if self.problem is None:
            return f"ok       {self.check}"
        words = f"problem  {self.check}: {self.problem}; {self.advice}"
        # Some of it is what a stranger's server said: it may not move the terminal's cursor.
        return "".join(letter if letter.isprintable() else "?" for letter in words)[:_LINE_MAX]
