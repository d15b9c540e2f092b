"""The words that the judge knows, in lower case. What is in no list here has no say."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS: Final = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty ninety hundred half"
)
OWNERS: Final = _words(
    "my your yours his her our their one's ones its the this that these those each every"
)
MODIFIERS: Final = (
    OWNERS
    | NUMBERS
    | _words(
        "a an any all some both of own next last first final second third single whole entire full"
        " fuller fullest deep deeper deepest big bigger biggest huge great good nice long longer"
        " longest short small slow little large strong gentle calm easy quiet steady complete"
        " normal natural relaxed belly chest nasal abdominal diaphragmatic degree very really"
        " inhaled another"
    )
)
"""What may stand between a verb and the breath that it holds."""

# Breathing
BREATHS: Final = _words("breath breaths")
INHALE: Final = _words("inhale inhales inhaled inhaling inhalation inhalations")
EXHALE: Final = _words("exhale exhales exhaled exhaling exhalation exhalations")
BREATHE: Final = _words("breathe breathes breathed breathing")
HELD_NOUNS: Final = BREATHS | INHALE | EXHALE | _words("breathing air")
"""What can be held back."""
BREATHING: Final = BREATHS | INHALE | EXHALE | BREATHE
DEEPLY: Final = _words("deep deeply fully big")
TAKE: Final = _words("take takes taking draw draws drawing get sip suck gulp")
FILL: Final = _words("fill fills filled filling")
EMPTY: Final = _words("empty empties emptied emptying")
LUNGS: Final = _words("lungs lung")
ONGOING: Final = _words(
    "keep keeps keeping continue continuing go carry while still always each every"
)
"""Before a breathing word, they say that breathing goes on."""
RHYTHM: Final = _words("pattern rhythm rate pace")
TERMS: Final = _words(
    "valsalva kumbhaka kumbhakas kumbaka apnea apnoea breathhold breathholds breathholding"
)
"""Names of breath holds."""
HOLDING_PATTERNS: Final = _words("box square")
RETENTION: Final = _words("retention retentions")
OTHER_RETENTION: Final = _words("water fluid muscle strength memory of")
"""What else is retained: before the noun; 'of' never is."""

# Staying as one is
HOLD: Final = _words("hold holds holding held")
TRAP: Final = _words(
    "trap traps trapping trapped lock locks locking locked retain retains retaining retained"
)
HALT: Final = _words(
    "stop stops stopping stopped pause pauses pausing paused suspend suspends suspending suspended"
    " freeze freezes freezing"
)
KEEP: Final = _words("keep keeps keeping")
STAY: Final = (
    HOLD
    | HALT
    | KEEP
    | _words(
        "retain retaining stay stays staying wait waits waiting remain remaining linger lingering"
        " maintain sustain brace bracing"
    )
)
BREATH_STATES: Final = _words("held trapped locked stopped paused suspended retained")
PARTICLES: Final = _words("in on onto to back")

# No and not
NEGATORS: Final = _words(
    "don't dont not never mustn't shouldn't doesn't won't needn't without avoid avoiding avoids no"
    " nobody nor neither instead rather refrain resist nothing hardly"
)
CESSATION: Final = HALT | _words("cease ceasing quit quitting")
REVERSERS: Final = _words("forget forgetting fail hesitate afraid only shy neglect why")
"""Behind a 'not' they undo it: "don't forget to breathe"."""
NEAR_BREATHING: Final = _words(
    "ever even you take taking draw drawing a an any the your all single another deep more one be"
    " want being let yourself keep please to dare just of than"
)
"""What may stand between a 'not' and the breathing that it forbids."""
MANNER: Final = _words(
    "through into from with so too hard harder fast faster all only just like exercise exercises"
    " drill drills practice work difficult trouble problem problems against"
)
"""After a breathing word, they say how: to forbid that is not to forbid breathing."""
AT_ONCE: Final = _words("immediately really actually directly")

# What does not give a hold an object
TIMES: Final = _words(
    "second seconds sec secs s count counts counting beat beats moment moments minute minutes while"
    " bit instant heartbeat heartbeats pulse pulses time"
)
PRONOUNS: Final = _words("it that this them")
PREPOSITIONS: Final = _words(
    "for at in on with without until till through throughout during before after between as while"
    " when where if because under over against from by"
)
EDGES: Final = _words("after between top bottom end at on until till before peak")
PLAIN: Final = (
    NUMBERS
    | TIMES
    | PRONOUNS
    | PREPOSITIONS
    | OWNERS
    | _words(
        "a an of to and then now just please you we i us let's lets will can should must may again"
        " here there still steady once twice more longer another about around same too also so"
        " very almost nearly okay ok yes next first finally top bottom end peak up down tight firm"
        " strong calm quiet quietly soft easy full empty relaxed long short brief briefly deep"
        " completely possible comfortable comfortably slow nice good little full inside x times"
        " out nose mouth lips nostrils nostril pursed belly chest ribs back"
    )
)
BREATHING_PARTS: Final = _words(
    "belly chest rib ribs ribcage lungs lung stomach abdomen diaphragm nose nostril nostrils mouth"
    " lips jaw eyes tongue throat face tummy air"
)
CALM: Final = _words(
    "relax relaxes relaxing relaxed soften softening ease easing loosen feel feeling notice sense"
    " rest resting imagine think"
)
"""Verbs that move nothing, whatever part of the body they name."""

SETTLING: Final = _words("breathing is are has calms settles slows returns")
"""With a breath, they tell of a state that is waited for: "until your breath is calm"."""
LET: Final = _words("let release")

# What ends the effect of a breath
BODY: Final = _words(
    "arm arms leg legs knee knees thigh thighs foot feet toe toes heel heels ankle ankles calf"
    " calves hip hips pelvis back spine torso trunk head neck shoulder shoulders elbow elbows hand"
    " hands wrist wrists finger fingers thumb thumbs palm palms glute glutes buttocks hamstring"
    " navel abs hamstrings quad quads tailbone waist body chin core"
)
POSITIONS: Final = _words(
    "position positions posture pose poses stretch stretches plank planks squat squats lunge lunges"
    " bridge bridges shape contraction tension hinge split crunch fold twist"
)
MOVES: Final = _words(
    "arch bend bends bending bow bring bringing circle climb come crawl cross crouch curl curling"
    " descend dip drop drive extend extending flex flexing float fold folding grip hang hinge"
    " hinging hug jump kick kneel lean leaning lengthen lengthening lie lift lifting lifts lower"
    " lowering lunge lunging march move moving nod open opening peel place plant point press"
    " pressing pull pulling push pushing raise raising reach reaching return returning rise rising"
    " rock roll rolling rotate rotating row set settle shift shrug side sink sinking sit sitting"
    " slide sliding spread squat squatting squeeze squeezing stand standing step stepping"
    " straighten straightening stretch stretching sweep swing switch tilt tilting tip tuck turn"
    " turning twist twisting unroll walk walking wrap"
)
DIRECTIONS: Final = _words("up down left right forward forwards backward backwards sideways")
HEIGHTS: Final = _words("up low tall high")
"""Where somebody stays who stays in a position: "stay up"."""
IN_OR_OUT: Final = _words("in out inward inwards outward outwards")
