"""English texts made speakable: figures, units, signs and initialisms written as they are said.

Left as they stand, an engine reads "10s" as "tens", "90/90" as "ninety slash ninety" and "ERE" as
"air". What engines read well (ordinals, decimals, clock times, halves) is left to them.
"""

import re
from typing import Final

from audio_builder.voices.plain import STAND_IN, plain

_UNITS: Final = {
    "s": ("second", "seconds"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "mm": ("millimeter", "millimeters"),
    "cm": ("centimeter", "centimeters"),
    "m": ("meter", "meters"),
    "km": ("kilometer", "kilometers"),
    "km/h": ("kilometer per hour", "kilometers per hour"),
    "g": ("gram", "grams"),
    "kg": ("kilogram", "kilograms"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "ft": ("foot", "feet"),
}
_SPELLED: Final = ("ERE", "IR", "ER", "ITB", "ROM", "TUT", "IT(?=[ -]bands?\\b)")
"""Initialisms that a voice may read as words; "IT" only where it is the band's."""
_UNNAMED: Final = (
    "a about across again ahead and apart around as at away back backward backwards before but by "
    "clockwise counterclockwise down during each every for forward forwards from here if in into "
    "inward inwards is it left more of off on one or out outward outwards over past per right so "
    "the then there through to toward towards under until up when while with without you your"
)
_FOLLOWERS: Final = frozenset(_UNNAMED.split())
"""What may follow "90 degrees" without being the thing that is 90 degrees: not "90 degree left"."""

_TENTHS: Final = 10
"""The finest fraction that engines read as one."""
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_MIXED: Final = re.compile(r"(?<=\d) ?([¼½¾])")
_PAIR: Final = re.compile(r"(?<![\w/.,])(\d+)/(\d+)(?![\w/])")
_TIMES: Final = re.compile(
    r"(?<=\d) ?[x×] ?(?=\d)|(?<=\d) ?[x×](?:/(?=[a-z])|(?!\w))|(?<!\w)[x×] ?(?=\d)|×"
)
_RANGE: Final = re.compile(rf"(?<![\w.,:/-]){_NUMBER}(?: ?- ?{_NUMBER})+(?![\d:/-]|[.,]\d)")
_DEGREES: Final = re.compile(rf"({_NUMBER}) ?°(?: ?([CF])(?!\w))?")
_UNIT: Final = re.compile(
    rf"(?<![\w.,:/])({_NUMBER})( ?|-)({'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    rf"(?![\w/'])(?:\.(?= [a-z{STAND_IN}]))?"
)
_DECADE: Final = re.compile(
    r"\bin(?:to)? (?:your|their|his|her|our|my)(?: early| mid| late)? $", re.IGNORECASE
)
_LETTERS: Final = re.compile(
    rf"(?<![\w'])((?:{'|'.join(_SPELLED)})(?:[-/](?:{'|'.join(_SPELLED)}))*)(s?)(?!\w)"
)
_SIGNS: Final = (
    (re.compile(r"(?<!\w)w/o(?!\w)"), "without"),
    (re.compile(r"(?<!\w)w/ ?(?=\w)"), "with "),
    (re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])"), " "),
    (re.compile(r"~ ?(?=\d)|≈"), " about "),
    (re.compile(r"# ?(?=\d)"), " number "),
    *(
        (re.compile(f" ?{re.escape(sign)} ?"), f" {word} ")
        for sign, word in (
            ("%", "percent"),
            ("&", "and"),
            ("+", "plus"),
            ("=", "equals"),
            ("±", "plus or minus"),
            ("@", "at"),
            ("°", "degrees"),
            ("¼", "one quarter"),
            ("½", "one half"),
            ("¾", "three quarters"),
        )
    ),
)
_PARTS: Final = {"¼": " and a quarter", "½": " and a half", "¾": " and three quarters"}


def normalise(text: str) -> str:
    """An English text as it is said, in plain characters. Idempotent; ordinary sentences stay."""
    while (said := _said(text)) != text:  # what one rule wrote out may lay bare another's notation
        text = said
    return said


def _said(text: str) -> str:
    text = plain(text)
    text = _MIXED.sub(lambda match: _PARTS[match[1]], text)
    text = _PAIR.sub(_pair, text)
    text = _TIMES.sub(_times, text)
    text = _RANGE.sub(_range, plain(text))
    text = _DEGREES.sub(_degrees, text)
    text = _UNIT.sub(_unit, text)
    text = _LETTERS.sub(_letters, text)
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return plain(text)


def _pair(match: re.Match[str]) -> str:
    """`90/90`, a position, is two numbers; `3/4`, a fraction, is left to the engine."""
    first, second = int(match[1]), int(match[2])
    fraction = 0 < first < second <= _TENTHS
    return match[0] if fraction else f"{match[1]} {match[2]}"


def _times(match: re.Match[str]) -> str:
    return " times per " if match[0].endswith("/") else " times "


def _range(found: re.Match[str]) -> str:
    """Two numbers are a range; more are a countdown or a tempo, said one by one."""
    numbers = re.findall(_NUMBER, found[0])
    match numbers:
        case [first, last]:
            return f"{first} to {last}"
        case _:
            return ", ".join(numbers)


def _degrees(match: re.Match[str]) -> str:
    number, scale = match[1], match[2]
    if scale:
        return (
            f"{_count(number, 'degree', 'degrees')} {'Celsius' if scale == 'C' else 'Fahrenheit'}"
        )
    following = re.match(rf"(?: |-)([^\W\d_]+|{STAND_IN})", match.string[match.end() :])
    names = following is not None and following[1].lower() not in _FOLLOWERS
    return f"{number} degree" if names else _count(number, "degree", "degrees")


def _unit(match: re.Match[str]) -> str:
    number, between, unit = match[1], match[2], match[3]
    if unit == "s" and not between and _names_years(number, match.string[: match.start()]):
        return match[0]
    one, many = _UNITS[unit]
    return f"{number} {one}" if between == "-" else _count(number, one, many)


def _names_years(number: str, before: str) -> bool:
    """Whether an "s" after a number makes years: the 1990s, in your 40s."""
    century = re.fullmatch(r"(?:1[5-9]|20)\d0", number)
    return century is not None or (number.endswith("0") and _DECADE.search(before) is not None)


def _count(number: str, one: str, many: str) -> str:
    return f"{number} {one if number == '1' else many}"


def _letters(match: re.Match[str]) -> str:
    """`IR-ER` as `I R, E R`: a hyphen would run the letters into one word."""
    spelled = ", ".join(" ".join(part) for part in re.split("[-/]", match[1]))
    return f"{spelled}'s" if match[2] else spelled
