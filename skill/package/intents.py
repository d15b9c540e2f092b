"""The intents and their slots: the one place where their names are written."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Intent(StrEnum):
    """What a listener may mean: ours first, then the built-in ones."""

    START_ROUTINE = "StartRoutineIntent"
    """Start a routine from its beginning; the only one there is, if none is named."""
    GO_TO_EXERCISE = "GoToExerciseIntent"
    """Go to an exercise, by one of its names or by its place."""
    REPEAT_SIDE = "RepeatSideIntent"
    """This side of this exercise again."""
    SET_BREATH = "SetBreathIntent"
    """Another breath, or one slower or faster than now."""
    SET_REPS = "SetRepsIntent"
    """This many reps."""
    USUAL_REPS = "UsualRepsIntent"
    """As many reps as each exercise has by itself."""
    SET_GUIDE = "SetGuideIntent"
    """More or less talk."""
    SET_LEVEL = "SetLevelIntent"
    """Easier or harder, or as usual again."""
    WHAT_IS_THIS = "WhatIsThisIntent"
    HOW_LONG_LEFT = "HowLongLeftIntent"
    LIST_EXERCISES = "ListExercisesIntent"
    LIST_ROUTINES = "ListRoutinesIntent"
    FIND_ROUTINE = "FindRoutineIntent"
    """A routine for a part of the body, of a kind, or that takes so many minutes at most."""
    HOW_AM_I_DOING = "HowAmIDoingIntent"
    LINK_PROGRAMME = "LinkProgrammeIntent"
    """Count what is practised here in the programme that a code stands for."""
    UNLINK_PROGRAMME = "UnlinkProgrammeIntent"

    PAUSE = "AMAZON.PauseIntent"
    RESUME = "AMAZON.ResumeIntent"
    NEXT = "AMAZON.NextIntent"
    PREVIOUS = "AMAZON.PreviousIntent"
    REPEAT = "AMAZON.RepeatIntent"
    START_OVER = "AMAZON.StartOverIntent"
    LOOP_ON = "AMAZON.LoopOnIntent"
    LOOP_OFF = "AMAZON.LoopOffIntent"
    SHUFFLE_ON = "AMAZON.ShuffleOnIntent"
    SHUFFLE_OFF = "AMAZON.ShuffleOffIntent"
    YES = "AMAZON.YesIntent"
    NO = "AMAZON.NoIntent"
    HELP = "AMAZON.HelpIntent"
    STOP = "AMAZON.StopIntent"
    CANCEL = "AMAZON.CancelIntent"
    NAVIGATE_HOME = "AMAZON.NavigateHomeIntent"
    FALLBACK = "AMAZON.FallbackIntent"

    @property
    def is_built_in(self) -> bool:
        """Whether Alexa knows by herself how it is said."""
        return self.value.startswith("AMAZON.")


class Slot(StrEnum):
    """The blanks in what a listener says."""

    ROUTINE = "routine"
    EXERCISE = "exercise"
    ORDINAL = "ordinal"
    """An exercise's place: "1" to "20", or "last"."""
    NUMBER = "number"
    """An exercise's number."""
    BREATH = "breath"
    REPS = "reps"
    GUIDE = "guide"
    LEVEL = "level"
    BODY = "body"
    """A part of the body."""
    KIND = "kind"
    """What a routine is done with, or how: a thing, a position, a kind of practice."""
    MINUTES = "minutes"
    CODE = "code"
    """The digits of a code, as one number."""


class SlotType(StrEnum):
    """What may fill a slot."""

    ROUTINE = "ROUTINE"
    EXERCISE = "EXERCISE"
    ORDINAL = "ORDINAL"
    BREATH = "BREATH"
    GUIDE = "GUIDE"
    LEVEL = "LEVEL"
    BODY = "BODY"
    KIND = "KIND"
    NUMBER = "AMAZON.NUMBER"


TYPE_OF: Final = MappingProxyType(
    {
        Slot.ROUTINE: SlotType.ROUTINE,
        Slot.EXERCISE: SlotType.EXERCISE,
        Slot.ORDINAL: SlotType.ORDINAL,
        Slot.NUMBER: SlotType.NUMBER,
        Slot.BREATH: SlotType.BREATH,
        Slot.REPS: SlotType.NUMBER,
        Slot.GUIDE: SlotType.GUIDE,
        Slot.LEVEL: SlotType.LEVEL,
        Slot.BODY: SlotType.BODY,
        Slot.KIND: SlotType.KIND,
        Slot.MINUTES: SlotType.NUMBER,
        # AMAZON.NUMBER makes one number of digits that are said one by one. A blank a digit is
        # not told apart where two are one word (twenty, one), and the type for four takes no six.
        Slot.CODE: SlotType.NUMBER,
    }
)
SLOTS_OF: Final = MappingProxyType(
    {
        Intent.START_ROUTINE: (Slot.ROUTINE,),
        Intent.GO_TO_EXERCISE: (Slot.EXERCISE, Slot.ORDINAL, Slot.NUMBER),
        Intent.SET_BREATH: (Slot.BREATH,),
        Intent.SET_REPS: (Slot.REPS,),
        Intent.SET_GUIDE: (Slot.GUIDE,),
        Intent.SET_LEVEL: (Slot.LEVEL,),
        Intent.LIST_EXERCISES: (Slot.ROUTINE,),
        Intent.FIND_ROUTINE: (Slot.BODY, Slot.KIND, Slot.MINUTES),
        Intent.LINK_PROGRAMME: (Slot.CODE,),
    }
)
"""The slots of each intent that has any."""
