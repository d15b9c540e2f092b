"""Whether a measure describes a thing: "a 10 kilogram dumbbell", but "hold it for 10 seconds"."""

import re
from typing import Final

from audio_builder.voices.plain import STAND_IN

_THINGS: Final = (
    "ball|balls|band|bands|bar|bars|barbell|barbells|bell|bells|bench|block|blocks|box|boxes|break|"
    "breaks|club|clubs|cycle|cycles|disc|discs|dumbbell|dumbbells|effort|efforts|exhale|exhales|gap|"
    "gaps|hang|hangs|hold|holds|inhale|inhales|interval|intervals|isometric|isometrics|jog|jogs|"
    "jump|jumps|kettlebell|kettlebells|limit|loop|loops|mark|medicine|pause|pauses|plank|planks|"
    "plate|plates|rest|rests|ride|rides|roll|rolls|round|rounds|routine|run|runs|sandbag|sandbags|"
    "session|sessions|set|sets|sprint|sprints|step|steps|stretch|stretches|swim|swims|vest|vests|"
    "walk|walks|warm-up|weight|weights|workout|workouts"
)
_THING: Final = re.compile(rf"(?: |-)(?:{_THINGS})(?![\w-])", re.IGNORECASE)
_ARTICLE: Final = re.compile(
    r"(?<!\w)(?:an?|another)(?: [a-z]+)? (?:\d[\d.,]* to )?$", re.IGNORECASE
)
_WORD: Final = re.compile(rf"(?: |-)([^\W\d_]+|{STAND_IN})")
_UNNAMED: Final = (
    "a about across again ahead and apart around as at away back backward backwards before but by "
    "clockwise counterclockwise down during each every for forward forwards from here if in into "
    "inward inwards is it left more of off on one or out outward outwards over past per right so "
    "the then there through to toward towards under until up when while with without you your"
)
_FOLLOWERS: Final = frozenset(_UNNAMED.split())
"""What may follow a measure without being the thing that has it: not "90 degree left"."""


def is_followed_by_a_thing(after: str) -> bool:
    """Whether the next word may be what is measured."""
    following = _WORD.match(after)
    return following is not None and following[1].lower() not in _FOLLOWERS


def names_a_thing(before: str, after: str) -> bool:
    """Whether a measure describes what comes next: a usual thing, or any after an article."""
    if _THING.match(after):
        return True
    return _ARTICLE.search(before) is not None and is_followed_by_a_thing(after)
