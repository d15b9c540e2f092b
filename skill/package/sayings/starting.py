"""Starting: a routine, an exercise, whatever fits; and what there is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

_WISH: Final = "(find|find me|give me|i want|i need|i'd like|is there|do you have|look for)"
_ROUTINE: Final = "(routine|session|workout|practice)"
PATTERNS: Final[Mapping[Intent, tuple[str, ...]]] = MappingProxyType(
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
            "(start|begin|play) it( now| please|)",
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
            "the {ordinal}",
            "(go|jump|skip|go back|take me) to (exercise|drill|number|exercise number) {number}",
            "(start|begin|play|do|start with) (exercise|drill|number) {number}",
            "(exercise|drill|number|exercise number|) {number}",
        ),
        Intent.LIST_EXERCISES: (
            "(list|tell me|read|read me|name|what are) (the|all the) (exercises|drills)",
            "(what|which) (exercises|drills) (are there|do you have)",
            "how many (exercises|drills)( are there| are there in all| in all|)",
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
            "(change|switch|swap) (the|) (routine|session|workout)",
            "(a different|another|choose another|pick another) (routine|session|workout)",
            "(something else|something different|do something else)",
            "what else (is there|do you have|can i do)",
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
            "(i have|i've got|) {minutes} minutes( please|)",
            "(i have|give me|) {minutes} minutes for (my|the) {body}",
            "(i have|give me|) {minutes} minutes (with a|with|) {kind}",
            f"(find|find me|give me|i want|) (a|an) {{minutes}} minute {{kind}} {_ROUTINE}",
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
    }
)
