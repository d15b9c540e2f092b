"""A session on a loudspeaker, decided by what is seen of it: no sound, no network, no waiting."""

import pytest

from fake_renderer import FakeRenderer
from skill.cast.ports import CastTrack, SpeakerError
from skill.cast.session import BEGIN_S, Session

LENGTH_S = 10
LOOK_S = 0.5


def track(number: int) -> CastTrack:
    """A track of ten seconds."""
    return CastTrack(
        address=f"http://192.168.1.5:8080/hips/4-6_2_full/e{number}.part.mp3",
        title=f"Exercise {number}",
        album="Hips",
        number=number,
        length_ms=LENGTH_S * 1000,
        size=80_000,
        picture="http://192.168.1.5:8080/hips/cover.png",
    )


TRACKS = (track(1), track(2), track(3))


class Room:
    """A loudspeaker, a session on it, and time that passes by being told to."""

    def __init__(self, **of_renderer: bool) -> None:
        self.now_s = 100.0
        self.renderer = FakeRenderer(clock=lambda: self.now_s, **of_renderer)
        self.told: list[str] = []
        self.fetched = True
        self.session = Session(self.renderer, TRACKS, self.told.append, lambda _: self.fetched)
        self.session.play(0, self.now_s)

    def passes(self, seconds: float) -> bool:
        """Let time pass, looking twice a second; whether the session goes on."""
        until = self.now_s + seconds
        while self.now_s < until:
            self.now_s += LOOK_S
            if not self.session.turn(self.now_s):
                return False
        return True

    def types(self, words: str) -> None:
        """Say something with the keyboard."""
        self.session.obey(words, self.now_s)

    @property
    def played(self) -> list[int]:
        """The numbers of the tracks that were begun, in order."""
        return [each.number for each in self.renderer.played]


@pytest.mark.parametrize("goes_on", [True, False])
@pytest.mark.parametrize("tells", [True, False])
def test_one_exercise_follows_the_other(*, goes_on: bool, tells: bool) -> None:
    """Whatever a loudspeaker can do and tells, each track plays once, and then it is over."""
    room = Room(goes_on=goes_on, tells=tells)

    assert room.passes(3 * LENGTH_S - 3)
    assert not room.passes(10)
    assert room.played == [1, 2, 3]
    assert [line.split()[0] for line in room.told] == ["1/3", "2/3", "3/3", "done"]


def test_one_moves_between_exercises() -> None:
    """The keys do what they do when one listens to the computer."""
    room = Room(goes_on=True)
    room.passes(2)

    for words in ("next", "next", "next", "go back", "repeat", "start over", "go back"):
        room.types(words)
        room.passes(2)

    assert room.played == [1, 2, 3, 2, 2, 1, 1]
    assert "  that is the last one" in room.told


def test_after_the_last_exercise_nothing_follows() -> None:
    """What was queued before a move to the last track is taken back."""
    room = Room(goes_on=True)
    room.passes(2)
    room.types("next")
    room.types("next")

    assert not room.passes(2 * LENGTH_S)
    assert room.played == [1, 2, 3]


def test_it_holds_for_as_long_as_one_likes() -> None:
    """A pause is no end, and afterwards the rest is played."""
    room = Room()
    room.passes(4)
    room.types("pause")
    assert room.passes(3600)
    room.types("resume")

    assert room.passes(5)
    assert room.played == [1]
    room.passes(2)
    assert room.played == [1, 2]


def test_one_is_told_what_plays_and_which_keys_there_are() -> None:
    """A question and a mistake change nothing."""
    room = Room()
    room.passes(2)
    room.types("what is this")
    room.types("xyz")

    assert room.told[-2:] == ["  1/3 Exercise 1 (0:10)", "  'xyz' is none of the keys"]
    assert room.played == [1]


