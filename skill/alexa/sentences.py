"""Every sentence that the skill says, in English. Another language is another class like this."""

from collections.abc import Sequence
from datetime import datetime

from audio_builder.library import ExerciseEntry, RoutineEntry
from skill.alexa.body_sentences import BodySentences
from skill.alexa.pace_sentences import PaceSentences
from skill.alexa.place_sentences import PlaceSentences
from skill.alexa.privacy_sentences import PrivacySentences
from skill.alexa.sentence_parts import (
    counted,
    duration,
    exercises_of,
    joined,
    listed,
    named,
    opened,
    spoken_name,
    there_are,
)
from skill.package.numbers import number_words
from skill.store.port import Practice


class English(BodySentences, PaceSentences, PlaceSentences, PrivacySentences):
    """What is said in English. `name` is always what the skill is called by."""

    what_now = "What would you like?"
    start_now = "Shall I start it now?"
    start_again = "Shall I start again from the beginning?"
    which_one = "Which one?"
    nothing_begun = "No exercise has been started."
    sorry = "Sorry, something went wrong here. Please try again."
    not_ready = "There is nothing to play yet. Please try again later."
    no_shuffle = "The exercises build on each other, so they keep their order."
    shuffle_is_off = "The exercises keep their order."
    goodbye = "Goodbye."
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
            f"Alexa, ask {name} for {spoken_name(routine.exercises[-1])}."
        )

    def go_on_or_start(self, number: int) -> str:
        """To someone who comes back in the middle."""
        return f"Go on with exercise {number_words(number)}, or start again?"

    def begun_elsewhere(self, routine: RoutineEntry) -> str:
        """Of a practice that stopped on another device."""
        return f"You began {routine.title} in another room."

    def go_on_with(self, number: int) -> str:
        """Whether to go on with it here."""
        return f"Go on with exercise {number_words(number)}?"

    def shall_i_start(self, routine: RoutineEntry) -> str:
        """Offer a routine by its name."""
        return f"Shall I start {routine.title}?"

    def help(self, routine: RoutineEntry, name: str) -> str:
        """What can be said, word for word."""
        return (
            "If anything hurts, say: Alexa, stop. "
            "While it plays, say: Alexa, pause. Alexa, next. Or: "
            f"Alexa, ask {name} to go to {spoken_name(routine.exercises[0])}. "
            f"Alexa, ask {name} for slower breathing. "
            f"Alexa, ask {name} how long is left."
        )

    def not_understood(self, name: str) -> str:
        """Nothing that could be done was heard."""
        return (
            "I did not get that. You can say: start, or go to the second exercise. "
            f"While it plays, say: Alexa, ask {name} for slower breathing."
        )

    def no_such_exercise(self, routine: RoutineEntry) -> str:
        """A place that there is not."""
        return f"{there_are(len(routine.exercises), 'exercise')}."

    def in_routines(self, number: int, some: Sequence[RoutineEntry]) -> str:
        """An exercise that was asked for is in so many routines."""
        return f"That is in {counted(number, 'routine')}{named(number, some)}."

    def which_routine_again(self, some: Sequence[RoutineEntry]) -> str:
        """The same once more."""
        return f"In which routine: {listed([routine.title for routine in some], 'or')}?"

    def routines(self, number: int, some: Sequence[RoutineEntry]) -> str:
        """What there is."""
        return f"{there_are(number, 'routine')}{named(number, some)}."

    def found(self, number: int, some: Sequence[RoutineEntry]) -> str:
        """What is as wished."""
        return f"{opened(counted(number, 'routine'))} fit{named(number, some)}."

    def only_routine(self, routine: RoutineEntry) -> str:
        """What there is, if it is one."""
        return f"There is one routine: {routine.title}."

    def only_found(self, routine: RoutineEntry) -> str:
        """What is as wished, if it is one."""
        return f"One routine fits: {routine.title}."

    def which_one_again(self, some: Sequence[RoutineEntry]) -> str:
        """Of routines that were named, once more."""
        return f"Which one: {listed([routine.title for routine in some], 'or')}?"

    def linked(self, title: str) -> str:
        """A programme is linked from now on."""
        return f"Linked: {title}. What you finish here now counts in your programme."

    def exercise(self, exercise: ExerciseEntry) -> str:
        """What is being done, and what for."""
        name = spoken_name(exercise)
        return f"Exercise {number_words(exercise.number)}: {name}. {exercise.purpose}"

    def routine(self, routine: RoutineEntry) -> str:
        """What could be done."""
        return f"{routine.title}, {exercises_of(routine)}. {routine.summary.strip()}"

    def left(self, milliseconds: int) -> str:
        """How long it will still take."""
        return opened(f"{duration(milliseconds)} left.")

    def listed(self, routine: RoutineEntry) -> str:
        """The exercises in their order."""
        names = (
            f"{number_words(exercise.number)}, {spoken_name(exercise)}"
            for exercise in routine.exercises
        )
        return f"{routine.title} has {exercises_of(routine)}: {'; '.join(names)}."

    def practised(self, practice: Practice, now: datetime) -> str:
        """How much was done, and when last."""
        if practice.last is None:
            return "You have not practised yet."
        days = max(0, (now.date() - practice.last.date()).days)
        last = ("today", "yesterday")[days] if days < 2 else f"{days} days ago"  # noqa: PLR2004 - as many as have a name
        begun, over = counted(practice.begun, "routine"), counted(practice.days, "day")
        finished = number_words(practice.finished) if practice.finished else "none"
        heard = f"What you heard to its end took {duration(practice.heard_ms)}."
        return joined(
            (
                f"You began {begun} and finished {finished}, on {over}.",
                heard if practice.heard_ms else "",
                f"You last practised {last}.",
            )
        )

    def skipped(self, exercise: ExerciseEntry | None) -> str:
        """One that would not play was left out."""
        title = spoken_name(exercise) if exercise else "an exercise"
        return f"I had to skip {title}: it would not play."
