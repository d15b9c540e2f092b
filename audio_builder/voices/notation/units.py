"""Measures with a unit: `10 s`, `5kg`, a `10 kg dumbbell`, the `-sec` of a `10-sec hold`."""

import re
from typing import Final

from audio_builder.voices.notation.attributive import names_a_thing
from audio_builder.voices.notation.numbers import NUMBER, counted
from audio_builder.voices.plain import STAND_IN

UNITS: Final = {
    "s": ("second", "seconds"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "mm": ("millimeter", "millimeters"),
    "cm": ("centimeter", "centimeters"),
    "m": ("meter", "meters"),
    "m²": ("square meter", "square meters"),
    "km": ("kilometer", "kilometers"),
    "yd": ("yard", "yards"),
    "km/h": ("kilometer per hour", "kilometers per hour"),
    "m/s": ("meter per second", "meters per second"),
    "mph": ("mile per hour", "miles per hour"),
    "mg": ("milligram", "milligrams"),
    "g": ("gram", "grams"),
    "kg": ("kilogram", "kilograms"),
    "kgs": ("kilogram", "kilograms"),
    "kg/m²": ("kilogram per square meter", "kilograms per square meter"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "ml": ("milliliter", "milliliters"),
    "kcal": ("kilocalorie", "kilocalories"),
    "W": ("watt", "watts"),
    "ft": ("foot", "feet"),
}
UNIT: Final = "|".join(sorted(UNITS, key=len, reverse=True))
"""A pattern for any of them."""

_MEASURE: Final = re.compile(
    rf"(?<![\w.,:/])({NUMBER}|and (?:a half|a quarter|three quarters))( ?|-)({UNIT})"
    rf"(?![\w']|/(?!\d))(?:\.(?= [a-z{STAND_IN}]))?"
)
_DECADE: Final = re.compile(
    r"\bin(?:to)? (?:your|their|his|her|our|my)(?: early| mid| late)? $", re.IGNORECASE
)


def units_said(text: str) -> str:
    """Units in words: of one, of several, or of a thing that has them."""
    return _MEASURE.sub(_measure, text)


def _measure(match: re.Match[str]) -> str:
    number, between, unit = match[1], match[2], match[3]
    before, after = match.string[: match.start()], match.string[match.end() :]
    if unit == "s" and not between and _names_years(number, before):
        return match[0]
    one, many = UNITS[unit]
    if between == "-" or names_a_thing(before, after):
        return f"{number} {one}"
    return counted(number, one, many)


def _names_years(number: str, before: str) -> bool:
    """Whether an "s" after a number makes years: the 1990s, in your 40s."""
    century = re.fullmatch(r"(?:1[5-9]|20)\d0", number)
    return century is not None or (number.endswith("0") and _DECADE.search(before) is not None)
