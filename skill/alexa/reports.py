"""Reports: what this is, how long it takes, how things stand."""

from collections.abc import Sequence
from datetime import timedelta

from skill.alexa.meanings import Say
from skill.alexa.responses import VoiceAnswer
from skill.alexa.talk import Talk
from skill.alexa.whereabouts import reps_in
from skill.package.choices import YESTERDAY
from skill.store.port import Done, EventKind, Practice


def what_is_this(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """The exercise that is being done; before one is, the routine that could be."""
    if talk.run is None:
        routine = talk.known.routine
        return talk.offer(routine, talk.words.routine(routine))
    return talk.tell(talk.words.exercise(talk.exercise))


def how_long_left(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """What is left of this part, and all of those after it."""
    left_ms = talk.left_ms
    return talk.nothing_plays() if left_ms is None else talk.tell(talk.words.left(left_ms))


def how_am_i_doing(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """How much was practised; to whoever has not begun yet, to begin is offered."""
    practice = talk.practice or Practice()
    said = talk.words.practised(practice, talk.now)
    return talk.offer(talk.known.routine, said) if practice.last is None else talk.tell(said)


def breath_is_so(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """The breath is already as was asked for."""
    return talk.tell(talk.words.breath_is_so(talk.known.state.pace.breath))


def reps_are_so(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """The reps are already as many; or as many as the exercise at hand has, which is told then."""
    reps, run = talk.known.state.pace.reps, talk.run
    if run is None or reps is None:
        return talk.tell(talk.words.reps_are_so(reps))
    had = reps_in(talk.timeline(run.routine, run.parts[talk.place[0]], run.pace))
    if had == reps:
        return talk.tell(talk.words.reps_are_so(reps))
    return talk.tell(talk.words.reps(reps, had, talk.exercise))


def guide_is_so(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """There are already as many words."""
    return talk.tell(talk.words.guide_is_so(talk.known.state.pace.guide))


def level_is_so(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """It is already at that level."""
    return talk.tell(talk.words.level_is_so(talk.known.state.pace.level))


def what_did_i(talk: Talk, meaning: Say) -> VoiceAnswer:
    """What was finished on a day; if nothing was, what was begun. Days are those of UTC."""
    day = talk.now.date() - timedelta(days=int(meaning.what == YESTERDAY))
    done = [each for each in talk.lately if each.hour.date() == day]
    finished = _titles(talk, [each for each in done if each.kind is EventKind.RUN_FINISHED])
    begun = _titles(talk, [each for each in done if each.kind is EventKind.RUN_BEGAN])
    return talk.tell(talk.words.did(meaning.what, finished, begun))


def who_made_this(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Whose work it is."""
    return talk.tell(talk.words.made_by(talk.known.routine))


def _titles(talk: Talk, done: Sequence[Done]) -> tuple[str, ...]:
    """The routines' titles, each once; of one that is gone, nothing is left to say."""
    found = (talk.known.names.routine(each.routine) for each in done)
    return tuple(dict.fromkeys(routine.title for routine in found if routine is not None))
