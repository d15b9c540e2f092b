"""Routines of wger: JSON of days, of slots, of sets, as its API gives them.

Three answers are read: `/api/v2/routine/<id>/structure/`, and of the same routine
`date-sequence-display/` and `date-sequence-gym/`. One day becomes one routine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem, Remark
from audio_builder.exchange.json_tree import Json, as_map, as_text, read_json
from audio_builder.exchange.limits import within_steps
from audio_builder.exchange.wger_days import Day, choose_day, days_of
from audio_builder.exchange.wger_entries import Entry, entries_of
from audio_builder.exchange.wger_names import name_of, names_in
from audio_builder.loading.problems import shown
from audio_builder.units import Ms

ORIGIN: Final = "wger"
_MINUTE_MS: Final = Ms(60_000)
_TABATA: Final = (Ms(20_000), Ms(10_000), 8)
"""Work, rest and rounds, as the method has them."""


def read_wger(raw: bytes, *, day: int | None = None, names: bytes | None = None) -> Draft:
    """Read one day of a routine of wger.

    Args:
        raw: an answer of its API.
        day: which training day, from 1; the first unless given.
        names: an answer of `/api/v2/exerciseinfo/`, for the names of the exercises.

    Raises:
        UnreadableError: if it is none, or has no such day.
    """
    data = read_json(raw)
    days = days_of(data)
    chosen = choose_day(days, day)
    reading = _Reading(names={} if names is None else names_in(read_json(names)))
    top = as_map(data)
    for number, other in enumerate(days, start=1):
        if other is not chosen:
            what = f"not imported; 'repcast import --day {number}' does"
            reading.lose(f"day {number}, {shown(other.name)}", what)
    items = reading.items(chosen)
    within_steps(len(items))
    routine, name = as_text(top.get("name")), chosen.name
    title = ": ".join(dict.fromkeys(filter(None, (routine, name))))
    return Draft(
        title=title,
        origin=ORIGIN,
        items=items,
        summary=chosen.description or as_text(top.get("description")),
        losses=tuple(reading.losses),
    )


_REPETITIONS: Final = 1
_UNITS_MS: Final = {3: 1_000, 4: 60_000}
"""wger's units of repetitions that are lengths: seconds and minutes."""
_UNIT_NAMES: Final = {
    2: "reps until failure",
    5: "miles",
    6: "kilometers",
    7: "as many reps as possible",
}
_LABELS: Final = {
    "weight": "the weight",
    "most_weight": "the most weight",
    "rir": "the reps in reserve",
    "most_rir": "the most reps in reserve",
    "most_sets": "the most sets",
    "most_rest": "the longest rest",
}


