"""Private addresses in logs: what was asked for may be told, by whom may not."""

import json
import logging
from pathlib import Path

import pytest

from skill.app import create_app
from skill.private_addresses import WithoutPrivateAddresses, loggable
from skill.settings import Settings

SECRET = "mfz5k2qq"  # noqa: S105 - a token of nobody's


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"/f/{SECRET}/feed.xml", "/f/…/feed.xml"),
        (f"/f/{SECRET}/hip-ir/5-7_4_short/hip-ir.mp3", "/f/…/hip-ir.mp3"),
        (f"/f/{SECRET}", "/f/…"),
        (f"/f/{SECRET}/", "/f/…/"),
        (f"/f//{SECRET}", "/f/…"),
        ("/f/", "/f/…"),
        ("/hip-ir/hip-ir.mp3", "/hip-ir/hip-ir.mp3"),
        ("/feed.xml", "/feed.xml"),
    ],
)
def test_the_last_name_is_told_and_no_more(path: str, told: str) -> None:
    """A name that stands alone is the secret itself."""
    assert loggable(path) == told


def test_the_access_log_hides_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever serves them, and whatever the answer is."""
    caplog.set_level(logging.INFO, "repcast.access")
    app = create_app(Settings(output=tmp_path))
    app.add_url_rule("/f/<token>/<name>", "private", lambda token, name: f"{token} {name}")
    for address in (f"/f/{SECRET}/feed.xml", f"/f/{SECRET}/", f"/f/{SECRET}"):
        app.test_client().get(address).close()
    lines = [
        json.loads(record.getMessage())
        for record in caplog.records
        if record.name == "repcast.access"
    ]
    assert [line["path"] for line in lines] == ["/f/…/feed.xml", None, None]


def test_no_other_log_tells_them() -> None:
    """Flask and the server name the path when something fails; so may an error."""
    formatter = WithoutPrivateAddresses("%(message)s")
    error = RuntimeError(f"cannot send '/f/{SECRET}/x.mp3'")
    told = (RuntimeError, error, None)
    record = logging.LogRecord(
        "app", logging.ERROR, "x", 1, "Exception on %s [GET]", (f"/f/{SECRET}/feed.xml",), told
    )
    text = formatter.format(record)
    assert SECRET not in text
    assert "Exception on /f/…/feed.xml [GET]" in text
