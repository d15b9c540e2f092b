"""From a request to what it means: an event for the rules, or something to say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from audio_builder.library import (
    Breath,
    Catalog,
    Pace,
    PaceError,
    RoutineEntry,
    parse_breath,
    parse_guide,
)
from skill.alexa import requests
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.requests import Asking, Heard, Request
from skill.package.choices import BREATHS, FASTER, GUIDES, LAST, ORDINALS, SLOWER, Value
from skill.package.intents import Intent, Slot
from skill.package.numbers import number_words
from skill.package.speech import as_heard
from skill.playback.events import (
    Event,
    Failed,
    Finished,
    GoTo,
    NearlyFinished,
    Next,
    Pause,
    Previous,
    Repeat,
    RepeatSide,
    Resume,
    SetLoop,
    SetPace,
    Start,
    Started,
    StartOver,
    Stopped,
)
from skill.playback.state import Activity, State

STEP_S: Final = 1
"""A breath that is slower is so much longer, in and out."""
_UNMATCHED: Final = ""
"""Something was said in a slot, and it is no value of it."""
_NUMBERS: Final = MappingProxyType({number_words(number): number for number in range(101)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a request is understood by: the library, and how things stand with the listener."""

    catalog: Catalog
    state: State

    @property
    def routine(self) -> RoutineEntry:
        """The routine that is meant if none is named: the run's, or the library's first."""
        run = self.state.run
        routines = self.catalog.routines
        return next(
            (routine for routine in routines if run and routine.id == run.routine), routines[0]
        )


def player_event(request: Request) -> Event | None:
    """What the device's player or one of its buttons tells; None if it is nothing of that."""
    make = _FROM_PLAYER.get(request.kind)
    return None if make is None else make(request)


def spoken_meaning(request: Request, known: Known) -> Meaning:
    """What a listener meant. Whatever cannot be understood is not guessed at."""
    if request.kind == requests.LAUNCH:
        return _launch(request, known)
    simple = _SIMPLE.get(request.intent)
    if simple is not None:
        return simple(request)
    with_slots = _WITH_SLOTS.get(request.intent)
    return Say(topic=Topic.NOT_UNDERSTOOD) if with_slots is None else with_slots(request, known)


def _launch(request: Request, known: Known) -> Meaning:
    if known.state.run is None or known.state.activity is Activity.DONE:
        return Start(routine=known.routine.id, seen=request.seen)
    return Say(topic=Topic.GO_ON_OR_START)


def _start(request: Request, known: Known) -> Meaning:
    routine = _routine(request, known)
    if routine is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return Start(routine=routine.id, seen=request.seen)


def _list(request: Request, known: Known) -> Meaning:
    routine = _routine(request, known)
    if routine is None:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return Say(topic=Topic.LIST_EXERCISES, routine=routine.id)


def _routine(request: Request, known: Known) -> RoutineEntry | None:
    heard = request.slots.get(Slot.ROUTINE)
    if _is_empty(heard):
        return known.routine
    for routine in known.catalog.routines:
        if _names(heard, routine.id, routine.title, routine.spoken_names):
            return routine
    return None


def _go_to(request: Request, known: Known) -> Meaning:
    """An exercise by its name, else by its place."""
    named = request.slots.get(Slot.EXERCISE)
    if not _is_empty(named):
        return _to_named(named, request, known)
    place = _chosen(request.slots.get(Slot.ORDINAL), ORDINALS)
    if place is None:
        place = _number(request.slots.get(Slot.NUMBER))
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
            if _names(named, exercise.id, exercise.title, exercise.spoken_names):
                return _to(routine, position, request, known)
    return Say(topic=Topic.NOT_UNDERSTOOD)


def _to(routine: RoutineEntry, position: int, request: Request, known: Known) -> Event:
    run = known.state.run
    if run is None or run.routine != routine.id:
        return Start(routine=routine.id, position=position, seen=request.seen)
    return GoTo(position=position, seen=request.seen)


def _set_breath(request: Request, known: Known) -> Meaning:
    chosen = _chosen(request.slots.get(Slot.BREATH), BREATHS)
    if not chosen:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    pace = known.state.pace
    steps = {SLOWER: STEP_S, FASTER: -STEP_S}
    if chosen not in steps:
        return _set_pace(request, replace(pace, breath=parse_breath(chosen)))
    try:
        breath = _longer(pace.breath, steps[chosen])
    except PaceError:
        return Say(topic=Topic.SLOWEST if chosen == SLOWER else Topic.FASTEST)
    return _set_pace(request, replace(pace, breath=breath))


def _longer(breath: Breath, seconds: int) -> Breath:
    in_s, out_s = breath.in_ms / 1000 + seconds, breath.out_ms / 1000 + seconds
    return parse_breath(f"{in_s:g}-{out_s:g}")


def _set_reps(request: Request, known: Known) -> Meaning:
    number = _number(request.slots.get(Slot.REPS))
    if not number:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    try:
        return _set_pace(request, replace(known.state.pace, reps=int(number)))
    except PaceError:
        return Say(topic=Topic.REPS_RANGE)


def _usual_reps(request: Request, known: Known) -> Meaning:
    return _set_pace(request, replace(known.state.pace, reps=None))


def _set_guide(request: Request, known: Known) -> Meaning:
    chosen = _chosen(request.slots.get(Slot.GUIDE), GUIDES)
    if not chosen:
        return Say(topic=Topic.NOT_UNDERSTOOD)
    return _set_pace(request, replace(known.state.pace, guide=parse_guide(chosen)))


