"""What each loudspeaker promises: the real DLNA one, the Chromecast of the tests, and the fake."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from fake_renderer import FakeRenderer
from skill.cast.chromecast import ChromecastDiscovery
from skill.cast.dlna import DlnaDiscovery
from skill.cast.ports import Activity, CastTrack, Renderer, SpeakerError, Standing

pytestmark = pytest.mark.slow
SOON_S = 15.0


@pytest.fixture(params=["fake", "chromecast", "dlna"])
def renderer(request: pytest.FixtureRequest) -> Iterator[Renderer]:
    """A loudspeaker at our command; it is silent at first."""
    opened: Renderer
    match request.param:
        case "dlna":
            address = request.getfixturevalue("gmediarender").address
            opened = DlnaDiscovery().open(address, "")
        case "chromecast":
            address = request.getfixturevalue("chromecast").address
            opened = ChromecastDiscovery().open(address, "")
        case _:
            opened = FakeRenderer(clock=time.monotonic, goes_on=True)
    yield opened
    opened.stop()
    opened.close()


def awaited(renderer: Renderer, is_so: Callable[[Standing], bool]) -> Standing:
    """How it stands once that is so."""
    deadline = time.monotonic() + SOON_S
    while not is_so(standing := renderer.standing()):
        assert time.monotonic() < deadline, standing
        time.sleep(0.1)
    return standing


def plays(track: CastTrack) -> Callable[[Standing], bool]:
    """Whether it plays a track."""
    return lambda it: it.activity is Activity.PLAYING and it.address == track.address


def test_a_track_plays_from_its_start(renderer: Renderer, tracks: tuple[CastTrack, ...]) -> None:
    """It tells what it plays and how far it is, by our own address."""
    renderer.play(tracks[0])

    first = awaited(renderer, plays(tracks[0]))
    later = awaited(renderer, lambda it: (it.at_ms or 0) >= 2000)

    assert (first.at_ms or 0) < 2000
    assert later.address == tracks[0].address
    assert renderer.name
    assert renderer.kind


def test_another_track_takes_the_place_of_what_plays(
    renderer: Renderer, tracks: tuple[CastTrack, ...]
) -> None:
    """A move in the midst of a track needs no stop before it."""
    renderer.play(tracks[0])
    awaited(renderer, plays(tracks[0]))

    renderer.play(tracks[1])

    assert (awaited(renderer, plays(tracks[1])).at_ms or 0) < 3000


def test_it_holds_and_goes_on(renderer: Renderer, tracks: tuple[CastTrack, ...]) -> None:
    """A pause keeps the place."""
    renderer.play(tracks[0])
    awaited(renderer, lambda it: plays(tracks[0])(it) and (it.at_ms or 0) >= 1000)

    renderer.pause()
    held = awaited(renderer, lambda it: it.activity is Activity.PAUSED)
    time.sleep(1.5)
    assert renderer.standing() == held
    renderer.resume()

    on = awaited(renderer, plays(tracks[0]))
    assert held.at_ms is not None
    assert on.at_ms is not None
    assert held.at_ms <= on.at_ms < held.at_ms + 2000


def test_it_can_be_made_silent(renderer: Renderer, tracks: tuple[CastTrack, ...]) -> None:
    """Whoever stops hears nothing more."""
    renderer.play(tracks[0])
    awaited(renderer, plays(tracks[0]))

    renderer.stop()

    awaited(renderer, lambda it: it.activity is Activity.SILENT)


def test_what_is_queued_can_be_taken_back(
    renderer: Renderer, tracks: tuple[CastTrack, ...]
) -> None:
    """After a move to the last track nothing follows it, to its end."""
    renderer.play(tracks[0])
    awaited(renderer, plays(tracks[0]))
    if not renderer.queue(tracks[1]):
        return  # it never goes on by itself
    renderer.queue(None)

    time.sleep(tracks[0].length_ms / 1000 - 2)
    awaited(renderer, lambda it: it.activity is Activity.SILENT)


def test_what_was_queued_before_does_not_follow(
    renderer: Renderer, tracks: tuple[CastTrack, ...]
) -> None:
    """A session that was broken off leaves nothing behind for the next one."""
    renderer.play(tracks[0])
    awaited(renderer, plays(tracks[0]))
    renderer.queue(replace(tracks[1], address="http://127.0.0.1:9/gone.mp3"))
    renderer.stop()

    renderer.play(tracks[1])
    awaited(renderer, plays(tracks[1]))
    time.sleep(tracks[1].length_ms / 1000 - 2)
    awaited(renderer, lambda it: it.activity is Activity.SILENT)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/nothing.xml", "chromecast://127.0.0.1:9"])
def test_where_nothing_answers_nothing_is_opened(address: str) -> None:
    """An address that was mistyped is told of within seconds."""
    began = time.monotonic()
    (discovery,) = [
        each for each in (DlnaDiscovery(), ChromecastDiscovery()) if each.opens(address)
    ]

    with pytest.raises(SpeakerError):
        discovery.open(address, "")
    assert time.monotonic() - began < 30
