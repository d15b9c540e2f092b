"""A text is scanned for doses, sides and frequencies; each word is taken once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.handout.dosage import DOSES, NOTES, RESTS
from audio_builder.exchange.handout.found import Found, Key
from audio_builder.exchange.handout.frequency import FREQUENCIES
from audio_builder.exchange.handout.numbers import clock_seconds, value
from audio_builder.exchange.handout.siding import SIDES

Groups = Mapping[str, str | None]
"""What the groups of a pattern hold."""
TAKEN: Final = "\x00"
"""What stands in place of words that were read; no handout has it."""
_SETS_OF_HOLDS_MAX: Final = 5
"""What is held more often than this is held in reps."""
_MINUTE: Final = 60
_NOT_WORK: Final = re.compile(
    r"(?:after|within|wait|every|ice|next|last|need|takes?|minimum|heat|walk(?:ing)? for|another)"
    r"(?: (?:for|about|up to|the|of|some|or))*[^.]{0,12}$",
    re.IGNORECASE,
)
_BLANKS: Final[tuple[tuple[Key, int], ...]] = (("sets", 3), ("reps", 10), ("hold", 5))
"""What is taken where a handout leaves a number to be written in."""
_LENGTHS: Final[tuple[Key, ...]] = ("hold", "work", "rest")
_COUNTS: Final[tuple[Key, ...]] = ("sets", "reps", "breaths")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a text says of doses, and the rest of it.

    Attributes:
        text: the whole text.
        left: the same, with `TAKEN` for each letter that was read.
        found: what was read, in the order of the text.
    """

    text: str
    left: str
    found: tuple[Found, ...]

    @property
    def has_dose(self) -> bool:
        """Whether it says how much of something is done."""
        return any(found.is_dose for found in self.found)


def scan(text: str) -> Scan:
    """What a text says of doses, sides and frequencies."""
    scanning = _Scanning(text=text, left=text)
    for pattern in FREQUENCIES:
        for match in scanning.matches(pattern):
            scanning.take(match, [scanning.words_of(match, "frequency")])
    for pattern in NOTES:
        for match in scanning.matches(pattern):
            scanning.take(match, [scanning.words_of(match, "note")])
    for pattern in (*RESTS, *DOSES):
        for match in scanning.matches(pattern):
            values = [_in_order(each) for each in _values(scanning.words_of(match, "reps"), match)]
            if not _is_no_dose(values, text[: match.start()]):
                scanning.take(match, values)
    for side in SIDES:
        for match in scanning.matches(side.pattern):
            base = scanning.words_of(match, "sides")
            found = [replace(base, value=side.value, doubt=side.doubt)]
            scanning.take(match, found, stays=side.stays)
    found = sorted(scanning.found, key=lambda each: (each.start, each.key))
    return Scan(text=text, left=scanning.left, found=tuple(found))


@dataclass(slots=True, kw_only=True)
class _Scanning:
    text: str
    left: str
    found: list[Found] = field(default_factory=list)

    def matches(self, pattern: re.Pattern[str]) -> tuple[re.Match[str], ...]:
        return tuple(
            match
            for match in pattern.finditer(self.left)
            if match[0].strip() and not self._is_read(match.start())
        )

    def _is_read(self, at: int) -> bool:
        """Whether a place was read already, though its words stayed."""
        return any(found.start <= at < found.end for found in self.found)

    def words_of(self, match: re.Match[str], key: Key) -> Found:
        words = self.text[match.start() : match.end()].strip()
        return Found(key=key, start=match.start(), end=match.end(), words=words)

    def take(self, match: re.Match[str], found: list[Found], *, stays: bool = False) -> None:
        self.found += found
        if stays:
            return
        start, end = match.span()
        self.left = self.left[:start] + TAKEN * (end - start) + self.left[end:]


def _is_no_dose(values: list[Found], before: str) -> bool:
    """Whether a length is that of something else than work, as in `ice for 10 minutes`."""
    is_only_work = [found.key for found in values] == ["work"]
    is_nothing = not values or any(found.low <= 0 for found in values)
    return is_nothing or (is_only_work and _NOT_WORK.search(before[-40:]) is not None)


def _values(base: Found, match: re.Match[str]) -> Iterator[Found]:
    """Yield what the groups of a pattern hold."""
    groups = match.groupdict()
    for key in _COUNTS:
        if groups.get(key):
            yield _count(base, key, groups)
    for key in _LENGTHS:
        yield from _length(base, key, groups)
    yield from _made_up(base, groups)
    if groups.get("bare_hold"):
        low, most = value(groups["bare_hold"]), _most(groups, "bare_hold")
        yield replace(base, key="hold", low=low, most=most, doubt="no unit is said")
    if groups.get("bare_reps"):
        doubt = "no word says that these are reps"
        yield replace(base, key="reps", low=int(value(groups["bare_reps"])), doubt=doubt)


def _count(base: Found, key: Key, groups: Groups) -> Found:
    """A number of sets, reps or breaths; of many sets of a hold, of reps."""
    low = int(value(groups[key] or ""))
    if key == "sets" and groups.get("is_hold") and low > _SETS_OF_HOLDS_MAX:
        return replace(base, key="reps", low=low, doubt="perhaps sets")
    return replace(base, key=key, low=low, most=_most(groups, key))


def _made_up(base: Found, groups: Groups) -> Iterator[Found]:
    """Yield numbers for words that name none, each with its doubt."""
    for key, number in _BLANKS:
        if groups.get(f"{key}_blank"):
            doubt = f"the number is left blank: {number} is made up"
            yield replace(base, key=key, low=number, doubt=doubt)
    if groups.get("most_reps"):
        yield replace(base, key="reps", low=10, doubt="it names no number: 10 is made up")
    if groups.get("again"):
        doubt = "perhaps once more than that, if the first one is not counted"
        yield replace(base, key="reps", low=2, doubt=doubt)


def _length(base: Found, key: Key, groups: Groups) -> Iterator[Found]:
    clock, low = groups.get(f"{key}_clock"), groups.get(key)
    if clock:
        yield replace(base, key=_kind(key, groups), low=clock_seconds(clock))
    elif low:
        unit = (groups.get(f"{key}_unit") or "s").lower()
        factor = _MINUTE if unit.startswith(("m", "'")) else 1
        most = _most(groups, key)
        doubt = "a count is taken for a second" if groups.get("count") else ""
        doubt = {'"': "perhaps inches", "'": "perhaps feet"}.get(unit, doubt)
        yield replace(
            base,
            key=_kind(key, groups),
            low=value(low) * factor,
            most=None if most is None else most * factor,
            doubt=doubt,
        )


def _kind(key: Key, groups: Groups) -> Key:
    return "hold" if groups.get("is_hold") else key


def _in_order(found: Found) -> Found:
    """A range with its lower end first."""
    if found.most is None or found.most >= found.low:
        return found
    return replace(found, low=found.most, most=found.low)


def _most(groups: Groups, key: str) -> float | None:
    written = groups.get(f"{key}_most")
    return None if written is None else value(written)
