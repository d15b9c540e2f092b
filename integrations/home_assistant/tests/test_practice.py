"""The rules of a practice on a speaker, without any: what is over, what was stopped."""

from dataclasses import replace
from typing import Final

import pytest

from custom_components.repcast.practice import (
    Move,
    Part,
    Phase,
    Practice,
    Sound,
    moved,
    seen,
    sent,
)

_URL: Final = "http://x/calm-hips/turn.part.mp3"
_LENGTH_MS: Final = 120_000


def practice(at_ms: int = 0) -> Practice:
    """A practice of two parts, whose first the speaker has just been told to play."""
    parts = tuple(Part(id=name, title=name) for name in ("a", "b"))
    new = Practice(routine_id="calm-hips", title="Calm hips", query="", parts=parts)
    return sent(new, _URL, _LENGTH_MS, at_ms)


def played(*told: tuple[int, Sound, str | None]) -> Practice:
    """That practice after a speaker told some things, each at its time."""
    now = practice()
    for at_ms, sound, playing in told:
        now = seen(now, sound, playing, at_ms)
    return now


@pytest.mark.parametrize(("move", "there"), [(Move.NEXT, 1), (Move.REPEAT, 0)])
def test_a_move_leads_to_a_part(move: Move, there: int) -> None:
    """The next one, or the same once more."""
    after = moved(practice(), move)

    assert after is not None
    assert after.at == there


def test_nothing_lies_beyond_either_end() -> None:
    """Before the first and after the last there is no part."""
    assert moved(practice(), Move.PREVIOUS) is None
    assert moved(replace(practice(), at=1), Move.NEXT) is None


@pytest.mark.parametrize("silent_ms", [111_000, 120_000, 150_000])
@pytest.mark.parametrize("named", [_URL, None])
def test_a_part_that_sounded_as_long_as_it_is_is_over(silent_ms: int, named: str | None) -> None:
    """Also if the speaker began late, or told late of its end, and whether or not it names it."""
    after = played((2_000, Sound.PLAYS, named), (silent_ms, Sound.SILENT, None))

    assert after.phase is Phase.OVER


@pytest.mark.parametrize("silent_ms", [20_000, 100_000])
def test_a_part_that_fell_silent_early_was_stopped(silent_ms: int) -> None:
    """Somebody pressed a button: nothing goes on by itself."""
    after = played((2_000, Sound.PLAYS, _URL), (silent_ms, Sound.SILENT, None))

    assert after.phase is Phase.HALTED


def test_time_in_a_pause_does_not_count() -> None:
    """A pause of a minute makes no part over."""
    told = (
        (0, Sound.PLAYS, _URL),
        (50_000, Sound.PAUSED, _URL),
        (110_000, Sound.PLAYS, _URL),
    )

    assert played(*told, (125_000, Sound.SILENT, None)).phase is Phase.HALTED
    assert played(*told, (180_000, Sound.SILENT, None)).phase is Phase.OVER


def test_who_stops_in_a_pause_has_stopped() -> None:
    """However long the pause was."""
    told = ((0, Sound.PLAYS, _URL), (115_000, Sound.PAUSED, _URL), (130_000, Sound.SILENT, None))

    assert played(*told).phase is Phase.HALTED


def test_the_end_of_what_played_before_ends_nothing() -> None:
    """A speaker may go through silence on its way from one track to the next."""
    told = (
        (100, Sound.SILENT, None),
        (200, Sound.PLAYS, None),
        (900, Sound.SILENT, None),
        (1_500, Sound.PLAYS, None),
    )

    assert played(*told).phase is Phase.SOUNDING
    assert played(*told, (121_000, Sound.SILENT, None)).phase is Phase.OVER


def test_who_plays_something_else_has_left_the_practice() -> None:
    """Its end is not the exercise's, though it may come at the same time."""
    told = ((0, Sound.PLAYS, _URL), (60_000, Sound.PLAYS, "http://x/song.mp3"))

    assert played(*told).phase is Phase.HALTED
    assert played(*told, (120_000, Sound.SILENT, None)).phase is Phase.HALTED


def test_a_song_on_a_speaker_that_names_nothing_is_no_exercise() -> None:
    """Long after the exercise was stopped, or far longer than it: nothing is begun."""
    stopped = ((0, Sound.PLAYS, None), (60_000, Sound.SILENT, None), (70_000, Sound.PLAYS, None))
    assert played(*stopped, (130_000, Sound.SILENT, None)).phase is Phase.HALTED

    longer = ((0, Sound.PLAYS, None), (300_000, Sound.SILENT, None))
    assert played(*longer).phase is Phase.HALTED


def test_a_speaker_that_goes_on_after_a_stop_goes_on_with_the_practice() -> None:
    """If it says that it plays the same."""
    told = ((0, Sound.PLAYS, _URL), (60_000, Sound.SILENT, None), (70_000, Sound.PLAYS, _URL))

    assert played(*told).phase is Phase.SOUNDING
    assert played(*told, (130_000, Sound.SILENT, None)).phase is Phase.OVER


def test_the_slack_of_a_short_part_is_short() -> None:
    """Ten seconds would be all of it."""
    short = sent(practice(), _URL, 12_000, 0)
    begun = seen(short, Sound.PLAYS, _URL, 0)

    assert seen(begun, Sound.SILENT, None, 8_000).phase is not Phase.OVER
    assert seen(begun, Sound.SILENT, None, 9_500).phase is Phase.OVER
