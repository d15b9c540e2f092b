"""The playback rules, case by case: what a listener asks, what a device tells."""

from dataclasses import replace

import pytest

from audio_builder.library import Guide, Pace, Phrase, Role, parse_breath
from skill.playback.answers import Answer, ClearQueue, Enqueue, Note, Nothing, PlayNow, StopPlaying
from skill.playback.events import (
    Event,
    Failed,
    Finished,
    GoTo,
    NearlyFinished,
    Next,
    Pause,
    Previous,
    Repeat,
    RepeatSide,
    Resume,
    Seen,
    SetLoop,
    SetPace,
    Start,
    Started,
    StartOver,
    Stopped,
)
from skill.playback.places import cue_at, exercise_start, same_place, spot_at
from skill.playback.rules import apply
from skill.playback.state import Activity, State
from skill.playback.tokens import is_ours
from worlds import KEY, small_table

TABLE = small_table()


def after(*events: Event, state: State | None = None) -> tuple[State, Answer]:
    """The state after some events, and the answer to the last one."""
    state, answer = state or State(), Nothing()
    for event in events:
        state, answer = apply(state, event, TABLE)
    return state, answer


def playing(position: int = 0, offset_ms: int = 0) -> State:
    """A listener in mid-run: an exercise has begun to play and is at an offset."""
    state, _ = after(Start(routine="long", position=position))
    assert state.current is not None
    state, _ = after(Started(token=state.current.token, offset_ms=offset_ms), state=state)
    return state


def token(state: State) -> str:
    """The token of what plays."""
    assert state.current is not None
    return state.current.token


def timeline(state: State, position: int = 0):  # noqa: ANN201 - a Timeline
    """What one part sounds like at the run's pace."""
    assert state.run is not None
    return TABLE.timeline(state.run, position)


def test_start_plays_the_first_part_from_its_beginning() -> None:
    """A run is begun, its pace frozen, and the device told to drop whatever it plays."""
    state, answer = after(Start(routine="long"))

    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms) == (0, 0)
    assert (state.activity, state.current) == (Activity.STARTING, answer.entry)
    assert is_ours(KEY, answer.entry.token)
    assert not is_ours(KEY, f"{answer.entry.token}0")


def test_what_is_not_there_is_not_started() -> None:
    """An unknown routine or exercise changes nothing and says so."""
    for event in (Start(routine="none"), Start(routine="long", position=3)):
        assert after(event) == (State(), Nothing(note=Note.NOTHING_PLAYS))


@pytest.mark.parametrize(
    "command",
    [GoTo(position=0), Next(), Previous(), Repeat(), RepeatSide(), StartOver(), Pause(), Resume()],
)
def test_without_a_run_there_is_nothing_to_do(command: Event) -> None:
    """First use, a forgotten listener: an ordinary case."""
    assert after(command) == (State(), Nothing(note=Note.NOTHING_PLAYS))


def test_the_pointer_moves_when_the_device_says_so() -> None:
    """NearlyFinished queues the next part; only its PlaybackStarted makes it the current one."""
    state = playing()
    state, answer = after(NearlyFinished(token=token(state)), state=state)
    assert isinstance(answer, Enqueue)
    assert (answer.entry.position, answer.expected_previous) == (1, token(state))
    assert state.current != answer.entry

    state, nothing = after(Finished(token=token(state)), state=state)
    assert (state.activity, nothing) == (Activity.BETWEEN, Nothing())
    state, _ = after(Started(token=answer.entry.token, offset_ms=0), state=state)
    assert (state.current, state.queued, state.activity) == (
        answer.entry, None, Activity.PLAYING,
    )  # fmt: skip


def test_nearly_finished_again_gets_the_same_answer() -> None:
    """Devices repeat themselves: the queue is not filled twice."""
    state = playing()
    event = NearlyFinished(token=token(state))
    once, first = after(event, state=state)
    twice, second = after(event, state=once)

    assert (once, first) == (twice, second)


def test_a_lost_started_is_told_by_any_later_event() -> None:
    """What the device tells of the queued entry proves that it has begun."""
    state = playing()
    state, enqueue = after(NearlyFinished(token=token(state)), state=state)
    assert isinstance(enqueue, Enqueue)

    state, answer = after(NearlyFinished(token=enqueue.entry.token), state=state)
    assert state.current == enqueue.entry
    assert isinstance(answer, Enqueue)
    assert answer.entry.position == 2


