"""What people ask about the skill itself: what it keeps, who made it, what it is not."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

PATTERNS: Final[Mapping[Intent, tuple[str, ...]]] = MappingProxyType(
    {
        Intent.WHAT_IS_KEPT: (
            "what do you (know|keep|store|save|remember|record)( about me| of me|)",
            "what (data|information) do you (have|keep|store)( about me|)",
            "(tell me about|what about|what happens to) (my data|my privacy)",
            "(is this|is it|are you) private",
            "who (can|gets to) (see|hear) (this|me|it|what i do)",
            "(are you|do you) (recording|listening to|record|spy on) me",
        ),
        Intent.FORGET_ME: (
            "forget (me|about me|everything about me|all about me|who i am)",
            "(delete|erase|remove|clear) (me|my data|all my data|my history|my practice)",
            "(delete|erase|forget|remove) (everything|all) (you know|you keep)( about me|)",
            "(i want|i'd like) (you to forget me|to be forgotten|my data deleted)",
        ),
        Intent.WHO_MADE_THIS: (
            "who (made|wrote|created|built|designed|invented) (this|you|it|these exercises)",
            "who (made|wrote|created) (the|this) (routine|skill|exercises)",
            "who (are you|is behind this|is this|is speaking|is talking)",
            "where (is this|are these exercises|are these|is it) from",
            "where (do|does) (these exercises|this|the exercises) come from",
            "whose (voice|exercises|routine) (is this|are these|is that)",
        ),
        Intent.IS_THIS_ADVICE: (
            "is this (medical advice|medical|therapy|physiotherapy|a treatment|safe|safe for me)",
            "is (this|it) (safe|good|bad|ok|okay) for (me|my back|my knees|my hips)",
            "are you (a doctor|a physio|a physiotherapist|a therapist|a trainer|a real coach)",
            "(should|do) i (see|ask|talk to|need) (a|my) (doctor|physio|physiotherapist)",
            "can i do this (with an injury|after an operation|when i'm pregnant|while pregnant)",
            "will this (heal me|cure me|fix my back|fix my hip|help me)",
        ),
    }
)
