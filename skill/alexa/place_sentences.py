"""What is said, in English, of where a listener is in an exercise, and of what comes."""

from collections.abc import Sequence
from typing import Final

from audio_builder.library import ExerciseEntry
from skill.alexa.sentence_parts import counted, duration, joined, listed, opened, spoken_name
from skill.alexa.whereabouts import Whereabouts
from skill.package.numbers import number_words

_NEVER_MIND: Final = "Keep to what feels right, and work without pain."


class PlaceSentences:
    """Sentences about side, rep, what is left, what comes, and how it is done."""

    no_sides = "This exercise has no sides."
    nothing_said = "I have not said anything yet."

    def side(self, here: Whereabouts, how: str) -> str:
        """Which side it is, how one stands for it, and which comes then."""
        if here.side is None:
            return self.no_sides
        first = (
            f"The {here.side} side" if here.has_begun else f"It begins with the {here.side} side"
        )
        then = f"Then the {here.sides_after[0]} side." if here.sides_after else ""
        return joined((f"{first}.", how, then))

    def reps_left(self, here: Whereabouts, left_ms: int) -> str:
        """How many more there are."""
        if here.reps is None:
            return f"This one does not go by reps. {self.left_of_it(left_ms)}"
        if not here.rep:
            first = f"{opened(counted(here.reps, 'rep'))}."
        else:
            more = here.reps - here.rep
            left = f"{number_words(more)} more after it" if more else "it is the last"
            first = f"This is rep {number_words(here.rep)} of {number_words(here.reps)}: {left}."
        if here.sets > 1:
            first += f" Set {number_words(here.set)} of {number_words(here.sets)}."
        return joined((first, _then_side(here)))

    def left_of_it(self, left_ms: int) -> str:
        """How long the exercise at hand will still take."""
        return opened(f"{duration(left_ms)} left of it.")

    def next_up(self, here: Whereabouts, following: ExerciseEntry | None) -> str:
        """What comes next."""
        after = (
            f"{spoken_name(following)}"
            if following is not None
            else "that is all, and you are done"
        )
        if here.sides_after:
            return f"Next, the {here.sides_after[0]} side. Then, {after}."
        if following is None:
            return "This is the last exercise, and then you are done."
        return f"Next, {after}."

    def i_said(self, text: str) -> str:
        """What was said last."""
        return f"I said: {text}" if text else self.nothing_said

    def watch_for(self, purpose: str, cautions: str) -> str:
        """Nobody sees the listener; what there is to watch for."""
        return joined(("I cannot see you.", purpose, cautions or _NEVER_MIND))

    def how_far(
        self, number: int, of: int, exercise: ExerciseEntry, here: Whereabouts, left_ms: int
    ) -> str:
        """Where in the whole routine it is, and how long it will take."""
        where = f"Exercise {number_words(number)} of {number_words(of)}, {spoken_name(exercise)}"
        place = []
        if here.side is not None and here.has_begun:
            place.append(f"{here.side} side")
        if here.rep and here.reps:
            place.append(f"rep {number_words(here.rep)} of {number_words(here.reps)}")
        whole = f"{where}: {', '.join(place)}." if place else f"{where}."
        return f"{whole} {opened(duration(left_ms))} left."

    def did(self, day: str, finished: Sequence[str], begun: Sequence[str]) -> str:
        """What was practised on a day; nothing, if it was nothing."""
        if finished:
            return f"{opened(day)} you finished {listed(finished, 'and')}."
        if begun:
            return f"{opened(day)} you began {listed(begun, 'and')}, and did not finish."
        return f"You have not practised {day}." if day == "today" else f"Nothing, {day}."


def _then_side(here: Whereabouts) -> str:
    return f"Then the {here.sides_after[0]} side." if here.sides_after else ""