def test_the_run_ends_after_its_last_part_or_loops() -> None:
    """Without a loop nothing follows the last part; with one, the first does."""
    state = playing(position=2)
    done, answer = after(
        NearlyFinished(token=token(state)), Finished(token=token(state)), state=state
    )
    assert (done.activity, answer) == (Activity.DONE, Nothing())

    state, _ = after(SetLoop(on=True), state=state)
    _, answer = after(NearlyFinished(token=token(state)), state=state)
    assert isinstance(answer, Enqueue)
    assert answer.entry.position == 0


def test_the_loop_ends_with_what_plays() -> None:
    """The first part, queued behind the last, is taken back when the loop is turned off."""
    state, _ = after(SetLoop(on=True), state=playing(position=2))
    state, _ = after(NearlyFinished(token=token(state)), state=state)
    state, answer = after(SetLoop(on=False), state=state)
    assert (answer, state.queued) == (ClearQueue(), None)

    state, answer = after(NearlyFinished(token=token(state)), state=state)
    assert answer == Nothing()


@pytest.mark.parametrize("strange", ["", "1.0.1.0123456789abcdef", "hip-ir", "✗"])
def test_a_foreign_token_changes_nothing(strange: str) -> None:
    """Another skill's track, a forged token, an old one: no state is touched."""
    state = playing()
    for event in (
        Started(token=strange, offset_ms=5),
        NearlyFinished(token=strange),
        Finished(token=strange),
        Stopped(token=strange, offset_ms=5),
        Failed(token=strange),
    ):
        assert after(event, state=state) == (state, Nothing())


def test_stopped_of_an_earlier_track_leaves_the_offset_alone() -> None:
    """A late PlaybackStopped of what was replaced must not move the current place."""
    before = playing(offset_ms=1_000)
    state, _ = after(Next(), state=before)
    late, _ = after(Stopped(token=token(before), offset_ms=9_000), state=state)

    assert late == state


def test_next_and_previous_begin_at_the_announcement() -> None:
    """Whoever jumps does not sit through the rest before the exercise."""
    state, answer = after(Next(), state=playing())
    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms) == (1, exercise_start(timeline(state, 1)))
    assert answer.offset_ms > 0

    _, answer = after(Previous(), Previous(), state=state)
    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.note) == (0, Note.FIRST)


def test_next_after_the_last_goes_on() -> None:
    """There is no next exercise: what plays goes on, and it is said."""
    state = playing(position=2)

    assert after(Next(), state=state) == (state, Nothing(note=Note.LAST))


def test_each_play_has_its_own_token() -> None:
    """The same part twice never carries one token: a device would get stuck repeating it."""
    state, seen = playing(), set()
    for _ in range(5):
        seen.add(token(state))
        state, _ = after(Repeat(), state=state)

    assert len(seen | {token(state)}) == 6


def _offset_in(state: State, word: str, nth: int = 0) -> int:
    cues = [c for c in timeline(state).cues if isinstance(c.sound, Phrase) and c.sound.text == word]
    return cues[nth].start_ms


def test_a_pause_resumes_at_the_start_of_what_was_interrupted() -> None:
    """Like a coach: not in the middle of a breath, but where the step begins."""
    state = playing()
    in_breath = _offset_in(state, "Out.") + 1_000
    state, answer = after(Pause(), Stopped(token=token(state), offset_ms=in_breath), state=state)
    assert state.activity is Activity.STOPPED
    state, answer = after(Resume(), state=state)

    assert isinstance(answer, PlayNow)
    assert answer.offset_ms == _offset_in(state, "Lean over.")


def test_little_left_means_on_to_the_next() -> None:
    """With less than 40 s to go a device may never ask for more: the next part begins."""
    state = playing()
    late = timeline(state).duration_ms - 39_000
    _, answer = after(Stopped(token=token(state), offset_ms=late), Resume(), state=state)

    assert isinstance(answer, PlayNow)
    assert (answer.entry.position, answer.offset_ms) == (1, 0)


def test_what_the_request_says_of_the_player_counts() -> None:
    """After a power cut no event came: the next request's context tells where it was."""
    state = playing()
    offset_ms = _offset_in(state, "Turn.")
    seen = Seen(token=token(state), offset_ms=offset_ms + 500, playing=False)
    _, answer = after(Resume(seen=seen), state=state)

    assert isinstance(answer, PlayNow)
    assert answer.offset_ms == offset_ms


def test_repeat_that_side() -> None:
    """The side that is heard, from its beginning."""
    state = playing()
    offset_ms = _offset_in(state, "Now the right side.")
    seen = Seen(token=token(state), offset_ms=offset_ms + 30_000, playing=True)
    _, answer = after(RepeatSide(seen=seen), state=state)

    assert isinstance(answer, PlayNow)
    assert answer.offset_ms == offset_ms


