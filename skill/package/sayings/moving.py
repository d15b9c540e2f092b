"""Moving about, stopping and going on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

PATTERNS: Final[Mapping[Intent, tuple[str, ...]]] = MappingProxyType(
    {
        Intent.REPEAT_SIDE: (
            "(repeat|redo) (this|that|the|the same) side",
            "(do|play|start) (this|that|the same) side (again|over|once more)",
            "(this|that|the same|same) side (again|once more)",
            "(go back to|back to) the (start|beginning) of (this|the) side",
            "(a|the) repeat of (this|that) side",
        ),
        Intent.NEXT: (
            "(next|the next) (exercise|drill|one)",
            "(go|move|go on|jump|skip|take me) to the next (exercise|drill|one)",
            "skip (this|it|this exercise|this drill|this one|the exercise)",
            "(start|play|do) the next (exercise|drill|one)",
        ),
        Intent.PREVIOUS: (
            "(previous|the previous) (exercise|drill|one)",
            "(go|go back|move|jump|take me) to the previous (exercise|drill|one)",
            "(go back|back) (one|an|one more) exercise",
            "(start|play|do|repeat) the previous (exercise|drill|one)",
            "the (exercise|drill|one) before",
        ),
        Intent.REPEAT: (
            "repeat (this|that) (exercise|drill|one)",
            "repeat the (exercise|drill)",
            "(do|play) (it|this|that) (again|once more)",
            "(do|play|start) this (exercise|drill) (again|over|once more)",
            "(this|the same|same) (exercise|drill|one) (again|once more)",
            "(one more time|once more)",
        ),
        Intent.START_OVER: (
            "(start|do) (the|my|the whole) (routine|session|workout) (again|over)",
            "(start|begin|play|) from the( very|) beginning",
            "(start|begin) at the beginning",
            "(restart|repeat) (the|my|the whole) (routine|session|workout)",
            "(go|take me) back to the (beginning|start)",
            "the (whole|entire) (routine|session) again",
        ),
        Intent.PAUSE: ("(take|i need) a break", "(wait|hold on|one moment|wait a moment)"),
        Intent.RESUME: (
            "(go on|carry on|keep on|go ahead|let's go|i'm back|ready)",
            "(i'm|i am) ready( now| again| to go on|)",
            "(i'm|i am) not (done|finished)( yet|)",
            "(don't|do not) stop( now| yet|)",
            "(continue|resume) (the|my|with the|with my) (routine|session|workout)",
            "(continue|resume|go on) where (i|we) (left off|stopped)",
        ),
        Intent.LOOP_ON: (
            "(loop|keep repeating) (the|my|this) (routine|session|workout)",
            "repeat (the routine|everything) forever",
        ),
        Intent.LOOP_OFF: (
            "(stop|no more) (looping|repeating)( the routine|)",
            "don't (loop|repeat)( the routine|)",
        ),
    }
)
