"""Requests that name a routine, or an exercise by its name or its place."""

from typing import Final

from audio_builder.library import RoutineEntry
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.questions import Asking
from skill.alexa.requests import Heard, Request
from skill.alexa.slots import is_empty, number_in, value_in
from skill.package.choices import LAST, ORDINALS
from skill.package.index import Occurrence, key_of_name
from skill.package.intents import Slot
from skill.playback.events import Event, GoTo, Start

ROUTINES_NAMED: Final = 3
"""As many as a listener keeps in mind: of several routines that may be meant, so many are said."""


def start(request: Request, known: Known) -> Meaning:
    """A routine from its beginning; from an exercise, if it was asked which routine's is meant."""
    routine = _routine(request, known)
    if routine is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    if request.is_asked(Asking.ROUTINE):
        place = _in_routine(known.names.places(request.about), routine)
        if place is not None:
            return to_exercise(place.routine, place.position, request, known)
    return Start(routine=routine.id, seen=request.seen)


def list_exercises(request: Request, known: Known) -> Meaning:
    """What a routine consists of."""
    routine = _routine(request, known)
    if routine is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return Say(topic=Topic.LIST_EXERCISES, routine=routine.id)


def _routine(request: Request, known: Known) -> RoutineEntry | None:
    heard = request.slots.get(Slot.ROUTINE)
    if heard is None or is_empty(heard):
        return known.routine
    # A model that was deployed for an earlier build may know it by an id that is gone.
    by_id = known.names.routine(heard.id) if heard.id is not None else None
    return by_id or known.names.routine_called(heard.value or "")


def go_to(request: Request, known: Known) -> Meaning:
    """An exercise by its name, else by its place; or one of the routines just named, by its."""
    named = request.slots.get(Slot.EXERCISE)
    if named is not None and not is_empty(named):
        return _to_named(named, request, known)
    if request.is_asked(Asking.ROUTINE):
        return _to_chosen(request, known)
    if request.is_asked(Asking.FOUND):
        return _to_found(request)
    number = _number(request, len(known.routine.exercises))
    if number is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    if not 1 <= number <= len(known.routine.exercises):
        return Say(topic=Topic.NO_SUCH_EXERCISE, routine=known.routine.id)
    return to_exercise(known.routine, number - 1, request, known)


def _number(request: Request, last: int) -> int | None:
    """The place that was said, from 1; None if there was none."""
    place = value_in(request.slots.get(Slot.ORDINAL), ORDINALS)
    if place is None:
        place = number_in(request.slots.get(Slot.NUMBER))
    if not place:
        return None
    return last if place == LAST else int(place)


def _to_named(named: Heard, request: Request, known: Known) -> Meaning:
    """The exercise of the routine that was heard last; else of the only one that has it.

    If there are several, nothing tells which is meant: it is asked.
    """
    # The words, where there is no id, or one of an earlier build that this one has no more.
    keys = (named.id or "", key_of_name(named.value or ""))
    key = next((key for key in keys if known.names.places(key)), None)
    if key is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    places = known.names.places(key)
    here = _in_routine(places, known.routine) if known.state.run is not None else None
    if here is None and len(places) > 1:
        return Say(topic=Topic.WHICH_ROUTINE, exercise=key)
    place = here or places[0]
    return to_exercise(place.routine, place.position, request, known)


def _to_chosen(request: Request, known: Known) -> Meaning:
    """The exercise in one of the routines that were named, by its place among them."""
    places = known.names.places(request.about)[:ROUTINES_NAMED]
    number = _number(request, len(places))
    if number is None or not places:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    if not 1 <= number <= len(places):
        return Say(topic=Topic.WHICH_ROUTINE, exercise=request.about)
    place = places[number - 1]
    return to_exercise(place.routine, place.position, request, known)


def _to_found(request: Request) -> Meaning:
    """One of the routines that were found and named, by its place among them."""
    found = tuple(request.about.split())
    number = _number(request, len(found))
    if number is None or not found:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    if not 1 <= number <= len(found):
        return Say(topic=Topic.FOUND, found=found)
    return Start(routine=found[number - 1], seen=request.seen)


def _in_routine(places: tuple[Occurrence, ...], routine: RoutineEntry) -> Occurrence | None:
    return next((place for place in places if place.routine is routine), None)


def to_exercise(routine: RoutineEntry, position: int, request: Request, known: Known) -> Event:
    """To an exercise: within the run if it is of its routine, else a new one from there."""
    run = known.state.run
    if run is None or run.routine != routine.id:
        return Start(routine=routine.id, position=position, seen=request.seen)
    return GoTo(position=position, seen=request.seen)
