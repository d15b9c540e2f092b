"""The player in the device: its queue, its events and their order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from skill.speaker.player import (
    LATE_MS,
    SCARCE_MS,
    Activity,
    Event,
    Moved,
    Player,
    Profile,
    Stream,
    Told,
    break_off,
    clear_queue,
    enqueue,
    go_on,
    pause,
    play_now,
    replace_queue,
    run,
    stop,
)

MINUTE = 60_000


def track(token: str, after: str | None = None, **of: int | None) -> Stream:
    """A track of a minute, to follow another if it is told which."""
    given = {"length_ms": MINUTE} | of
    return Stream(url=f"https://x.y/{token}.mp3", token=token, expected_previous=after, **given)  # type: ignore[arg-type]


def events(moved: Moved) -> list[tuple[Event, str, int]]:
    """What is told, of which track, and where in it."""
    return [
        (one.event, one.player.current.token, one.player.offset_ms)
        for one in moved.told
        if one.player.current is not None
    ]


def playing(*queue: str, profile: Profile = Profile.LATE) -> Player:
    """A player in track a, with others behind it."""
    player = play_now(Player(profile=profile), track("a")).player
    return replace(player, queue=tuple(track(token) for token in queue))


def test_replace_all_stops_what_plays_first() -> None:
    """Stopped is told of the old track, where it was; then Started of the new one."""
    player = run(playing("b"), 10_000).player

    moved = play_now(player, track("c", offset_ms=5_000))

    assert events(moved) == [(Event.STOPPED, "a", 10_000), (Event.STARTED, "c", 5_000)]
    assert moved.player.queue == ()


@pytest.mark.parametrize(
    ("queue", "after", "goes_in"),
    [((), "a", True), ((), "z", False), (("b",), "b", True), (("b",), "a", False)],
)
def test_enqueue_honours_the_expected_track(
    queue: tuple[str, ...], after: str, *, goes_in: bool
) -> None:
    """A track goes behind the one that it expects there, else it is dropped in silence."""
    player = playing(*queue)

    moved = enqueue(player, track("c", after))

    assert ([stream.token for stream in moved.player.queue] == [*queue, "c"]) is goes_in
    assert (moved.player == player) is not goes_in
    assert moved.told == ()


def test_after_a_stop_nothing_can_be_queued() -> None:
    """To go on takes a Play that replaces all."""
    stopped = stop(playing("b"))

    assert events(stopped) == [(Event.STOPPED, "a", 0)]
    assert stopped.player.queue == ()
    for put in (enqueue, replace_queue):
        assert put(stopped.player, track("c", "a")) == Moved(player=stopped.player)
    assert stop(stopped.player).told == ()


def test_what_comes_after_the_end_is_played_at_once() -> None:
    """A device may ask for the next track after the last one has ended, and still goes on."""
    ended = run(playing(profile=Profile.EARLY), MINUTE).player
    assert ended.activity is Activity.FINISHED

    moved = enqueue(ended, track("b", "a"))

    assert events(moved)[0] == (Event.STARTED, "b", 0)


def test_clear_queue_leaves_what_plays() -> None:
    """CLEAR_ENQUEUED is silent; REPLACE_ENQUEUED puts another in the queue's place."""
    assert clear_queue(playing("b", "c")) == Moved(player=playing())
    assert replace_queue(playing("b", "c"), track("d")).player == playing("d")


def test_an_early_device_asks_at_once() -> None:
    """NearlyFinished comes right behind Started, and only once."""
    moved = play_now(Player(profile=Profile.EARLY), track("a"))

    assert [event for event, *_ in events(moved)] == [Event.STARTED, Event.NEARLY_FINISHED]
    assert [event for event, *_ in events(run(moved.player, MINUTE))] == [Event.FINISHED]


def test_a_late_device_asks_near_the_end() -> None:
    """Time stops there, so that the answer is in time; then the queue follows the end."""
    asked = run(playing(), 2 * MINUTE)
    assert events(asked) == [(Event.NEARLY_FINISHED, "a", MINUTE - LATE_MS)]
    assert asked.left_ms == MINUTE + LATE_MS

    ended = run(enqueue(asked.player, track("b", "a")).player, asked.left_ms)

    assert events(ended) == [(Event.FINISHED, "a", MINUTE), (Event.STARTED, "b", 0)]
    assert ended.left_ms == MINUTE


def test_a_late_device_may_never_ask() -> None:
    """Where it goes on with little left, it plays to the end and asks nothing."""
    moved = play_now(Player(), track("a", offset_ms=MINUTE - SCARCE_MS + 1))

    assert [event for event, *_ in events(run(moved.player, MINUTE))] == [Event.FINISHED]


