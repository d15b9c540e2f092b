"""`1:30`, a length of time or a time of day, and ratios (`2:1`)."""

import re
from typing import Final

from audio_builder.voices.notation.attributive import names_a_thing
from audio_builder.voices.notation.numbers import counted

_COLON: Final = re.compile(
    r"(?<![\w:.,/])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\d:]|[.,]\d)(?: ?(?:mins?|minutes)(?!\w))?"
)
_RATIO: Final = re.compile(r"(?<![\w:.,/])(\d{1,2}):(\d)(?![\w:]|[.,]\d)")
_PROPORTION: Final = re.compile(r"(?<![\w:.,/])(\d{1,2}):(\d\d)(?= (?:ratio|intervals?)(?!\w))")
_TIME_RANGE: Final = re.compile(r"(?<![\w:.])(\d{1,2}:[0-5]\d) ?- ?(?=\d{1,2}:[0-5]\d)")
_OF_DAY: Final = re.compile(r" ?(?:[ap]\.?m\.?|[AP]\.?M\.?|o'clock)(?!\w)")
_CLOCK: Final = re.compile(
    r"(?<!\w)(?:at|by|until|till|from|since|between|before)"
    r"(?: about| around)?(?: \d{1,2}:\d\d(?: to| and| or))? $",
    re.IGNORECASE,
)
_TO_CLOCK: Final = re.compile(rf" to \d{{1,2}}:\d\d{_OF_DAY.pattern}")
_TO_LENGTH: Final = re.compile(r" (?:to|and|or) \d{1,2}:\d\d ?(?:mins?|minutes)(?!\w)")
_SECONDS_NAMED: Final = 10
"""From here on the seconds are said without their unit: "1 minute 30"."""
_HOURS: Final = 24


def times_said(text: str) -> str:
    """Lengths of time in words; times of day stay, which engines read well."""
    text = _TIME_RANGE.sub(r"\1 to ", _PROPORTION.sub(r"\1 to \2", text))
    return _RATIO.sub(r"\1 to \2", _COLON.sub(_time, text))


def _time(match: re.Match[str]) -> str:
    if _is_time_of_day(match):
        return match[0]
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    parts = [
        counted(str(number), one, f"{one}s")
        for number, one in ((hours, "hour"), (minutes, "minute"))
        if number
    ]
    if not parts or 0 < seconds < _SECONDS_NAMED:
        parts.append(counted(str(seconds), "second", "seconds"))
    elif seconds:
        parts.append(str(seconds))
    before, after = match.string[: match.start()], match.string[match.end() :]
    if len(parts) == 1 and names_a_thing(before, after):
        return parts[0].removesuffix("s")
    return " ".join(parts)


def _is_time_of_day(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _OF_DAY.match(after) or _TO_CLOCK.match(after):
        return True
    if _TO_LENGTH.match(after):
        return False
    possible = match[1] is None and 0 < int(match[2]) < _HOURS and match[0][-1].isdigit()
    return possible and _CLOCK.search(before) is not None and not names_a_thing("", after)
