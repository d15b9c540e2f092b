"""A library that grows: what it had first stays what is meant, and each routine keeps its pace."""

from datetime import timedelta
from typing import Any

import pytest

from audio_builder.model.pace import Breath, Pace
from audio_builder.units import Ms
from builds import NOW, build_small, hum, renamed, small_routine
from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.package.invocation import invocation_name

Echo = Any
BEFORE, AFTER = "calm-hips", "a-calm-neck"
"""The one that comes later has the id that comes first."""
SLOW = Breath(in_ms=Ms(5000), out_ms=Ms(7000))


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """A routine, and a day later another one, which has a pace of its own."""
    folder = tmp_path_factory.mktemp("grown") / "output"
    later = renamed(small_routine(), AFTER).model_copy(
        update={"title": "Calm neck", "spoken_names": ("calm neck",)}
    )
    with pytest.MonkeyPatch.context() as patch:
        hum(patch)
        build_small(folder)
        build_small(folder, later, pace=Pace(breath=SLOW), now=NOW + timedelta(days=1))
    return Editions(folder)


def test_its_name_stays(editions: Editions) -> None:
    """A skill that is in people's houses is called what it was, whatever is built beside."""
    edition = editions.current()
    assert edition is not None
    assert edition.library.ids == (AFTER, BEFORE)
    assert invocation_name(edition.library.catalog) == "calm hips"


def test_what_is_opened_stays(echo: Echo) -> None:
    """Whoever names no routine gets the one that was there first."""
    echo.launch()
    assert f"/{BEFORE}/" in echo.current["url"]


@pytest.mark.parametrize(("routine", "breath"), [(BEFORE, "4-6"), (AFTER, "5-7")])
def test_each_has_its_own_pace(echo: Echo, routine: str, breath: str) -> None:
    """As long as the listener has chosen none."""
    echo.say(Intent.START_ROUTINE, routine=routine)
    assert f"/{routine}/" in echo.current["url"]
    assert f"breath={breath}" in echo.current["url"]


def test_a_chosen_pace_goes_along(echo: Echo) -> None:
    """What the listener has chosen holds for every routine."""
    echo.say(Intent.START_ROUTINE, routine=BEFORE)
    echo.say(Intent.SET_BREATH, breath="brisk")
    brisk = echo.current["url"].partition("breath=")[2].partition("&")[0]
    assert brisk != "4-6"
    echo.say(Intent.START_ROUTINE, routine=AFTER)
    assert f"breath={brisk}" in echo.current["url"]
