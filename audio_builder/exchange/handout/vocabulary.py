"""Words that tell a name from an instruction, and from what is neither."""

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS: Final = _words("""
    lie lay sit stand kneel place put keep hold lift raise lower bend straighten slowly gently push
    pull press squeeze repeat return relax breathe inhale exhale start begin do perform complete
    bring take let move turn tighten draw reach tilt look make try use stop avoid don't do not never
    always remember ensure work go come get rest feel slide swing allow then now while with your you
    if when as for from in on at and or the it this these that stay maintain switch change alternate
    loop tie wrap attach grab grip face position progress increase decrease call contact
    please ask wear apply ice walk rise think imagine point step extend rotate cross open close
    engage brace pause aim continue march shift drop tuck lean hinge roll
""")
"""What instructions begin with, and names do not, unless they are short."""
VERBS_OF_NAMES: Final = _words("""
    walk march step slide swing push pull press squeeze sit stand turn tuck roll lean hinge shift
    reach draw bend tilt
""")
"""Some of them begin names too, as in `Step up`."""
SENTENCE_WORDS: Final = _words("""
    your you you'll until then so while if it is are should they them we our as his her my me
    because which
""")
"""No name has any of these."""
POSITIONS: Final = _words("sitting standing lying kneeling supine prone")
"""No name is one of these alone."""
FILLERS: Final = _words("""
    a an and again all another as at be can complete completed daily do does dose dosage each
    exercise exercises for frequency from goal have hep hold holding in is it keep maintain more of
    on or per perform performed position program rep repeat repeated repeating repetition
    repetitions reps rest round rounds same second seconds sec set sets side sides the then there
    these this time times to total up with x you your aim try build
""")
"""Words that say nothing once a dose is taken out from between them."""
LABELS: Final = re.compile(
    r"(?:start(?:ing)? position|position|purpose|goal|aim|benefits?|why|how(?: to| often| many)?"
    r"|when|equipment|you need|frequency|notes?|tips?|caution|warning|precautions?|name|date"
    r"|patient|therapist|clinician|phone|tel|fax|sets?|reps?|hold|rest|instructions?|dosage|dose"
    r"|directions|introduction|overview|summary|key points|updated|prepared by|author|what is.*"
    r"|about.*|(?:additional|general|important) .*|reminders?|progressions?|regressions?"
    r"|important|muscles?|common mistakes?|page \d.*|week \d.*|phase .*|day \d.*|exercises?"
    r"|warm[- ]?up|cool[- ]?down|other|perform|technique|execution|movement|action|general"
    r"|diagnosis|dob|sides?|duration|time|intensity|per|tempo)",
    re.IGNORECASE,
)
"""What stands before something else than an exercise, as in `Equipment:`."""
NOT_ONE: Final = re.compile(
    r"\b(?:exercises|programme?|protocol|weeks?|phase|stage|introduction|overview|continued|clinic"
    r"|hospital|physiotherap(?:y|ist)|physio|handout|instructions|notes|points|moves|routine|rehab"
    r"|rehabilitation|workout|plan|tips)\b",
    re.IGNORECASE,
)
"""A heading with one of these names more than one exercise, or none."""
UNSAID: Final = re.compile(
    r"(?:why|purpose|goals?|aim|benefits?|muscles?(?: \w+)?|notes?|tips?|progressions?|easier"
    r"|regressions?|harder|frequency|equipment|key points?|caution|important|variations?|how often"
    r"|how many|level|common mistakes?|make it (?:easier|harder))\b\s*(?::|\.$)|please note"
    r"|to (?:build|improve|increase|strengthen|help|mobili[sz]e|maintain|reduce|restore|regain)\b"
    r"|when .{0,60}\b(?:too easy|able|comfortabl\w+)\b|this exercise|prepared by|picture of|www\."
    r"|copyright|©",
    re.IGNORECASE,
)
"""What sentences about an exercise, or about the page, begin with."""
CAUTIONS: Final = re.compile(
    r"(?:don't|do not|avoid|never|no \w+ing|make sure|ensure|be sure|be careful|focus on|remember"
    r"|try (?:not )?to|you should|this should|you may|stop (?:if|the)|breathe"
    r"|take care|take your)\b",
    re.IGNORECASE,
)
"""What sentences begin with that say what to watch for."""
PLACES: Final = re.compile(
    r"(?:lie|lay|lying|sit|sitting|stand|standing|kneel|kneeling|start|begin|get (?:on|down|into)"
    r"|place|put|position|fac(?:e|ing)|loop|tie|wrap|attach|anchor|secure|grip|hold|take hold|lean"
    r"|hands?|forearms?|come (?:in)?to|keep (?:your|the)|elbows?|feet|foot|arms?|knees?"
    r"|on (?:your|all|a|the|hands)|from|with|use|in (?:a|the)|starting position|band)\b",
    re.IGNORECASE,
)
"""What sentences that say where to be begin with."""
AND_MOVES: Final = re.compile(
    r"(?:,| and)(?: then)? (?:\w+ly )?(?:lift|raise|lower|push|pull|press|squeeze|slide|turn|bend"
    r"|draw|tilt|roll|round|rotate|shift|bring|reach|move|tighten)\b",
    re.IGNORECASE,
)
"""What a sentence has in it that says where to be, and goes on to move."""
RETURNS: Final = re.compile(
    r"(?:slowly |gently |then |and |relax and |to )*(?:lower|return|relax|release|come back|let go"
    r"|back|repeat|straighten|rest|go back|switch|change|breathe|focus|ensure|make sure|try|feel"
    r"|maintain|remember|imagine|think|you|this|it|don't|do not|keep(?!.* and )|avoid|no|never)\b",
    re.IGNORECASE,
)
"""What sentences begin with that lead back, or nowhere: after them nothing is held."""
MOVES: Final = re.compile(
    r"(?:\w+ly )?(?:bend|lift|lower|push|pull|press|squeeze|slide|turn|tighten|raise|draw|reach"
    r"|tilt|roll|rotate|move|bring|let|rise|shift|hinge|tap|trace|open|close|straighten|relax|repeat"
    r"|march|step|tense|contract|extend|flex|curl|swing|look|nod|tuck|return|rest|breathe|inhale"
    r"|exhale|hold|keep)\b",
    re.IGNORECASE,
)
"""What sentences that move begin with, however short they are."""