@pytest.mark.parametrize(
    "pace",
    [Pace(breath=parse_breath("slow")), Pace(reps=4), Pace(guide=Guide.SHORT), Pace(reps=1)],
)
def test_another_pace_keeps_the_place(pace: Pace) -> None:
    """The new rendition goes on at the same exercise, side, rep and step, under a new token."""
    state = playing()
    offset_ms = _offset_in(state, "Turn.", 1)
    before = cue_at(timeline(state), offset_ms).place
    seen = Seen(token=token(state), offset_ms=offset_ms, playing=True)
    changed, answer = after(SetPace(pace=pace, seen=seen), state=state)

    assert isinstance(answer, PlayNow)
    place = cue_at(timeline(changed), answer.offset_ms).place
    kept = replace(before, reps=place.reps, rep=min(before.rep or 0, place.reps or 0))
    assert place == kept
    assert (changed.pace, changed.run and changed.run.pace) == (pace, pace)
    assert token(changed) != token(state)


def test_another_pace_in_a_gap_that_it_has_not() -> None:
    """The quiet before the exercise leads to the exercise, not to the next gap in its middle."""
    old = timeline(playing())
    gap, *later = [cue for cue in old.cues if cue.role is Role.GAP]
    assert gap.place.set is None
    assert later
    new = replace(old, cues=tuple(cue for cue in old.cues if cue is not gap))

    spot = spot_at(old, gap.start_ms + 5)
    assert spot is not None
    assert same_place(spot, new) == exercise_start(new)


def test_another_pace_while_paused_only_moves_the_place() -> None:
    """Nothing starts to sound by itself; the resume has the new pace."""
    state, _ = after(Pause(), state=playing(offset_ms=50_000))
    state, answer = after(SetPace(pace=Pace(guide=Guide.TONES)), state=state)

    assert (state.activity, answer) == (Activity.STOPPED, Nothing(note=Note.PACE_KEPT))
    _, answer = after(Resume(), state=state)
    assert isinstance(answer, PlayNow)


def test_a_failed_track_is_tried_again_then_skipped() -> None:
    """Once more under a new token, then the next part; it is said at the next turn."""
    state = playing(offset_ms=7_000)
    state, again = after(Failed(token=token(state)), state=state)
    assert isinstance(again, PlayNow)
    assert (again.entry.position, again.offset_ms) == (0, 7_000)
    state, on = after(Failed(token=token(state)), state=state)

    assert isinstance(on, PlayNow)
    assert (on.entry.position, state.skipped) == (1, "lean-1.part")


def test_three_failures_in_a_row_stop() -> None:
    """Then it is not the track: the device is told to stop, and nothing more is tried."""
    state = playing()
    for _ in range(3):
        state, answer = after(Failed(token=token(state)), state=state)

    assert (state.activity, answer) == (Activity.STOPPED, StopPlaying())
    assert state.gave_up


def test_a_queued_track_that_fails_is_queued_again() -> None:
    """What plays goes on; behind it the failed part gets one more chance, then the one after."""
    state = playing()
    state, first = after(NearlyFinished(token=token(state)), state=state)
    assert isinstance(first, Enqueue)
    state, second = after(Failed(token=first.entry.token), state=state)
    assert isinstance(second, Enqueue)
    assert (second.entry.position, second.expected_previous) == (1, token(state))
    _, third = after(Failed(token=second.entry.token), state=state)

    assert isinstance(third, Enqueue)
    assert third.entry.position == 2


def test_three_queued_failures_in_a_row_queue_no_more() -> None:
    """What plays goes on to its end, nothing follows it, and that is remembered to be said."""
    state = playing()
    state, answer = after(NearlyFinished(token=token(state)), state=state)
    for _ in range(3):
        assert isinstance(answer, Enqueue)
        assert not state.gave_up
        state, answer = after(Failed(token=answer.entry.token), state=state)

    assert (state.activity, answer) == (Activity.PLAYING, Nothing())
    assert (state.queued, state.gave_up) == (None, True)


def test_what_was_given_up_is_not_given_up_again() -> None:
    """Once a track has begun, another failure is a first one, though the old was not said yet."""
    state = playing()
    for _ in range(3):
        state, _ = after(Failed(token=token(state)), state=state)
    state, _ = after(Resume(), state=state)
    state, _ = after(Started(token=token(state), offset_ms=0), state=state)

    _, answer = after(Failed(token=token(state)), state=state)

    assert isinstance(answer, PlayNow)
