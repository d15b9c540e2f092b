"""Arrows show which way, long enough to be read."""

from math import dist

import pytest

from audio_builder.figure.arrow import arrows
from audio_builder.figure.outline import Outline, bounds_of
from audio_builder.model.pose import Pose
from audio_builder.model.poses import pose_named
from audio_builder.model.view import View

READABLE_M = 0.25
"""34 pixels of a picture of 300."""


def pose_of(**joints: object) -> Pose:
    """Somebody who stands, but for these joints."""
    return Pose.model_validate(joints)


def tip(arrow: Outline) -> tuple[float, float]:
    """Where an arrow points: the middle one of its corners."""
    return arrow.points[len(arrow.points) // 2]


def start(arrow: Outline) -> tuple[float, float]:
    """Where it begins."""
    return arrow.points[0]


@pytest.mark.parametrize("view", View)
def test_who_stays_has_no_arrow(view: View) -> None:
    """Nor has who moves by less than can be seen, or comes to rest on something else."""
    assert arrows(Pose(), Pose(), view) == ()
    assert arrows(Pose(), pose_of(ankle_left={"flexion": 1}), view) == ()
    on_one_leg = pose_named("standing on one leg")
    assert arrows(on_one_leg, on_one_leg.mirrored(), view) == ()
    assert arrows(pose_named("sitting"), Pose(), view) == ()


@pytest.mark.parametrize(
    ("joint", "motion", "view", "way"),
    [
        ("shoulder_left", {"flexion": 60}, View.RIGHT, (1, 1)),
        ("shoulder_left", {"flexion": 60}, View.LEFT, (-1, 1)),
        ("hip_left", {"abduction": 40}, View.FRONT, (1, 1)),
        ("hip_right", {"abduction": 40}, View.FRONT, (-1, 1)),
        ("spine", {"rotation": 40}, View.FRONT, (1, 0)),
        ("neck", {"rotation": -40}, View.FRONT, (-1, 0)),
    ],
)
def test_an_arrow_points_where_the_part_goes(
    joint: str, motion: dict[str, float], view: View, way: tuple[int, int]
) -> None:
    """To the right or left, up or down, as it is seen; back it points the other way."""
    stands: dict[str, object] = {"support": "right-foot" if "left" in joint else "left-foot"}
    still, moved = pose_of(**stands), pose_of(**stands, **{joint: motion})
    (there,) = arrows(still, moved, view)
    (back,) = arrows(moved, still, view)
    for axis in (0, 1):
        assert (tip(there)[axis] - start(there)[axis]) * way[axis] >= 0
        assert (tip(back)[axis] - start(back)[axis]) * way[axis] <= 0
    assert dist(tip(there), start(there)) > READABLE_M


def test_both_hands_have_an_arrow_each() -> None:
    """And hands that a trunk takes along have none."""
    assert len(arrows(Pose(), pose_named("standing, arms overhead"), View.FRONT)) == 2
    assert len(arrows(Pose(), pose_of(spine={"rotation": 40}), View.LEFT)) == 1


def test_where_all_of_the_body_goes_the_pelvis_shows_it() -> None:
    """Down in a squat, up from it."""
    (down,) = arrows(Pose(), pose_named("squat"), View.FRONT)
    (up,) = arrows(pose_named("squat"), Pose(), View.FRONT)
    assert tip(down)[1] < start(down)[1] - READABLE_M
    assert tip(up)[1] > start(up)[1] + READABLE_M
    assert bounds_of((down,)).width < READABLE_M