@dataclass(slots=True, kw_only=True)
class _Reading:
    names: Mapping[int, str]
    losses: list[Remark] = field(default_factory=list)

    def items(self, day: Day) -> tuple[DraftItem, ...]:
        """The exercises of a day, superset by superset, in the form of its type."""
        slots = [self._slot(slot, f"slot {n}") for n, slot in enumerate(day.slots, start=1)]
        items = tuple(item for slot in slots for item in slot)
        within_steps(len(items))
        return self._typed(day.type, items)

    def lose(self, where: str, what: str) -> None:
        """Note what cannot be carried over."""
        self.losses.append(Remark(where=where, what=what))

    def _typed(self, kind: str, items: tuple[DraftItem, ...]) -> tuple[DraftItem, ...]:
        where = "the day"
        flat = tuple(item for item in items if isinstance(item, DraftExercise))
        if kind in ("", "custom", "normal") or len(flat) < len(items):
            if kind not in ("", "custom", "normal"):
                self.lose(where, f"its type {shown(kind)}, as it has supersets")
            return items
        rounds = max(exercise.sets for exercise in flat)
        once = tuple(_once(exercise) for exercise in flat)
        match kind:
            case "enom" | "emom":
                return (DraftBlock(items=once, where=where, rounds=rounds, every_ms=_MINUTE_MS),)
            case "amrap":
                ten_ms = Ms(10 * _MINUTE_MS)
                block = DraftBlock(items=once, where=where, for_ms=ten_ms, guesses_time=True)
                return (block,)
            case "tabata":
                work_ms, rest_ms, eight = _TABATA
                timed = tuple(_timed(exercise, work_ms, rest_ms) for exercise in once)
                self.lose(
                    where, "sets and reps: Tabata is 8 rounds of 20 s, with 10 s of rest, here"
                )
                return (DraftBlock(items=timed, where=where, rounds=eight),)
            case "rft":
                return (DraftBlock(items=once, where=where, rounds=rounds),)
            case _:
                self.lose(where, f"its type {shown(kind)}")
                return items

    def _slot(self, slot: Mapping[str, Json], where: str) -> tuple[DraftItem, ...]:
        entries = entries_of(slot)
        comment = as_text(slot.get("comment"))
        exercises = tuple(
            self._exercise(
                entry, f"{where}, exercise {number}" if len(entries) > 1 else where, comment
            )
            for number, entry in enumerate(entries, start=1)
        )
        if len(exercises) <= 1:
            return exercises
        rounds = max(exercise.sets for exercise in exercises)
        for exercise in exercises:
            if exercise.sets != rounds:
                what = f"its {exercise.sets} sets, in a superset of {rounds} rounds"
                self.lose(exercise.where, what)
        return (DraftBlock(items=tuple(map(_once, exercises)), where=where, rounds=rounds),)

    def _exercise(self, entry: Entry, where: str, comment: str) -> DraftExercise:
        self._unmeasured(entry, where)
        known = name_of(entry.info) or self.names.get(entry.exercise or 0, "")
        if not known:
            what = f"the name of exercise {entry.exercise}: wger's routines hold its number only"
            self.lose(where, what)
        reps, most, work_ms = self._dose(entry, where)
        rest = entry.values.get("rest")
        return DraftExercise(
            title=known or f"Exercise {entry.exercise or ''}".strip(),
            where=where,
            is_titled=bool(known),
            sets=_whole(entry.values.get("sets")) or 1,
            reps=reps,
            reps_most=most,
            work_ms=work_ms,
            rest_ms=None if rest is None or rest < 0 else Ms(round(rest * 1000)),
            kind="hold" if entry.type == "iso" else "work",
            notes=tuple(filter(None, (comment, entry.comment))),
        )

    def _dose(self, entry: Entry, where: str) -> tuple[tuple[int, ...], int | None, Ms | None]:
        amount = entry.values.get("reps")
        if entry.unit in _UNITS_MS and amount is not None and amount > 0:
            return (), None, Ms(round(amount * _UNITS_MS[entry.unit]))
        if entry.unit != _REPETITIONS:
            unit = _UNIT_NAMES.get(entry.unit, f"unit {entry.unit}")
            self.lose(where, f"{amount or ''} {unit}".strip())
            return (), None, None
        reps, most = _whole(amount), _whole(entry.values.get("most_reps"))
        return ((reps,), most, None) if reps else ((), None, None)

    def _unmeasured(self, entry: Entry, where: str) -> None:
        """Note what no routine has: weights, effort, kinds of sets, what changes by the week."""
        for name, label in _LABELS.items():
            if name in entry.values:
                self.lose(where, f"{label} {entry.values[name].normalize():f}")
        if entry.type not in ("", "normal", "iso"):
            self.lose(where, f"the kind of set {shown(entry.type)}")
        if entry.progresses:
            self.lose(where, "what changes from week to week: the first week is imported")


def _once(exercise: DraftExercise) -> DraftExercise:
    return replace(exercise, sets=1)


def _timed(exercise: DraftExercise, work_ms: Ms, rest_ms: Ms) -> DraftExercise:
    return replace(exercise, reps=(), reps_most=None, work_ms=work_ms, rest_ms=rest_ms)


def _whole(number: Decimal | None) -> int | None:
    """A number of reps or sets, whole and positive; None if there is none."""
    return None if number is None or number < 1 else round(number)
