"""Moves: the steps that several rules share. Each takes a state and gives the next."""

from dataclasses import dataclass, replace

from audio_builder.library import Pace, Timeline
from skill.playback.answers import Answer, Note, PlayNow
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
        """What one part of a run sounds like, at the run's pace."""
        return self.view.timeline(run.routine, run.parts[position], run.pace)


def new_entry(
    state: State, table: Table, position: int, *, retry: bool = False
) -> tuple[State, Entry]:
    """An entry with a token of its own, and the state that counts it."""
    number = state.run.number if state.run is not None else 0
    play = state.plays + 1
    token = make_token(table.key, number, position, play)
    return replace(state, plays=play), Entry(token=token, position=position, retry=retry)


def new_run(state: State, routine: str, parts: tuple[str, ...], pace: Pace) -> State:
    """The state with a run of its own number, and nothing played of it yet."""
    run = Run(number=state.runs + 1, routine=routine, parts=parts, pace=pace)
    return replace(
        state, run=run, runs=run.number, current=None, queued=None, offset_ms=0, failures=0
    )


def play(
    state: State,
    table: Table,
    position: int,
    offset_ms: int,
    *,
    note: Note | None = None,
    retry: bool = False,
) -> Step:
    """Play a position now, whatever plays or is queued."""
    state, entry = new_entry(state, table, position, retry=retry)
    state = replace(
        state, activity=Activity.STARTING, current=entry, queued=None, offset_ms=offset_ms
    )
    return state, PlayNow(entry=entry, offset_ms=offset_ms, note=note)


def following(state: State, position: int) -> int | None:
    """The position after one, if there is one: the first again in a loop."""
    if state.run is None:
        return None
    if position + 1 < len(state.run.parts):
        return position + 1
    return 0 if state.loop else None
