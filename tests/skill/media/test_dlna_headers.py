"""What DLNA asks of a server in headers."""

from http import HTTPMethod

import pytest
import requests

from builds import SMALL_ID
from skill.media.dlna_headers import FEATURES

TRACKS = (
    f"{SMALL_ID}/{SMALL_ID}.mp3",
    f"{SMALL_ID}/turn.part.mp3",
    f"{SMALL_ID}/4-6_1_full/turn.part.mp3",
)
ASKED = {"getcontentFeatures.dlna.org": "1", "transferMode.dlna.org": "Streaming"}


@pytest.mark.parametrize("path", TRACKS)
@pytest.mark.parametrize("method", [HTTPMethod.HEAD, HTTPMethod.GET])
@pytest.mark.parametrize("part", [{}, {"Range": "bytes=100-199"}])
def test_what_is_asked_of_a_track_is_answered(
    address: str, path: str, method: HTTPMethod, part: dict[str, str]
) -> None:
    """HEAD or GET, whole or in part, by either way to it: the features and the mode stand there."""
    got = requests.request(method, f"{address}/{path}", headers=ASKED | part, timeout=20)

    assert got.headers["contentFeatures.dlna.org"] == FEATURES
    assert got.headers["transferMode.dlna.org"] == "Streaming"
    assert got.headers["Content-Type"] == "audio/mpeg"
    assert got.headers["Accept-Ranges"] == "bytes"
    assert got.status_code == (206 if part and method is HTTPMethod.GET else 200)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (TRACKS[0], {}),
        (TRACKS[0], {"getcontentFeatures.dlna.org": "2", "transferMode.dlna.org": "Interactive"}),
        (TRACKS[0], {**ASKED, "Range": "bytes=999999999-"}),
        (f"{SMALL_ID}/{SMALL_ID}.vtt", ASKED),
        (f"{SMALL_ID}/none.mp3", ASKED),
        ("catalog.json", ASKED),
    ],
)
def test_nothing_else_bears_them(address: str, path: str, asked: dict[str, str]) -> None:
    """Who does not ask, or asks for something else, is answered as ever."""
    got = requests.get(f"{address}/{path}", headers=asked, timeout=20)

    assert not [name for name in got.headers if name.lower().endswith(".dlna.org")]
