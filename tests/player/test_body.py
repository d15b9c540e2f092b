"""The figure on the page: the same body as the builder's, moving as the timeline says."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from audio_builder.cli.shipped import routine_path
from audio_builder.figure.arrow import arrows
from audio_builder.figure.between import between
from audio_builder.figure.outline import outlines
from audio_builder.figure.scene import scene_of
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Pace
from audio_builder.model.pose import Pose
from audio_builder.model.poses import NAMES, pose_named
from audio_builder.model.prop import Prop
from audio_builder.model.view import View
from audio_builder.planning.plan import estimate_ms, plan
from player_modules import run, told

DRAWN = """(given) => given.map(({pose, view}) => {
  const parts = body.bodyOf(pose);
  const all = [body.matOf(parts), ...props.propsOf(pose, parts), ...parts];
  return body.outlinesOf(all, view);
})"""
_PLACES = st.integers(-8, 8).map(lambda tenths: tenths / 10)
_SUPPORTS = Pose.model_json_schema()["properties"]["support"]["enum"]


def _joint(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, float]]:
    motions = {
        name: st.integers(int(motion["minimum"]), int(motion["maximum"]))
        for name, motion in schema["properties"].items()
    }
    return st.fixed_dictionaries({}, optional=motions)


def _props() -> st.SearchStrategy[Prop]:
    stands = st.sampled_from(["wall", "chair", "bench", "table", "rail", "step"])
    place = {
        "ahead": _PLACES,
        "right": _PLACES,
        "turn": st.integers(-180, 180),
        "height": st.sampled_from([0.1, 0.4, 1.2]),
    }
    holds = {"held": st.sampled_from(["left", "right", "both"])}
    tied = st.fixed_dictionaries({"kind": st.just("band"), "height": st.just(1.1)})
    loose = st.fixed_dictionaries({"kind": st.sampled_from(["band", "weight", "pole"])})
    return (
        st.fixed_dictionaries({"kind": stands}, optional=place)
        | st.tuples(tied, st.fixed_dictionaries({}, optional=holds)).map(
            lambda each: each[0] | each[1]
        )
        | loose
    ).map(Prop.model_validate)


def _poses() -> st.SearchStrategy[Pose]:
    whole = Pose.model_json_schema()
    joints = {
        name: _joint(field.annotation.model_json_schema())
        for name, field in Pose.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    }
    rest = {
        "support": st.sampled_from(_SUPPORTS),
        "lean": st.integers(-180, 180),
        "props": st.lists(_props(), max_size=3).map(tuple),
    }
    assert set(joints) | set(rest) == set(whole["properties"])
    return st.fixed_dictionaries({}, optional={**joints, **rest}).map(Pose.model_validate)


def assert_drawn_alike(seen: list[tuple[Pose, View]]) -> None:
    """Page and builder draw a pose alike: the same parts in the same order, to a hair's breadth."""
    given = [{"pose": pose.model_dump(exclude_defaults=True), "view": view} for pose, view in seen]
    for (pose, view), there in zip(seen, run(DRAWN, given), strict=True):
        scene = scene_of(pose)
        here = outlines((scene.mat, *scene.props, *scene.body), view)
        nears = [each["near"] for each in there]
        assert nears == pytest.approx([each.near for each in here], abs=1e-9)
        # What is equally near may come in either order.
        ours = sorted((each.name, _extent(each.points)) for each in here)
        theirs = sorted((each["name"], _extent(each["points"])) for each in there)
        for (name, extent), (other, reach) in zip(ours, theirs, strict=True):
            assert name == other
            assert reach == pytest.approx(extent, abs=1e-6)


def _extent(points: Sequence[Sequence[float]]) -> list[float]:
    return [
        round(pick(point[axis] for point in points), 7) for axis in (0, 1) for pick in (min, max)
    ]


def test_the_catalogue_is_drawn_alike() -> None:
    """Every pose there is, on both sides, from every view."""
    poses = [pose for name in NAMES for pose in (pose_named(name), pose_named(name).mirrored())]
    assert_drawn_alike([(pose, view) for pose in poses for view in View])


@given(st.lists(st.tuples(_poses(), st.sampled_from(View)), min_size=10, max_size=20))
@settings(max_examples=4, deadline=None)
def test_any_pose_is_drawn_alike(seen: list[tuple[Pose, View]]) -> None:
    """Whatever angles a coach writes."""
    assert_drawn_alike(seen)


ARROWS = """(given) => given.map(({one, other, view}) => arrow.arrowsOf(one, other, view))"""


@given(st.lists(st.tuples(_poses(), _poses(), st.sampled_from(View)), min_size=6, max_size=12))
@settings(max_examples=4, deadline=None)
def test_arrows_are_drawn_alike(seen: list[tuple[Pose, Pose, View]]) -> None:
    """From any pose to any other one, as long, as thick, and pointing the same way."""
    given = [
        {
            "one": one.model_dump(exclude_defaults=True),
            "other": other.model_dump(exclude_defaults=True),
            "view": view,
        }
        for one, other, view in seen
    ]
    for (one, other, view), there in zip(seen, run(ARROWS, given), strict=True):
        here = arrows(one, other, view)
        assert len(there) == len(here)
        for ours, theirs in zip(here, there, strict=True):
            assert [tuple(point) for point in theirs["points"]] == [
                pytest.approx(point, abs=1e-6) for point in ours.points
            ]


MOMENTS = """({figure, at, still}) => at.map((ms) => movement.momentAt(figure, ms, still))"""


