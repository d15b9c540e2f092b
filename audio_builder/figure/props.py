"""Props as parts that can be drawn: what stands on the floor, what is held, and the mat."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Final, NamedTuple

from audio_builder.figure.flesh import Part, Sphere
from audio_builder.figure.vectors import Vector, about_y
from audio_builder.model.pose import Pose
from audio_builder.model.prop import Prop, PropKind

_BEYOND_M: Final = 0.22
"""How far the mat reaches beyond the body."""
_LEG_M: Final = 0.014
"""Half as thick as a leg, or as a seat."""
_BAND_M: Final = 0.007
_BELL_M: Final = 0.036
_GRIP_M: Final = 0.1
"""Half as thick as a dumbbell, and half as long."""
_POLE_M: Final = 1.15


class _Size(NamedTuple):
    """Half as deep and half as broad as a thing is, how high, and its back above that."""

    deep: float
    broad: float
    high: float
    back: float = 0


_SIZES: Final[Mapping[PropKind, _Size]] = MappingProxyType(
    {
        "wall": _Size(0, 0.6, 1.9),
        "step": _Size(0.16, 0.35, 0.18),
        "chair": _Size(0.22, 0.22, 0.45, 0.45),
        "bench": _Size(0.18, 0.5, 0.45),
        "table": _Size(0.3, 0.5, 0.75),
        "rail": _Size(0, 0.4, 0.95),
    }
)
_SEATS: Final = ("chair", "bench", "table")


def mat(body: Iterable[Part]) -> Part:
    """A mat on the floor that reaches beyond the body everywhere."""
    points = [sphere.at for part in body for sphere in part.spheres]
    xs, zs = [point.x for point in points], [point.z for point in points]
    corners = product(
        (min(xs) - _BEYOND_M, max(xs) + _BEYOND_M), (min(zs) - _BEYOND_M, max(zs) + _BEYOND_M)
    )
    return Part("mat", tuple(Sphere(Vector(x, 0, z), 0) for x, z in corners))


def props(pose: Pose, body: Mapping[str, Part]) -> Iterator[Part]:
    """All that is there besides a body that is placed; whoever sits on nothing else has a chair."""
    there = pose.props
    if pose.support == "chair" and not any(prop.kind in _SEATS for prop in there):
        there = (_below(body["pelvis"]), *there)
    for prop in there:
        if prop.kind in _SIZES:
            yield from _standing(prop, _SIZES[prop.kind])
        else:
            yield from _in_hand(prop, body)


def floor_at(at: Vector, there: Iterable[Prop]) -> float:
    """How high the ground is at a place: a step's top, or the floor."""
    for prop in there:
        if prop.kind == "step":
            size = _SIZES[prop.kind]
            off = about_y(-prop.turn).of(Vector(at.x - prop.ahead, 0, at.z - prop.right))
            if abs(off.x) <= size.deep and abs(off.z) <= size.broad:
                return prop.height or size.high
    return 0


def _below(pelvis: Part) -> Prop:
    """A chair that a pelvis is on."""
    lowest = min(sphere.at.y - sphere.radius for sphere in pelvis.spheres)
    middle = sum(sphere.at.x for sphere in pelvis.spheres) / len(pelvis.spheres)
    return Prop.model_construct(kind="chair", ahead=middle, height=lowest)


def _standing(prop: Prop, size: _Size) -> Iterator[Part]:
    """A box, a wall, or a top on four legs, with a back if it has one."""
    high = size.high if prop.height is None else prop.height
    turn = about_y(prop.turn)

    def part(radius: float, *corners: tuple[float, float, float]) -> Part:
        places = (turn.of(Vector(*corner)) for corner in corners)
        moved = (place.plus(Vector(prop.ahead, 0, prop.right)) for place in places)
        return Part(prop.kind, tuple(Sphere(at, radius) for at in moved))

    plan = list(product((-size.deep, size.deep), (-size.broad, size.broad)))
    if prop.kind in ("wall", "step"):
        yield part(0, *((x, y, z) for y in (0.0, high) for x, z in plan))
        return
    top = high - _LEG_M
    yield part(_LEG_M, *((x, top, z) for x, z in plan))
    for x, z in plan:
        yield part(_LEG_M, (x, top, z), (x, _LEG_M, z))
    if size.back:
        posts = [(-size.deep, z) for z in (-size.broad, size.broad)]
        ends = (high + size.back / 2, high + size.back)
        yield part(_LEG_M, *((x, y, z) for y in ends for x, z in posts))
        for x, z in posts:
            yield part(_LEG_M, (x, top, z), (x, ends[0], z))


def _in_hand(prop: Prop, body: Mapping[str, Part]) -> Iterator[Part]:
    """What is held.

    A band runs to where it is tied, or from hand to hand, a pole to the floor behind; a weight is
    in one hand, or between both.
    """
    sides = ("left", "right") if prop.held in (None, "both") else (prop.held,)
    hands = [body[f"hand-{side}"].spheres[-1].at for side in sides]
    if prop.kind == "band":
        tied = None if prop.height is None else Vector(prop.ahead, prop.height, prop.right)
        for pair in [tuple(hands)] if tied is None else [(tied, hand) for hand in hands]:
            yield Part("band", tuple(Sphere(at, _BAND_M) for at in pair))
    elif prop.kind == "pole":
        for hand in hands:
            behind = max(0.0, _POLE_M**2 - hand.y**2) ** 0.5
            ends = (hand, Vector(hand.x - behind, 0, hand.z))
            yield Part("pole", tuple(Sphere(at, _BAND_M) for at in ends))
    elif len(hands) > 1:
        yield Part("weight", tuple(Sphere(at, 2 * _BELL_M) for at in hands))
    else:
        grips = (hands[0].plus(Vector(x, 0, 0)) for x in (-_GRIP_M, _GRIP_M))
        yield Part("weight", tuple(Sphere(at, _BELL_M) for at in grips))
