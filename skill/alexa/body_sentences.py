"""What is said, in English, to whoever hurts, cannot, waits, or has had enough."""

from collections.abc import Sequence
from typing import Final

from audio_builder.library import ExerciseEntry
from skill.alexa.sentence_parts import counted, listed, spoken_name

_DOING: Final = {
    "standing": "standing",
    "sitting": "sitting",
    "lying": "lying down",
    "kneeling": "kneeling",
}


class BodySentences:
    """Sentences about pain and its like. None says what somebody has; none is told to go on."""

    pain_elsewhere = (
        "Stop, rest, and do not push through it. If it is sharp, if anything is numb, or "
        "if it stays, see a doctor or a physiotherapist; in an emergency, call for help."
    )
    """Where nothing plays that could be stopped for the listener."""
    pain = pain_elsewhere.replace("Stop, rest", "I have stopped. Rest", 1)
    cannot = "Then leave it: nothing has to be done here."
    leave_it_for_today = "Shall we leave it for today?"
    paused = "It waits here. To go on, say: Alexa, resume."
    enough = "Enough for today. Well done."

    def relief(self, *, easier: bool, following: ExerciseEntry | None) -> str:
        """What there is to choose from instead."""
        ways = ["make it easier"] if easier else []
        if following is not None:
            ways.append(f"go on to {spoken_name(following)}")
        if not ways:
            return self.leave_it_for_today
        return f"Shall I {listed((*ways, 'leave it for today'), 'or')}?"

    def take_your_time(self, minutes: int) -> str:
        """It waits, and cannot call."""
        if not minutes:
            return (
                "Take your time. I cannot come back by myself: when you are ready, "
                "say: Alexa, resume."
            )
        time = counted(minutes, "minute")
        return (
            f"Take your {time}. I cannot come back by myself: Alexa can set a timer for {time}. "
            "When you are ready, say: Alexa, resume."
        )

    def nothing_is_done_so(self, posture: str) -> str:
        """No exercise of the routine asks for a posture."""
        return f"Nothing in this routine is done {_DOING[posture]}."

    def all_is_done_so(self, posture: str) -> str:
        """Every exercise of the routine asks for it."""
        return (
            f"Every exercise of this routine is done {_DOING[posture]}. "
            "Ask me which routines there are."
        )

    def without(self, posture: str, others: Sequence[ExerciseEntry]) -> str:
        """What can be done without a posture."""
        names = listed([spoken_name(exercise) for exercise in others], "and")
        verb = "is" if len(others) == 1 else "are"
        return f"Without {_DOING[posture]} there {verb} {names}."

    def shall_i_go_to(self, exercise: ExerciseEntry) -> str:
        """Offer one."""
        return f"Shall I go to {spoken_name(exercise)}?"
