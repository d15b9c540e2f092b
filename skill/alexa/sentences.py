"""Every sentence that the skill says, in English. Another language is another class like this."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from audio_builder.library import ExerciseEntry, Guide, Level, Pace, RoutineEntry
from skill.package.numbers import number_words
from skill.store.port import Practice

_MINUTE_MS: Final = 60_000


class English:
    """What is said in English. `name` is always what the skill is called by."""

    what_now = "What would you like?"
    start_now = "Shall I start it now?"
    go_on_or_start_again = "Say go on, or start again."
    sorry = "Sorry, something went wrong here. Please try again."
    not_ready = "There is nothing to play yet. Please try again later."
    no_shuffle = "The exercises build on each other, so they keep their order."
    shuffle_is_off = "The exercises keep their order."
    goodbye = "Goodbye."
    slowest = "The breaths do not get any longer."
    fastest = "The breaths do not get any shorter."
    no_such_level = "This routine is not written at that level; it stays as it is."
    reps_range = "One to thirty reps are possible."
    pace_same = "It is so already."
    first = "This is the first exercise."
    last = "This is the last exercise."
    exercise_gone = "That exercise is not in the routine any more; here is the nearest."
    nothing_left = "That was the last exercise."
    none_here = "There are none in this exercise."
    one_side = "This exercise has one side."
    loop_on = "It starts again after the last exercise."
    loop_off = "It ends after the last exercise."
    gave_up = "The exercises would not play, so I gave up."
    nothing_fits = "There is no routine like that here; ask me which routines there are."
    which_code = "Say: the code is, and then its six digits. What is the code?"
    wrong_code = "That is no code that I know."
    expired_code = "That code is too old: it lasts fifteen minutes. Ask your coach for a new one."
    used_code = "That code was used before, and each works once. Ask your coach for a new one."
    wrong_too_often = "Too many codes were wrong. Try again in an hour."
    unlinked = "Your programme is unlinked: what you do here no longer counts in it."
    not_linked = "No programme is linked."
    cannot_play = "This device cannot play the exercises; please ask me on one that plays music."

    def welcome(self, routine: RoutineEntry, name: str) -> str:
        """To someone never met: what this is, how to be safe, and what to say."""
        return (
            f"Welcome to {routine.title}. "
            "This is not medical advice: stop if anything hurts. "
            "For another exercise, say: "
            f"Alexa, ask {name} for {_spoken(routine.exercises[-1])}."
        )

    def go_on_or_start(self, number: int) -> str:
        """To someone who comes back in the middle."""
        return f"Go on with exercise {number_words(number)}, or start again?"

    def nothing_plays(self, routine: RoutineEntry) -> str:
        """There is no run to do that with."""
        return f"No exercise has been started. Shall I start {routine.title}?"

    def help(self, routine: RoutineEntry, name: str) -> str:
        """What can be said, word for word."""
        return (
            "While it plays, say: Alexa, pause. Alexa, next. Or: "
            f"Alexa, ask {name} to go to {_spoken(routine.exercises[0])}. "
            f"Alexa, ask {name} for slower breathing. "
            f"Alexa, ask {name} how long is left. "
            f"{self.what_now}"
        )

    def not_understood(self, name: str) -> str:
        """Nothing that could be done was heard."""
        return (
            "I did not get that. You can say: start, or go to the second exercise. "
            f"While it plays, say: Alexa, ask {name} for slower breathing. {self.what_now}"
        )

    def no_such_exercise(self, routine: RoutineEntry) -> str:
        """A place that there is not."""
        return f"There are {_exercises(routine)}. Which one?"

    def which_routine(self, number: int, some: Sequence[RoutineEntry]) -> str:
        """An exercise that was asked for is in so many routines."""
        return f"That is in {_counted(number, 'routine')}{_named(number, some)}. Which one?"

    def which_routine_again(self, some: Sequence[RoutineEntry]) -> str:
        """The same once more."""
        return f"In which routine: {_listed([routine.title for routine in some], 'or')}?"

    def routines(self, number: int, some: Sequence[RoutineEntry]) -> str:
        """What there is."""
        return f"There are {_counted(number, 'routine')}{_named(number, some)}. Which one?"

    def found(self, number: int, some: Sequence[RoutineEntry]) -> str:
        """What is as wished."""
        counted = _counted(number, "routine").capitalize()
        return f"{counted} fit{_named(number, some)}. Which one?"

    def only_routine(self, routine: RoutineEntry) -> str:
        """What there is, if it is one."""
        return f"There is one routine: {routine.title}. {self.start_now}"

    def which_one_again(self, some: Sequence[RoutineEntry]) -> str:
        """Of routines that were named, once more."""
        return f"Which one: {_listed([routine.title for routine in some], 'or')}?"

    def linked(self, title: str) -> str:
        """A programme is linked from now on."""
        return f"Linked: {title}. What you finish here now counts in your programme."

    def exercise(self, exercise: ExerciseEntry) -> str:
        """What is being done, and what for."""
        return f"Exercise {number_words(exercise.number)}: {exercise.title}. {exercise.purpose}"

    def routine(self, routine: RoutineEntry) -> str:
        """What could be done."""
        return f"{routine.title}, {_exercises(routine)}. {routine.summary} {self.start_now}"

    def left(self, milliseconds: int) -> str:
        """How long it will still take."""
        return f"{_duration(milliseconds)} left.".capitalize()

    def listed(self, routine: RoutineEntry) -> str:
        """The exercises in their order."""
        titles = (
            f"{number_words(exercise.number)}, {exercise.title}" for exercise in routine.exercises
        )
        return f"{routine.title} has {_exercises(routine)}: {'; '.join(titles)}."

    def practised(self, practice: Practice, now: datetime) -> str:
        """How much was done, and when last."""
        if practice.last is None:
            return "You have not practised yet."
        days = max(0, (now.date() - practice.last.date()).days)
        last = ("today", "yesterday")[days] if days < 2 else f"{days} days ago"  # noqa: PLR2004 - as many as have a name
        begun, over = _counted(practice.begun, "routine"), _counted(practice.days, "day")
        finished = number_words(practice.finished) if practice.finished else "none"
        return (
            f"You began {begun} and finished {finished}, on {over}. "
            f"The exercises that you heard to their end took {_duration(practice.heard_ms)}. "
            f"You last practised {last}."
        )

    def skipped(self, exercise: ExerciseEntry | None) -> str:
        """One that would not play was left out."""
        title = exercise.title if exercise else "an exercise"
        return f"I had to skip {title}: it would not play."

    def pace(self, pace: Pace, before: Pace) -> str:
        """What is new about a pace."""
        if pace.breath != before.breath:
            in_s, out_s = pace.breath.in_ms / 1000, pace.breath.out_ms / 1000
            return f"Breathe in for {in_s:g} seconds, out for {out_s:g}."
        if pace.reps != before.reps:
            return "The usual reps." if pace.reps is None else f"{_counted(pace.reps, 'rep')}."
        if pace.level != before.level:
            return _LEVELS[pace.level]
        return {
            Guide.FULL: "Full guidance.",
            Guide.SHORT: "Short guidance.",
            Guide.TONES: "Just tones.",
        }[pace.guide]

    def pace_kept(self, pace: Pace, before: Pace) -> str:
        """The same, while nothing plays."""
        return f"{self.pace(pace, before)} I will remember that."


_LEVELS: Final = {
    Level.EASIER: "The easier way, wherever an exercise has one.",
    Level.STANDARD: "As usual.",
    Level.HARDER: "The harder way, wherever an exercise has one.",
}


def joined(sentences: Sequence[str]) -> str:
    """One text of those sentences that are any."""
    return " ".join(sentence for sentence in sentences if sentence)


def _spoken(exercise: ExerciseEntry) -> str:
    """A name of an exercise that fits into a sentence: with its article, if it has one such."""
    names = (*exercise.spoken_names, exercise.title)
    return next((name for name in names if name.startswith("the ")), names[0])


def _named(number: int, some: Sequence[RoutineEntry]) -> str:
    """The routines of so many that are named, behind how many there are."""
    such_as = ": " if number == len(some) else ", such as "
    return f"{such_as}{_listed([routine.title for routine in some], 'and')}"


def _listed(things: Sequence[str], joint: str) -> str:
    *others, last = things
    return f"{', '.join(others)} {joint} {last}" if others else last


def _exercises(routine: RoutineEntry) -> str:
    return _counted(len(routine.exercises), "exercise")


def _counted(number: int, what: str) -> str:
    return f"{number_words(number)} {what}{'' if number == 1 else 's'}"


def _duration(milliseconds: int) -> str:
    minutes = round(milliseconds / _MINUTE_MS)
    return f"about {_counted(minutes, 'minute')}" if minutes else "less than a minute"
