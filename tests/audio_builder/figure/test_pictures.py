"""What is drawn of a scene: outlines, as they are seen from each side, as SVG."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.figure.camera import seen
from audio_builder.figure.outline import hull, outlines
from audio_builder.figure.scene import scene_of
from audio_builder.figure.svg import SIDE, render_svg
from audio_builder.figure.vectors import Vector
from audio_builder.model.pose import Pose
from audio_builder.model.poses import NAMES, PoseName, pose_named
from audio_builder.model.view import View

_NUMBERS = st.floats(-3, 3).map(lambda number: round(number, 2))


def test_whoever_faces_the_figure_sees_its_left_on_their_right() -> None:
    """And from behind its right; from its own side what is forward is in front of it."""
    left, forward = Vector(0, 0, -1), Vector(1, 0, 0)
    assert seen(left, View.FRONT).right > 0
    assert seen(left, View.BACK).right < 0
    assert seen(forward, View.FRONT).near > 0
    assert seen(forward, View.RIGHT).right > 0
    assert seen(forward, View.LEFT).right < 0
    assert seen(left, View.LEFT).near > 0
    assert seen(Vector(0, 1, 0), View.TOP).near > 0


@given(st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=3, max_size=40))
def test_a_hull_holds_all_points_and_turns_one_way(points: list[tuple[float, float]]) -> None:
    """Counterclockwise, without a corner that is not needed."""
    rim = hull(points)
    assert set(rim) <= set(points)
    for a, b in pairwise((*rim, *rim[:1])):
        for c in points:
            assert (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) >= -1e-9


def test_what_is_nearer_is_drawn_later() -> None:
    """From the left the left arm hides the chest, which hides the right arm."""
    names = [each.name for each in outlines(scene_of(Pose()).body, View.LEFT)]
    assert names.index("upper-arm-right") < names.index("chest") < names.index("upper-arm-left")


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_every_part(name: PoseName, view: View) -> None:
    """All of the body is inside the picture, each part of a class of its own; it has a title."""
    pose = pose_named(name)
    scene = scene_of(pose)
    tree = ET.fromstring(render_svg((pose,), view, title="<so>"))  # noqa: S314 - our own
    found = {
        element.get("class"): element.get("d", "") for element in tree.iter() if element.get("d")
    }
    assert set(found) == {part.name for part in (*scene.body, *scene.props, scene.mat)}
    for corners in found.values():
        assert all(0 <= float(number) <= SIDE for number in re.findall(r"[\d.]+", corners))
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "<so>"


def test_a_chair_is_as_high_as_the_seat() -> None:
    """Who sits on one sits neither in it nor above it; on the floor there is none."""
    pose = pose_named("sitting")
    scene = scene_of(pose)
    seat = max(sphere.at.y + sphere.radius for sphere in scene.props[0].spheres)
    pelvis = next(part for part in scene.body if part.name == "pelvis")
    assert seat == pytest.approx(min(s.at.y - s.radius for s in pelvis.spheres))
    assert min(s.at.y - s.radius for part in scene.props for s in part.spheres) == pytest.approx(0)
    assert scene_of(pose_named("long sitting")).props == ()


def test_two_poses_stand_as_they_come_out_larger() -> None:
    """Who stands is drawn beside, who lies below each other; neither leaves the picture."""
    for name, beside in (("standing", True), ("lying on the back", False)):
        pose = pose_named(name)
        text = render_svg([pose, pose], View.THREE_QUARTER, title=name)
        chests = [
            [tuple(map(float, corner.split())) for corner in path.split("L")]
            for path in re.findall(r'class="chest"[^>]* d="M([^Z]*)Z"', text)
        ]
        (first_x, first_y), (x, y) = (corners[0] for corners in chests)
        assert (x - first_x > 100) is beside
        assert (y - first_y > 100) is not beside
