"""Joints turn as the clinic says, and what supports a body lies flat."""

from typing import Any

import pytest
from pydantic import ValidationError

from audio_builder.figure.kinematics import Body, posed
from audio_builder.figure.props import floor_at
from audio_builder.figure.scene import scene_of
from audio_builder.figure.vectors import Vector
from audio_builder.model.pose import Pose
from audio_builder.model.poses import NAMES, PoseName, pose_named

NEAR = 1e-9


def body(**joints: Any) -> Body:  # noqa: ANN401 - joints as a routine writes them
    """A body whose pelvis is level: it sits."""
    return posed(Pose.model_validate({"support": "seat", **joints}))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    ("joint", "motion", "segment", "way"),
    [
        ("hip", "flexion", "shank", "forward"),
        ("hip", "abduction", "shank", "outward"),
        ("knee", "flexion", "foot", "backward"),
        ("shoulder", "flexion", "forearm", "forward"),
        ("shoulder", "abduction", "forearm", "outward"),
        ("elbow", "flexion", "hand", "forward"),
    ],
)
def test_what_is_positive_moves_a_limb(
    side: str, joint: str, motion: str, segment: str, way: str
) -> None:
    """Away from the middle, or forward; a knee bends backward. On both sides alike."""
    straight = body()[f"{segment}-{side}"].at
    moved = body(**{f"{joint}_{side}": {motion: 30}})[f"{segment}-{side}"].at
    outward = 1 if side == "right" else -1
    by = {
        "forward": moved.x - straight.x,
        "backward": straight.x - moved.x,
        "outward": outward * (moved.z - straight.z),
    }
    assert by.pop(way) > 0.05
    assert all(
        abs(other) < NEAR for name, other in by.items() if {name, way} - {"forward", "backward"}
    )


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("joint", "segment"), [("hip", "foot"), ("shoulder", "hand")])
def test_a_rotation_inward_turns_the_front_to_the_middle(
    side: str, joint: str, segment: str
) -> None:
    """Of foot and hand, which hang straight down."""
    front = body(**{f"{joint}_{side}": {"rotation": 40}})[f"{segment}-{side}"].turn.x
    assert (front.z < 0) == (side == "right")
    assert front.x > 0


def test_the_trunk_bends_forward_to_the_right_and_turns_left() -> None:
    """Chest and head alike."""
    assert body(spine={"flexion": 40})["chest"].turn.y.x > 0
    assert body(spine={"side_bend": 30})["chest"].turn.y.z > 0
    assert body(spine={"rotation": 40})["chest"].turn.x.z < 0
    assert body(neck={"flexion": 40})["head"].turn.y.x > 0
    assert body(neck={"rotation": 40})["head"].turn.x.z < 0


@pytest.mark.parametrize(
    ("joint", "motion", "degrees"),
    [
        ("knee_left", "flexion", -5),
        ("elbow_right", "flexion", -1),
        ("wrist_left", "extension", 95),
        ("hip_left", "rotation", 80),
        ("neck", "flexion", 120),
    ],
)
def test_what_no_body_does_is_refused(joint: str, motion: str, degrees: float) -> None:
    """A knee that bends backwards is an error."""
    with pytest.raises(ValidationError, match="equal to"):
        Pose.model_validate({joint: {motion: degrees}})


@pytest.mark.parametrize("name", NAMES)
def test_it_touches_the_floor(name: PoseName) -> None:
    """Or the step that it is on: nothing is below it, and something is on it."""
    pose = pose_named(name)
    heights = [
        sphere.at.y - sphere.radius - floor_at(sphere.at, pose.props)
        for part in scene_of(pose).body
        for sphere in part.spheres
    ]
    assert min(heights) == pytest.approx(0, abs=NEAR)


