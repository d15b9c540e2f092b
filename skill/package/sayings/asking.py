"""Questions in mid-practice, and about the practice; and what answers a question."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

PATTERNS: Final[Mapping[Intent, tuple[str, ...]]] = MappingProxyType(
    {
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
        Intent.HOW_AM_I_DOING: (
            "how am i (doing|getting on|coming along)",
            "(what is|what's|how is|how's|show me|tell me|) my (progress|streak)",
            "(what is|what's|tell me|) my practice history",
            "how (often|many times) have i (practiced|practised|exercised)",
            "when did i last (practice|practise|exercise)",
            "have i (practiced|practised|exercised) today",
        ),
        Intent.YES: (
            "(do it|do that|please do|of course|that's right|correct|definitely)",
            "yes (go on|go ahead|start it|do it|i do|i am|let's go)",
        ),
        Intent.NO: (
            "(not now|not today|not yet|not really|rather not|don't)",
            "(later|maybe later|another time|some other time)",
            "no (not now|don't|i don't|later|neither|none)",
            "(neither|neither of them|none|none of them|none of those)",
        ),
        Intent.HELP: (
            "what can (i|you) (say|do|ask)",
            "(how does this work|what are my options|what are the commands)",
        ),
    }
)
