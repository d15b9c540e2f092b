"""Whereabouts: what a timeline tells of a place in it. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from audio_builder.library import Cue, Phrase, Place, Role, Timeline
from skill.playback.places import cue_at

_TAUGHT: Final = (Role.INSTRUCT, Role.WORK, Role.BREATH)
"""Where the words of a step are."""
_COUNTING: Final = (Role.HOLD, Role.TEMPO, Role.BREATH, Role.LEAD_IN, Role.GAP)
"""What is said in these is a count or a call; it tells nobody what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where in an exercise a listener is. Numbers count from 1.

    Attributes:
        side: the one that is worked on, or comes first if none is yet.
        has_begun: whether it has got beyond the words before the first rep.
        sides_after: those that are still to come, each once.
        rep: 0 before the first one; None if it does not go by reps.
        reps: how many reps there are in this set and on this side.
        set: which one.
        sets: how many there are.
    """

    side: str | None
    has_begun: bool
    sides_after: tuple[str, ...]
    rep: int | None
    reps: int | None
    set: int
    sets: int

    @property
    def reps_left(self) -> int | None:
        """How many more come after this one; None if it does not go by reps."""
        return None if self.reps is None else self.reps - (self.rep or 0)


def whereabouts(timeline: Timeline, offset_ms: int) -> Whereabouts:
    """Where a listener is at an offset."""
    place = _place_of_work(timeline, offset_ms)
    here = [cue.place for cue in timeline.cues if cue.place.inner == place.inner]
    after = [cue.place for cue in timeline.cues if cue.start_ms > offset_ms]
    coming = next((each for each in after if each.side is not None), None)
    side = place.side or (coming.side if coming is not None else None)
    this = [each for each in here if (each.set, each.side) == (place.set or 1, side)]
    reps = max((each.rep or 0 for each in this), default=0) or None
    sides = (each.side for each in after if each.side != side)
    return Whereabouts(
        side=side,
        has_begun=place.set is not None,
        sides_after=tuple(dict.fromkeys(each for each in sides if each is not None)),
        rep=None if reps is None else place.rep or 0,
        reps=reps,
        set=place.set or 1,
        sets=max((each.set or 1 for each in here), default=1),
    )


def _place_of_work(timeline: Timeline, offset_ms: int) -> Place:
    """The place that is heard; after the work is over, in the closing words, its last one."""
    working = [cue for cue in timeline.cues if cue.place.set is not None]
    over = bool(working) and working[-1].end_ms <= offset_ms
    return working[-1].place if over else place_at(timeline, offset_ms)


def place_at(timeline: Timeline, offset_ms: int) -> Place:
    """The place that is heard at an offset."""
    return cue_at(timeline, offset_ms).place


def last_said(timeline: Timeline, offset_ms: int) -> str:
    """What was said last that tells somebody something; empty if nothing was."""
    now = cue_at(timeline, offset_ms).start_ms
    heard = [cue for cue in timeline.cues if cue.start_ms <= now and _tells(cue)]
    if not heard:
        return ""
    last = heard[-1]
    together = [cue for cue in heard if (cue.role, cue.place) == (last.role, last.place)]
    return _words(together)


def taught(full: Timeline, place: Place) -> str:
    """A step in full, as it is taught at its first rep; before the first step, how to get ready.

    Args:
        full: the same track with full guidance.
        place: where the listener is.
    """
    step = _words(_cues(full, lambda cue: _is_step(cue, place)))
    if step:
        return step
    return _words(_cues(full, lambda cue: cue.role is Role.SETUP and _shares(cue, place)))


def cautions(full: Timeline, place: Place) -> str:
    """What there is to watch for."""
    return _words(_cues(full, lambda cue: cue.role is Role.CAUTION and _shares(cue, place)))


def side_words(full: Timeline, side: str) -> str:
    """How one gets ready for a side, in the first words that name it; empty if none do."""
    roles = (Role.SETUP, Role.CHANGE_SIDE, Role.INSTRUCT)
    cues = _cues(full, lambda cue: cue.role in roles and _names(cue, side))
    return _words(cues[:1])


def reps_in(timeline: Timeline) -> int | None:
    """How many reps a track's exercise has at most; None if it does not go by reps."""
    return max((cue.place.rep or 0 for cue in timeline.cues), default=0) or None


def _is_step(cue: Cue, place: Place) -> bool:
    """Whether it teaches the step of a place. What is done once before the first rep is rep 0."""
    there = (cue.place.inner, cue.place.side, cue.place.step)
    is_there = place.step is not None and there == (place.inner, place.side, place.step)
    first = min(place.rep or 0, 1)
    return (
        is_there and cue.role in _TAUGHT and (cue.place.rep or 0, cue.place.set or 1) == (first, 1)
    )


def _shares(cue: Cue, place: Place) -> bool:
    return place.inner is None or cue.place.inner in (None, place.inner)


def _names(cue: Cue, side: str) -> bool:
    """Whether a side is named, and no other one with it."""
    return (
        isinstance(cue.sound, Phrase)
        and cue.place.side in (None, side)
        and (side in cue.sound.text.lower().replace(".", " ").split())
    )


def _tells(cue: Cue) -> bool:
    return isinstance(cue.sound, Phrase) and cue.role not in _COUNTING


def _cues(timeline: Timeline, suits: Callable[[Cue], bool]) -> list[Cue]:
    return [cue for cue in timeline.cues if suits(cue)]


def _words(cues: list[Cue]) -> str:
    """What is said in them, each sentence once."""
    texts = (cue.sound.text for cue in cues if isinstance(cue.sound, Phrase))
    return " ".join(dict.fromkeys(texts))
