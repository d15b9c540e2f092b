"""What people say of their body in mid-exercise: pain before all, and what they cannot do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

PATTERNS: Final[Mapping[Intent, tuple[str, ...]]] = MappingProxyType(
    {
        Intent.PAIN: (
            "(that|this|it) (hurts|really hurts|still hurts|is painful|pinches|stings|burns)",
            "(that|this|it) (hurts|pinches) (a bit|a lot|when i do that|here|there|so much)",
            "(hurts|it's hurting|that's hurting|still hurts)",
            "(ow|ouch|oh ow|ow ow|ow that hurts|ouch that hurts|oh that hurts|argh|ah)",
            "my (left |right |) {body} (hurts|hurt|aches|pinches|burns|cramps|is sore|is numb)",
            "my (left |right |) {body} (really|still) (hurts|hurt)",
            "my (left |right |) {body} (is|are) (hurting|killing me|cramping|aching|tingling)",
            "my (left |right |) {body} are (sore|numb|stiff|shaking)",
            "(my {body} feels|my {body} feel) (funny|weird|wrong|numb)",
            "(i have|i've got|i feel|there is|there's) (pain|a pain|a sharp pain|a pinch|a cramp)",
            "(i have|i've got|i feel|there's) (pain|a pain|a pinch|a cramp) in my {body}",
            "(i'm|i am) in pain",
            "(i feel|i'm|i am|i'm feeling|i'm getting) (dizzy|faint|lightheaded|light headed|sick)",
            "(i feel|i'm|i am) (numb|nauseous|unwell|ill|not well)",
            "(i don't|i do not) feel (well|good|so good|right)",
            "is it (normal|ok|okay|good|bad) (that|if|when) (it|this|that) hurts",
            "is it (supposed|meant) to hurt",
            "(should|does|will) (it|this|that) hurt",
            "i (hurt|have hurt|think i hurt|just hurt) myself",
            "i (pulled|think i pulled|just pulled) (something|a muscle)",
            "something (hurts|popped|snapped|pulled|is wrong|went wrong)",
            "(i can't|i cannot) (breathe|catch my breath|get any air)",
            "my heart is (racing|pounding)",
            "(everything|all of it) hurts",
        ),
        Intent.CANNOT: (
            "i (can't|cannot|can not|can't really) (do|manage) (this|it|that)( one| exercise|)",
            "(i can't|i cannot|can't do this|can't do it|can't)",
            "(i'm|i am) not able to do (this|it|that)( one| exercise|)",
            "(this|it|that) is too much( for me|)",
            "(i'm|i am) (struggling|stuck)( with this|)",
            "i (can't|cannot) (get there|reach|reach that far|go that far|get down|get up)",
            "(this|it) (doesn't|does not) work( for me|)",
            "i (can't|cannot) (keep going|go on|do any more|hold it|hold this)",
            "i don't like this (one|exercise)",
        ),
        Intent.CANNOT_POSTURE: (
            "i (can't|cannot|can not|can't really|shouldn't|am not allowed to) {posture}",
            "(i'm|i am) not able to {posture}",
            "(what can i do|what is there|exercises|which ones are) without {posture}",
            "(i don't|i do not) want to {posture}",
            "(nothing|no) {posture} (please|today)",
        ),
        Intent.WAIT: (
            "wait( a minute| a moment| a second| for me| please|)",
            "(hold on|hang on|one moment|one second|one minute|just a second|just a moment)",
            "(just a minute|a moment please|not so fast)",
            "(give me|i need) (a minute|a moment|a second|a bit of time|more time)",
            "(pause|wait|stop) for (a minute|a moment|a while|a second|a bit)",
            "(pause|wait|stop|hold on) for {minutes} minutes",
            "(pause|wait) {minutes} minutes",
            "(give me|i need) {minutes} minutes",
            "(i'm|i am) (tired|so tired|exhausted|worn out|out of breath)",
            "(i need|i want) (a rest|to rest|to sit down|to catch my breath|some water)",
            "let me (rest|catch my breath|get ready|get my mat|get some water|get down|get up)",
            "(i'm|i am) not ready( yet|)",
            "(i'll be|i will be) (right back|back|back in a minute|back soon)",
            "(someone is|somebody's|there's someone) at the door",
        ),
        Intent.DONE: (
            "(i'm|i am|we're|we are) (done|finished)( now| for today| for now| here|)",
            "(that's|that is|that was) (enough|it|all)( for today| for now| for me| now|)",
            "enough( for today| for now| now|)",
            "(done|finished|all done|no more|stop it|i did it)",
            "(i've|i have) had enough( for today|)",
            "i (want to|would like to|need to|have to) (stop|finish|quit) (here|now|for today)",
            "(stop|finish|quit) for (today|now|the day)",
            "let's (stop|finish|leave it) (here|there|for today)",
            "(that will do|that'll do)( for today|)",
            "(call it a day|let's call it a day)",
            "leave it( for today| for now|)",
            "no more (for today|today|for now|please)",
            "(end|finish|stop) (the|this|my) (routine|session|workout|practice)",
        ),
    }
)
