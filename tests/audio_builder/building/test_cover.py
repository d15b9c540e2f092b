"""The cover that each track carries."""

import io

import pytest
from PIL import Image

from audio_builder.building.cover import SIZE, render_cover
from audio_builder.model.poses import pose_named
from audio_builder.model.view import View
from audio_builder.planning.emblem import Emblem, emblem_of
from routines import build_exercise


@pytest.mark.parametrize("title", ["Hips", "Rücken & Füße – pliés", "W" * 80, "股関節"])
def test_a_cover_is_a_small_opaque_square(title: str) -> None:
    """Every MP3 carries it: 600 pixels, no transparency, under 30 kB, the same each time."""
    data = render_cover(title)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("PNG", (SIZE, SIZE))
        assert "transparency" not in picture.info
        assert "A" not in picture.mode
    assert len(data) < 30_000
    assert render_cover(title) == data


def test_a_routine_with_poses_has_its_figure_on_the_cover() -> None:
    """As far as its first exercise that moves goes; another figure makes another cover."""
    squat, rest = pose_named("squat"), pose_named("lying on the back")
    covers = [render_cover("Hips", Emblem(pose=pose, view=View.RIGHT)) for pose in (squat, rest)]
    assert len({*covers, render_cover("Hips")}) == 3
    assert all(len(cover) < 30_000 for cover in covers)
    still = build_exercise(id="still", pose="plank")
    bends = build_exercise(id="bends", pose="standing", view="side", motion={"to": "squat"})
    assert emblem_of((build_exercise(),)) is None
    assert emblem_of((still,)) == Emblem(pose=pose_named("plank"), view=View.THREE_QUARTER)
    assert emblem_of((still, bends)) == Emblem(pose=squat, view=View.LEFT)


def test_another_title_makes_another_cover() -> None:
    """The title is on it, its marks too."""
    assert len({render_cover(title) for title in ("Fur", "Für", "Fúr", "Hips")}) == 4
