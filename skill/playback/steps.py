"""Steps, reps and sides of a track, as places to move to."""

from bisect import bisect_right
from collections.abc import Callable, Hashable
from itertools import groupby

from audio_builder.library import Cue, Timeline
from skill.playback.places import cue_at


def step_starts(timeline: Timeline) -> tuple[int, ...]:
    """Where each step of each rep begins."""
    return _starts(timeline, _step_of)


def rep_starts(timeline: Timeline) -> tuple[int, ...]:
    """Where each rep begins; what prepares for the first one is none."""
    return _starts(timeline, _rep_of)


def moved(starts: tuple[int, ...], at_ms: int, by: int) -> int | None:
    """The start that lies so many further on than what is heard at an offset; None if none does."""
    number = bisect_right(starts, at_ms) - 1 + by
    return starts[number] if 0 <= number < len(starts) else None


def other_side_start(timeline: Timeline, at_ms: int) -> int | None:
    """Where the other side begins, in this set; None if there is none.

    Before the first side it is the second: whoever asks for it does not want to begin so.
    """
    place = cue_at(timeline, at_ms).place
    starts: dict[str, int] = {}
    for cue in timeline.cues:
        of = cue.place
        here = place.set is None or (of.inner, of.set) == (place.inner, place.set)
        if of.side is not None and here:
            starts.setdefault(of.side, cue.start_ms)
    sides = list(starts)
    if len(sides) < 2:  # noqa: PLR2004 - one side, and another
        return None
    number = sides.index(place.side) if place.side in sides else 0
    return starts[sides[(number + 1) % len(sides)]]


def _starts(timeline: Timeline, of: Callable[[Cue], Hashable]) -> tuple[int, ...]:
    runs = groupby((cue for cue in timeline.cues if of(cue) is not None), of)
    return tuple(next(cues).start_ms for _, cues in runs)


def _step_of(cue: Cue) -> Hashable:
    place = cue.place
    if place.step is None:
        return None
    return (place.inner, place.set, place.side, place.rep, place.step)


def _rep_of(cue: Cue) -> Hashable:
    place = cue.place
    return (place.inner, place.set, place.side, place.rep) if place.rep else None
