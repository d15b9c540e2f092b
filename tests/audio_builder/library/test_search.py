"""Routines are found by words, and by what they are and take."""

import time
from typing import Any

import pytest

from audio_builder.library import Level, Wish, find
from wishes import FOUND, search_rows


@pytest.mark.parametrize(("wish", "found"), FOUND)
def test_what_is_wished_for_is_found(wish: dict[str, Any], found: list[str]) -> None:
    """By the same rules as on the page (tests/player/test_search.py), in the same order."""
    level = {"level": Level(wish["level"])} if "level" in wish else {}
    assert [row.id for row in find(search_rows(), Wish(**(wish | level)))] == found


def test_a_thousand_routines_are_looked_through_at_once() -> None:
    """Somebody who speaks to a device does not wait for it: well under a tenth of a second."""
    rows = [
        row.model_copy(update={"id": f"{row.id}-{n}", "title": f"{row.title} {n}"})
        for row in search_rows()
        for n in range(250)
    ]
    wish = Wish(words="hip rotation", minutes=30)
    find(rows, wish)
    start = time.perf_counter()
    assert len(find(rows, wish)) == 250
    assert time.perf_counter() - start < 0.1