@pytest.mark.parametrize("name", NAMES)
def test_what_supports_it_lies_flat(name: PoseName) -> None:
    """A sole level, a shank along the floor, a back or a side below."""
    pose = pose_named(name)
    placed = posed(pose)
    if pose.support in ("left-foot", "right-foot"):
        sole = placed[f"foot-{pose.support.removesuffix('-foot')}"].turn.y
        assert sole == pytest.approx((0, 1, 0), abs=NEAR)
    if pose.support in ("left-knee", "right-knee"):
        shank = placed[f"shank-{pose.support.removesuffix('-knee')}"].turn.x
        assert shank == pytest.approx((0, -1, 0), abs=NEAR)
    if pose.support in ("back", "front") and not pose.lean:
        assert abs(placed["chest"].turn.x.y) == pytest.approx(1)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    "name", ["all fours", "plank", "push-up", "cobra", "downward dog", "forward fold"]
)
def test_hands_that_bear_weight_lie_on_the_floor(name: PoseName, side: str) -> None:
    """Bent at the wrist, and neither above the floor nor holding all else up."""
    lowest = {
        part.name: min(sphere.at.y - sphere.radius for sphere in part.spheres)
        for part in scene_of(pose_named(name)).body
    }
    assert lowest[f"hand-{side}"] < 0.015
    assert lowest[f"foot-{side}"] < 0.015


@pytest.mark.parametrize("name", NAMES)
def test_the_other_side_is_the_mirror_image(name: PoseName) -> None:
    """Of the body, so that its left is left: seen in a mirror each part is its counterpart."""

    def places(pose: Pose) -> dict[str, tuple[Vector, ...]]:
        return {part.name: tuple(s.at for s in part.spheres) for part in scene_of(pose).body}

    ours, theirs = places(pose_named(name)), places(pose_named(name).mirrored())
    for part, points in ours.items():
        other = {"left": "right", "right": "left"}
        stem, _, side = part.rpartition("-")
        counterpart = theirs[f"{stem}-{other[side]}"] if side in other else theirs[part]
        # Whoever lies on a side has the head at the other end: either way one sees the face.
        lies = pose_named(name).support.endswith("-side")
        flipped = sorted((-x, y, z) if lies else (x, y, -z) for x, y, z in points)
        for here, there in zip(flipped, sorted(counterpart), strict=True):
            assert here == pytest.approx(there, abs=1e-6)
    assert pose_named(name).mirrored().mirrored() == pose_named(name)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_three_drills_are_what_their_source_says(side: str) -> None:
    """Which leg is stood on, which way toes and torso point (Eric Wong's facts)."""

    def of(name: PoseName) -> Body:
        pose = pose_named(name)
        return posed(pose if side == "left" else pose.mirrored())

    other = "right" if side == "left" else "left"
    outward = {"left": -1, "right": 1}
    thigh_out = of("thigh out, torso across")
    assert outward[other] * thigh_out[f"foot-{other}"].turn.x.z > 0.3  # toes to the other side
    assert outward[side] * thigh_out["chest"].turn.x.z > 0.3  # torso to the stance leg's
    thigh_in = of("thigh in, torso across")
    assert outward[side] * thigh_in[f"foot-{other}"].turn.x.z > 0.3
    assert outward[other] * thigh_in["chest"].turn.x.z > 0.3

    bent, turned_in = of("lying on the back, knees bent"), of("lying on the back, thigh in")
    still, moved = (each[f"shank-{side}"].at for each in (bent, turned_in))
    assert still == pytest.approx(moved)  # the knee stays where it is
    feet = [outward[side] * each[f"foot-{side}"].at.z for each in (bent, turned_in)]
    assert feet[1] > feet[0] + 0.1  # the foot goes out to its side

    plain, turned = of("hinge on one leg"), of("hinge on one leg, turned in")
    for hinge in (plain, turned):
        assert hinge["chest"].turn.y.x > 0.7  # folded at the hip, spine straight
        assert hinge[f"thigh-{other}"].turn.y == pytest.approx(hinge["chest"].turn.y)  # leg behind
    assert abs(plain["chest"].turn.y.z) < NEAR
    assert outward[side] * turned["chest"].turn.y.z > 0.3  # turned to the stance leg's side
    assert outward[side] * turned["chest"].turn.x.z > 0.1  # which the torso comes to face