def test_whoever_stops_it_at_the_loudspeaker_means_it() -> None:
    """Silence in the midst of an exercise is somebody's wish, and ends the session."""
    room = Room()
    room.passes(3)
    room.renderer.stop()

    assert not room.passes(5)
    assert room.played == [1]
    assert room.told[-1] == "stopped on Kitchen"


def test_whoever_plays_something_else_on_it_is_left_alone() -> None:
    """Music from a telephone is not fought for."""
    room = Room()
    room.passes(3)
    room.renderer.play(CastTrack(**{**_fields(track(1)), "address": "http://192.168.1.9/song.mp3"}))

    assert not room.passes(5)
    assert room.told[-1] == "Kitchen plays something else now"


def test_what_played_before_is_not_mistaken_for_ours() -> None:
    """A loudspeaker may still tell of the last one's music while it fetches our track."""
    room = Room()
    song = CastTrack(**{**_fields(track(1)), "address": "http://192.168.1.9/song.mp3"})
    room.renderer.play(song)
    assert room.passes(3)
    room.renderer.play(TRACKS[0])

    assert room.passes(3)
    assert "Kitchen plays something else now" not in room.told


def test_a_moment_without_a_network_is_no_end() -> None:
    """A look or two may fail; an end that was missed meanwhile is an end, not a wish to stop."""
    room = Room()
    room.passes(LENGTH_S - 1)
    room.renderer.deaf = True
    assert room.passes(1.5)
    room.renderer.deaf = False

    assert room.passes(3)
    assert room.played == [1, 2]


def test_what_cannot_be_queued_is_played_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment without a network, just when the next track is handed over, breaks nothing off."""
    room = Room(goes_on=True)

    def lost(_: object) -> bool:
        raise SpeakerError

    monkeypatch.setattr(room.renderer, "queue", lost)

    assert room.passes(LENGTH_S + 2)
    assert room.played == [1, 2]


def test_a_loudspeaker_that_is_gone_is_told_of() -> None:
    """A session on nothing ends with a reason."""
    room = Room()
    room.passes(2)
    room.renderer.deaf = True

    with pytest.raises(SpeakerError, match="does not answer"):
        room.passes(5)


@pytest.mark.parametrize("way", [{"mute": True}, {"starving": True}])
def test_a_loudspeaker_that_cannot_fetch_is_told_of(way: dict[str, bool]) -> None:
    """The usual reason is a firewall: the sentence says so, with the address and the way out."""
    room = Room(**way)
    room.fetched = False

    assert room.passes(BEGIN_S - 1)
    with pytest.raises(SpeakerError, match=r"e1\.part\.mp3: does a firewall .*--port.*--host"):
        room.passes(5)


def test_a_loudspeaker_that_fetches_and_is_silent_is_told_of() -> None:
    """Then it is no firewall, and nobody is sent to look at one."""
    room = Room(mute=True)

    with pytest.raises(SpeakerError, match=r"has fetched http.*, and does not play it"):
        room.passes(BEGIN_S + 5)


def test_who_fetches_and_does_not_tell_how_far_it_is_is_believed() -> None:
    """Some are at the start for ever, by what they say."""
    assert Room(starving=True).passes(2 * BEGIN_S)


def test_a_failure_is_told_of_unless_it_is_an_old_one() -> None:
    """Some go on telling of the last failure until they have something new."""
    room = Room(broken=True)
    assert room.passes(2)
    room.renderer.broken = False
    assert room.passes(2)
    room.renderer.broken = True

    with pytest.raises(SpeakerError, match="does not play"):
        room.passes(2)


def test_an_address_is_known_in_another_wording() -> None:
    """Sonos puts a scheme of its own before what it fetches."""
    room = Room(goes_on=True)
    room.renderer.prefix = "x-rincon-mp3radio:"

    assert room.passes(LENGTH_S + 2)
    assert room.played == [1, 2]
    assert "Kitchen plays something else now" not in room.told


def _fields(of: CastTrack) -> dict[str, object]:
    return {name: getattr(of, name) for name in CastTrack.__slots__}
