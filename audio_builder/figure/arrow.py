"""Arrows: which way a body goes, from pose to pose. The player has the same as `arrow.js`."""

from itertools import pairwise
from math import dist
from typing import Final

from audio_builder.figure.between import between, single_support
from audio_builder.figure.camera import seen
from audio_builder.figure.outline import Outline, Point
from audio_builder.figure.scene import scene_of
from audio_builder.model.pose import Pose
from audio_builder.model.view import View

_FOLLOWED: Final = ("hand-left", "hand-right", "foot-left", "foot-right", "nose", "pelvis")
"""Parts whose way may be shown, by their outermost point."""
_PLACES: Final = 12
"""Parts of a way."""
_LEAST_M: Final = 0.015
"""A shorter way is none."""
_SHORT_M: Final = 0.32
_LARGER: Final = 4
"""A shorter arrow cannot be read: it is drawn larger, up to so many times."""
_ALIKE: Final = 0.8
"""So much as the longest way another hand or foot goes that has an arrow too."""
_WHOLE: Final = 0.4
"""So much as the longest way the pelvis goes where all of the body moves."""
_SHAFT_M: Final = 0.016
_HEAD_M: Final = 0.06
"""Half as thick as shaft and head."""
_POINTED_M: Final = 0.12
"""As long as the head."""


def arrows(one: Pose, other: Pose, view: View) -> tuple[Outline, ...]:
    """One arrow for what goes farthest, as it is seen; two where both hands or feet do.

    Where all of the body moves, the arrow is that of the pelvis. Whoever comes to rest on something
    else jumps there: no arrow shows that.
    """
    if one == other or _jumps(one, other):
        return ()
    ways = _ways(one, other, view)
    far = {
        name: dist(way[0], way[-1]) if _goes_itself(name, one, other) else 0.0
        for name, way in ways.items()
    }
    farthest = max(_FOLLOWED, key=lambda name: far[name])
    if far[farthest] < _LEAST_M:
        return ()
    if far["pelvis"] >= _WHOLE * far[farthest]:
        farthest = "pelvis"
    limb = farthest.partition("-")[0]
    shown = [
        name for name in _FOLLOWED if name.startswith(limb) and far[name] >= _ALIKE * far[farthest]
    ]
    return tuple(Outline("arrow", _drawn(ways[name]), 0) for name in shown)


def _jumps(one: Pose, other: Pose) -> bool:
    return one.support != other.support and not single_support(one.support, other.support)


def _goes_itself(name: str, one: Pose, other: Pose) -> bool:
    """Whether a part moves that is not just taken along, as hands are where a trunk turns."""
    limb, _, side = name.partition("-")
    joints = (f"shoulder_{side}", f"elbow_{side}") if limb == "hand" else ()
    return not joints or any(getattr(one, joint) != getattr(other, joint) for joint in joints)


def _ways(one: Pose, other: Pose, view: View) -> dict[str, list[Point]]:
    """The way of each part that is followed, as it is seen."""
    ways: dict[str, list[Point]] = {name: [] for name in _FOLLOWED}
    for place in range(_PLACES + 1):
        for part in scene_of(between(one, other, place / _PLACES)).body:
            if part.name in ways:
                at = seen(part.spheres[-1].at, view)
                ways[part.name].append((at.right, at.up))
    return ways


def _length(way: list[Point]) -> float:
    return sum(dist(a, b) for a, b in pairwise(way))


def _drawn(way: list[Point]) -> tuple[Point, ...]:
    """The rim of an arrow along a way; a short way is drawn larger from where it begins."""
    larger = min(_LARGER, max(1.0, _SHORT_M / _length(way)))
    (x0, y0) = way[0]
    path = [(x0 + larger * (x - x0), y0 + larger * (y - y0)) for x, y in way]
    left = _length(path) - min(_POINTED_M, _length(path) / 2)
    shaft = path[:1]
    for a, b in pairwise(path):
        step = dist(a, b)
        if step >= left:
            part = left / step if step else 0.0
            shaft.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
            break
        left -= step
        shaft.append(b)
    right_rim, left_rim = [], []
    for before, at, after in zip((shaft[0], *shaft), shaft, (*shaft[1:], path[-1]), strict=False):
        right_rim.append(_beside(at, before, after, _SHAFT_M))
        left_rim.append(_beside(at, before, after, -_SHAFT_M))
    base = [_beside(shaft[-1], shaft[-1], path[-1], half) for half in (_HEAD_M, -_HEAD_M)]
    return (*right_rim, base[0], path[-1], base[1], *reversed(left_rim))


def _beside(at: Point, before: Point, after: Point, far: float) -> Point:
    """A point to the right of a way that leads from one point to another."""
    x, y = after[0] - before[0], after[1] - before[1]
    length = max(dist(before, after), 1e-9)
    return at[0] + far * y / length, at[1] - far * x / length
