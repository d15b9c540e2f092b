"""Reports: what this is, how long it takes, how things stand."""

from skill.alexa.meanings import Say
from skill.alexa.responses import VoiceAnswer
from skill.alexa.talk import Talk
from skill.store.port import Practice


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
    """The reps are already as many."""
    return talk.tell(talk.words.reps_are_so(talk.known.state.pace.reps))


def guide_is_so(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """There are already as many words."""
    return talk.tell(talk.words.guide_is_so(talk.known.state.pace.guide))


def level_is_so(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """It is already at that level."""
    return talk.tell(talk.words.level_is_so(talk.known.state.pace.level))