def test_a_track_that_cannot_be_fetched_fails_when_it_begins() -> None:
    """Not when it is queued; and nothing follows it by itself."""
    player = replace(playing(), queue=(track("b", length_ms=None), track("c")))

    ended = run(run(player, MINUTE).player, MINUTE)

    assert [(event, token) for event, token, _ in events(ended)] == [
        (Event.FINISHED, "a"),
        (Event.FAILED, "b"),
    ]
    assert (ended.player.activity, ended.player.queue) == (Activity.STOPPED, ())


def test_only_what_plays_can_break() -> None:
    """A track that breaks is told of where it broke; afterwards there is nothing to break."""
    broken = break_off(run(playing("b"), 7_000).player)

    assert events(broken) == [(Event.FAILED, "a", 7_000)]
    assert break_off(broken.player) == Moved(player=broken.player)


@given(st.integers(0, 3 * MINUTE))
def test_no_time_is_lost(ms: int) -> None:
    """What a track takes and what is left make up the time that was handed in."""
    moved = run(playing(), ms)

    assert moved.player.offset_ms + moved.left_ms == ms


def test_a_pause_for_a_word() -> None:
    """What is paused stands still, and takes its place and its queue along when it goes on."""
    paused = pause(run(playing("b"), 9_000).player)
    assert events(paused) == [(Event.STOPPED, "a", 9_000)]
    assert run(paused.player, MINUTE) == Moved(player=paused.player)
    put = enqueue(paused.player, track("c", "b"))
    assert put.told == ()

    going_on = go_on(put.player)

    assert events(going_on) == [(Event.STARTED, "a", 9_000)]
    assert [stream.token for stream in going_on.player.queue] == ["b", "c"]
    assert stop(paused.player).told == ()
    assert events(play_now(paused.player, track("d"))) == [(Event.STARTED, "d", 0)]
    assert pause(stop(playing()).player).told == go_on(playing()).told == ()


class Playing(RuleBasedStateMachine):
    """Whatever a skill orders in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.player = Player()
        self.told: list[Told] = []
        self.made = 0

    def fresh(self, after: str | None, length_ms: int | None, offset_ms: int) -> Stream:
        """A track that never was."""
        self.made += 1
        return track(f"t{self.made}", after, length_ms=length_ms, offset_ms=offset_ms)

    def take(self, moved: Moved) -> None:
        """Go on from there."""
        self.player = moved.player
        self.told += moved.told

    @rule(profile=st.sampled_from(Profile))
    def set_profile(self, profile: Profile) -> None:
        """Another device."""
        self.player = replace(self.player, profile=profile)

    @rule(length=st.none() | st.integers(1, 90_000), offset=st.integers(0, 90_000))
    def replace_all(self, length: int | None, offset: int) -> None:
        """Play now."""
        self.take(play_now(self.player, self.fresh(None, length, offset)))
        assert self.player.queue == ()

    @rule(right=st.booleans(), length=st.none() | st.integers(1, 90_000))
    def put_behind(self, *, right: bool, length: int | None) -> None:
        """Play later: behind the last, or behind what is not there."""
        row = [*([self.player.current] if self.player.current else []), *self.player.queue]
        after = row[-1].token if row and right else "another"
        before = self.player
        self.take(enqueue(before, self.fresh(after, length, 0)))
        if not (row and right):
            assert self.player == before

    @rule()
    def replace_what_waits(self) -> None:
        """Something else later."""
        self.take(replace_queue(self.player, self.fresh(None, MINUTE, 0)))

    @rule(what=st.sampled_from([stop, clear_queue, break_off, pause, go_on]))
    def end(self, what: object) -> None:
        """Less of it."""
        assert callable(what)
        self.take(what(self.player))

    @rule(ms=st.integers(0, 200_000))
    def pass_time(self, ms: int) -> None:
        """Play on; time never grows."""
        moved = run(self.player, ms)
        assert 0 <= moved.left_ms <= ms
        self.take(moved)

    @invariant()
    def what_waits_waits_for_something(self) -> None:
        """There is a queue only behind a track that plays."""
        busy = self.player.activity in (Activity.PLAYING, Activity.PAUSED)
        assert busy or not self.player.queue

    @invariant()
    def events_tell_a_story(self) -> None:
        """What has started stops, ends or fails before anything else starts.

        Only about what plays it is asked what follows, and once.
        """
        on: str | None = None
        asked = set[str]()
        for one in self.told:
            assert one.player.current is not None
            token = one.player.current.token
            match one.event:
                case Event.STARTED:
                    assert on is None
                    on = token
                case Event.NEARLY_FINISHED:
                    assert on == token
                    assert token not in asked
                    asked.add(token)
                case Event.FINISHED | Event.STOPPED:
                    assert on == token
                    on = None
                case Event.FAILED:
                    assert on in (None, token)
                    on = None
        assert (on is not None) == (self.player.activity is Activity.PLAYING)


TestPlaying = Playing.TestCase
