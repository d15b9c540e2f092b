"""Waiting: it stops, and says how to go on. A skill cannot come back by itself."""

from skill.alexa.known import Known
from skill.alexa.meanings import Action, Meaning, Say, Topic
from skill.alexa.requests import Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.slots import number_in
from skill.alexa.talk import Talk
from skill.package.intents import Slot
from skill.playback.events import Pause


def wait(request: Request, _known: Known) -> Meaning:
    """For a moment, or for so many minutes."""
    minutes = int(number_in(request.slots.get(Slot.MINUTES)) or 0)
    say = Say(topic=Topic.TAKE_YOUR_TIME, number=minutes)
    return Action(events=(Pause(seen=request.seen),), say=say)


def take_your_time(talk: Talk, meaning: Say) -> VoiceAnswer:
    """How to go on, where there is something to go on with."""
    if talk.run is None:
        return talk.nothing_plays()
    return VoiceAnswer(speech=talk.words.take_your_time(meaning.number))
