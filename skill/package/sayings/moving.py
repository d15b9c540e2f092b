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
            "(move on|i'm done with this one|done with this one|that one is done)",
        ),
        Intent.PREVIOUS: (
            "(previous|the previous) (exercise|drill|one)",
            "(go|go back|move|jump|take me) to the previous (exercise|drill|one)",
            "(go back|back) (one|an|one more) exercise",
            "(start|play|do|repeat) the previous (exercise|drill|one)",
            "the (exercise|drill|one) before( that| this|)",
            "(do|repeat|play|redo) the last (one|exercise|drill) again",
            "(can we|can i) do the (last|previous) one again",
            "(back|back to the one before)",
        ),
        Intent.REPEAT: (
            "repeat (this|that) (exercise|drill|one)",
            "repeat the (exercise|drill)",
            "(do|play) (it|this|that) (again|once more)",
            "(do|play|start) this (exercise|drill) (again|over|once more)",
            "(this|the same|same) (exercise|drill|one) (again|once more)",
            "(one more time|once more)",
            "(can i|can we|let me) do (this|that|it) (again|once more)",
        ),
        Intent.START_OVER: (
            "(start|do) (the|my|the whole) (routine|session|workout) (again|over)",
            "(start|begin|play|) from the( very|) beginning",
            "(start|begin) at the beginning",
            "(restart|repeat) (the|my|the whole) (routine|session|workout)",
            "(go|take me) back to the (beginning|start)",
            "the (whole|entire) (routine|session) again",
            "(from the|start from the|back to the|take it from the) top",
            "(start|all over|begin) from (zero|scratch|one)",
            "(do|repeat) (all of it|it all|everything|the whole thing) (again|once more)",
            "(all of it|everything) again",
            "(another|one more) time from the (start|beginning)",
        ),
        Intent.PAUSE: ("(take|i need) a break", "(let's|let us) (pause|take a break)"),
        Intent.RESUME: (
            "(go on|carry on|keep on|go ahead|let's go|i'm back|ready)",
            "(i'm|i am) ready( now| again| to go on|)",
            "(i'm|i am) not (done|finished)( yet|)",
            "(don't|do not) stop( now| yet|)",
            "(continue|resume) (the|my|with the|with my) (routine|session|workout)",
            "(continue|resume|go on) where (i|we) (left off|stopped)",
        ),
        Intent.OTHER_SIDE: (
            "(the|) other (side|leg|arm|foot)( now| please|)",
            "(switch|change|swap) (sides|the side|legs|arms|feet)",
            "(go to|do|start|skip to|on to|now) the other (side|leg|arm)",
            "(can we|let's|i want to) (do|switch to) the other side",
        ),
        Intent.STEP_AGAIN: (
            "(repeat|do|redo) (that|this|the last) step( again|)",
            "(repeat|do) the step again",
            "(that|this) step (again|once more)",
            "that (bit|part|move|movement) again",
        ),
        Intent.STEP_BACK: (
            "(go|) back (a|one) step",
            "(the|) (previous|last) step",
            "(one|a) step back",
            "the step before( that|)",
        ),
        Intent.REP_AGAIN: (
            "(repeat|redo|do) (this|that) (rep|repetition)( again|)",
            "(this|that) (rep|repetition) (again|once more)",
            "(i missed|i lost|that didn't count)( that rep| a rep| that one|)",
        ),
        Intent.REP_BACK: (
            "(go|) back (a|one) (rep|repetition)",
            "(repeat|redo|do) the last (rep|repetition)( again|)",
            "(one|a) rep back",
            "the (rep|repetition) before( that|)",
        ),
        Intent.SEEK_BACK: (
            "(go|skip|jump|rewind|) back {seconds} seconds",
            "rewind( a bit| a little|)",
            "(go|skip|jump) back (a bit|a little|a few seconds)",
            "rewind {seconds} seconds",
        ),
        Intent.SEEK_FORWARD: (
            "(go|skip|jump|move|) (forward|ahead) {seconds} seconds",
            "(fast forward|skip ahead|jump ahead)( a bit| a little|)",
            "fast forward {seconds} seconds",
            "skip the (intro|introduction|talking|rest|explanation)",
        ),
        Intent.SKIP_TODAY: (
            "(skip|leave out|drop) (this|it|this one|this exercise) (for today|today|for now)",
            "not this (one|exercise)( today| for today|)",
            "(leave|skip) (this one|this exercise) out( today|)",
            "(i don't want to|i won't) do this (one|exercise)( today|)",
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
