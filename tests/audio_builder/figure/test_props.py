"""What is there besides a body: it stands where it is, and is what hands and feet are on."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import dist

import pytest
from pydantic import ValidationError

from audio_builder.cli.shipped import routine_path
from audio_builder.figure.between import between
from audio_builder.figure.flesh import Part
from audio_builder.figure.scene import Scene, scene_of
from audio_builder.figure.vectors import Vector
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.block import leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.pose import Pose
from audio_builder.model.poses import PoseChange, pose_named
from audio_builder.model.prop import Prop, PropKind
from audio_builder.planning.levels import changed
from audio_builder.planning.step_poses import poses_of_a_rep

STEP_M = 0.18
WITHIN_M = 0.06
"""A hand is as thick as that."""


def exercise_of(routine: str, name: str, level: str = "") -> Exercise:
    """An exercise that ships with Repcast, at a level."""
    items = load_routine(routine_path(routine)).routine.exercises
    exercise = next(each for each in leaves(items) if each.id == name)
    return changed(exercise, getattr(exercise.levels, level)) if level else exercise


def on(pose: Pose, *props: Prop) -> Scene:
    """A pose with these things."""
    return scene_of(pose.model_copy(update={"props": props}))


def low(scene: Scene, name: str) -> float:
    """The height of a part's lowest point."""
    part = next(part for part in scene.body if part.name == name)
    return min(sphere.at.y - sphere.radius for sphere in part.spheres)


def surface(part: Part) -> Iterator[Vector]:
    """Points all over a part with corners below and above, or along one with two ends."""
    corners = [sphere.at for sphere in part.spheres]
    if len(corners) == 2:
        corners = [corners[0], corners[0], corners[1], corners[1]]
    corners = [*corners[:2], *corners[-2:]]
    for u, v in product((each / 20 for each in range(21)), repeat=2):
        shares = ((1 - u) * (1 - v), (1 - u) * v, u * (1 - v), u * v)
        weighed = list(zip(shares, corners, strict=True))
        yield Vector(*(sum(share * at[axis] for share, at in weighed) for axis in range(3)))


def test_the_chair_one_stands_up_from_stays() -> None:
    """While the body rises the chair does not move by a hair."""
    down, up, _ = poses_of_a_rep(exercise_of("chair", "sit-to-stand"))
    seen = [scene_of(between(down, up, part / 10)) for part in range(11)]
    assert seen[0].props
    assert all(one.props == other.props for one, other in pairwise(seen))
    heights = [low(scene, "pelvis") for scene in seen]
    assert heights == sorted(heights)
    seat = max(sphere.at.y + sphere.radius for sphere in seen[0].props[0].spheres)
    assert heights[0] == pytest.approx(seat, abs=0.02)


def test_whoever_stands_on_a_step_is_on_its_top() -> None:
    """With both feet, or with one of them; the other one may stay on the floor."""
    scene = on(Pose(), Prop(kind="step"))
    assert low(scene, "foot-left") == low(scene, "foot-right") == pytest.approx(STEP_M)
    down, up, _ = map(scene_of, poses_of_a_rep(exercise_of("knee-rehabilitation", "step-up")))
    assert low(down, "foot-left") == pytest.approx(STEP_M, abs=0.005)
    assert low(down, "foot-right") == pytest.approx(0, abs=0.01)
    assert low(up, "foot-right") == pytest.approx(STEP_M, abs=0.005)


def test_a_heel_sinks_below_the_step_it_hangs_over() -> None:
    """The ball of the foot stays on it."""
    *_, down, _ = poses_of_a_rep(exercise_of("alfredson", "straight-knee-drop"))
    foot = next(part for part in scene_of(down).body if part.name == "foot-left").spheres
    assert foot[0].at.y - foot[0].radius < STEP_M - 0.03
    assert foot[2].at.y - foot[2].radius == pytest.approx(STEP_M, abs=0.005)


