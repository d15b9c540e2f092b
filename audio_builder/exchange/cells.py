"""What people write into the cells of a table of exercises: lengths, reps, sides."""

import re
from typing import Final

from audio_builder.model.values import Posture, Side
from audio_builder.units import Ms

_NUMBER: Final = r"(\d{1,6}(?:[.,]\d{1,3})?)"
_CLOCK: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
_LENGTH: Final = re.compile(rf"{_NUMBER} *(h|hours?|m|mins?|minutes?|s|secs?|seconds?|\"|″|')?")
_UNITS_MS: Final = {"h": 3_600_000, "m": 60_000, "'": 60_000}
_RANGE: Final = re.compile(r"(\d{1,4}) *(?:-|–|to) *(\d{1,4})")
_LIST: Final = re.compile(r"\d{1,4}(?: *[,/;+] *\d{1,4})+")
_TIMES: Final = re.compile(r"(\d{1,3}) *(?:x|×|\*) *(.+)", re.IGNORECASE)
_REPS_WORD: Final = re.compile(r" *\b(?:reps?|repetitions?|times)\b\.?", re.IGNORECASE)
_EACH_SIDE: Final = re.compile(
    r" *(?:/|per|each|a|on each|both) *(?:sides?|legs?|arms?)\b", re.IGNORECASE
)


def length_ms(text: str) -> Ms | None:
    """A length, as in `30`, `30 s`, `1:30` or `1.5 min`; None if it is none."""
    plain = text.strip().lower()
    clock = _CLOCK.fullmatch(plain)
    if clock is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return Ms(((hours * 60 + minutes) * 60 + seconds) * 1000)
    found = _LENGTH.fullmatch(plain)
    if found is None:
        return None
    unit = (found[2] or "s")[0]
    return Ms(round(float(found[1].replace(",", ".")) * _UNITS_MS.get(unit, 1000)))


def whole(text: str) -> int | None:
    """A whole number, as in `3` or `3.0`; None if it is none."""
    found = re.fullmatch(r"(\d{1,6})(?:[.,]0+)?", text.strip())
    return None if found is None else int(found[1])


def sets_by(text: str) -> tuple[int | None, str]:
    """The sets of `3 x 10`, and what each of them is; None and the whole text without them."""
    found = _TIMES.fullmatch(text.strip())
    return (None, text) if found is None else (int(found[1]), found[2])


def each_side(text: str) -> tuple[bool, str]:
    """Whether a dose is for each side, as in `10 each side`; and the dose itself."""
    bare = _EACH_SIDE.sub("", text)
    return bare != text, bare


def reps(text: str) -> tuple[tuple[int, ...], int | None] | None:
    """Reps of all sets or of each, and the most of a range; None if it is none of that."""
    plain = _REPS_WORD.sub("", text).strip()
    between = _RANGE.fullmatch(plain)
    if between is not None:
        fewest, most = sorted((int(between[1]), int(between[2])))
        return ((fewest,), most) if fewest else None
    if _LIST.fullmatch(plain):
        numbers = tuple(int(number) for number in re.findall(r"\d+", plain))
        return (numbers, None) if all(numbers) else None
    number = whole(plain)
    return ((number,), None) if number else None


def sides(text: str) -> tuple[Side, ...] | None:
    """Sides in their order, as in `left, right`, `both` or `R`; None if it names none."""
    plain = text.strip().lower()
    if plain in ("both", "each", "each side", "2", "yes", "y", "x"):
        return ("left", "right")
    found: list[Side] = []
    for word in re.findall(r"[a-z]+", plain):
        if word in ("left", "l"):
            found.append("left")
        elif word in ("right", "r"):
            found.append("right")
    return tuple(dict.fromkeys(found)) or None


def posture(text: str) -> Posture | None:
    """A posture by any usual name; None if it is none."""
    names: dict[str, Posture] = {
        "standing": "standing",
        "stand": "standing",
        "sitting": "sitting",
        "seated": "sitting",
        "sit": "sitting",
        "kneeling": "kneeling",
        "kneel": "kneeling",
        "lying": "lying",
        "supine": "lying",
        "prone": "lying",
        "floor": "lying",
    }
    return names.get(text.strip().lower())
