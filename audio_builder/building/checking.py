"""Checking a routine beyond its file: whether its words fit their slots, and can be pronounced."""

from collections.abc import Iterator

from audio_builder.errors import VoiceError
from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.problems import RoutineError, in_order
from audio_builder.loading.routine_file import Loaded
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Role
from audio_builder.planning.layout import Measure, OverrunError, overruns
from audio_builder.planning.needs import needed_directions
from audio_builder.voices.ipa import heart_phonemes


def check_routine(loaded: Loaded, name: str, measure: Measure) -> None:
    """Find every phrase that overruns its slot at any allowed pace, and every odd pronunciation.

    Args:
        loaded: the routine and its places.
        name: what to call its file in messages.
        measure: the length of a phrase's clip in ms; an estimate before anything is voiced.

    Raises:
        RoutineError: with every problem found.
    """
    findings = [*_overruns(loaded.routine, measure), *_pronunciations(loaded.routine)]
    if findings:
        problems = in_order(loaded.positions.problem(finding) for finding in findings)
        raise RoutineError(path=name, problems=problems)


def _overruns(routine: Routine, measure: Measure) -> Iterator[Finding]:
    if routine.overrun == "extend":
        return
    for overrun in overruns(needed_directions(routine), measure):
        yield Finding(
            path=_path_of(routine, overrun),
            what=(
                f"'{overrun.words}' needs about {overrun.needed_ms / 1000:.1f} s, "
                f"its slot has {overrun.available_ms / 1000:g} s"
            ),
            mend="shorten the words, lengthen the slot, or say 'overrun: extend'",
        )


def _path_of(routine: Routine, overrun: OverrunError) -> KeyPath:
    """Where the words that overran stand, or what gives them too little time."""
    place = overrun.place
    index = next(i for i, exercise in enumerate(routine.exercises) if exercise.id == place.exercise)
    exercise: KeyPath = ("exercises", index)
    steps = "steps" if place.rep else "prepare"
    step: KeyPath = (*exercise, steps, (place.step or 1) - 1)
    match overrun.role:
        case Role.LEAD_IN:
            return ("lead_in",)
        case Role.CHANGE_SIDE:
            return (*exercise, "change_of_side")
        case Role.REST if place.set is None:
            return (*exercise, "change_of_posture")
        case Role.REST:
            return (*exercise, "rest_between_sets")
        case Role.TEMPO:
            return (*step, "tempo_words")
        case _:
            return (*step, "hold")


def _pronunciations(routine: Routine) -> Iterator[Finding]:
    for index, entry in enumerate(routine.pronunciations):
        if entry.ipa is None:
            continue
        try:
            heart_phonemes(entry.ipa, entry.word)
        except VoiceError as error:
            yield Finding(
                path=("pronunciations", index, "ipa"),
                what=str(error),
                mend="write the sounds of English in IPA, or give 'say' instead",
            )