def test_a_moment_is_between_its_key_poses() -> None:
    """Half way there the angle is half way, at the ends it is the key pose; what moves is lit."""
    routine = load_routine(routine_path("hip-ir")).routine
    timeline = plan(routine, Pace(), estimate_ms)
    figure = told(timeline)["figure"]
    keys = timeline.movement
    first = next(i for i, key in enumerate(keys) if key.pose and keys[i + 1].pose != key.pose)
    start, end = keys[first], keys[first + 1]
    at = [0, start.at_ms - 100, start.at_ms, (start.at_ms + end.at_ms) // 2, end.at_ms + 10]
    nothing, before, begun, half, there = run(MOMENTS, {"figure": figure, "at": at, "still": False})
    assert nothing is None
    assert before["next"]["hip_right"]["rotation"] == -40
    assert begun["pose"]["hip_right"]["rotation"] == 0
    assert half["pose"]["hip_right"]["rotation"] == pytest.approx(-20, abs=0.5)
    assert there["pose"]["hip_right"]["rotation"] == -40
    assert half["lit"] == there["lit"] == ["thigh-right"]
    (still,) = run(MOMENTS, {"figure": figure, "at": at[3:4], "still": True})
    assert still["pose"] == before["pose"]


def test_an_exercise_without_poses_has_no_figure() -> None:
    """The intro, the rests, and the end."""
    routine = load_routine(routine_path("hip-ir")).routine
    timeline = plan(routine, Pace(), estimate_ms)
    last = timeline.duration_ms - 1000
    found = run(MOMENTS, {"figure": told(timeline)["figure"], "at": [1000, last], "still": False})
    assert found == [None, None]


def test_it_is_on_its_way_where_the_builder_has_it() -> None:
    """A film and the page go from pose to pose alike."""
    one, other = pose_named("standing"), pose_named("hinge on one leg, turned in")
    poses = [pose.model_dump(exclude_defaults=True) for pose in (one, other)]
    figure = {"poses": poses, "keys": [[0, 0], [1000, 1]]}
    at = [0, 130, 499, 500, 770, 1000]
    found = run(MOMENTS, {"figure": figure, "at": at, "still": False})
    for ms, moment in zip(at, found, strict=True):
        pose = moment["pose"]
        there = Pose.model_validate({"support": "feet"} | {k: v for k, v in pose.items() if v})
        here = between(one, other, ms / 1000)
        for name, joint in here.model_dump().items():
            assert there.model_dump()[name] == pytest.approx(joint)


def test_a_cycle_is_where_the_builder_has_it() -> None:
    """Over and over, from wherever one looks; with less motion it shows where from and where to."""
    routine = load_routine(routine_path("tabata")).routine
    timeline = plan(routine, Pace(), estimate_ms)
    key = next(key for key in timeline.movement if key.cycle)
    at, pose = key.at_ms, key.pose
    assert pose is not None
    (there_ms, there), (back_ms, _), *_ = key.cycle
    period_ms = sum(takes_ms for takes_ms, _ in key.cycle)
    moments = [at, at + there_ms // 4, at + period_ms + there_ms // 4, at + there_ms + back_ms // 2]
    figure = told(timeline)["figure"]
    found = run(MOMENTS, {"figure": figure, "at": moments, "still": False})
    expected = [pose, between(pose, there, 0.25), between(pose, there, 0.25)]
    for moment, here in zip(found, [*expected, between(there, pose, 0.5)], strict=True):
        seen = {name: value for name, value in moment["pose"].items() if value}
        theirs = Pose.model_validate({"support": "feet"} | seen)
        for name, joint in here.model_dump().items():
            assert theirs.model_dump()[name] == pytest.approx(joint)
        assert moment["next"] is None
    assert "thigh-left" in found[1]["lit"]
    (still,) = run(MOMENTS, {"figure": figure, "at": moments[1:2], "still": True})
    assert still["pose"] == still["start"] == figure["poses"][0]
    assert still["next"]["hip_left"] == {"flexion": 80}


def test_a_view_holds_until_another_one_is_told() -> None:
    """From where the exercise is to be seen, on its side."""
    poses = [pose_named(name).model_dump(exclude_defaults=True) for name in ("standing", "squat")]
    keys = [[0, 0], [10, 0], [10, 1, {"view": "left"}], [20, 1], [20, 0, {"view": "three-quarter"}]]
    figure = {"poses": poses, "keys": keys}
    found = run(MOMENTS, {"figure": figure, "at": [5, 10, 15, 25], "still": False})
    assert [each["view"] for each in found] == ["three-quarter", "left", "left", "three-quarter"]


def test_things_on_their_way_are_where_the_builder_has_them() -> None:
    """Whoever steps back from a chair, and whoever lifts a foot."""
    one = Pose(props=(Prop(kind="chair", ahead=0.6, turn=180),))
    other = Pose(support="left-foot", props=(Prop(kind="chair", ahead=1.2, turn=170),))
    poses = [pose.model_dump(exclude_defaults=True) for pose in (one, other)]
    at = [0, 10, 300, 990, 1000]
    found = run(
        MOMENTS, {"figure": {"poses": poses, "keys": [[0, 0], [1000, 1]]}, "at": at, "still": False}
    )
    for ms, moment in zip(at, found, strict=True):
        here = between(one, other, ms / 1000)
        assert moment["pose"].get("support", "feet") == here.support
        (chair,) = moment["pose"]["props"]
        assert chair["ahead"] == pytest.approx(here.props[0].ahead)
        assert chair["turn"] == pytest.approx(here.props[0].turn)
