"""The training days in an answer of wger's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audio_builder.exchange.draft import UnreadableError
from audio_builder.exchange.json_tree import Json, as_list, as_map, as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day on which something is done."""

    name: str
    description: str
    type: str
    slots: tuple[Mapping[str, Json], ...]


def days_of(data: Json) -> tuple[Day, ...]:
    """The days of a routine, without days of rest, each once.

    Raises:
        UnreadableError: if this is no routine of wger.
    """
    top = as_map(data)
    if isinstance(top.get("days"), list):
        days = tuple(_day(as_map(day), as_map(day)) for day in as_list(top["days"]))
    elif isinstance(data, list) or "slots" in top:
        # A sequence of dates has each day again in each week: the first week is what is read.
        dates = [as_map(each) for each in (data if isinstance(data, list) else [data])]
        first = {_identity(date): date for date in reversed(dates) if as_map(date.get("day"))}
        days = tuple(_day(as_map(date.get("day")), date) for date in reversed(first.values()))
    else:
        raise UnreadableError(
            where="the file",
            what="this JSON has no 'days', as routines of wger have",
            mend="save what wger's address /api/v2/routine/<number>/structure/ answers",
        )
    return tuple(day for day in days if day.slots)


def choose_day(days: Sequence[Day], number: int | None) -> Day:
    """The day that is wanted, from 1; the first unless given.

    Raises:
        UnreadableError: if there is no such day.
    """
    if not days:
        what, mend = "no day of it has an exercise", "add some in wger, and save it again"
        raise UnreadableError(where="the file", what=what, mend=mend)
    if number is not None and not 1 <= number <= len(days):
        what, mend = f"there is no training day {number}", f"give 1 to {len(days)}"
        raise UnreadableError(where="--day", what=what, mend=mend)
    return days[(number or 1) - 1]


def _day(day: Mapping[str, Json], owner: Mapping[str, Json]) -> Day:
    return Day(
        name=as_text(day.get("name")),
        description=as_text(day.get("description")),
        type=as_text(day.get("type")).lower(),
        slots=tuple(as_map(slot) for slot in as_list(owner.get("slots"))),
    )


def _identity(date: Mapping[str, Json]) -> str:
    day = as_map(date.get("day"))
    return repr(day.get("id", day.get("name")))
