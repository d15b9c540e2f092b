"""The slot types that are the same in every library: places, breaths, levels, parts, kinds, days.

Each value has a synonym at least: the official schema asks for it.
"""

from dataclasses import dataclass
from typing import Final

from audio_builder.library import Guide, Level
from skill.package.intents import SlotType
from skill.package.numbers import ORDINAL_WORDS, number_words

LAST: Final = "last"
SLOWER: Final = "slower"
FASTER: Final = "faster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a slot type: what a handler reads (its id), and all the ways to say it."""

    id: str
    words: tuple[str, ...]
    """The name first, then its synonyms; two at least."""


ORDINALS: Final = (
    *(
        Value(id=str(place), words=(word, f"number {number_words(place)}"))
        for place, word in enumerate(ORDINAL_WORDS, start=1)
    ),
    Value(id=LAST, words=("last", "final", "very last")),
)
BREATHS: Final = (
    Value(id="brisk", words=("brisk", "fast", "quick")),
    Value(id="standard", words=("standard", "normal", "regular", "default", "usual", "medium")),
    Value(id="slow", words=("slow", "calm", "deep")),
    Value(
        id=SLOWER,
        words=("slower", "more slowly", "slow down", "calmer"),
    ),
    Value(
        id=FASTER,
        words=("faster", "more quickly", "speed up", "quicker", "brisker", "hurry up"),
    ),
)
"""The presets' names, and steps from what is now."""
LENGTHS: Final = (
    Value(id=SLOWER, words=("longer", "much longer", "deeper")),
    Value(id=FASTER, words=("shorter", "much shorter", "briefer")),
)
"""Said of breaths and holds, and of nothing alone: a routine can be shorter too."""
EXCESSES: Final = (
    Value(id=SLOWER, words=("too fast", "too quick", "too hurried", "way too fast")),
    Value(id=FASTER, words=("too slow", "so slow", "way too slow")),
)
"""What is too much of one is mended by the other."""
GUIDES: Final = (
    Value(
        id=Guide.FULL.value,
        words=("full", "complete", "detailed", "long", "longer", "more", "all the"),
    ),
    Value(
        id=Guide.SHORT.value,
        words=("short", "brief", "shorter", "less", "fewer", "minimal", "concise"),
    ),
    Value(id=Guide.TONES.value, words=("tones", "tone", "the tones", "bells", "the bells")),
)
LEVELS: Final = (
    Value(
        id=Level.EASIER.value,
        words=("easier", "gentler", "simpler", "less hard", "too hard", "too difficult"),
    ),
    Value(id=Level.STANDARD.value, words=("as usual", "as written", "neither easier nor harder")),
    Value(
        id=Level.HARDER.value,
        words=("harder", "tougher", "more difficult", "more challenging", "too easy"),
    ),
)
NOTHING_NEEDED: Final = "nothing"
BODY_PARTS: Final = tuple(
    Value(id=words[0], words=words)
    for words in (
        ("neck", "necks", "stiff neck"),
        ("shoulder", "shoulders", "rotator cuff"),
        ("arm", "arms"),
        ("elbow", "elbows"),
        ("wrist", "wrists"),
        ("hand", "hands", "fingers"),
        ("chest", "ribs"),
        ("back", "backs", "stiff back"),
        ("upper back", "thoracic spine", "shoulder blades"),
        ("lower back", "low back", "lumbar spine"),
        ("spine", "backbone"),
        ("trunk", "core"),
        ("belly", "abs", "stomach", "abdominals"),
        ("pelvic floor", "pelvis"),
        ("hip", "hips", "hip joints"),
        ("buttock", "buttocks", "glutes", "bottom"),
        ("thigh", "thighs", "quads"),
        ("hamstring", "hamstrings"),
        ("knee", "knees"),
        ("calf", "calves", "shins"),
        ("achilles tendon", "achilles", "heels"),
        ("ankle", "ankles"),
        ("foot", "feet", "toes"),
        ("leg", "legs"),
        ("heart", "circulation"),
        ("lungs", "breath"),
        ("eyes", "tired eyes"),
    )
)
"""Parts of the body by their usual names, whatever the library has for them.

Alexa also passes on a part that is not among them, in the words that were heard.
"""
KINDS: Final = (
    Value(id="chair", words=("chair", "seat", "stool")),
    Value(id="band", words=("band", "elastic band", "resistance band")),
    Value(id="mat", words=("mat", "yoga mat")),
    Value(id="wall", words=("wall", "doorway")),
    Value(id="step", words=("step", "stair")),
    Value(id="towel", words=("towel", "strap")),
    Value(id="dumbbell", words=("dumbbell", "dumbbells", "weight", "weights")),
    Value(id="kettlebell", words=("kettlebell", "kettlebells")),
    Value(id="poles", words=("poles", "walking poles")),
    Value(id=NOTHING_NEEDED, words=("no equipment", "nothing", "no gear", "without equipment")),
    Value(id="standing", words=("standing", "standing up", "upright", "on my feet")),
    Value(id="sitting", words=("sitting", "seated", "sitting down")),
    Value(id="lying", words=("lying", "lying down", "on the floor", "on my back")),
    Value(id="kneeling", words=("kneeling", "on my knees")),
    Value(id="mobility", words=("mobility", "stretching", "flexibility")),
    Value(id="strength", words=("strength", "strengthening")),
    Value(id="balance", words=("balance", "balancing")),
    Value(id="breathing", words=("breathing exercise", "breath work")),
    Value(id="rehabilitation", words=("rehabilitation", "rehab")),
    Value(id="intervals", words=("intervals", "interval", "cardio")),
    Value(id="walking", words=("walking", "walk")),
    Value(id="running", words=("running", "run", "jogging")),
    Value(id="yoga", words=("yoga", "yoga style")),
    Value(id="pilates", words=("pilates", "pilates style")),
    Value(id="desk", words=("desk", "office")),
)
"""What a routine is done with, in which position, or what kind it is."""
POSTURES: Final = ("standing", "sitting", "lying", "kneeling")
"""Those of `KINDS` that a routine file has for how an exercise is done."""
CANNOT: Final = (
    Value(id="standing", words=("stand", "stand up", "stand for long", "standing", "stay upright")),
    Value(id="sitting", words=("sit", "sit down", "sitting", "sit for long")),
    Value(
        id="lying",
        words=(
            "lie down", "lie on my back", "lie on the floor", "get on the floor",
            "get down on the floor", "get down to the floor", "lying", "lying down",
        ),
    ),
    Value(
        id="kneeling",
        words=("kneel", "kneel down", "get on my knees", "go on my knees", "kneeling"),
    ),
)  # fmt: skip
"""The postures of `POSTURES`, as people say that they cannot take one."""
TODAY: Final = "today"
YESTERDAY: Final = "yesterday"
DAYS: Final = (
    Value(id=TODAY, words=("today", "yet today", "already today", "this morning", "this evening")),
    Value(id=YESTERDAY, words=("yesterday", "the day before", "last night")),
)
FIXED: Final = {
    SlotType.ORDINAL: ORDINALS,
    SlotType.BREATH: BREATHS,
    SlotType.GUIDE: GUIDES,
    SlotType.LEVEL: LEVELS,
    SlotType.BODY: BODY_PARTS,
    SlotType.KIND: KINDS,
    SlotType.POSTURE: CANNOT,
    SlotType.LENGTH: LENGTHS,
    SlotType.EXCESS: EXCESSES,
    SlotType.DAY: DAYS,
}
