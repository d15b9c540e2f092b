"""Postures and poses, as far as the words of an exercise suggest them."""

import re
from dataclasses import dataclass
from typing import Final

from audio_builder.model.pose import Support
from audio_builder.model.poses import NAMES, PoseName, pose_named
from audio_builder.model.values import Posture

_POSTURES: Final[dict[Posture, re.Pattern[str]]] = {
    "lying": re.compile(
        r"\b(?:lie|lying|lay|supine|prone|side-?lying"
        r"|on (?:your|the) (?:back|side|stomach|front|belly|tummy))\b",
        re.IGNORECASE,
    ),
    "kneeling": re.compile(
        r"\b(?:kneel(?:ing)?|all fours|hands and knees|quadruped|4[- ]point)\b", re.IGNORECASE
    ),
    "sitting": re.compile(
        r"\b(?:sit(?!-?up)|sitting|seated|seat yourself|long sit)\b", re.IGNORECASE
    ),
    "standing": re.compile(
        r"\b(?:stand(?:ing)?|upright|walk(?:ing)?|against (?:a|the) wall)\b", re.IGNORECASE
    ),
}
_OF_SUPPORTS: Final[dict[Support, Posture]] = {
    "feet": "standing",
    "left-foot": "standing",
    "right-foot": "standing",
    "knees": "kneeling",
    "left-knee": "kneeling",
    "right-knee": "kneeling",
    "seat": "sitting",
    "chair": "sitting",
    "back": "lying",
    "front": "lying",
    "left-side": "lying",
    "right-side": "lying",
}
_FACE_DOWN: Final[frozenset[PoseName]] = frozenset(("plank", "push-up"))
"""They rest on hands and toes, and are got into from lying."""
_STARTS: Final[dict[PoseName, PoseName]] = {
    "bird dog": "all fours",
    "downward dog": "all fours",
    "push-up": "plank",
    "cobra": "lying on the front",
    "side bridge": "lying on the side",
    "side plank": "lying on the side",
    "curl-up": "lying on the back, knees bent",
    "bridge": "lying on the back, knees bent",
    "knees to chest": "lying on the back",
    "clamshell": "lying on the side",
    "calf raise": "standing",
    "half squat": "standing",
    "squat": "standing",
    "lunge": "standing",
    "hinge": "standing",
    "forward fold": "standing",
}
"""Where a movement begins that is named by its end."""
_SYNONYMS: Final[dict[str, PoseName]] = {
    "quadruped": "all fours",
    "hands and knees": "all fours",
    "heel raise": "calf raise",
    "clam": "clamshell",
    "press-up": "push-up",
    "pushup": "push-up",
    "glute bridge": "bridge",
    "single-leg stance": "standing on one leg",
    "curl up": "curl-up",
    "mini squat": "half squat",
    "prone press-up": "cobra",
}
_NAMES_OF_POSTURES: Final = frozenset(("standing", "sitting", "walking"))
"""Poses that are too common as words to say anything of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseOfName:
    """The pose that a name suggests.

    Attributes:
        start: where the exercise begins, if the pose is where it leads.
        words: what of the name it was read from.
    """

    pose: PoseName
    start: PoseName | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureOfWords:
    """A posture and the words that suggest it; none where it is only the most usual."""

    posture: Posture
    words: str


def pose_of_name(title: str) -> PoseOfName | None:
    """The pose of the catalogue that a name has in it, the longest of several."""
    plain = f" {' '.join(re.findall(r'[a-z0-9/]+', title.lower()))} "
    known: dict[str, PoseName] = {name: name for name in NAMES if name not in _NAMES_OF_POSTURES}
    for words, pose in sorted((known | _SYNONYMS).items(), key=lambda item: -len(item[0])):
        bare = " ".join(re.findall(r"[a-z0-9/]+", words))
        if f" {bare} " in plain or f" {bare}s " in plain:
            return PoseOfName(pose=pose, start=_STARTS.get(pose), words=words)
    return None


def posture_of(texts: tuple[str, ...], pose: PoseOfName | None) -> PostureOfWords:
    """The posture of an exercise: by its first words that name one, by its pose, or standing."""
    for text in texts:
        matches = [
            (found.start(), posture, found[0])
            for posture, pattern in _POSTURES.items()
            if (found := pattern.search(text)) is not None
        ]
        if matches:
            _, posture, words = min(matches)
            return PostureOfWords(posture=posture, words=words)
    if pose is not None:
        return PostureOfWords(posture=_posture_of(pose.pose), words=pose.words)
    return PostureOfWords(posture="standing", words="")


def _posture_of(pose: PoseName) -> Posture:
    """How somebody is who begins a movement to a pose."""
    if pose in _FACE_DOWN:
        return "lying"
    return _OF_SUPPORTS[pose_named(_STARTS.get(pose, pose)).support]
