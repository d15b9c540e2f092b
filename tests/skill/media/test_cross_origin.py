"""OPTIONS, and what pages of other sites may read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from builds import SMALL_ID
from skill.app import close_app, create_app
from skill.settings import Settings

TRACK = f"/{SMALL_ID}/{SMALL_ID}.mp3"
ASKING = {
    "Origin": "https://player.example.org",
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "if-range, range",
}


@pytest.fixture(scope="module")
def client(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a server that has every address there is."""
    data = tmp_path_factory.mktemp("data")
    app = create_app(Settings(output=small_output, data=data, unverified=True, speaker=True))
    yield app.test_client()
    close_app(app)


@pytest.mark.parametrize(
    "address", [TRACK, f"/{SMALL_ID}/5-7_1_short/{SMALL_ID}.vtt", "/", "/catalog.json", "/feed.xml"]
)
@pytest.mark.parametrize("headers", [ASKING, {}])
def test_a_page_of_another_site_gets_leave_to_read(
    client: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    """With ranges and conditions, by GET and HEAD, and without asking for each track."""
    got = client.options(address, headers=headers)
    assert (got.status_code, got.data) == (204, b"")
    assert got.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert got.headers["Access-Control-Allow-Origin"] == "*"
    assert got.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    allowed = got.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"range", "if-range", "if-none-match", "if-modified-since"} <= set(allowed)
    assert int(got.headers["Access-Control-Max-Age"]) > 0
    assert "Access-Control-Allow-Credentials" not in got.headers


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/alexa", "OPTIONS, POST"),
        ("/speaker/do", "OPTIONS, POST"),
        ("/speaker", "GET, HEAD, OPTIONS"),
        ("/speaker/speaker.js", "GET, HEAD, OPTIONS"),
        ("/healthz", "GET, HEAD, OPTIONS"),
    ],
)
def test_nothing_else_is_opened(client: FlaskClient, address: str, allowed: str) -> None:
    """It is told what they take; a browser lets no other site use them."""
    got = client.options(address, headers=ASKING | {"Access-Control-Request-Method": "POST"})
    assert (got.status_code, got.headers["Allow"]) == (204, allowed)
    assert not [name for name in got.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118 - they are pairs
    for method in {"GET", "POST"} & set(allowed.split(", ")):
        got = client.open(address, method=method, headers=ASKING)
        assert "Access-Control-Allow-Origin" not in got.headers


@pytest.mark.parametrize("address", [f"{TRACK}?reps=0", "/nowhere.html", f"/{SMALL_ID}/no.mp3"])
def test_errors_can_be_read_as_well(client: FlaskClient, address: str) -> None:
    """A player elsewhere sees what is wrong, not just that something is."""
    got = client.get(address, headers=ASKING)
    assert got.status_code in (400, 404)
    assert got.headers["Access-Control-Allow-Origin"] == "*"
