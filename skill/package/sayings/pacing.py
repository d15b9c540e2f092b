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
    }
)
