"""What to write where a number, or a mapping of one key, is meant and something else stands."""

import re
from typing import Final

_LENGTHS: Final = ("hold", "work", "rest", "every", "for", "change_of_side_time")
_TIME: Final = re.compile(r"(?P<number>\d{1,4}(?:\.5)?)\s*(?P<unit>[a-z]*)\.?", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})")
_EXAMPLES: Final = {
    "reps": "write a whole number, as in 'reps: 10', or 'reps: {default: 6, min: 5, max: 10}'",
    "breath": "write 'in' or 'out', or a length of its own, as in '{in: 5.5}'",
    "hold": "write 'hold: {breaths: 1}' or 'hold: {seconds: 20}'",
}
_UNITS: Final = {
    "s": "seconds",
    "sec": "seconds",
    "m": "minutes",
    "min": "minutes",
    "b": "breaths",
    "breath": "breaths",
}


def short_form(key: str, value: object) -> str | None:
    """How a length, a dose or a breath is written; None for other keys.

    Args:
        key: the key that it stands under.
        value: what the author wrote; its number is taken up where it has one.
    """
    if key in _LENGTHS and isinstance(value, str):
        meant = _meant(value.strip())
        if meant is not None and (meant[0] != "breaths" or key == "hold"):
            return f"write '{key}: {{{meant[0]}: {meant[1]}}}'"
    if key in _EXAMPLES:
        return _EXAMPLES[key]
    return f"write '{key}: {{seconds: 20}}' or '{key}: {{minutes: 2}}'" if key in _LENGTHS else None


def _meant(text: str) -> tuple[str, str] | None:
    """The unit and the number of `30s`, `2 min`, `1:30`, `3 breaths`."""
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return "seconds", str(60 * int(clock[1]) + int(clock[2]))
    time = _TIME.fullmatch(text)
    if time is None:
        return None
    unit = time["unit"].lower()
    known = (
        unit if unit in _UNITS else unit.removesuffix("s").removesuffix("ond").removesuffix("ute")
    )
    return (_UNITS[known or "s"], time["number"]) if (known or "s") in _UNITS else None
