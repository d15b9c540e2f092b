"""Moves: the steps that several rules share. Each takes a state and gives the next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from audio_builder.library import Timeline
from skill.playback.answers import Answer, Note, PlayNow
from skill.playback.places import inside, spot_at
from skill.playback.state import Activity, Entry, Run, State
from skill.playback.tokens import make_token
from skill.playback.view import View

Step = tuple[State, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What the rules are played with: the library, and the key of the tokens."""

    view: View
    key: bytes

    def timeline(self, run: Run, position: int) -> Timeline:
        """What one part of a run sounds like now, at the run's pace."""
        return self.view.timeline(run.routine, run.parts[position], run.pace)

    def own_timeline(self, run: Run, entry: Entry) -> Timeline | None:
        """What the device was told to play under an entry; None if nobody knows any more."""
        edition = entry.edition or self.view.edition_of(run.routine)
        return self.view.timeline_of(run.routine, entry.part, entry.pace or run.pace, edition)


def new_entry(
    state: State, run: Run, table: Table, position: int, *, retry: bool = False
) -> tuple[State, Entry]:
    """An entry with a token of its own, and the state that counts it."""
    number = state.plays + 1
    entry = Entry(
        token=make_token(table.key, run.number, position, number),
        position=position,
        retry=retry,
        part=run.parts[position],
        edition=table.view.edition_of(run.routine),
        pace=run.pace,
    )
    return replace(state, plays=number), entry


def new_run(state: State, routine: str, parts: tuple[str, ...]) -> tuple[State, Run]:
    """A run of its own number at the listener's pace, and the state with nothing played of it."""
    run = Run(number=state.runs + 1, routine=routine, parts=parts, pace=state.pace)
    state = replace(
        state,
        run=run,
        runs=run.number,
        current=None,
        queued=None,
        offset_ms=0,
        spot=None,
        asked=False,
        failures=0,
    )
    return state, run


def play(  # noqa: PLR0913 - what there is to say of a play
    state: State,
    run: Run,
    table: Table,
    position: int,
    offset_ms: int,
    *,
    note: Note | None = None,
    retry: bool = False,
) -> Step:
    """Play a position now, whatever plays or is queued; never from beyond its end."""
    state, entry = new_entry(state, run, table, position, retry=retry)
    timeline = table.timeline(run, position)
    offset_ms = inside(timeline, offset_ms)
    state = replace(
        state,
        activity=Activity.STARTING,
        current=entry,
        queued=None,
        asked=False,
        offset_ms=offset_ms,
        spot=spot_at(timeline, offset_ms),
    )
    return state, PlayNow(entry=entry, offset_ms=offset_ms, note=note)


def is_gone(run: Run, entry: Entry) -> bool:
    """Whether the routine does not have an entry's part any more."""
    return entry.part not in run.parts


def following(state: State, run: Run, entry: Entry) -> int | None:
    """The position after an entry's, if there is one: in a loop the first comes after the last."""
    after = _slot(run, entry) + (not is_gone(run, entry))
    ahead = range(after, len(run.parts))
    again = range(len(run.parts)) if state.loop else ()
    return _first_wanted(run, (*ahead, *again))


def preceding(run: Run, entry: Entry) -> int | None:
    """The position before an entry's, if there is one."""
    return _first_wanted(run, reversed(range(_slot(run, entry))))


def _slot(run: Run, entry: Entry) -> int:
    """Where an entry's part stands; if it is gone, where it would."""
    return entry.position + (is_gone(run, entry) and entry.was_last)


def _first_wanted(run: Run, positions: Iterable[int]) -> int | None:
    """The first that the listener has not asked to skip."""
    return next((each for each in positions if run.parts[each] not in run.left_out), None)
