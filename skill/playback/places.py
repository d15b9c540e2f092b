"""Places in a track: where to go on after a pause, where a side begins, where another joins."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from audio_builder.library import Cue, Place, Role, Timeline, Tone
from skill.playback.state import Spot

TOO_LITTLE_LEFT_MS: Final = 40_000
"""A device that resumes with less than this to go may never ask for what comes next (alexa.md)."""
_END: Final = "tone:end"


def resume_at(timeline: Timeline, offset_ms: int) -> int | None:
    """Where a coach would go on: at the start of what was interrupted.

    Inside a step (its words, move, hold or tempo) that is the step's first word, and inside work
    by the clock the start of its interval; elsewhere it is the phrase, bell or air itself. None if
    so little is left that it is time for what comes next.
    """
    if timeline.duration_ms - offset_ms < TOO_LITTLE_LEFT_MS:
        return None
    cue = cue_at(timeline, offset_ms)
    if cue.role is Role.WORK:
        return _interval_start(timeline, cue)
    if cue.place.step is None:
        return cue.start_ms
    return _first(timeline, lambda other: other.place == cue.place) or 0


def _interval_start(timeline: Timeline, cue: Cue) -> int:
    """Where the work of a cue begins: at the bell that opens it."""
    opens = [
        other.start_ms
        for other in timeline.cues
        if other.start_ms <= cue.start_ms
        and (other.role, other.place) == (Role.WORK, cue.place)
        and isinstance(other.sound, Tone)
        and other.sound.key != _END
    ]
    return opens[-1] if opens else cue.start_ms


def exercise_start(timeline: Timeline) -> int:
    """Where a part's exercise is announced, past the rest before it."""
    return _first(timeline, lambda cue: cue.role is Role.ANNOUNCE) or 0


def side_start(timeline: Timeline, offset_ms: int) -> int:
    """Where the side that is heard at an offset begins; the exercise, before its first side."""
    place = cue_at(timeline, offset_ms).place
    if place.side is None:
        return exercise_start(timeline)
    key = (place.inner, place.set, place.side)

    def is_here(cue: Cue) -> bool:
        return (cue.place.inner, cue.place.set, cue.place.side) == key

    return _first(timeline, is_here) or 0


def spot_at(timeline: Timeline, offset_ms: int) -> Spot | None:
    """What is heard at an offset; None at the very beginning, which every track has."""
    if offset_ms <= 0:
        return None
    cue = cue_at(timeline, offset_ms)
    return Spot(role=cue.role, place=cue.place)


def inside(timeline: Timeline, offset_ms: int) -> int:
    """The offset, or the start of the last thing that is heard if it lies beyond the end."""
    if offset_ms < timeline.duration_ms:
        return max(0, offset_ms)
    return timeline.cues[-1].start_ms


def same_place(spot: Spot, new: Timeline) -> int:
    """Where the same exercise at another pace, or in another edition, says what was heard.

    The same side, set, rep and step; where there are fewer of them now, the last one; where there
    is no such step (another guide), the nearest that there is.
    """
    # Before the first set (the rest, the announcement, the setup) the role tells the place.
    wider = _looser(spot.place, new) if spot.place.set is not None else ()
    for place in wider:
        found = _first(new, partial(_lies_in, place))
        if found is not None:
            return found
    # A gap tells none: it leads to the next chapter, and not every pace has it.
    same_role = _first(new, lambda other: other.role is spot.role is not Role.GAP)
    return exercise_start(new) if same_role is None else same_role


def cue_at(timeline: Timeline, offset_ms: int) -> Cue:
    """The cue that sounds at an offset, or the last one that did."""
    before = [cue for cue in timeline.cues if cue.start_ms <= offset_ms]
    return before[-1] if before else timeline.cues[0]


def _looser(place: Place, new: Timeline) -> Iterator[Place]:
    """The place, then ever wider ones around it, as far as the new timeline has sets and reps."""
    there = [cue.place for cue in new.cues if cue.place.inner == place.inner]
    if not any(other.set is not None for other in there):
        # Its round of the block is all that is left of it.
        there = [cue.place for cue in new.cues]
        place = replace(place, inner=None, side=None, rep=None, step=None)
    reps = max((other.rep or 0 for other in there), default=0)
    sets = max((other.set or 0 for other in there), default=0)
    kept = replace(
        place,
        side=place.side if any(other.side == place.side for other in there) else None,
        reps=None,
        set=None if place.set is None else min(place.set, sets),
        rep=None if place.rep is None else min(place.rep, reps),
    )
    yield kept
    yield replace(kept, step=None)
    yield replace(kept, step=None, rep=None)


def _lies_in(wanted: Place, cue: Cue) -> bool:
    place = cue.place
    pairs = (
        (wanted.exercise, place.exercise),
        (wanted.inner, place.inner),
        (wanted.side, place.side),
        (wanted.set, place.set),
        (wanted.rep, place.rep),
        (wanted.step, place.step),
    )
    return all(want is None or want == have for want, have in pairs)


def _first(timeline: Timeline, suits: Callable[[Cue], bool]) -> int | None:
    return next((cue.start_ms for cue in timeline.cues if suits(cue)), None)
