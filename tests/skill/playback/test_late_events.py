"""What a device tells late, twice, or otherwise than it was understood; and commands beside it."""

import pytest

from audio_builder.library import Guide, Pace, parse_breath
from practices import Practice
from skill.playback.answers import ClearQueue, Enqueue, Note, Nothing, PlayNow, StopPlaying
from skill.playback.events import (
    Event,
    Failed,
    Finished,
    NearlyFinished,
    Pause,
    Resume,
    Seen,
    SetLoop,
    SetPace,
    Started,
    Stopped,
)
from skill.playback.state import Activity

SLOW = Pace(breath=parse_breath("slow"))


def _done() -> Practice:
    practice = Practice().play(2)
    practice.do(NearlyFinished(token=practice.token), Finished(token=practice.token))
    assert practice.state.activity is Activity.DONE
    return practice


def test_what_is_done_stays_done() -> None:
    """A pause after the end, by voice or by button, and whatever comes late, leave nothing open."""
    practice = _done()
    late: tuple[Event, ...] = (
        Pause(),
        Pause(seen=practice.seen(200_000, playing=False, ended=True)),
        Pause(seen=practice.seen(200_000, playing=False)),
        Stopped(token=practice.token, offset_ms=100_000),
        Started(token=practice.token, offset_ms=0),
        Finished(token=practice.token),
        Failed(token=practice.token),
    )
    for event in late:
        before = practice.state
        practice.do(event)
        assert practice.state == before
    assert practice.do(Pause()) == StopPlaying()


def test_a_lost_end_is_told_by_the_player() -> None:
    """The device says that it came to its end: that is as good as its event."""
    practice = Practice().play(2)
    practice.do(Pause(seen=practice.seen(300_000, playing=False, ended=True)))
    assert practice.state.activity is Activity.DONE

    practice = Practice().play(0)
    answer = practice.do(Resume(seen=practice.seen(300_000, playing=False, ended=True)))
    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms) == (1, 0)


def test_an_end_after_a_stop_is_an_end() -> None:
    """It played on by itself: after the last part all is done, after another one comes the next."""
    practice = Practice().play(2)
    practice.do(Stopped(token=practice.token, offset_ms=100_000), Finished(token=practice.token))
    assert practice.state.activity is Activity.DONE

    practice = Practice().play(0)
    practice.do(Stopped(token=practice.token, offset_ms=100_000), Finished(token=practice.token))
    answer = practice.do(Resume())
    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms) == (1, 0)


@pytest.mark.parametrize("pace", [Pace(), Pace(reps=None), Pace(guide=Guide.FULL)])
def test_a_pace_that_is_already_so_cuts_nothing(pace: Pace) -> None:
    """What plays goes on, under its token."""
    practice = Practice().play(offset_ms=50_000)
    before = practice.state
    assert practice.do(SetPace(pace=pace)) == Nothing(note=Note.PACE_SAME)
    assert practice.state == before
    practice.do(SetPace(pace=SLOW))
    before = practice.state
    assert practice.do(SetPace(pace=SLOW)) == Nothing(note=Note.PACE_SAME)
    assert practice.state == before


def test_a_pace_that_sounds_the_same_cuts_nothing() -> None:
    """More reps than there are is the most that there are; it is remembered all the same."""
    practice = Practice().play()
    practice.do(SetPace(pace=Pace(reps=4)))
    token = practice.token
    assert practice.do(SetPace(pace=Pace(reps=9))) == Nothing(note=Note.PACE_KEPT)
    assert practice.token == token
    assert practice.state.pace.reps == 9


def test_a_track_that_breaks_off_goes_on_where_it_did() -> None:
    """The device says where it was, in the event or beside it."""
    practice = Practice().play()
    answer = practice.do(Failed(token=practice.token, seen=practice.seen(150_000)))
    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms) == (0, 150_000)


def test_a_track_that_does_not_begin_is_tried_where_it_was_to_begin() -> None:
    """The device may call that nought; what it tells of another track is no place in this one."""
    practice = Practice().play(offset_ms=100_000)
    practice.do(Pause())
    practice.do(Resume())
    wanted = practice.state.offset_ms
    assert wanted > 60_000
    for seen in (practice.seen(0), Seen(token="other", offset_ms=199_000, playing=True)):  # noqa: S106 - no password
        again = Practice(table=practice.table, state=practice.state)
        answer = again.do(Failed(token=again.token, seen=seen))
        assert isinstance(answer, PlayNow)
        assert answer.offset_ms == wanted


def test_a_loop_that_is_asked_for_late_is_a_loop() -> None:
    """The device has asked what follows and will not ask again: it is told at once."""
    practice = Practice().play(2)
    practice.do(NearlyFinished(token=practice.token))
    token = practice.token
    answer = practice.do(SetLoop(on=True))
    assert isinstance(answer, Enqueue)
    assert (answer.entry.position, answer.expected_previous) == (0, token)
    practice.do(Finished(token=token), Started(token=answer.entry.token, offset_ms=0))
    assert practice.current == answer.entry


def test_a_loop_before_the_device_asks_is_told_when_it_does() -> None:
    """Nothing is queued twice."""
    practice = Practice().play(2)
    assert practice.do(SetLoop(on=True)) == Nothing()
    assert isinstance(practice.do(NearlyFinished(token=practice.token)), Enqueue)
    assert practice.do(SetLoop(on=True)) == Nothing()


def test_a_loop_off_and_on_again_is_on() -> None:
    """What was taken back is queued again."""
    practice = Practice().play(2)
    practice.do(SetLoop(on=True), NearlyFinished(token=practice.token))
    assert practice.do(SetLoop(on=False)) == ClearQueue()
    assert isinstance(practice.do(SetLoop(on=True)), Enqueue)


def test_a_pace_while_it_is_quiet_does_not_lose_the_device() -> None:
    """It told of a stop, and plays on by itself: what follows is queued, at the new pace."""
    practice = Practice().play()
    token = practice.token
    practice.do(Stopped(token=token, offset_ms=100_000))
    assert practice.do(SetPace(pace=SLOW)) == Nothing(note=Note.PACE_KEPT)
    practice.do(Started(token=token, offset_ms=100_000))
    answer = practice.do(NearlyFinished(token=token))
    assert isinstance(answer, Enqueue)
    assert (answer.entry.position, answer.entry.pace) == (1, SLOW)


def test_a_pace_between_two_tracks_is_that_of_the_next() -> None:
    """What has ended is not begun again."""
    practice = Practice().play()
    practice.do(NearlyFinished(token=practice.token))
    practice.do(Finished(token=practice.token))
    answer = practice.do(SetPace(pace=SLOW))
    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms, answer.entry.pace) == (1, 0, SLOW)


@pytest.mark.parametrize("offset_ms", [10**25, 400_000])
def test_no_offset_lies_beyond_the_end(offset_ms: int) -> None:
    """Whatever a device tells: the last part goes on within itself, the others in the next."""
    for position in (0, 2):
        practice = Practice().play(position)
        practice.do(Stopped(token=practice.token, offset_ms=offset_ms))
        answer = practice.do(Resume())
        assert isinstance(answer, PlayNow)
        assert 0 <= answer.offset_ms < practice.timeline.duration_ms


def test_a_stop_that_tells_no_place_keeps_the_last_one() -> None:
    """It is a stop all the same."""
    practice = Practice().play(offset_ms=100_000)
    practice.do(Stopped(token=practice.token, offset_ms=None))
    assert practice.state.activity is Activity.STOPPED
    assert practice.state.offset_ms == 100_000
