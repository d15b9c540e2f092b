"""What wger says of one exercise in one slot, whichever of its answers it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from audio_builder.exchange.json_tree import (
    Json,
    as_list,
    as_map,
    as_number,
    as_text,
    as_whole,
)

_VALUES: Final = {
    "sets": ("set_nr_configs", "sets"),
    "most_sets": ("max_set_nr_configs", "max_sets"),
    "reps": ("repetitions_configs", "repetitions"),
    "most_reps": ("max_repetitions_configs", "max_repetitions"),
    "rest": ("rest_configs", "rest"),
    "most_rest": ("max_rest_configs", "max_rest"),
    "weight": ("weight_configs", "weight"),
    "most_weight": ("max_weight_configs", "max_weight"),
    "rir": ("rir_configs", "rir"),
    "most_rir": ("max_rir_configs", "max_rir"),
}
"""Where each value stands: in a routine's structure, and in a day's sequence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One exercise of a slot, as it is in the first week.

    Attributes:
        values: by the names of `_VALUES`.
        progresses: whether any value changes in later weeks.
    """

    exercise: int | None
    info: Mapping[str, Json]
    values: Mapping[str, Decimal]
    unit: int
    type: str
    comment: str
    progresses: bool


def entries_of(slot: Mapping[str, Json]) -> tuple[Entry, ...]:
    """The exercises of a slot; where each set stands by itself, sets that are alike are counted."""
    key = "entries" if "entries" in slot else "sets"
    found: list[Entry] = []
    for each in as_list(slot.get(key)):
        entry = _entry(as_map(each))
        twin = next((i for i, other in enumerate(found) if _alike(other, entry)), None)
        if key == "entries" or twin is None:
            found.append(entry)
        else:
            sets = found[twin].values.get("sets", Decimal(1)) + entry.values.get("sets", Decimal(1))
            found[twin] = replace(found[twin], values={**found[twin].values, "sets": sets})
    return tuple(found)


def _alike(one: Entry, other: Entry) -> bool:
    bare = ({**entry.values, "sets": Decimal(0)} for entry in (one, other))
    first, second = bare
    return first == second and one.exercise == other.exercise and one.type == other.type


def _entry(entry: Mapping[str, Json]) -> Entry:
    values: dict[str, Decimal] = {}
    progresses = False
    for name, (configs, plain) in _VALUES.items():
        found = as_number(entry.get(plain))
        if configs in entry:
            weeks = [as_map(each) for each in as_list(entry[configs])]
            progresses = progresses or len(weeks) > 1
            weeks.sort(key=lambda week: as_whole(week.get("iteration")) or 0)
            found = as_number(weeks[0].get("value")) if weeks else None
        if found is not None:
            values[name] = found
    unit = as_whole(entry.get("repetition_unit", entry.get("repetitions_unit")))
    return Entry(
        exercise=as_whole(entry.get("exercise")),
        info=as_map(entry.get("exercise")) or as_map(entry.get("exercise_obj")),
        values=values,
        unit=1 if unit is None else unit,
        type=as_text(entry.get("type")).lower(),
        comment=as_text(entry.get("comment")),
        progresses=progresses,
    )
