"""Last-Modified and the conditions with dates (RFC 9110, 13)."""

import json
import os
import time
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from builds import SMALL_ID
from skill.app import create_app
from skill.settings import Settings
from standing_clock import StandingClock

TRACK = f"/{SMALL_ID}/{SMALL_ID}.mp3"
BUILT = 1_700_000_000
"""When the routine was last changed."""
LAST = BUILT + 99
"""When the library was."""


def _http(seconds: float) -> str:
    return formatdate(seconds, usegmt=True)


def _date(output: Path, routine: float, library: float) -> None:
    """Let an index say when its routine was last changed, and when the library was."""
    index = output / "index.json"
    told = json.loads(index.read_bytes())
    told["changed"] = datetime.fromtimestamp(library, UTC).isoformat()
    told["routines"][0]["changed"] = datetime.fromtimestamp(routine, UTC).isoformat()
    index.write_text(json.dumps(told), encoding="utf-8")


@pytest.fixture
def client(output: Path) -> FlaskClient:
    """A client of a library with these times, and some milliseconds."""
    _date(output, BUILT + 0.005, LAST + 0.005)
    for cover in (output / SMALL_ID).glob("cover*.png"):
        os.utime(cover, (BUILT - 77, BUILT - 77))
    return create_app(Settings(output=output)).test_client()


@pytest.mark.parametrize(
    ("address", "seconds"),
    [
        (TRACK, BUILT),
        (f"{TRACK}?reps=1", BUILT),
        (f"/{SMALL_ID}/{SMALL_ID}.vtt", BUILT),
        (f"/{SMALL_ID}/{SMALL_ID}.zip", BUILT),
        (f"/{SMALL_ID}/feed.xml", BUILT),
        (f"/{SMALL_ID}/routine.json", BUILT),
        ("/feed.xml", LAST),
        ("/catalog.json", LAST),
        (f"/{SMALL_ID}/cover.png", BUILT - 77),
    ],
)
def test_it_is_told_when_something_was_last_another_one(
    client: FlaskClient, address: str, seconds: int
) -> None:
    """The build that changed the routine, of what is laid out; the file's own time, of a file."""
    for headers in ({}, {"Range": "bytes=0-1"}):
        with client.get(address, headers=headers) as got:
            assert got.headers["Last-Modified"] == _http(seconds)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-Modified-Since": _http(BUILT)}, 304),
        ({"If-Modified-Since": _http(BUILT + 1)}, 304),
        ({"If-Modified-Since": _http(BUILT - 1)}, 200),
        ({"If-Modified-Since": "Tuesday, 14-Nov-23 22:13:20 GMT"}, 304),
        ({"If-Modified-Since": "Tue Nov 14 22:13:20 2023"}, 304),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({"If-Modified-Since": _http(BUILT), "If-None-Match": '"other"'}, 200),
        ({"If-Modified-Since": _http(BUILT - 9), "If-None-Match": "{etag}"}, 304),
        ({"If-Unmodified-Since": _http(BUILT)}, 200),
        ({"If-Unmodified-Since": _http(BUILT - 1)}, 412),
        ({"If-Unmodified-Since": "yesterday"}, 200),
        ({"If-Unmodified-Since": _http(BUILT - 1), "If-Match": "{etag}"}, 200),
        ({"If-Unmodified-Since": _http(BUILT), "If-Match": '"other"'}, 412),
        ({"If-Unmodified-Since": _http(BUILT), "If-Modified-Since": _http(BUILT)}, 304),
    ],
)
def test_dates_are_conditions_where_no_tag_is(
    client: FlaskClient, headers: dict[str, str], status: int, method: str
) -> None:
    """In whole seconds, in any of the three old forms; a date that is none is as if not sent."""
    with client.head(TRACK) as got:
        etag = got.headers["ETag"]
    filled = {name: value.format(etag=etag) for name, value in headers.items()}
    with client.open(TRACK, method=method, headers=filled) as got:
        assert got.status_code == status


@pytest.mark.parametrize(("seconds", "status"), [(BUILT, 206), (BUILT + 1, 200), (BUILT - 1, 200)])
def test_a_range_needs_the_very_date(client: FlaskClient, seconds: int, status: int) -> None:
    """Neither an earlier nor a later one (RFC 9110, 13.1.5)."""
    headers = {"Range": "bytes=0-9", "If-Range": _http(seconds)}
    with client.get(TRACK, headers=headers) as got:
        assert got.status_code == status


def test_the_future_is_not_told(output: Path) -> None:
    """A clock that was wrong when something was built keeps no new build from anyone (8.8.2.1)."""
    ahead = time.time() + 1000
    _date(output, ahead, ahead)
    client = create_app(Settings(output=output)).test_client()
    with client.get(TRACK, headers={"If-Modified-Since": _http(ahead)}) as got:
        assert (got.status_code, "Last-Modified" in got.headers) == (200, False)


def test_a_build_at_work_is_not_dated(output: Path, clock: StandingClock) -> None:
    """What is still of the old build never bears the new one's date; the next edition does."""
    _date(output, BUILT, BUILT)
    client = create_app(Settings(output=output), clock=clock).test_client()
    _date(output, BUILT + 60, BUILT + 60)
    with client.get(TRACK) as got:
        assert got.headers["Last-Modified"] == _http(BUILT)
    clock.move(2)
    with client.get(TRACK) as got:
        assert got.headers["Last-Modified"] == _http(BUILT + 60)
