"""What is said of a pace, in English: what is new about it, what is so already, what cannot be."""

from typing import Final

from audio_builder.library import Breath, ExerciseEntry, Guide, Level, Pace, parse_breath
from skill.alexa.sentence_parts import counted, duration, opened, spoken_name
from skill.package.numbers import number_words

_BREATHS: Final = {parse_breath(name): name for name in ("brisk", "standard", "slow")}
_GUIDES: Final = {
    Guide.FULL: "full guidance",
    Guide.SHORT: "short guidance",
    Guide.TONES: "just tones",
}
_LEVELS: Final = {
    Level.EASIER: "the easier way, wherever an exercise has one",
    Level.STANDARD: "as usual, neither easier nor harder",
    Level.HARDER: "the harder way, wherever an exercise has one",
}


class PaceSentences:
    """Sentences about breath, reps, guidance, level and time."""

    slowest = "The breaths do not get any longer."
    fastest = "The breaths do not get any shorter."
    no_such_level = "This routine is not written at that level; it stays as it is."
    reps_range = "One to thirty reps are possible."
    how_many_minutes = "How many minutes do you have?"
    short_enough = "It already ends in time."

    def pace(self, pace: Pace, before: Pace) -> str:
        """What is new about a pace; of an exercise that is being done, see `reps`."""
        if pace.breath != before.breath:
            return f"Breathe in for {_seconds(pace.breath)}."
        if pace.reps != before.reps:
            return _usual_or_as_many(pace.reps)
        if pace.level != before.level:
            return f"{opened(_LEVELS[pace.level])}."
        return f"{opened(_GUIDES[pace.guide])}."

    def pace_kept(self, said: str) -> str:
        """The same, while nothing plays."""
        return f"{said} I will remember that."

    def breath_is_so(self, breath: Breath) -> str:
        """It is what was asked for."""
        name = _BREATHS.get(breath)
        how = name or f"{breath.in_ms / 1000:g} seconds in, {breath.out_ms / 1000:g} out"
        return f"The breath is already {how}."

    def reps_are_so(self, reps: int | None) -> str:
        """They are as many as were asked for."""
        if reps is None:
            return "Each exercise already has its usual reps."
        return f"It is already {counted(reps, 'rep')}."

    def guide_is_so(self, guide: Guide) -> str:
        """It is what was asked for."""
        return f"It is already {_GUIDES[guide]}."

    def level_is_so(self, level: Level) -> str:
        """It is what was asked for."""
        return f"It is already {_LEVELS[level]}."

    def reps(self, wanted: int, had: int | None, exercise: ExerciseEntry) -> str:
        """How many there will be, and why not as many as were wanted.

        Args:
            wanted: as many as were asked for.
            had: as many as the exercise has then; None if it does not go by reps.
            exercise: the one that is being done, or comes first.
        """
        name = opened(spoken_name(exercise))
        if had is None:
            return f"{name} does not go by reps. {_reps(wanted)} wherever an exercise does."
        if had < wanted:
            return f"{name} goes up to {number_words(had)}. {_reps(had)}."
        if had > wanted:
            return f"{name} has at least {number_words(had)}. {_reps(had)}."
        return f"{_reps(had)}."

    def shortened(self, left_ms: int) -> str:
        """It ends in time, since there are fewer reps."""
        return f"With fewer reps it takes {duration(left_ms)}."

    def too_short(self, minutes: int, last: ExerciseEntry | None) -> str:
        """There is not enough time for all that is left, with the fewest reps."""
        time = opened(counted(minutes, "minute"))
        if last is None:
            return f"{time} will not do for this exercise, even with the fewest reps."
        return f"{time} will take you to the end of {spoken_name(last)}, with the fewest reps."


def _usual_or_as_many(reps: int | None) -> str:
    """Reps of no exercise in particular: each has bounds of its own."""
    return (
        "The usual reps." if reps is None else f"{_reps(reps)}, wherever an exercise has as many."
    )


def _reps(number: int) -> str:
    return opened(counted(number, "rep"))


def _seconds(breath: Breath) -> str:
    return f"{breath.in_ms / 1000:g} seconds, out for {breath.out_ms / 1000:g}"
