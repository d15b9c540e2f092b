"""Overruns as findings: where in the routine the words stand that are too long, and the way out."""

from audio_builder.loading.plain import BLOCK, Finding, KeyPath
from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Place, Role
from audio_builder.planning.layout import OverrunError


def overrun_finding(routine: Routine, overrun: OverrunError) -> Finding:
    """An overrun, and where in the routine the words stand that cause it."""
    place = overrun.place
    mend = "shorten the words, lengthen the slot, or say 'overrun: extend'"
    if overrun.strict:
        mend = "shorten the words, lengthen the interval, or switch calls off under 'calls'"
    return Finding(
        path=_path_of(routine, overrun),
        what=(
            f"{place.inner or place.exercise}, {overrun.role}: '{overrun.words}' needs "
            f"{overrun.needed_ms} ms, its slot has {overrun.available_ms} ms"
        ),
        mend=mend,
    )


def _path_of(routine: Routine, overrun: OverrunError) -> KeyPath:
    """Where the words that overran stand, or what gives them too little time."""
    place = overrun.place
    exercise = _path_of_exercise(routine, place)
    leaf = next((leaf for leaf in routine.leaves if leaf.id in (place.inner, place.exercise)), None)
    steps = "steps" if place.rep else "prepare"
    step: KeyPath = (*exercise, steps, (place.step or 1) - 1)
    match overrun.role:
        case Role.LEAD_IN:
            return ("lead_in",)
        case Role.CHANGE_SIDE:
            return (*exercise, "change_of_side")
        case Role.WORK:
            return (*exercise, "work")
        case Role.REST if place.set is not None:
            own = leaf is not None and leaf.rest is not None
            return (*exercise, "rest" if own else "rest_between_sets")
        case Role.REST:
            has_way = leaf is not None and leaf.change_of_posture is not None
            return (*exercise, "change_of_posture") if has_way else ("rest",)
        case _:
            return (*step, "tempo_words" if overrun.role is Role.TEMPO else "hold")


def _path_of_exercise(routine: Routine, place: Place) -> KeyPath:
    """Where the exercise stands whose cue it is; in a block, under the block's own key."""
    numbers = range(1, len(routine.exercises) + 1)
    paths: dict[str | None, KeyPath] = {
        routine.item_id(number): ("exercises", number - 1) for number in numbers
    }
    paths |= _paths(routine.exercises, ())
    return paths.get(place.inner) or paths.get(place.exercise) or ("exercises",)


def _paths(items: tuple[Exercise | Block, ...], path: KeyPath) -> dict[str | None, KeyPath]:
    found: dict[str | None, KeyPath] = {}
    for index, item in enumerate(items):
        at = (*path, "exercises", index)
        if isinstance(item, Block):
            found |= _paths(item.exercises, (*at, BLOCK))
        else:
            found[item.id] = at
    return found
