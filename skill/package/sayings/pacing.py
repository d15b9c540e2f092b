"""The pace: breath, reps, guidance, level."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

PATTERNS: Final[Mapping[Intent, tuple[str, ...]]] = MappingProxyType(
    {
        Intent.SET_BREATH: (
            "(go|make it|can we go|breathe|) {breath}( please|)",
            "(a bit|a little|much) {breath}",
            "(can you|could you|please|you should|you can) {breath}",
            "(can you|could you) (go|be|do it) {breath}",
            "(a|) {breath} (breath|breathing|breathing pace|pace)",
            "{breath} breaths",
            "(use|set|switch to|give me|i want) (a|) {breath} (breath|breathing|pace)",
            "(use|switch to|give me|i want) {breath} breaths",
            "(set|change) the (breath|breathing|breaths|pace) to {breath}",
            "make (the|my) (breath|breathing|breaths|pace) {breath}",
            "(a|) {length} (breath|breathing)",
            "{length} (breaths|holds)",
            "(use|give me|i want|can we do) {length} (breaths|holds)",
            "make (the|my) (breath|breathing|breaths|holds) {length}",
            "hold (it|them|the position|the positions) {length}",
            "(hold|breathe) {length}",
            "(it's|it is|that's|that is|this is|you're|you are|we're|we are|) {excess}( for me|)",
            "(you're|you are|it's|we're) (going|counting|talking) {excess}( for me|)",
            "(the|my) (breaths|breathing|pace) (is|are) {excess}",
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
        ),
        Intent.SET_LEVEL: (
            "(make it|do it|a bit|a little|something|) {level}( please|)",
            "(make|keep) (this|the exercises|the routine|everything) {level}",
            "(i want|i need|i'd like|give me) (it|something) {level}",
            "(an|a|the) {level} (version|level|way)( please|)",
            "(can we|can you|let's) (make it|do it) {level}",
            "(it's|it is|that's|that is|this is) {level}( for me|)",
            "is there (an|a) {level} (version|level|way)",
        ),
        Intent.QUIET: (
            "(stop|no more|no|without) (talking|counting)",
            "(don't|do not) (talk|speak|count)( any more|)",
            "(just|only) (the|) (tones|bells)",
            "(the|) (tones|bells) only",
            "(no|without) (guidance|instructions|coaching|talk|cues|words)",
            "(i don't want|i don't need) (any|the) (words|talking|counting|instructions)",
            "(let me do it|i'll do it) (in silence|in peace|by myself)",
            "(you don't have to|no need to) (count|talk)",
        ),
        Intent.TALK: (
            "(talk|speak|count)( to me|) again",
            "(start|go back to) (talking|counting)( again|)",
            "(talk to me|keep talking)",
            "(i want|i need) (the words|your voice|to hear you)( again|)",
            "(tell|explain) me everything",
            "(say|tell me) more",
        ),
        Intent.SHORTEN: (
            "(only|just) {minutes} minutes",
            "(i only have|i've only got|i only got) {minutes} minutes( left| today|)",
            "(make|keep|cut) it( to|) {minutes} minutes",
            "(do|fit) (it|this|everything|the rest) (in|into) {minutes} minutes",
            "(the|a) {minutes} minute version",
            "(i have to|i must|i need to) (go|leave|be done|stop|be finished) in {minutes} minutes",
            "(shorter|make it shorter|make this shorter|not so long|a shorter one)",
            "(make|cut) (the|this) (routine|session|workout|practice) (shorter|short)",
            "(a|the) (shorter|short) (version|routine|session)",
            "(i don't have|i haven't got|there's not) (much|a lot of|enough) time( today|)",
            "(i'm|i am) (in a hurry|short of time|running late|late)",
            "(this|it) takes too long",
        ),
    }
)
