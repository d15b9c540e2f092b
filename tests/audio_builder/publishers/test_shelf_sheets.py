"""The sheets of practices by the clock, in rounds, at levels and with equipment."""

import re

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Level, Pace
from audio_builder.publishers.sheet import render_sheet


def text_of(name: str, pace: Pace | None = None) -> str:
    """What is read on the sheet of a shipped routine."""
    html = render_sheet(load_routine(routine_path(name)).routine, pace or Pace(), {}, "")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_intervals_tell_their_work_and_rest() -> None:
    """A dose by the clock is a length, with the rest between."""
    assert "8 sets of 20 seconds, with 10 seconds of rest between" in text_of("tabata")


def test_a_block_tells_how_often_it_is_gone_through() -> None:
    """Its exercises are numbered under it."""
    sheet = text_of("emom")
    assert "an exercise every minute" in sheet
    assert re.search(r"2a\. .* 2b\. ", sheet)


def test_doses_by_set_are_all_told() -> None:
    """Each set has its own number."""
    assert "3 sets of 5, 3, 1 reps" in text_of("mcgill-big-three")


def test_what_it_takes_is_told_once() -> None:
    """Before anything is begun."""
    assert text_of("rotator-cuff").count("You need: ") == 1
    assert "You need: " not in text_of("hip-ir")


def test_a_level_has_a_sheet_of_its_own() -> None:
    """It tells what somebody does at that level."""
    assert text_of("emom", Pace(level=Level.EASIER)) != text_of("emom")
