"""Checking a routine beyond its file: its length, whether its words fit, and can be spoken."""

from collections.abc import Callable, Iterator

from audio_builder.errors import VoiceError
from audio_builder.loading.plain import BLOCK, Finding, KeyPath
from audio_builder.loading.problems import RoutineError, in_order
from audio_builder.loading.routine_file import Loaded
from audio_builder.loading.texts import Text, spoken_texts
from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Place, Role
from audio_builder.planning.layout import Measure, OverrunError, overruns
from audio_builder.planning.needs import every_direction, needed_directions, needed_phrases
from audio_builder.planning.phrases import for_side, sentences

Pronounce = Callable[[str], str]
"""A phrase as a voice will be handed it (voices.port.Voice.pronounce)."""


def check_routine(loaded: Loaded, name: str, measure: Measure, pronounce: Pronounce) -> None:
    """Find every phrase that overruns its slot at any allowed pace, or cannot be spoken.

    Args:
        loaded: the routine and its places.
        name: what to call its file in messages.
        measure: the length of a phrase's clip in ms; a low estimate before anything is voiced.
        pronounce: the voice's; raises VoiceError for what it cannot speak.

    Raises:
        RoutineError: with every problem found.
    """
    routine = loaded.routine
    findings = [*_overruns(routine, measure), *_unspeakable(routine, pronounce)]
    if findings:
        problems = in_order(loaded.positions.problem(finding) for finding in findings)
        raise RoutineError(path=name, problems=problems)


def overrun_finding(routine: Routine, overrun: OverrunError) -> Finding:
    """An overrun, and where in the routine the words stand that cause it."""
    return Finding(
        path=_path_of(routine, overrun),
        what=(
            f"{overrun.place.exercise}, {overrun.role}: '{overrun.words}' needs "
            f"{overrun.needed_ms} ms, its slot has {overrun.available_ms} ms"
        ),
        mend="shorten the words, lengthen the slot, or say 'overrun: extend'",
    )


def _overruns(routine: Routine, measure: Measure) -> Iterator[Finding]:
    if routine.overrun == "error":
        for overrun in overruns(every_direction(routine), measure):
            yield overrun_finding(routine, overrun)


def _path_of(routine: Routine, overrun: OverrunError) -> KeyPath:
    """Where the words that overran stand, or what gives them too little time."""
    place = overrun.place
    exercise = _path_of_exercise(routine, place)
    steps = "steps" if place.rep else "prepare"
    step: KeyPath = (*exercise, steps, (place.step or 1) - 1)
    match overrun.role:
        case Role.LEAD_IN:
            return ("lead_in",)
        case Role.CHANGE_SIDE:
            return (*exercise, "change_of_side")
        case Role.REST if place.set is not None:
            return (*exercise, "rest_between_sets")
        case Role.REST:
            leaf = _leaf(routine, place)
            posture_changes = leaf is not None and leaf.change_of_posture is not None
            return (*exercise, "change_of_posture") if posture_changes else ("rest",)
        case Role.WORK:
            return (*exercise, "work")
        case _:
            return (*step, "tempo_words" if overrun.role is Role.TEMPO else "hold")


def _path_of_exercise(routine: Routine, place: Place) -> KeyPath:
    """Where the exercise stands whose cue it is; in a block, under the block's own key."""
    wanted = place.inner or place.exercise
    paths = _paths(routine.exercises, ())
    ids = {routine.item_id(n): ("exercises", n - 1) for n in range(1, len(routine.exercises) + 1)}
    return paths.get(str(wanted)) or ids.get(str(wanted)) or ("exercises",)


def _paths(items: tuple[Exercise | Block, ...], path: KeyPath) -> dict[str, KeyPath]:
    found: dict[str, KeyPath] = {}
    for index, item in enumerate(items):
        at = (*path, "exercises", index)
        if isinstance(item, Block):
            found |= _paths(item.exercises, (*at, BLOCK))
        else:
            found[item.id] = at
    return found


def _leaf(routine: Routine, place: Place) -> Exercise | None:
    wanted = place.inner or place.exercise
    return next((leaf for leaf in routine.leaves if leaf.id == wanted), None)


def _unspeakable(routine: Routine, pronounce: Pronounce) -> Iterator[Finding]:
    texts = tuple(spoken_texts(routine.model_dump(mode="json")))
    for phrase in needed_phrases(needed_directions(routine)):
        path = next((text.path for text in texts if _says(text, phrase)), ())
        yield from _refusal(phrase, path, pronounce)
    for index, entry in enumerate(routine.pronunciations):
        yield from _refusal(entry.word, ("pronunciations", index), pronounce)


def _refusal(phrase: str, path: KeyPath, pronounce: Pronounce) -> Iterator[Finding]:
    try:
        pronounce(phrase)
    except VoiceError as error:
        yield Finding(path=path, what=str(error), mend="reword it, or give a pronunciation")


def _says(text: Text, phrase: str) -> bool:
    """Whether a text of the routine is what a phrase says, or is named in it."""
    said = {spoken for side in (None, "left", "right") for spoken in _spoken(text.words, side)}
    return phrase in said or text.words in phrase


def _spoken(words: str, side: str | None) -> list[str]:
    return sentences(for_side(words, side))
