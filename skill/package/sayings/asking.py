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
            "(tell me about|describe) this( exercise| drill|)",
            "explain this (exercise|drill)",
            "why (am i|are we) doing this( exercise| one|)",
            "why (do i|do we|should i) do this( exercise| one|)",
            "what is this good for",
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
        ),
        Intent.WHICH_SIDE: (
            "(which|what) (side|leg|arm|foot|knee|hip|hand)( is it| is this| is next| now|)",
            "(which|what) (side|leg|arm) (am i|are we) on( now|)",
            "(left or right|is it left or right|is this left or right)",
            "(is this|am i on) the (left|right)( side| leg|)",
            "(which|what) (leg|side) (do i|should i) (use|stand on|start with|work)",
        ),
        Intent.REPS_LEFT: (
            "how many (more|reps|repetitions|left)( to go| left| do i have to do|)",
            "how many (reps|repetitions) (are left|do i have left|are there|do i do)",
            "how many more (reps|repetitions|times|of these)( to go| are there|)",
            "(which|what) (rep|repetition|set)( is this| am i on| are we on)",
            "how many times( more| left|)",
            "how many sets( are left| left| more|)",
            "is this the last (one|rep|set)",
        ),
        Intent.WHAT_NEXT: (
            "(what's|what is|what comes) (next|after this|after that|up next)",
            "what (do i|do we) do (next|after this)",
            "which (exercise|drill|one) (is|comes) next",
            "(and then|what then|then what|and after that)",
            "what's coming( next| up|)",
        ),
        Intent.WHAT_WAS_THAT: (
            "what was that( again|)",
            "what did you( just|) say",
            "(i didn't|i did not|i couldn't) (catch|hear|get) (that|you|it)",
            "(pardon|sorry|come again|excuse me|huh|what)( what|)",
            "(say it|tell me that) (again|once more)",
            "(what|which) did (you|she|he) say( last|)",
        ),
        Intent.HOW_TO: (
            "how do (i|you|we) do (this|it|that)( one| exercise| drill|)",
            "how does (this one|this exercise|it) (go|work)",
            "how is (this|it|that) done",
            "explain (it|that|this)( again| once more| to me|)",
            "(tell|teach|show|talk) me (how|through it|through this|through that|how to do it)",
            "(again in full|in full|in full please|say it in full|the long version)",
            "what do i do( now| here|)",
            "what now",
            "what (am i|are we) (supposed|meant) to do( now|)",
            "(i don't|i do not) (understand|get it|know how|know what to do|follow)",
            "(i'm|i am) (lost|confused)",
            "(how|where) (should|do) i (stand|lie|sit|put my feet|put my hands|hold my arms)",
            "what (position|posture) (is it|am i in|should i be in)",
        ),
        Intent.IS_THIS_RIGHT: (
            "is (this|that|it) (right|correct|okay like this|how it goes)",
            "(am i|i'm) doing (this|it|that) (right|correctly|properly|wrong)",
            "(do i|did i|have i) (do|done|got) (this|it|that) (right|wrong)",
            "what should (i|it) (feel|be feeling|feel like)",
            "where should i feel (it|this|that)",
            "what (do i|should i|must i) (watch|look) out for",
            "what should i (avoid|watch|pay attention to|be careful with)",
            "(any tips|any advice|give me a tip)",
            "what are the (cautions|common mistakes|mistakes)",
        ),
        Intent.HOW_FAR: (
            "how far (am i|are we|along am i|along are we|in am i|have i got|is it)( now|)",
            "where (am i|are we)( now|)",
            "how much (have i|have we) done( so far|)",
            "how many (exercises|drills) (are left|left|to go|more|have i done)",
            "(am i|are we) (halfway|nearly done|almost done|nearly there|there yet|done|finished)",
            "is (it|this|that) (over|the end|finished|done)( yet|)",
        ),
        Intent.WHAT_DID_I: (
            "have i (done|practiced|practised|exercised|trained) {day}",
            "have i done (this|it|this one|my exercises|my routine|anything) {day}",
            "did i (practice|practise|exercise|train) {day}",
            "did i do (this|it|my exercises|my routine|anything) {day}",
            "what did (i|we) do {day}",
            "what have (i|we) done {day}",
        ),
        Intent.YES: (
            "(do it|do that|please do|of course|that's right|correct|definitely)",
            "yes (go on|go ahead|start it|do it|i do|i am|let's go)",
        ),
        Intent.NO: (
            "(not now|not today|not yet|not really|rather not|don't)",
            "(later|maybe later|another time|some other time)",
            "no (not now|don't|i don't|later|neither|none)",
            "(neither|neither of them|none|none of them|none of those|none of these)",
        ),
        Intent.HELP: (
            "what can (i|you) (say|do|ask)",
            "i need( your| some|) help( with this|)",
            "(how does this work|what are my options|what are the commands)",
        ),
    }
)
