"""The cover that each track carries."""

import io

import pytest
from PIL import Image

from audio_builder.building.cover import SIZE, render_cover


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


def test_another_title_makes_another_cover() -> None:
    """The title is on it, its marks too."""
    assert len({render_cover(title) for title in ("Fur", "Für", "Fúr", "Hips")}) == 4
