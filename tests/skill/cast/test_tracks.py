"""What a loudspeaker is given to fetch, and from where."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from audio_builder.library import Library, Pace, open_files, open_library
from brief import BRIEF_ID, TITLES
from builds import SMALL_ID
from skill.cast.own_server import host_towards, serving, settings_of
from skill.cast.ports import CastTrack, SpeakerError
from skill.cast.tracks import tracks_of
from skill.settings import Settings


def opened(output: Path) -> Library:
    """A library of a build."""
    return open_library(open_files(output))


def test_every_address_is_served_as_it_is_told(tracks: tuple[CastTrack, ...]) -> None:
    """Size, type and ranges are as the loudspeaker was told, and the picture is there."""
    for number, track in enumerate(tracks, 1):
        head = requests.head(track.address, timeout=20)
        part = requests.get(track.address, headers={"Range": "bytes=0-2"}, timeout=20)

        assert (head.status_code, part.status_code, part.content) == (200, 206, b"ID3")
        assert head.headers["Content-Length"] == str(track.size)
        assert head.headers["Content-Type"] == "audio/mpeg"
        assert (track.number, track.title) == (number, TITLES[number - 1])
        assert track.address.endswith(f"/4-6_default_tones/e{number}.part.mp3")
    assert requests.head(tracks[0].picture, timeout=20).headers["Content-Type"] == "image/png"


def test_a_session_that_fits_some_minutes_is_one_piece(brief_output: Path) -> None:
    """Parts cannot be fitted one by one."""
    tracks = tracks_of(opened(brief_output), BRIEF_ID, Pace(minutes=5), "http://192.168.1.5")

    assert [track.title for track in tracks] == ["Brief & brisk"]
    assert tracks[0].address == "http://192.168.1.5/brief/4-6_default_full_5min/brief.mp3"


def test_what_is_served_ends_with_the_session(small_output: Path) -> None:
    """No door of the house stays open."""
    with serving(settings_of(Settings(output=small_output), "127.0.0.1", 0)) as served:
        assert requests.get(f"{served.base}/healthz", timeout=20).json()["routines"] == [SMALL_ID]

    with pytest.raises(requests.ConnectionError):
        requests.get(f"{served.base}/healthz", timeout=5)


def test_what_was_fetched_is_known(brief_output: Path) -> None:
    """So a firewall is told from a loudspeaker that does not play."""
    library = opened(brief_output)
    with serving(settings_of(Settings(output=brief_output), "127.0.0.1", 0)) as served:
        first, second = tracks_of(library, BRIEF_ID, Pace(), served.base)
        requests.get(first.address, headers={"Range": "bytes=0-99"}, timeout=20)
        requests.head(second.address, timeout=20)

        assert served.fetched == {urlsplit(first.address).path}


def test_nothing_but_the_library_is_served(small_output: Path) -> None:
    """Whatever skill was set up on this computer stays out of it."""
    chosen = Settings(
        output=small_output, skill_id="amzn1.ask.skill.x", base_url="https://coach.example.org"
    )

    settings = settings_of(chosen, "192.168.1.5", 8090)

    assert (settings.skill_id, settings.base_url, settings.workers) == (None, None, 1)
    assert (settings.host, settings.port, settings.output) == ("192.168.1.5", 8090, small_output)


def test_the_address_that_a_loudspeaker_reaches_is_found_out() -> None:
    """It is the one that faces the loudspeaker: 127.0.0.1 for one on this computer alone."""
    assert host_towards("http://127.0.0.1:49152/description.xml") == "127.0.0.1"


@pytest.mark.parametrize("address", ["http://[x/y.xml", "http://127.0.0.999/"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """A slip of the pen is told of as one."""
    with pytest.raises(SpeakerError, match="is the address right"):
        host_towards(address)
