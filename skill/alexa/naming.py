"""Requests that name a routine, or an exercise by its name or its place."""

from audio_builder.library import RoutineEntry
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.requests import Heard, Request
from skill.alexa.slots import is_empty, names, number_in, value_in
from skill.package.choices import LAST, ORDINALS
from skill.package.intents import Slot
from skill.playback.events import Event, GoTo, Start


def start(request: Request, known: Known) -> Meaning:
    """A routine from its beginning."""
    routine = _routine(request, known)
    if routine is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return Start(routine=routine.id, seen=request.seen)


def list_exercises(request: Request, known: Known) -> Meaning:
    """What a routine consists of."""
    routine = _routine(request, known)
    if routine is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return Say(topic=Topic.LIST_EXERCISES, routine=routine.id)


def _routine(request: Request, known: Known) -> RoutineEntry | None:
    heard = request.slots.get(Slot.ROUTINE)
    if is_empty(heard):
        return known.routine
    for routine in known.catalog.routines:
        if names(heard, routine.id, routine.title, routine.spoken_names):
            return routine
    return None


def go_to(request: Request, known: Known) -> Meaning:
    """An exercise by its name, else by its place."""
    named = request.slots.get(Slot.EXERCISE)
    if not is_empty(named):
        return _to_named(named, request, known)
    place = value_in(request.slots.get(Slot.ORDINAL), ORDINALS)
    if place is None:
        place = number_in(request.slots.get(Slot.NUMBER))
    if not place:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    exercises = len(known.routine.exercises)
    number = exercises if place == LAST else int(place)
    if not 1 <= number <= exercises:
        return Say(topic=Topic.NO_SUCH_EXERCISE, routine=known.routine.id)
    return _to(known.routine, number - 1, request, known)


def _to_named(named: Heard | None, request: Request, known: Known) -> Meaning:
    others = (routine for routine in known.catalog.routines if routine.id != known.routine.id)
    for routine in (known.routine, *others):
        for position, exercise in enumerate(routine.exercises):
            if names(named, exercise.id, exercise.title, exercise.spoken_names):
                return _to(routine, position, request, known)
    return Say(topic=Topic.NOT_UNDERSTOOD)


def _to(routine: RoutineEntry, position: int, request: Request, known: Known) -> Event:
    run = known.state.run
    if run is None or run.routine != routine.id:
        return Start(routine=routine.id, position=position, seen=request.seen)
    return GoTo(position=position, seen=request.seen)
