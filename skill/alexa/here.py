"""Here: what is asked in mid-exercise, answered by the timeline at the place that is heard."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from audio_builder.library import Guide, Timeline
from skill.alexa.meanings import Say
from skill.alexa.responses import VoiceAnswer
from skill.alexa.talk import Talk
from skill.alexa.whereabouts import (
    Whereabouts,
    cautions,
    last_said,
    place_at,
    side_words,
    taught,
    whereabouts,
)

Answer = Callable[[Talk, Say], VoiceAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The track at hand, and where in it the listener is."""

    timeline: Timeline
    full: Timeline
    """The same with full guidance."""
    offset_ms: int

    @property
    def place(self) -> Whereabouts:
        """Side, set and rep."""
        return whereabouts(self.timeline, self.offset_ms)

    @property
    def left_ms(self) -> int:
        """How long the exercise will still take."""
        return max(0, self.timeline.duration_ms - self.offset_ms)


def _in_a_run(tell: Callable[[Talk, Here], str]) -> Answer:
    """An answer where something has been begun; else an offer to begin."""

    def answer(talk: Talk, _meaning: Say) -> VoiceAnswer:
        run = talk.run
        if run is None:
            return talk.nothing_plays()
        position, offset_ms = talk.place
        part, full = run.parts[position], replace(run.pace, guide=Guide.FULL)
        here = Here(
            timeline=talk.timeline(run.routine, part, run.pace),
            full=talk.timeline(run.routine, part, full),
            offset_ms=offset_ms,
        )
        return talk.tell(tell(talk, here))

    return answer


def _which_side(talk: Talk, here: Here) -> str:
    how = side_words(here.full, here.place.side) if here.place.side is not None else ""
    return talk.words.side(here.place, how)


def _reps_left(talk: Talk, here: Here) -> str:
    return talk.words.reps_left(here.place, here.left_ms)


def _what_next(talk: Talk, here: Here) -> str:
    return talk.words.next_up(here.place, talk.following())


def _what_was_that(talk: Talk, here: Here) -> str:
    return talk.words.i_said(last_said(here.timeline, here.offset_ms))


def _how_to(_talk: Talk, here: Here) -> str:
    place = place_at(here.timeline, here.offset_ms)
    return taught(here.full, place) or last_said(here.full, here.full.duration_ms)


def _is_this_right(talk: Talk, here: Here) -> str:
    place = place_at(here.timeline, here.offset_ms)
    return talk.words.watch_for(talk.exercise.purpose, cautions(here.full, place))


def _how_far(talk: Talk, here: Here) -> str:
    position, _ = talk.place
    of, left_ms = len(talk.known.routine.exercises), talk.left_ms or 0
    return talk.words.how_far(position + 1, of, talk.exercise, here.place, left_ms)


which_side = _in_a_run(_which_side)
reps_left = _in_a_run(_reps_left)
what_next = _in_a_run(_what_next)
what_was_that = _in_a_run(_what_was_that)
how_to = _in_a_run(_how_to)
is_this_right = _in_a_run(_is_this_right)
how_far = _in_a_run(_how_far)
