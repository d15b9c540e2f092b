"""Tables of exercises as CSV: a row for each, with name, sets, reps, seconds and rest.

`seconds` beside `reps` is how long each rep is held; alone it is how long each set is worked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from audio_builder.exchange import cells
from audio_builder.exchange.csv_columns import Row, read_rows
from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem, Remark
from audio_builder.exchange.limits import within_steps
from audio_builder.exchange.texts import table_text
from audio_builder.loading.problems import shown
from audio_builder.model.values import Side
from audio_builder.units import Ms

ORIGIN: Final = "a table"


def read_csv(raw: bytes) -> Draft:
    """Read a table of exercises.

    Raises:
        UnreadableError: if it is none.
    """
    text, is_guess = table_text(raw)
    reading = _Reading()
    if is_guess:
        reading.lose(
            "the file", "it is not UTF-8, and was read as Windows' Western European letters"
        )
    rows = [row for row in read_rows(text) if reading.has_name(row)]
    within_steps(len(rows))
    items = tuple(reading.items(rows))
    reading.lose_columns(rows)
    return Draft(title="", origin=ORIGIN, items=items, losses=tuple(reading.losses))


@dataclass(slots=True)
class _Reading:
    losses: list[Remark] = field(default_factory=list)

    def has_name(self, row: Row) -> bool:
        """Whether a row is an exercise; one without a name is lost."""
        if "name" in row.cells:
            return True
        self.lose(f"line {row.line}", "a row without a name")
        return False

    def items(self, rows: Sequence[Row]) -> Iterator[DraftItem]:
        """Yield exercises, and rows in a row with the same `block` as one block."""
        for name, group in groupby(rows, key=lambda row: row.cells.get("block", "").strip()):
            grouped = list(group)
            if not name:
                yield from (self._exercise(row) for row in grouped)
                continue
            exercises = tuple(self._exercise(row) for row in grouped)
            sets = max(exercise.sets for exercise in exercises)
            rounds = next(filter(None, (self._count(row, "rounds") for row in grouped)), sets)
            yield DraftBlock(
                items=tuple(self._once(exercise, rounds) for exercise in exercises),
                where=f"line {grouped[0].line}",
                title=None if name.isdigit() else name,
                rounds=rounds,
            )

    def lose_columns(self, rows: Sequence[Row]) -> None:
        """Note each column that nothing here stands for, once."""
        for name in dict.fromkeys(name for row in rows for name in row.others):
            count = sum(name in row.others for row in rows)
            self.lose(f"the column {shown(name)}", f"what stands in {count} of its cells")

    def lose(self, where: str, what: str) -> None:
        """Note what cannot be carried over."""
        self.losses.append(Remark(where=where, what=what))

    def _once(self, exercise: DraftExercise, rounds: int) -> DraftExercise:
        """An exercise of a block, where sets are the block's rounds."""
        if exercise.sets not in (1, rounds):
            self.lose(exercise.where, f"its {exercise.sets} sets, in a block of {rounds} rounds")
        reps = exercise.reps if len(exercise.reps) in (0, 1, rounds) else exercise.reps[:1]
        return replace(exercise, sets=1, reps=reps)

    def _exercise(self, row: Row) -> DraftExercise:
        where = f"line {row.line}"
        sets, reps_text = self._sets_and_reps(row)
        is_each, reps_text = cells.each_side(reps_text)
        dose = cells.reps(reps_text) if reps_text else None
        work_ms = self._length(row, "seconds")
        if reps_text and dose is None and work_ms is None:
            work_ms = cells.length_ms(reps_text)  # as in `3 x 30 s` in the column of reps
        if reps_text and dose is None and not (work_ms and cells.length_ms(reps_text)):
            self.lose(where, f"the reps {shown(reps_text)}")
        reps, most = dose or ((), None)
        sides = self._sides(row, is_each=is_each)
        return DraftExercise(
            title=row.cells["name"],
            where=where,
            sets=sets or max(1, len(reps)),
            reps=self._by_set(row, reps, sets),
            reps_most=most,
            work_ms=work_ms or None,
            rest_ms=self._length(row, "rest"),
            posture=cells.posture(row.cells.get("posture", "")),
            sides=sides,
            guesses_sides=is_each and "sides" not in row.cells,
            notes=tuple(filter(None, [row.cells.get("notes", "")])),
        )

    def _sets_and_reps(self, row: Row) -> tuple[int | None, str]:
        """Sets and reps, each in its column, or as `3 x 10` in one of the two."""
        by_reps, reps_text = cells.sets_by(row.cells.get("reps", ""))
        by_sets, rest = cells.sets_by(row.cells.get("sets", ""))
        if by_sets is not None:
            return by_sets, reps_text or rest
        return self._count(row, "sets") or by_reps, reps_text

    def _by_set(self, row: Row, reps: tuple[int, ...], sets: int | None) -> tuple[int, ...]:
        """Reps of all sets alike, or one number for each of them."""
        total = sets or len(reps)
        if len(reps) <= 1 or len(reps) == total:
            return reps
        self.lose(f"line {row.line}", f"reps of {len(reps)} sets, where there are {total}")
        return reps[:1]

    def _sides(self, row: Row, *, is_each: bool) -> tuple[Side, ...]:
        written = row.cells.get("sides", "")
        found = cells.sides(written)
        if written and found is None and written.lower() not in ("no", "none", "-", "0", "1"):
            self.lose(f"line {row.line}", f"the sides {shown(written)}")
        return found or (("left", "right") if is_each else ())

    def _length(self, row: Row, key: str) -> Ms | None:
        written = row.cells.get(key)
        if written is None:
            return None
        found = cells.length_ms(written)
        if found is None:
            self.lose(f"line {row.line}", f"the {key} {shown(written)}, which is no length")
        return found

    def _count(self, row: Row, key: str) -> int | None:
        written = row.cells.get(key)
        found = cells.whole(written) if written is not None else None
        if written is not None and not found:
            self.lose(f"line {row.line}", f"the {key} {shown(written)}, which is no number")
        return found or None
