"""Less time than it takes: the most reps with which what is left ends in time."""

from dataclasses import replace
from typing import Final

from audio_builder.library import Pace
from skill.alexa.finding import find_routine
from skill.alexa.known import Known, Timelines
from skill.alexa.meanings import Action, Meaning, Say, Topic
from skill.alexa.questions import Asking
from skill.alexa.requests import Heard, Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.slots import number_in
from skill.alexa.talk import Talk
from skill.alexa.whereabouts import reps_in
from skill.package.intents import Slot
from skill.playback.events import SetPace
from skill.playback.state import Run

_MINUTE_MS: Final = 60_000


def shorten(request: Request, known: Known) -> Meaning:
    """So many minutes are left for what is left; before anything is begun, a routine of as many."""
    minutes = _minutes(request)
    if not minutes:
        return Say(topic=Topic.HOW_MANY_MINUTES)
    run, timeline = known.run, known.timeline
    if run is None or timeline is None:
        return find_routine(_wish(request, minutes), known)
    place = known.place(request.seen)
    pace = run.pace
    if _left_ms(run, place, pace, timeline) <= minutes * _MINUTE_MS:
        return Say(topic=Topic.SHORT_ENOUGH)
    reps = _most_reps(run, place, minutes * _MINUTE_MS, timeline)
    pace = replace(known.state.pace, reps=max(1, reps))
    left_ms = _left_ms(run, place, pace, timeline)
    say = Say(topic=Topic.SHORTENED, left_ms=left_ms)
    if not reps:
        say = Say(topic=Topic.TOO_SHORT, number=minutes)
    if pace == known.state.pace:
        return say
    return Action(events=(SetPace(pace=pace, seen=request.seen),), say=say)


def how_many_minutes(talk: Talk, _meaning: Say) -> VoiceAnswer:
    """Ask for the time that there is."""
    return talk.ask(Asking.MINUTES, talk.words.how_many_minutes)


def shortened(talk: Talk, meaning: Say) -> VoiceAnswer:
    """How long it takes then."""
    return VoiceAnswer(speech=talk.words.shortened(meaning.left_ms))


def too_short(talk: Talk, meaning: Say) -> VoiceAnswer:
    """How far it goes, with the fewest reps."""
    run, pace = talk.run, replace(talk.known.state.pace, reps=1)
    if run is None:
        return talk.nothing_plays()
    position, offset_ms = talk.place
    parts, exercises = run.parts[position:], talk.known.routine.exercises[position:]
    ends_ms, last = -offset_ms, None
    for part, exercise in zip(parts, exercises, strict=True):
        ends_ms += talk.timeline(run.routine, part, pace).duration_ms
        if ends_ms > meaning.number * _MINUTE_MS:
            break
        last = exercise
    return VoiceAnswer(speech=talk.words.too_short(meaning.number, last))


def _minutes(request: Request) -> int:
    """In the slot for it; a bare number answers the question."""
    slots = (Slot.MINUTES, Slot.NUMBER) if request.is_asked(Asking.MINUTES) else (Slot.MINUTES,)
    said = (number_in(request.slots.get(slot)) for slot in slots)
    return int(next((number for number in said if number), 0))


def _wish(request: Request, minutes: int) -> Request:
    """The same as a wish for a routine that takes no longer."""
    return replace(request, slots={Slot.MINUTES: Heard(value=str(minutes))})


def _most_reps(run: Run, place: tuple[int, int], most_ms: int, timeline: Timelines) -> int:
    """With how many reps it ends in time; 0 if with none."""
    parts = run.parts[place[0] :]
    most = max((reps_in(timeline(run.routine, part, run.pace)) or 1 for part in parts), default=1)
    fits, too_many = 0, most
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _left_ms(run, place, replace(run.pace, reps=middle), timeline) <= most_ms:
            fits = middle
        else:
            too_many = middle
    return fits


def _left_ms(run: Run, place: tuple[int, int], pace: Pace, timeline: Timelines) -> int:
    """About how long what is left takes at a pace: of the part at hand, its share."""
    position, offset_ms = place
    first, *others = (
        timeline(run.routine, part, pace).duration_ms for part in run.parts[position:]
    )
    whole_ms = timeline(run.routine, run.parts[position], run.pace).duration_ms
    left = max(0, whole_ms - offset_ms) / whole_ms
    return round(first * left) + sum(others)
