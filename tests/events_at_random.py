"""Whatever may happen: any command, any event of a device, in any order; and rebuilds."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from audio_builder.library import Guide, Pace
from audio_builder.model.doses import Reps
from audio_builder.model.routine import Routine
from skill.playback.events import (
    Event,
    Failed,
    Finished,
    GoTo,
    MoveRep,
    MoveStep,
    NearlyFinished,
    Next,
    OtherSide,
    Pause,
    PlayerEvent,
    Previous,
    Repeat,
    RepeatSide,
    Resume,
    Seek,
    Seen,
    SetLoop,
    SetPace,
    SkipExercise,
    Start,
    Started,
    StartOver,
    Stopped,
)
from skill.playback.state import State
from skill.playback.tokens import make_token
from worlds import KEY, long_routine

OFFSETS = st.integers(0, 400_000) | st.sampled_from([10**25])
# Tokens of plays that may have been, are, or will be; and some that are nobody's.
TOKENS = st.builds(
    lambda run, position, play: make_token(KEY, run, position, play),
    st.integers(0, 4), st.integers(0, 3), st.integers(0, 12),
) | st.sampled_from(["", "1.0.1.ffff", "another-skill"])  # fmt: skip
SEES = st.builds(Seen, token=TOKENS, offset_ms=OFFSETS, playing=st.booleans(), ended=st.booleans())
SEEN = st.none() | SEES
PACES = st.builds(Pace, guide=st.sampled_from(Guide), reps=st.none() | st.integers(1, 5))
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Start, routine=st.sampled_from(["long", "none"]), position=st.integers(0, 3),
              seen=SEEN),
    st.builds(GoTo, position=st.integers(0, 3), seen=SEEN),
    *(st.builds(kind, seen=SEEN)
      for kind in (Next, Previous, Repeat, RepeatSide, OtherSide, SkipExercise, StartOver, Pause,
                   Resume)),
    st.builds(Seek, by_ms=st.integers(-500_000, 500_000) | st.just(10**25), seen=SEEN),
    *(st.builds(kind, by=st.integers(-3, 3), seen=SEEN) for kind in (MoveStep, MoveRep)),
    st.builds(SetPace, pace=PACES, seen=SEEN),
    st.builds(SetLoop, on=st.booleans(), seen=SEEN),
    *(st.builds(kind, token=TOKENS, offset_ms=st.none() | OFFSETS) for kind in (Started, Stopped)),
    *(st.builds(kind, token=TOKENS) for kind in (NearlyFinished, Finished)),
    st.builds(Failed, token=TOKENS, seen=SEEN),
)  # fmt: skip
WHERE = st.sampled_from(["as it is", "current", "queued"])
# Half of the events are aimed at what plays or is queued; a random token rarely hits.
AIMED = st.tuples(EVENTS, WHERE)


@dataclass(frozen=True, kw_only=True)
class Rebuild:
    """The routine becomes another one."""

    routine: Routine
    held: bool
    """Whether what it was before is still there."""


def version(numbers: list[int], reps: int) -> Routine:
    """Some of its exercises in some order, each with so many reps."""
    whole = long_routine(4)
    exercises = tuple(
        whole.exercises[number].model_copy(update={"reps": Reps(default=reps, min=1, max=4)})
        for number in numbers
    )
    return whole.model_copy(update={"exercises": exercises})


VERSIONS = st.builds(
    version,
    st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True),
    st.sampled_from([1, 2, 4]),
)
REBUILDS = st.builds(Rebuild, routine=VERSIONS, held=st.booleans())


def aim(event: Event, where: str, state: State) -> Event:
    """The event, told of the current or the queued entry if there is one."""
    entry = {"current": state.current, "queued": state.queued}.get(where)
    if entry is None:
        return event
    if isinstance(event, PlayerEvent):
        event = replace(event, token=entry.token)
        if not isinstance(event, Failed):
            return event
    if event.seen is not None:
        return replace(event, seen=replace(event.seen, token=entry.token))
    return event
