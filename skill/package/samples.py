"""What is said for each intent. Verbs come first; nouns serve "ask NAME for the hinge".

No sentence may belong to two intents, and none may do a built-in's job (`clashes` proves it for
each library). A built-in is only heard word for word, so what it lacks is added to it here.
"""

from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent
from skill.package.patterns import expand

_WISH: Final = "(find|find me|give me|i want|i need|i'd like|is there|do you have|look for)"
_ROUTINE: Final = "(routine|session|workout|practice)"
_PATTERNS: Final = MappingProxyType(
    {
        Intent.START_ROUTINE: (
            "(start|begin|play|run|do|open) {routine}",
            "(start|begin|do) the {routine} routine",
            "(i want to|i'd like to|let's) (start|do) {routine}",
            "(take me through|guide me through|give me) {routine}",
            "{routine}( routine| please|)",
            "(start|begin|play|do) (the|my|a) (routine|session|workout)",
            "(start|begin|let's start|let's begin|start practicing|start practising)",
            "(start|begin) (exercising|the exercises)",
            "(i want to|i'd like to) (start|begin|practice|practise|exercise)",
            "(the|my) (routine|session|workout)",
        ),
        Intent.GO_TO_EXERCISE: (
            "(go|jump|skip|switch|go back|take me) to {exercise}",
            "(start|begin|play|do|try|practice|practise) {exercise}",
            "(start with|begin with|continue with|give me) {exercise}",
            "(i want to|i'd like to|let's) (do|try|go to) {exercise}",
            "{exercise}( exercise| drill| please|)",
            "(go|jump|skip|go back|take me) to the {ordinal} (exercise|drill|one)",
            "(start|begin|play|do|give me|start with) the {ordinal} (exercise|drill|one)",
            "(i want to|i'd like to|let's) do the {ordinal} (exercise|drill|one)",
            "(the|) {ordinal} (exercise|drill|one)",
            "(go|jump|skip|go back|take me) to (exercise|drill|number|exercise number) {number}",
            "(start|begin|play|do|start with) (exercise|drill|number) {number}",
            "(exercise|drill|number|exercise number) {number}",
        ),
        Intent.REPEAT_SIDE: (
            "(repeat|redo) (this|that|the|the same) side",
            "(do|play|start) (this|that|the same) side (again|over|once more)",
            "(this|that|the same|same) side (again|once more)",
            "(go back to|back to) the (start|beginning) of (this|the) side",
            "(a|the) repeat of (this|that) side",
        ),
        Intent.SET_BREATH: (
            "(go|make it|can we go|breathe|) {breath}( please|)",
            "(a bit|a little|much) {breath}",
            "(a|) {breath} (breath|breathing|breathing pace|pace)",
            "{breath} breaths",
            "(use|set|switch to|give me|i want) (a|) {breath} (breath|breathing|pace)",
            "(use|switch to|give me|i want) {breath} breaths",
            "(set|change) the (breath|breathing|breaths|pace) to {breath}",
            "make (the|my) (breath|breathing|breaths|pace) {breath}",
        ),
        Intent.SET_REPS: (
            "(do|make it|give me|i want|let's do|only|change to) {reps} (reps|rep|repetitions)",
            "(set|change) the (reps|repetitions|number of reps) to {reps}",
            "{reps} (reps|rep|repetitions|repetition)",
            "{reps} reps (please|each|each side|a side)",
            "do {reps} reps (each|each side|a side|on each side|of each)",
        ),
        Intent.USUAL_REPS: (
            "(the|) (usual|default|normal|standard) (number of|) (reps|repetitions)",
            "(do|use|go back to|back to) the (usual|default|normal|standard) reps",
            "reset the (reps|repetitions|number of reps)",
        ),
        Intent.SET_GUIDE: (
            "(use|set|switch to|give me|i want|) {guide} (guidance|instructions|coaching)",
            "{guide} (talking|talk|cues|words)",
            "(set|change) the (guidance|instructions|coaching) to {guide}",
            "(make|keep) the (guidance|instructions|coaching) {guide}",
            "(just|only) {guide}",
            "{guide} only",
        ),
        Intent.SET_LEVEL: (
            "(make it|do it|a bit|a little|something|) {level}( please|)",
            "(make|keep) (this|the exercises|the routine|everything) {level}",
            "(i want|i need|i'd like|give me) (it|something) {level}",
            "(an|a|the) {level} (version|level|way)( please|)",
            "(can we|can you|let's) (make it|do it) {level}",
        ),
        Intent.WHAT_IS_THIS: (
            "(what is|what's) this( exercise| drill| one|)",
            "(what is|what's) this exercise (called|for|good for)",
            "(which|what) (exercise|drill) (is this|am i doing|are we doing)",
            "what (am i|are we) doing( now|)",
            "where (am i|are we)",
            "(explain|tell me about|describe) this( exercise| drill|)",
            "the (name|purpose) of this exercise",
            "what does this exercise do",
        ),
        Intent.HOW_LONG_LEFT: (
            "how (long|much time) (is left|is remaining|do i have left|is there left)",
            "how (much is|many minutes are|many minutes do i have) left",
            "how much longer( is it| does it take| to go| will it take|)",
            "how (long|many minutes) to go",
            "(the|) (time left|remaining time|time remaining)",
            "when (is it|will it be|am i) (over|finished|done)",
            "how long (does this take|does it take|will it take|until the end)",
        ),
        Intent.LIST_EXERCISES: (
            "(list|tell me|read|read me|name|what are) (the|all the) (exercises|drills)",
            "(what|which) (exercises|drills) (are there|do you have)",
            "how many (exercises|drills) are there",
            "(the|a) list of (the|) (exercises|drills)",
            "(what is|what's) in (the|this|my) (routine|session|workout)",
            "(what is|what's) in {routine}",
            "(list|what are|) the exercises (in|of) {routine}",
        ),
        Intent.LIST_ROUTINES: (
            "(what|which) (routines|sessions|workouts|practices) (are there|do you have|can i do)",
            "(list|name|tell me|read me|what are) (the|your|all the) (routines|sessions|workouts)",
            "how many (routines|sessions|workouts) (are there|do you have)",
            "(the|a) list of (the|) (routines|sessions|workouts)",
            "what (is there|do you have)( to do|)",
        ),
        Intent.FIND_ROUTINE: (
            f"{_WISH} something for (my|the) {{body}}",
            "(something|a routine|a session|a workout|exercises) for (my|the|) {body}",
            f"{_WISH} (a|an) {{kind}} {_ROUTINE}",
            f"(a|an) {{kind}} {_ROUTINE}",
            f"{_WISH} something (with a|with an|with|that needs|) {{kind}}",
            "something (with a|with an|with|that needs|) {kind}",
            f"{_WISH} (something|a routine) (for|that takes|in) {{minutes}} minutes",
            "(something|a routine) (for|that takes|in) {minutes} minutes",
            f"{_WISH} (a|an) {{minutes}} minute {_ROUTINE}",
            f"(a|an) {{minutes}} minute {_ROUTINE}",
            "(i have|i've got|i only have|) {minutes} minutes( please|)",
            "(i have|give me|) {minutes} minutes for (my|the) {body}",
            "(i have|give me|) {minutes} minutes (with a|with|) {kind}",
            f"(find|find me|give me|i want|) (a|an) {{minutes}} minute {{kind}} {_ROUTINE}",
        ),
        Intent.HOW_AM_I_DOING: (
            "how am i (doing|getting on|coming along)",
            "(what is|what's|how is|how's|show me|tell me|) my (progress|streak)",
            "(what is|what's|tell me|) my practice history",
            "how (often|many times) have i (practiced|practised|exercised)",
            "when did i last (practice|practise|exercise)",
            "have i (practiced|practised|exercised) today",
        ),
        Intent.LINK_PROGRAMME: (
            "(link|connect) (my|the|a) (program|programme)( please|)",
            "(link|connect) (my|the|a) (program|programme)( with|) (code|the code|number) {code}",
            "(link|connect) (my|the|a) (program|programme) (with|using code) {code}",
            "(link|use|enter|) (the|my|) code( is|) {code}",
        ),
        Intent.UNLINK_PROGRAMME: (
            "(unlink|disconnect) (my|the|this) (program|programme)( please|)",
            "(stop|don't) (linking|counting for|counting in) (my|the) (program|programme)",
        ),
        Intent.PAUSE: ("(take|i need) a break", "(wait|hold on|one moment|wait a moment)"),
        Intent.RESUME: (
            "(go on|carry on|keep on|i'm back)",
            "(continue|resume) (the|my|with the|with my) (routine|session|workout)",
            "(continue|resume|go on) where (i|we) (left off|stopped)",
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
        Intent.LOOP_ON: (
            "(loop|keep repeating) (the|my|this) (routine|session|workout)",
            "repeat (the routine|everything) forever",
        ),
        Intent.LOOP_OFF: (
            "(stop|no more) (looping|repeating)( the routine|)",
            "don't (loop|repeat)( the routine|)",
        ),
        Intent.HELP: (
            "what can (i|you) (say|do|ask)",
            "(how does this work|what are my options|what are the commands)",
        ),
    }
)
SAMPLES: Final = MappingProxyType(
    {
        intent: tuple(dict.fromkeys(s for pattern in patterns for s in expand(pattern)))
        for intent, patterns in _PATTERNS.items()
    }
)
"""For each intent, its sample sentences; built-ins that need none are not in it."""
