"""The quick way to a track says what the slow way says."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client, EnvironBuilder, TestResponse, run_wsgi_app

from builds import SMALL_ID
from skill.app import create_app
from skill.media.fast_path import FastPath
from skill.settings import Settings
from standing_clock import StandingClock

TRACK = f"/{SMALL_ID}/{SMALL_ID}.mp3"
PLAIN = [
    (TRACK, {}),
    (f"{TRACK}?breath=5-7&reps=1&guide=short", {}),
    (f"{TRACK}?breath=slow", {"Range": "bytes=0-99"}),
    (TRACK, {"Range": "bytes=-1000"}),
    (TRACK, {"Range": "bytes=5000-"}),
    (TRACK, {"Range": "bytes=0-999999999"}),
    (TRACK, {"Range": "bytes=9-5"}),
    (TRACK, {"Range": "bytes=0-1,5-9"}),
    (f"/{SMALL_ID}/part.2.mp3", {"Range": "bytes=0-0"}),
    (f"{TRACK}?utm_source=a&fbclid=b&utm_source=c", {}),
    (f"{TRACK}?reps=1&fbclid={'x' * 300}", {"Range": "bytes=0-9"}),
    (TRACK, {"Accept-Encoding": "gzip, br"}),
    (TRACK, {"Origin": "https://player.example.org", "Range": "bytes=0-9"}),
    (f"/{SMALL_ID}/%70art.2.mp3", {"Range": "bytes=0-0"}),
]
"""What is answered quickly."""
OTHERS = [
    (TRACK, {"getcontentFeatures.dlna.org": "1"}),
    (TRACK, {"transferMode.dlna.org": "Streaming", "Range": "bytes=0-9"}),
    (TRACK, {"Range": "bytes=999999999-"}),
    (TRACK, {"If-None-Match": "*"}),
    (TRACK, {"If-Match": '"other"'}),
    (TRACK, {"If-Range": '"other"', "Range": "bytes=0-9"}),
    (f"{TRACK}?breath=1-1", {}),
    (f"{TRACK}?x=1&reps=0", {}),
    (f"{TRACK}?x=1&reps=1&x=2&reps=1", {}),
    (f"{TRACK}?{'x' * 5000}", {}),
    (TRACK, {"If-Modified-Since": "Sun, 01 Mar 2037 07:00:00 GMT"}),
    (TRACK, {"If-Unmodified-Since": "Sun, 01 Mar 2026 07:00:00 GMT"}),
    (TRACK, {"If-Range": "Sun, 01 Mar 2026 07:00:00 GMT", "Range": "bytes=0-9"}),
    (f"/{SMALL_ID}", {}),
    (f"/{SMALL_ID}/4-6_1_full/{SMALL_ID}.mp3?x=1", {}),
    (f"/{SMALL_ID}/none.mp3", {}),
    ("/none/none.mp3", {}),
    ("//none.mp3", {}),
    ("/a/b/c.mp3", {}),
    (f"/%2F{SMALL_ID}/{SMALL_ID}.mp3", {}),
    (f"/{SMALL_ID}/%2E%2E/{SMALL_ID}.mp3", {}),
    (f"/{SMALL_ID}/{SMALL_ID}%00.mp3", {}),
    (f"/{SMALL_ID}/{'x' * 400}.mp3", {}),
    (f"/{SMALL_ID}/4-6_1_full/{SMALL_ID}.mp3", {}),
    (f"/{SMALL_ID}/ä.mp3", {}),
]
"""What is left to the app."""


@pytest.fixture(scope="module")
def app(small_output: Path) -> Iterator[Flask]:
    """The app, with a clock that stands."""
    return create_app(Settings(output=small_output), clock=StandingClock())


def _asked(way: object, address: str, headers: dict[str, str], method: str) -> TestResponse:
    client = Client(way)  # type: ignore[arg-type]
    return client.open(address, headers=headers, method=method, buffered=True)


@pytest.mark.parametrize(("address", "headers"), [*PLAIN, *OTHERS])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_both_ways_say_the_same(
    app: Flask,
    address: str,
    headers: dict[str, str],
    method: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Status, headers, body and the line in the log: nobody can tell which way an answer took."""
    caplog.set_level(logging.INFO, "repcast.access")
    fast_path = app.wsgi_app
    assert isinstance(fast_path, FastPath)
    quick, slow = (_asked(way, address, headers, method) for way in (fast_path, fast_path._app))

    assert quick.status == slow.status
    assert sorted(quick.headers) == sorted(slow.headers)
    assert quick.data == slow.data
    first, second = (json.loads(record.getMessage()) for record in caplog.records)
    assert first == second


@pytest.mark.parametrize(("address", "headers"), PLAIN)
def test_a_players_requests_never_reach_the_app(
    app: Flask, address: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are answered by the fast path."""
    fast_path = app.wsgi_app
    monkeypatch.setattr(fast_path, "_app", None)

    assert _asked(fast_path, address, headers, "GET").status_code in (200, 206)


def test_a_target_without_a_slash_is_the_apps(app: Flask) -> None:
    """What stands before the first slash is not passed over, as if it were nothing."""
    fast_path = app.wsgi_app
    environ = EnvironBuilder(TRACK).get_environ() | {"PATH_INFO": f"x{TRACK}"}
    quick, slow = (
        run_wsgi_app(way, environ, buffered=True)[1] for way in (fast_path, fast_path._app)
    )

    assert quick == slow == "404 NOT FOUND"
