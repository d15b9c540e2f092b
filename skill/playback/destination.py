"""The destination: where it would go on. Asked before it does, the answer is the same."""

from dataclasses import dataclass

from skill.playback.answers import Note
from skill.playback.events import Seen
from skill.playback.moves import Table, following, is_gone
from skill.playback.places import exercise_start, inside, resume_at
from skill.playback.rebuilds import carried_over
from skill.playback.seeing import as_seen
from skill.playback.state import Activity, State
from skill.playback.whereabouts import here


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """What a Resume would play."""

    position: int
    offset_ms: int
    part: str
    anew: bool = False
    """Whether it would be a run of its own: the last one is done."""
    note: Note | None = None


def destination(state: State, table: Table, seen: Seen | None = None) -> Destination | None:
    """Where a Resume with this would go on; None if there is no run."""
    state = as_seen(carried_over(state, table), seen, table)
    run, current = state.run, state.current
    if run is None or current is None:
        return None

    def to(position: int, offset_ms: int, note: Note | None = None) -> Destination:
        return Destination(
            position=position, offset_ms=offset_ms, part=run.parts[position], note=note
        )

    if state.activity is Activity.DONE:
        return Destination(position=0, offset_ms=0, part=run.parts[0], anew=True)
    timeline = table.timeline(run, current.position)
    if is_gone(run, current):
        return to(current.position, exercise_start(timeline), Note.EXERCISE_GONE)
    at = here(state, run, current, table)
    resumed = resume_at(timeline, at)
    if resumed is not None:
        return to(current.position, resumed)
    after = following(state, run, current)
    if after is None:
        # Little is left of the last part, but it is all there is: the close is worth hearing.
        return to(current.position, inside(timeline, at))
    return to(after, 0)