@pytest.mark.parametrize(
    ("routine", "name", "level", "kind", "sides"),
    [
        ("chair", "chair-heel-raise", "", "chair", ("left", "right")),
        ("chair", "side-leg-raise", "", "chair", ("left", "right")),
        ("chair", "half-squat", "", "chair", ("left", "right")),
        ("knee-rehabilitation", "small-squat", "", "chair", ("left", "right")),
        ("knee-rehabilitation", "step-up", "", "rail", ("right",)),
        ("alfredson", "straight-knee-drop", "", "rail", ("left", "right")),
        ("alfredson", "bent-knee-drop", "", "rail", ("left", "right")),
        ("balance", "tandem-stand", "easier", "chair", ("right",)),
        ("balance", "single-leg-stand", "easier", "chair", ("right",)),
        ("balance", "heel-to-toe-walk", "easier", "wall", ("right",)),
        ("ninety-ninety", "hip-circles", "", "chair", ("right",)),
        ("rotator-cuff", "pendulum", "", "table", ("right",)),
        ("emom", "push-up", "easier", "bench", ("left", "right")),
        ("strength-circuit", "dumbbell-row", "", "bench", ("right",)),
        ("tabata", "thigh-stretch", "", "wall", ("right",)),
    ],
)
def test_hands_are_on_what_they_hold(
    routine: str, name: str, level: str, kind: PropKind, sides: tuple[str, ...]
) -> None:
    """Through the whole rep, where the words have the listener hold on to something."""
    for pose in poses_of_a_rep(exercise_of(routine, name, level)):
        scene = scene_of(pose)
        held = [at for part in scene.props if part.name == kind for at in surface(part)]
        for side in sides:
            hand = next(part for part in scene.body if part.name == f"hand-{side}")
            wrist, fingers = (sphere.at for sphere in hand.spheres)
            palm = Vector(*((one + other) / 2 for one, other in zip(wrist, fingers, strict=True)))
            nearest = min(dist(each, at) for each in (wrist, palm, fingers) for at in held)
            assert nearest < WITHIN_M, f"{nearest:.3f} {side}"


def test_things_stay_until_a_pose_names_others() -> None:
    """Also where a step starts from a pose of the catalogue without any; none at all is `[]`."""
    before = Pose(props=(Prop(kind="wall", ahead=0.5),))
    assert PoseChange.model_validate({"like": "squat"}).applied(before).props == before.props
    assert PoseChange.model_validate({"lean": 3}).applied(before).props == before.props
    assert PoseChange.model_validate({"like": "squat", "props": ()}).applied(before).props == ()
    at_a_chair = PoseChange.model_validate({"like": "standing, hands on a chair"})
    assert [prop.kind for prop in at_a_chair.applied(before).props] == ["chair"]
    named = PoseChange.model_validate({"props": "chair"}).applied(before)
    assert named.props == (Prop(kind="chair"),)


def test_the_other_side_has_things_on_the_other_side() -> None:
    """A wall on the right is on the left, a band in the left hand in the right one."""
    wall = Prop(kind="wall", right=0.5, turn=90)
    band = Prop(kind="band", held="left", right=-1, height=1)
    mirrored = Pose(props=(wall, band)).mirrored()
    assert [(prop.right, prop.turn, prop.held) for prop in mirrored.props] == [
        (-0.5, -90, None),
        (1, 0, "right"),
    ]


def test_a_band_follows_the_hands() -> None:
    """It begins where it is tied, or in the other hand; a weight is where the hands are."""
    pose = pose_named("standing, arms overhead")
    (tied,) = on(pose, Prop(kind="band", held="left", ahead=1, height=1.2)).props
    scene = on(pose, Prop(kind="band"), Prop(kind="weight"), Prop(kind="pole", held="right"))
    hands = [part.spheres[-1].at for part in scene.body if part.name.startswith("hand")]
    assert tied.spheres[0].at == Vector(1, 1.2, 0)
    assert tied.spheres[1].at == hands[0]
    loose, weight, pole = scene.props
    assert [each.at for each in loose.spheres] == [each.at for each in weight.spheres] == hands
    assert pole.spheres[0].at == hands[1]
    assert pole.spheres[1].at.y == 0


@pytest.mark.parametrize(
    ("prop", "said"),
    [
        ({"kind": "chair", "held": "left"}, "a chair stands on the floor"),
        ({"kind": "band", "held": "left"}, "at which 'height' the other end"),
        ({"kind": "wall", "ahead": 9}, "less than or equal to 3"),
    ],
)
def test_what_cannot_be_there_is_refused(prop: dict[str, object], said: str) -> None:
    """With what to write instead."""
    with pytest.raises(ValidationError, match=said):
        Prop.model_validate(prop)
