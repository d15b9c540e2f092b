"""Pain, and what cannot be done: playback stops, a sentence that keeps people safe, an offer.

Nobody is told what they have, and nobody is told to go on. Of pain it is remembered that it was
said, in which exercise; not where it is, nor how it feels.
"""

from dataclasses import replace

from audio_builder.library import Level
from skill.alexa.known import Known
from skill.alexa.meanings import Action, Meaning, Say, Topic
from skill.alexa.questions import ENOUGH, Asking
from skill.alexa.requests import Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.talk import Talk
from skill.playback.events import Next, Pause, Repeat, SetPace
from skill.store.port import EventKind


def pain(request: Request, _known: Known) -> Meaning:
    """Something hurts."""
    pause = Pause(seen=request.seen)
    return Action(events=(pause,), say=Say(topic=Topic.PAIN), logged=EventKind.PAIN)


def cannot(request: Request, _known: Known) -> Meaning:
    """It is too much."""
    return Action(events=(Pause(seen=request.seen),), say=Say(topic=Topic.CANNOT))


def say_pain(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Stop, do not push through, see someone if it is so; and what there is instead."""
    words = talk.words
    return _relief(talk, words.pain if talk.request.has_player else words.pain_elsewhere)


def say_cannot(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Nothing has to be done; and what there is instead."""
    return _relief(talk, talk.words.cannot)


def _relief(talk: Talk, before: str) -> VoiceAnswer:
    """An easier way if there is one, the next exercise if there is one, or enough."""
    if talk.run is None:
        return VoiceAnswer(speech=before)
    easier, following = _has_easier(talk.known), talk.following()
    about = "" if easier or following is not None else ENOUGH
    question = talk.words.relief(easier=easier, following=following)
    return talk.ask(Asking.RELIEF, question, before=before, about=about)


def easier(request: Request, known: Known) -> Meaning:
    """This exercise again from its announcement, in the easier way; if there is none, no."""
    if not _has_easier(known):
        return Say(topic=Topic.NO_SUCH_LEVEL)
    pace = replace(known.state.pace, level=Level.EASIER)
    return Action(events=(SetPace(pace=pace, seen=request.seen), Repeat()))


def following(request: Request, _known: Known) -> Meaning:
    """On to the next exercise."""
    return Next(seen=request.seen)


def yes(request: Request, known: Known) -> Meaning:
    """It answers only the offer to leave it for today."""
    return enough(request, known) if request.about == ENOUGH else Say(topic=Topic.ASKED_AGAIN)


def enough(request: Request, _known: Known) -> Meaning:
    """Done for today."""
    return Action(
        events=(Pause(seen=request.seen),),
        say=Say(topic=Topic.ENOUGH),
        logged=EventKind.ENOUGH,
    )


def _has_easier(known: Known) -> bool:
    """Whether the routine is written easier, and is not done so already."""
    return Level.EASIER in known.routine.levels and known.state.pace.level is not Level.EASIER
