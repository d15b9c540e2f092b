"""No token comes into a log, whatever happens; and nobody asks without end."""

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from children import start_interruptible
from hosts import listening
from skill.private_addresses import WithoutPrivateAddresses
from skill.programmes.limiting import Limits
from skill.settings import Settings
from skill.store.listeners import ProgrammeHash
from skill.store.port import StoreError

Made = Any
"""The conftest's."""
COMMAND = [sys.executable, "-c", "from skill.serving import serve_command; serve_command()"]
WRONG = "w" * 43


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All that was logged, by anybody, with tracebacks."""
    formatter = logging.Formatter("%(name)s %(message)s")
    return "\n".join(formatter.format(record) for record in caplog.records)


def paths(caplog: pytest.LogCaptureFixture) -> list[str | None]:
    """The paths in the access log."""
    records = [record for record in caplog.records if record.name == "repcast.access"]
    return [json.loads(record.getMessage())["path"] for record in records]


def test_the_access_log_tells_no_token(
    client: FlaskClient, made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    """Of what was answered the rest of the address; of errors nothing."""
    caplog.set_level(logging.INFO)
    for name in ("feed.xml", "calendar.ics", "1.mp3", "1.vtt", "3.mp3", "nothing", "feed.xml/x"):
        client.get(f"/f/{made.token}/{name}").close()
    client.post(f"/f/{made.token}/feed.xml")
    client.get(f"/f/{made.token}/1.mp3", headers={"Range": "bytes=999999999-"}).close()
    client.get(f"/f/{made.token}/feed.xml?breath=5-7")
    client.get(f"/f/{made.token}/{'x' * 300}")
    client.get(f"/f/{WRONG}/feed.xml")
    answered = ["/f/…/feed.xml", "/f/…/calendar.ics", "/f/…/1.mp3", "/f/…/1.vtt"]
    assert paths(caplog) == [*answered, *[None] * 5, "/f/…/feed.xml", None, None]
    assert made.token not in logged(caplog)
    assert WRONG not in logged(caplog)


@pytest.mark.parametrize(
    ("error", "status"), [(RuntimeError("why"), 500), (StoreError("it is away"), 503)]
)
def test_a_failure_is_logged_without_the_address(
    client: FlaskClient,
    made: Made,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
) -> None:
    """With its reason, for whoever mends it."""

    def fail(*_: object) -> None:
        raise error

    caplog.set_level(logging.INFO)
    monkeypatch.setattr("skill.programmes.feeds.render_private_feed", fail)
    assert client.get(f"/f/{made.token}/feed.xml").status_code == status
    assert str(error) in logged(caplog)
    assert made.token not in logged(caplog)


def test_what_others_log_goes_out_without_tokens(made: Made) -> None:
    """A server that logs the address it failed at, or a traceback that quotes it."""
    try:
        raise ValueError(f"/f/{made.token}/1.mp3")  # noqa: EM102, TRY301 - as others would
    except ValueError:
        record = logging.LogRecord(
            "waitress", logging.ERROR, "", 0, "Exception while serving %s",
            (f"/f/{made.token}/feed.xml",), sys.exc_info(),
        )  # fmt: skip
    line = WithoutPrivateAddresses("%(message)s").format(record)
    assert line.startswith("Exception while serving /f/…/feed.xml\n")
    assert "ValueError: /f/…/1.mp3" in line
    assert made.token not in line


def test_the_server_itself_writes_no_token(
    make_from: Callable[[date], Made], tmp_path: Path
) -> None:
    """`repcast serve` as a process: neither its access log nor its standard error."""
    made = make_from(datetime.now(UTC).date() - timedelta(weeks=1))
    environ = {
        "REPCAST_DATA": str(made.settings.data),
        "REPCAST_KEY": "6b" * 32,
        "REPCAST_OUTPUT": str(made.settings.output),
        "REPCAST_PORT": "0",
        "PATH": "/usr/bin:/bin",
    }
    out, err = tmp_path / "out", tmp_path / "err"
    with out.open("wb") as lines, err.open("wb") as told:
        server = start_interruptible(COMMAND, env=environ, stdout=lines, stderr=told)
        try:
            address = _address(err)
            for name in ("feed.xml", "1.mp3", "9999.mp3", "%zz.mp3"):
                requests.get(f"{address}/f/{made.token}/{name}", timeout=10)
            requests.get(
                f"{address}/f/{made.token}/feed.xml", headers={"X": "y" * 20_000}, timeout=10
            )
        finally:
            server.terminate()
            server.wait(20)
    written = out.read_text() + err.read_text()
    assert json.loads(out.read_text().splitlines()[0])["path"] == "/f/…/feed.xml"
    assert made.token not in written


def _address(told: Path) -> str:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if "healthz" in (text := told.read_text()):
            return text.split("serving at ")[1].split("/  ")[0]
        time.sleep(0.05)
    pytest.fail(told.read_text())


def test_a_token_is_limited_and_others_are_not(client: FlaskClient, made: Made) -> None:
    """429, with when to come again; a wrong token of anybody is still told that it is wrong."""
    answers = [client.get(f"/f/{made.token}/1.vtt") for _ in range(301)]
    assert {answer.status_code for answer in answers[:300]} == {200}
    assert answers[300].status_code == 429
    assert 1 <= int(answers[300].headers["Retry-After"]) <= 60
    assert client.get(f"/f/{WRONG}/1.vtt").status_code == 404


def test_wrong_tokens_are_limited_together_and_right_ones_served(
    client: FlaskClient, made: Made
) -> None:
    """Each wrong one is another: they count as one stranger."""
    wrong = [client.get(f"/f/{number:043}/feed.xml").status_code for number in range(61)]
    assert wrong == [404] * 60 + [429]
    assert client.get(f"/f/{made.token}/feed.xml").status_code == 200


def test_limits_count_each_token_by_itself() -> None:
    """Two listeners do not take each other's turns."""
    limits = Limits(each_a_minute=1, wrong_a_minute=1)
    anna, bert = ProgrammeHash("a" * 64), ProgrammeHash("b" * 64)
    assert (limits.of_token(anna), limits.of_token(bert), limits.of_wrong()) == (None, None, None)
    assert limits.of_token(anna) is not None
    assert limits.of_wrong() is not None


def test_a_listener_hears_a_session_over_the_network(app: Flask, made: Made) -> None:
    """From the feed's own addresses, in pieces, through waitress; then it counts as heard."""
    settings = Settings(output=made.settings.output, port=0)
    with listening(app, settings) as port:
        here = f"http://127.0.0.1:{port}"
        feed = requests.get(f"{here}/f/{made.token}/feed.xml", timeout=10).text
        url = feed.split('enclosure url="https://coach.example')[1].split('"')[0]
        size = int(requests.head(f"{here}{url}", timeout=10).headers["Content-Length"])
        for start in range(0, size, 100_000):
            asked = {"Range": f"bytes={start}-{start + 99_999}"}
            assert requests.get(f"{here}{url}", headers=asked, timeout=10).status_code == 206
        end = time.monotonic() + 10
        while not made.heard() and time.monotonic() < end:
            time.sleep(0.05)
    assert [each.number for each in made.heard()] == [1]