def _set_pace(request: Request, pace: Pace) -> Event:
    return SetPace(pace=pace, seen=request.seen)


def _yes(request: Request, known: Known) -> Meaning:
    match request.asked:
        case Asking.GO_ON:
            return Resume(seen=request.seen)
        case Asking.START:
            return Start(routine=known.routine.id, seen=request.seen)
        case _:
            return Say(topic=Topic.NOT_UNDERSTOOD)


def _no(request: Request, _known: Known) -> Meaning:
    match request.asked:
        case Asking.GO_ON:
            return StartOver(seen=request.seen)
        case Asking.START | Asking.WHAT:
            return Say(topic=Topic.GOODBYE)
        case _:
            return Say(topic=Topic.NOT_UNDERSTOOD)


def _start_over(request: Request, known: Known) -> Meaning:
    """Again what was begun; before anything was, it is a start."""
    if known.state.run is None:
        return Start(routine=known.routine.id, seen=request.seen)
    return StartOver(seen=request.seen)


_FROM_PLAYER: Final[Mapping[str, Callable[[Request], Event]]] = MappingProxyType(
    {
        requests.STARTED: lambda told: Started(token=told.token, offset_ms=told.offset_ms),
        requests.NEARLY_FINISHED: lambda told: NearlyFinished(token=told.token),
        requests.FINISHED: lambda told: Finished(token=told.token),
        requests.STOPPED: lambda told: Stopped(token=told.token, offset_ms=told.offset_ms),
        requests.FAILED: lambda told: Failed(token=told.token),
        requests.PLAY_BUTTON: lambda told: Resume(seen=told.seen),
        requests.PAUSE_BUTTON: lambda told: Pause(seen=told.seen),
        requests.NEXT_BUTTON: lambda told: Next(seen=told.seen),
        requests.PREVIOUS_BUTTON: lambda told: Previous(seen=told.seen),
    }
)
_SIMPLE: Final[Mapping[str, Callable[[Request], Meaning]]] = MappingProxyType(
    {
        Intent.PAUSE: lambda request: Pause(seen=request.seen),
        Intent.STOP: lambda request: Pause(seen=request.seen),
        Intent.CANCEL: lambda request: Pause(seen=request.seen),
        Intent.NAVIGATE_HOME: lambda request: Pause(seen=request.seen),
        Intent.RESUME: lambda request: Resume(seen=request.seen),
        Intent.NEXT: lambda request: Next(seen=request.seen),
        Intent.PREVIOUS: lambda request: Previous(seen=request.seen),
        Intent.REPEAT: lambda request: Repeat(seen=request.seen),
        Intent.REPEAT_SIDE: lambda request: RepeatSide(seen=request.seen),
        Intent.LOOP_ON: lambda request: SetLoop(on=True, seen=request.seen),
        Intent.LOOP_OFF: lambda request: SetLoop(on=False, seen=request.seen),
        Intent.SHUFFLE_ON: lambda _: Say(topic=Topic.NO_SHUFFLE),
        Intent.SHUFFLE_OFF: lambda _: Say(topic=Topic.SHUFFLE_IS_OFF),
        Intent.WHAT_IS_THIS: lambda _: Say(topic=Topic.WHAT_IS_THIS),
        Intent.HOW_LONG_LEFT: lambda _: Say(topic=Topic.HOW_LONG_LEFT),
        Intent.HOW_AM_I_DOING: lambda _: Say(topic=Topic.HOW_AM_I_DOING),
        Intent.HELP: lambda _: Say(topic=Topic.HELP),
    }
)
"""What means the same whatever the library and the state."""
_WITH_SLOTS: Final[Mapping[str, Callable[[Request, Known], Meaning]]] = MappingProxyType(
    {
        Intent.START_ROUTINE: _start,
        Intent.GO_TO_EXERCISE: _go_to,
        Intent.SET_BREATH: _set_breath,
        Intent.SET_REPS: _set_reps,
        Intent.USUAL_REPS: _usual_reps,
        Intent.SET_GUIDE: _set_guide,
        Intent.LIST_EXERCISES: _list,
        Intent.START_OVER: _start_over,
        Intent.YES: _yes,
        Intent.NO: _no,
    }
)


def _is_empty(heard: Heard | None) -> bool:
    return heard is None or not (heard.id or heard.value)


def _names(heard: Heard | None, name_id: str, title: str, spoken: Iterable[str]) -> bool:
    """Whether this is what was heard: by its id, or where there is none by a name of it."""
    if heard is None:
        return False
    if heard.id is not None:
        return heard.id == name_id
    words = as_heard(heard.value or "")
    return bool(words) and words in {as_heard(name) for name in (title, *spoken)}


def _chosen(heard: Heard | None, values: Iterable[Value]) -> str | None:
    """The id of what was chosen; unmatched, or None if nothing was said."""
    if heard is None or _is_empty(heard):
        return None
    words = as_heard(heard.value or "")
    for value in values:
        known = map(as_heard, (value.id, *value.words))
        if heard.id == value.id or (heard.id is None and words and words in known):
            return value.id
    return _UNMATCHED


def _number(heard: Heard | None) -> str | None:
    """A number in digits or words; unmatched, or None if nothing was said."""
    if heard is None or not heard.value:
        return None
    said = heard.value.strip().lower()
    if said.isascii() and said.isdecimal():
        return str(int(said[:4]))
    return str(_NUMBERS[said]) if said in _NUMBERS else _UNMATCHED
