"""Postures that somebody cannot take: which exercises of the routine do without."""

from skill.alexa.known import Known, Postures
from skill.alexa.meanings import Action, Meaning, Say, Topic
from skill.alexa.naming import to_exercise
from skill.alexa.questions import Asking
from skill.alexa.requests import Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.slots import value_in
from skill.alexa.talk import Talk
from skill.package.choices import CANNOT
from skill.package.intents import Slot
from skill.playback.events import Pause


def cannot_posture(request: Request, known: Known) -> Meaning:
    """What plays stops, if there is something else to do; else it is only said."""
    posture = value_in(request.slots.get(Slot.POSTURE), CANNOT)
    if not posture:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    done = known.postures(known.routine.id, known.state.pace)
    without = _without(posture, done)
    if len(without) == len(done):
        return Say(topic=Topic.NOTHING_DONE_SO, what=posture)
    topic = Topic.CANNOT_POSTURE if without else Topic.ALL_DONE_SO
    return Action(events=(Pause(seen=request.seen),), say=Say(topic=topic, what=posture))


def nothing_done_so(talk: Talk, meaning: Say) -> VoiceAnswer:
    """No exercise asks for it."""
    return talk.tell(talk.words.nothing_is_done_so(meaning.what))


def all_done_so(talk: Talk, meaning: Say) -> VoiceAnswer:
    """Every exercise asks for it."""
    return talk.tell(talk.words.all_is_done_so(meaning.what))


def others(talk: Talk, meaning: Say) -> VoiceAnswer:
    """Those that do without; the one that comes next among them is offered."""
    exercises, posture = talk.known.routine.exercises, meaning.what
    without = _without(posture, talk.known.postures(talk.known.routine.id, talk.known.state.pace))
    here = talk.place[0]
    position = next((each for each in without if each >= here), without[0])
    return talk.ask(
        Asking.POSTURE,
        talk.words.shall_i_go_to(exercises[position]),
        before=talk.words.without(posture, [exercises[each] for each in without]),
        about=str(position),
    )


def go_there(request: Request, known: Known) -> Meaning:
    """To the exercise that was offered."""
    position = int(request.about) if request.about.isdecimal() else 0
    return to_exercise(known.routine, position, request, known)


def _without(posture: str, done: Postures) -> tuple[int, ...]:
    return tuple(position for position, postures in enumerate(done) if posture not in postures)
