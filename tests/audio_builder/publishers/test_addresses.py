"""Addresses: a pace as a folder and as a query."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.errors import PaceError
from audio_builder.model.pace import BREATH_LENGTHS_MS, REPS_MAX, Breath, Guide, Pace
from audio_builder.publishers.addresses import (
    pace_folder,
    pace_query,
    parse_pace_folder,
    routine_folder,
)

LENGTHS = st.sampled_from(BREATH_LENGTHS_MS)
PACES = st.builds(
    Pace,
    breath=st.builds(Breath, in_ms=LENGTHS, out_ms=LENGTHS),
    reps=st.none() | st.integers(1, REPS_MAX),
    guide=st.sampled_from(Guide),
)


@given(pace=PACES)
def test_a_folder_is_read_as_the_pace_it_stands_for(pace: Pace) -> None:
    """Each pace has one folder, of letters that podcast apps take."""
    folder = pace_folder(pace)

    assert parse_pace_folder(folder) == pace
    assert re.fullmatch(r"[A-Za-z0-9._-]+", folder)


@pytest.mark.parametrize(
    "folder",
    [
        "", "player", "icons", "4-6", "4-6_4", "4-6_4_full_", "4-6_04_full", "4.0-6_4_full",
        "4-6_0_full", "4-6_31_full", "1-6_4_full", "4-6_4_loud", "4-6_usual_full", "4-6_4_FULL",
        "slow_4_full", "٤-6_4_full", "4-6_4_full\n", "9999-6_4_full", ".-._4_full",
    ],
)  # fmt: skip
def test_what_is_no_folder_of_a_pace_is_refused(folder: str) -> None:
    """Nor is another way of writing one: a track has one address for each pace."""
    with pytest.raises(PaceError):
        parse_pace_folder(folder)


def test_the_own_pace_lies_in_the_routines_folder() -> None:
    """Any other has a folder in it."""
    own, other = Pace(), Pace(reps=4)

    assert routine_folder("https://a/x", "hips", own, own) == "https://a/x/hips"
    assert routine_folder("https://a/x", "hips", other, own) == "https://a/x/hips/4-6_4_full"
    assert routine_folder("https://a/x", "hips", own, other) == "https://a/x/hips/4-6_default_full"


def test_a_query_tells_the_whole_pace() -> None:
    """Also that each exercise has its own reps: the library may have been built at others."""
    assert pace_query(Pace(guide=Guide.TONES)) == "breath=4-6&reps=default&guide=tones"
