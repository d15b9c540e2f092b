"""Every exercise of the shelf has a figure that does what is said, and rests on something."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from audio_builder.cli.shipped import shipped_routines
from audio_builder.figure.props import floor_at
from audio_builder.figure.scene import scene_of
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.block import leaves
from audio_builder.model.pace import Level, Pace
from audio_builder.model.pose import Pose
from audio_builder.model.timeline import Role, Timeline
from audio_builder.planning.levels import at_level
from audio_builder.planning.plan import estimate_ms, plan

ROUTINES = {path.stem: load_routine(path).routine for path in shipped_routines()}
STILL = {
    "breath alone moves": {"even-breathing", "side-breathing", "belly-breathing"},
    "what moves is inside": {
        "find-the-floor",
        "long-squeezes",
        "quick-squeezes",
        "gentle-squeezes",
        "deep-belly",
    },
    "shoulder blades are no joints of the figure": {"shoulder-rolls"},
    "a figure that stands does not lean to a side": {"side-bridge at the level easier"},
}
"""Exercises with steps in which the figure keeps still, and why."""
KEPT = {"release", "rest", "hold"}
"""Kinds of work in which a position is kept."""
NEAR_M = 0.03
"""So far above the floor something may be that rests on it: limbs are rounder than the floor."""
SEAT_M = (0.35, 0.5)
"""How high a chair is."""
RESTS = {
    "feet": (("foot-left",), ("foot-right",)),
    "left-foot": (("foot-left",),),
    "right-foot": (("foot-right",),),
    "knees": (("shank-left",), ("shank-right",)),
    "left-knee": (("shank-left",),),
    "right-knee": (("shank-right",),),
    "seat": (("pelvis",),),
    "back": (("pelvis", "chest"),),
    "left-side": (("forearm-left",), ("shank-left",)),
    "right-side": (("forearm-right",), ("shank-right",)),
}
"""What is on the floor, by what the body rests on: of each group one part, or more."""


@cache
def timeline_of(name: str, level: Level) -> Timeline:
    """A shipped routine at a level, with all that the figure does in it."""
    return plan(ROUTINES[name], Pace(level=level), estimate_ms)


def timelines(name: str) -> Iterator[tuple[Level, Timeline]]:
    """A shipped routine at each of its levels."""
    for level in ROUTINES[name].levels:
        yield level, timeline_of(name, level)


def pose_at(timeline: Timeline, ms: int) -> Pose | None:
    """The last key pose at a time."""
    return next((key.pose for key in reversed(timeline.movement) if key.at_ms <= ms), None)


def in_motion(timeline: Timeline) -> set[str]:
    """The exercises in which the figure moves."""
    starts = [
        one.at_ms
        for one, other in pairwise(timeline.movement)
        if one.pose != other.pose and one.at_ms < other.at_ms
    ]
    return {
        place.inner or place.exercise or ""
        for cue in timeline.cues
        for place in [cue.place]
        if any(cue.start_ms <= start < cue.end_ms for start in starts)
    }


@pytest.mark.parametrize("name", ROUTINES)
def test_whoever_is_told_something_sees_it(name: str) -> None:
    """Each exercise has a figure at each level, as long as it lasts."""
    for level, timeline in timelines(name):
        seen = {
            cue.place.inner or cue.place.exercise
            for cue in timeline.cues
            if pose_at(timeline, cue.start_ms) is not None
        }
        unseen = {leaf.id for leaf in leaves(ROUTINES[name].exercises)} - seen
        assert not unseen, level


@pytest.mark.parametrize("name", ROUTINES)
def test_steps_are_seen_as_movement(name: str) -> None:
    """The figure moves in every exercise that has steps, but for those that say why not."""
    still = set[str]().union(*STILL.values())
    for level, timeline in timelines(name):
        exercises = leaves(at_level(ROUTINES[name], level).exercises)
        stepping = {leaf.id for leaf in exercises if leaf.steps}
        kept = {leaf for leaf in stepping if {leaf, f"{leaf} at the level {level}"} & still}
        assert stepping & in_motion(timeline) == stepping - kept, level


@pytest.mark.parametrize("name", ROUTINES)
def test_work_by_the_clock_is_seen_as_movement(name: str) -> None:
    """Whoever marches, squats, walks or swings sees it, over and over, at each level."""
    for level, timeline in timelines(name):
        exercises = leaves(at_level(ROUTINES[name], level).exercises)
        moving = {leaf.id for leaf in exercises if leaf.work and leaf.kind not in KEPT}
        cycling = {key.at_ms for key in timeline.movement if key.cycle}
        seen = {
            cue.place.inner or cue.place.exercise
            for cue in timeline.cues
            if cue.role is Role.WORK and cue.start_ms in cycling
        }
        assert moving <= seen, level


@pytest.mark.parametrize("name", ROUTINES)
def test_a_hold_is_still(name: str) -> None:
    """A position is kept as long as it is to be kept."""
    for level, timeline in timelines(name):
        for cue in timeline.cues:
            if cue.role is Role.HOLD:
                begun = pose_at(timeline, cue.start_ms)
                # The last frame of a hold may be the first of what follows.
                assert begun == pose_at(timeline, cue.end_ms - 24), (level, cue.place)


@pytest.mark.parametrize("name", ROUTINES)
def test_nobody_floats_or_sinks(name: str) -> None:
    """What a body rests on is on the floor, or on a step, on either side, and nothing is below it.

    Whoever walks or runs has one foot on the floor.
    """
    movements = [key for _, each in timelines(name) for key in each.movement if key.pose]
    poses = dict.fromkeys(
        pose for key in movements for pose in (key.pose, *(to for _, to in key.cycle)) if pose
    )
    strides = {
        key.pose
        for key in movements
        if key.pose and key.pose.mirrored() in [pose for _, pose in key.cycle]
    }
    for pose in poses:
        scene = scene_of(pose)
        lowest = {
            part.name: min(
                sphere.at.y - sphere.radius - floor_at(sphere.at, pose.props)
                for sphere in part.spheres
            )
            for part in scene.body
        }
        bottoms = (each.at.y - each.radius for part in scene.body for each in part.spheres)
        assert min(bottoms) > -1e-9
        if pose.support == "chair":
            assert SEAT_M[0] < lowest["pelvis"] < SEAT_M[1], pose
        elif pose in strides or pose.mirrored() in strides:
            assert min(lowest["foot-left"], lowest["foot-right"]) < NEAR_M, pose
        else:
            for group in RESTS[pose.support]:
                assert min(lowest[part] for part in group) < NEAR_M, pose
