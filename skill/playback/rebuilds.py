"""Rebuilds: a run goes on in whatever its routine has become."""

from dataclasses import replace

from skill.playback.moves import Table
from skill.playback.state import Activity, Entry, State


def carried_over(state: State, table: Table) -> State:
    """The state in terms of the library as it is now; the same if nothing has changed.

    An exercise is found again wherever it stands. One that is gone stays in the state, for a device
    may play it still, with the position of the one that took its place.
    """
    run = state.run
    if run is None:
        return state
    parts = table.view.parts(run.routine)
    if not parts:
        return without_run(state)
    before = _named(run.parts, parts)
    if before == run.parts == parts and _are_named(state):
        return state
    return replace(
        state,
        run=replace(run, parts=parts),
        current=_moved(state.current, before, parts),
        queued=_moved(state.queued, before, parts),
        skipped=dict(zip(run.parts, before, strict=True)).get(state.skipped or "", state.skipped),
    )


def without_run(state: State) -> State:
    """The state, with nothing begun in it."""
    return replace(
        state,
        activity=Activity.IDLE,
        run=None,
        current=None,
        queued=None,
        offset_ms=0,
        spot=None,
        asked=False,
        failures=0,
    )


def _named(parts: tuple[str, ...], present: tuple[str, ...]) -> tuple[str, ...]:
    """The parts by their exercises. A state of before numbers them: `part.1`, `part.2`."""
    numbers = {f"part.{number}": part for number, part in enumerate(present, start=1)}
    return tuple(numbers.get(part, part) for part in parts)


def _are_named(state: State) -> bool:
    entries = (state.current, state.queued)
    return all(entry.part for entry in entries if entry is not None)


def _moved(entry: Entry | None, before: tuple[str, ...], parts: tuple[str, ...]) -> Entry | None:
    """An entry at the position that its part has now, or would have."""
    if entry is None:
        return None
    part = entry.part or before[entry.position]
    if part in parts:
        return replace(entry, part=part, position=parts.index(part), was_last=False)
    slot = _slot(part, before, parts, entry)
    position = min(slot, len(parts) - 1)
    return replace(entry, part=part, position=position, was_last=slot == len(parts))


def _slot(part: str, before: tuple[str, ...], parts: tuple[str, ...], entry: Entry) -> int:
    """Where a part that is gone would stand: behind the nearest before it that is left."""
    end = before.index(part) if part in before else entry.position + entry.was_last
    left = [each for each in before[:end] if each in parts]
    return parts.index(left[-1]) + 1 if left else 0
