"""Numbers as routines write them."""

from typing import Final

NUMBER: Final = r"\d+(?:[.,]\d+)*"


def counted(number: str, one: str, many: str) -> str:
    """A number and what is counted: `1 second`, `10 seconds`."""
    return f"{number} {one if number == '1' else many}"
