"""What is offered: to go on, to start, and which of several; and what there is to choose from."""

from skill.alexa.meanings import Say, Topic
from skill.alexa.naming import ROUTINES_NAMED
from skill.alexa.questions import Asking
from skill.alexa.responses import VoiceAnswer
from skill.alexa.talk import Talk


def go_on_or_start(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Ask whoever comes back in mid-run. It is the exercise that would play that is named."""
    position = talk.resumes(talk.known.state) or 0
    return talk.ask(Asking.GO_ON, talk.words.go_on_or_start(position + 1))


def go_on_here(talk: Talk, meaning: Say) -> VoiceAnswer:
    """Offer what was begun in another room, from where it would go on; else what could be begun."""
    there = talk.known.elsewhere
    if there is None or there.run is None:
        return start_here(talk, meaning)
    position, routine = talk.resumes(there) or 0, talk.routine(there.run.routine)
    question = talk.words.go_on_with(position + 1)
    return talk.ask(Asking.ELSEWHERE, question, before=talk.words.begun_elsewhere(routine))


def start_here(talk: Talk, meaning: Say) -> VoiceAnswer:
    """To start it from its beginning, then?"""
    routine = talk.routine(meaning.routine)
    return talk.ask(Asking.START, talk.words.shall_i_start(routine), about=routine.id)


def start_again(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Not to go on: it is asked, not taken for granted, that it is to start again."""
    return talk.ask(Asking.START_AGAIN, talk.words.start_again)


def list_exercises(talk: Talk, meaning: Say) -> VoiceAnswer:
    """What a routine consists of."""
    return talk.tell(talk.words.listed(talk.routine(meaning.routine)))


def no_such_exercise(talk: Talk, meaning: Say) -> VoiceAnswer:
    """A place that there is not: which one, then?"""
    statement = talk.words.no_such_exercise(talk.routine(meaning.routine))
    return talk.ask(Asking.WHAT, talk.words.which_one, before=statement)


def which_routine(talk: Talk, meaning: Say) -> VoiceAnswer:
    """An exercise that is in several routines: which of them?"""
    words = talk.words
    routines = [place.routine for place in talk.known.names.places(meaning.exercise)]
    some = routines[:ROUTINES_NAMED]
    return talk.ask(
        Asking.ROUTINE,
        words.which_one,
        before=words.in_routines(len(routines), some),
        again=words.which_routine_again(some),
        about=meaning.exercise,
    )


def which_of(talk: Talk, meaning: Say) -> VoiceAnswer:
    """Of what there is, or was found, the first few, and which of them it shall be."""
    words = talk.words
    named = [talk.routine(routine_id) for routine_id in meaning.found[:ROUTINES_NAMED]]
    if len(named) == 1:  # it is all there is: no choice
        only = words.only_found if meaning.topic is Topic.FOUND else words.only_routine
        return talk.offer(named[0], only(named[0]))
    say = words.found if meaning.topic is Topic.FOUND else words.routines
    return talk.ask(
        Asking.FOUND,
        words.which_one,
        before=say(len(meaning.found), named),
        again=words.which_one_again(named),
        about=" ".join(routine.id for routine in named),
    )


def help_(talk: Talk, meaning: Say) -> VoiceAnswer:
    """What can be said."""
    return talk.turn_back(talk.words.help(talk.routine(meaning.routine), talk.name))


def not_understood(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Nothing that could be done was heard."""
    return talk.turn_back(talk.words.not_understood(talk.name))


def asked_again(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """The same question once more."""
    return talk.turn_back()
