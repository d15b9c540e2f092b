"""What holds for every address: health, limits, errors, the access log."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from flask import Flask

from builds import SMALL_ID
from skill.app import PATH_MAX, create_app
from skill.settings import Settings
from standing_clock import StandingClock

LISTENER = "amzn1.ask.account.ABCDEF"


@pytest.fixture
def clock() -> StandingClock:
    """A clock for one test."""
    return StandingClock()


@pytest.fixture
def app(small_output: Path, clock: StandingClock) -> Flask:
    """The small routine's server."""
    return create_app(Settings(output=small_output), clock=clock)


def test_health_tells_ready_from_not_and_why(
    small_output: Path, tmp_path: Path, clock: StandingClock
) -> None:
    """Before a build 503, after it 200; a damaged one beside the one that plays is told as well."""
    output = tmp_path / "output"
    client = create_app(Settings(output=output), clock=clock).test_client()
    got = client.get("/healthz")
    assert got.status_code == 503
    assert got.get_json()["ready"] is False
    assert "repcast build" in got.get_json()["problem"]
    assert client.get(f"/{SMALL_ID}/{SMALL_ID}.mp3").status_code == 503
    assert client.get("/catalog.json").status_code == 503

    shutil.copytree(small_output, output)
    clock.move(1)
    got = client.get("/healthz")
    assert got.status_code == 200
    assert got.get_json() == {"ready": True, "problem": None, "routines": [SMALL_ID]}
    assert got.headers["Cache-Control"] == "no-store"

    (output / "index.json").write_text('{"schema_version": 9}', encoding="utf-8")
    clock.move(1)
    got = client.get("/healthz")
    assert got.status_code == 200
    assert got.get_json()["ready"] is True
    assert "version 9" in got.get_json()["problem"]
    client.get(f"/{SMALL_ID}/{SMALL_ID}.mp3").close()


def test_health_tells_no_secrets(tmp_path: Path) -> None:
    """Nor where on the machine things are."""
    settings = Settings(
        output=tmp_path / "none", database_url="postgresql://x:hunter2@db/x", base_url="https://x.y"
    )
    text = create_app(settings).test_client().get("/healthz").text
    assert "hunter2" not in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize(
    "address",
    ["/" + "a" * PATH_MAX, "/?" + "a" * 4097, f"/{SMALL_ID}/{SMALL_ID}.mp3?" + "&" * 4097],
)
def test_an_address_has_a_length(app: Flask, address: str) -> None:
    """Those that are served are far shorter."""
    assert app.test_client().get(address).status_code == 414


def test_a_bug_is_one_sentence_and_its_log(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """A stranger learns nothing of the inside; who runs the server finds it in the log."""

    @app.get("/bug")
    def bug() -> str:
        message = "the inside"
        raise RuntimeError(message)

    got = app.test_client().get("/bug")
    assert (got.status_code, got.text) == (500, "something went wrong here; it has been noted\n")
    assert "the inside" in caplog.text


@pytest.mark.parametrize("address", ["/healthz", "/nowhere", "/catalog.json", "/?" + "a" * 5000])
def test_nothing_is_guessed_from_its_content(app: Flask, address: str) -> None:
    """A sentence stays a sentence, whatever it repeats."""
    with app.test_client().get(address) as got:
        assert got.headers["X-Content-Type-Options"] == "nosniff"


def test_no_redirect_leads_elsewhere(app: Flask) -> None:
    """An address with doubled slashes is no address."""
    got = app.test_client().get("http://localhost//example.org/%2e%2e")
    assert got.status_code == 404
    assert "Location" not in got.headers


def _logged(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    lines = [record.getMessage() for record in caplog.records if record.name == "repcast.access"]
    assert all(line.isprintable() for line in lines)
    return [json.loads(line) for line in lines]


def test_each_request_is_one_line(
    app: Flask, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    """When, what, at which pace, with which end, how much, how long."""
    caplog.set_level(logging.INFO, "repcast.access")
    app.before_request(lambda: clock.move(0.0125))
    track = f"/{SMALL_ID}/2-bridge.vtt"
    client = app.test_client()
    for method, address, headers in (
        ("GET", f"{track}?reps=1&breath=slow", {"Range": "bytes=0-99"}),
        ("HEAD", track, {}),
        ("POST", "/healthz", {}),
    ):
        client.open(address, method=method, headers=headers).close()
    assert _logged(caplog) == [
        {
            "time": "2026-03-01T07:00:00.012+00:00",
            "method": "GET",
            "path": track,
            "pace": "breath=5-7&reps=1&guide=full",
            "status": 206,
            "bytes": 100,
            "ms": 12.5,
        },
        {
            "time": "2026-03-01T07:00:00.025+00:00",
            "method": "HEAD",
            "path": track,
            "pace": "breath=4-6&reps=default&guide=full",
            "status": 200,
            "bytes": 0,
            "ms": 12.5,
        },
        {
            "time": "2026-03-01T07:00:00.037+00:00",
            "method": "POST",
            "path": None,
            "pace": None,
            "status": 405,
            "bytes": 43,
            "ms": 12.5,
        },
    ]


def test_no_line_tells_who_listens(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """No address, agent, id or token, wherever in the request it stood."""
    caplog.set_level(logging.INFO, "repcast.access")
    client = app.test_client()
    headers = {
        "User-Agent": LISTENER,
        "X-Forwarded-For": "198.51.100.7",
        "Cookie": f"id={LISTENER}",
        "Referer": f"https://example.org/{LISTENER}",
        "Authorization": f"Bearer {LISTENER}",
        "If-None-Match": f'"{LISTENER}"',
    }
    addresses = (
        f"/{LISTENER}/x.mp3",
        f"/{LISTENER}",
        f"/healthz?user={LISTENER}",
        f"/{SMALL_ID}/{SMALL_ID}.mp3?user={LISTENER}",
        f"/{SMALL_ID}/{LISTENER}.mp3?breath={LISTENER}",
        f"/{SMALL_ID}/{SMALL_ID}.mp3?breath=5-7",
        f"/catalog.json?{LISTENER}",
        "/" + LISTENER * 20,
    )
    for address in addresses:
        for method in ("GET", "POST", LISTENER.upper()):
            client.open(
                address,
                method=method,
                headers=headers,
                environ_base={"REMOTE_ADDR": "198.51.100.7"},
                data=LISTENER,
            ).close()
    lines = _logged(caplog)
    assert len(lines) == 3 * len(addresses)
    assert "amzn1" not in json.dumps(lines).lower()
    assert "198.51" not in json.dumps(lines)
    assert {line["path"] for line in lines} == {
        None,
        "/healthz",
        "/catalog.json",
        f"/{SMALL_ID}/{SMALL_ID}.mp3",
    }
