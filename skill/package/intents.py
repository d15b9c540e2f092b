"""The intents and their slots: the one place where their names are written."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Intent(StrEnum):
    """What a listener may mean: ours first, then the built-in ones."""

    PAIN = "PainIntent"
    """Something hurts, or does not feel well: before everything else."""
    CANNOT = "CannotDoThisIntent"
    """This one is too much, now or ever."""
    CANNOT_POSTURE = "CannotPostureIntent"
    """Not kneeling, not lying, and so on."""
    WAIT = "WaitIntent"
    """Stop for a little: for breath, for a mat, for so many minutes."""
    DONE = "DoneIntent"
    """Enough for today."""
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
    SHORTEN = "ShortenIntent"
    """What is left is to fit into so many minutes, or just to take less long."""
    QUIET = "QuietIntent"
    """No words, no counting."""
    TALK = "TalkIntent"
    """All the words again."""
    OTHER_SIDE = "OtherSideIntent"
    STEP_AGAIN = "StepAgainIntent"
    STEP_BACK = "StepBackIntent"
    REP_AGAIN = "RepAgainIntent"
    REP_BACK = "RepBackIntent"
    SEEK_BACK = "SeekBackIntent"
    """So many seconds back."""
    SEEK_FORWARD = "SeekForwardIntent"
    SKIP_TODAY = "SkipForTodayIntent"
    """Not this exercise, this time."""
    WHICH_SIDE = "WhichSideIntent"
    REPS_LEFT = "RepsLeftIntent"
    WHAT_NEXT = "WhatNextIntent"
    WHAT_WAS_THAT = "WhatWasThatIntent"
    """What was said last, once more."""
    HOW_TO = "HowToIntent"
    """How this is done: the step at hand, in full."""
    IS_THIS_RIGHT = "IsThisRightIntent"
    """What there is to watch for, and to feel."""
    HOW_FAR = "HowFarIntent"
    WHAT_DID_I = "WhatDidIDoIntent"
    """What was practised today, or yesterday."""
    WHAT_IS_KEPT = "WhatIsKeptIntent"
    FORGET_ME = "ForgetMeIntent"
    WHO_MADE_THIS = "WhoMadeThisIntent"
    IS_THIS_ADVICE = "IsThisAdviceIntent"
    """Is this medical advice?"""

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
    POSTURE = "posture"
    """A posture that somebody cannot take."""
    LENGTH = "length"
    """Longer or shorter, of breaths and holds."""
    EXCESS = "excess"
    """Too fast or too slow."""
    SECONDS = "seconds"
    DAY = "day"
    """Today or yesterday."""
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
    POSTURE = "POSTURE"
    LENGTH = "LENGTH"
    EXCESS = "EXCESS"
    DAY = "DAY"
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
        Slot.POSTURE: SlotType.POSTURE,
        Slot.LENGTH: SlotType.LENGTH,
        Slot.EXCESS: SlotType.EXCESS,
        Slot.SECONDS: SlotType.NUMBER,
        Slot.DAY: SlotType.DAY,
        # AMAZON.NUMBER makes one number of digits that are said one by one. A blank a digit is
        # not told apart where two are one word (twenty, one), and the type for four takes no six.
        Slot.CODE: SlotType.NUMBER,
    }
)
SLOTS_OF: Final = MappingProxyType(
    {
        Intent.START_ROUTINE: (Slot.ROUTINE,),
        Intent.GO_TO_EXERCISE: (Slot.EXERCISE, Slot.ORDINAL, Slot.NUMBER),
        Intent.SET_BREATH: (Slot.BREATH, Slot.LENGTH, Slot.EXCESS),
        Intent.SET_REPS: (Slot.REPS,),
        Intent.SET_GUIDE: (Slot.GUIDE,),
        Intent.SET_LEVEL: (Slot.LEVEL,),
        Intent.LIST_EXERCISES: (Slot.ROUTINE,),
        Intent.FIND_ROUTINE: (Slot.BODY, Slot.KIND, Slot.MINUTES),
        Intent.LINK_PROGRAMME: (Slot.CODE,),
        Intent.PAIN: (Slot.BODY,),
        Intent.CANNOT_POSTURE: (Slot.POSTURE,),
        Intent.WAIT: (Slot.MINUTES,),
        Intent.SHORTEN: (Slot.MINUTES,),
        Intent.SEEK_BACK: (Slot.SECONDS,),
        Intent.SEEK_FORWARD: (Slot.SECONDS,),
        Intent.WHAT_DID_I: (Slot.DAY,),
    }
)
"""The slots of each intent that has any."""
