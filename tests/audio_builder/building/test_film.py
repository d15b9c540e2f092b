"""A film of an exercise: it goes through the poses, rests in each, and comes back."""

import io

import pytest
from PIL import Image

from audio_builder.building.film import SIDE, render_film
from audio_builder.figure.between import between
from audio_builder.model.pose import Pose
from audio_builder.model.poses import pose_named
from audio_builder.model.view import View

POSES = (pose_named("standing"), pose_named("squat"))


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_film_goes_there_and_back(kind: str) -> None:
    """1.2 s for each move, 0.9 s in each pose, for ever; nothing jumps, and it is never still."""
    film = Image.open(io.BytesIO(render_film(POSES, View.RIGHT, kind=kind)))
    assert (film.format, film.size) == (kind, (SIDE, SIDE))
    frames, lengths = [], []
    for number in range(film.n_frames):  # type: ignore[attr-defined]
        film.seek(number)
        frames.append(film.convert("L").tobytes())
        lengths.append(film.info["duration"])
    moves = 2 * 1_200 // 60 - 2
    assert len(frames) == 2 + moves
    assert sum(lengths) == 2 * 900 + moves * 60
    assert len(set(frames)) > 0.9 * moves / 2
    assert film.info["loop"] == 0


def test_a_pose_on_the_way() -> None:
    """At its ends it is one or the other; half way each angle is half way, and the support new.

    Whoever lifts a foot stands on the other one all the way.
    """
    one, other = pose_named("standing"), pose_named("hinge on one leg")
    assert between(one, other, 0) == one
    assert between(one, other, 1) == other
    half = between(one, other, 0.5)
    assert half.hip_left.flexion == other.hip_left.flexion / 2
    assert between(one, other, 0.01).support == between(other, one, 0.99).support == "left-foot"
    knees = pose_named("tall kneeling")
    assert between(one, knees, 0.49).support == "feet"
    assert between(one, knees, 0.5).support == "knees"
    assert between(Pose(lean=-10), Pose(lean=10), 0.5).lean == 0
