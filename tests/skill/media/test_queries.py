"""Addresses as they come in from the open web, with something hung behind them."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from builds import SMALL_ID
from skill.app import EDITIONS, create_app
from skill.settings import Settings

STRANGE = "utm_source=news&utm_source=news&fbclid=IwAR0%2Fx_y-z&app&=&%F0%9F"
FOLDER = f"/{SMALL_ID}/5-7_1_short"


@pytest.fixture(scope="module")
def client(small_output: Path) -> FlaskClient:
    """A client of the small routine's server, which knows where it is reached."""
    settings = Settings(output=small_output, base_url="https://example.org")
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    "address",
    [
        f"/{SMALL_ID}/{SMALL_ID}.mp3",
        f"/{SMALL_ID}/{SMALL_ID}.mp3?reps=1&breath=5-7",
        f"/{SMALL_ID}/{SMALL_ID}.vtt",
        f"/{SMALL_ID}/{SMALL_ID}.zip?reps=1",
        f"/{SMALL_ID}/feed.xml",
        "/feed.xml?guide=short",
        f"{FOLDER}/{SMALL_ID}.mp3",
        f"{FOLDER}/{SMALL_ID}.m3u8",
        f"/{SMALL_ID}/cover.png",
        "/catalog.json",
        "/",
    ],
)
def test_keys_that_nobody_knows_change_nothing(client: FlaskClient, address: str) -> None:
    """The same bytes under the same tag, wherever in the query they stand."""
    with client.get(address) as plain:
        for strange in (STRANGE, "x=" + "y" * 3000):
            with client.get(f"{address}{'&' if '?' in address else '?'}{strange}") as got:
                assert (got.status_code, got.data) == (plain.status_code, plain.data)
                assert got.headers.get("ETag") == plain.headers.get("ETag")
    assert plain.status_code == 200


def test_they_make_no_other_rendition(client: FlaskClient) -> None:
    """Whoever counts up in a key of their own fills no memory."""
    edition = client.application.extensions[EDITIONS].current()
    client.get(f"/{SMALL_ID}/{SMALL_ID}.vtt?reps=2").close()
    before = len(edition.renditions)
    for number in range(20):
        client.get(f"/{SMALL_ID}/{SMALL_ID}.vtt?reps=2&n={number}").close()
    assert len(edition.renditions) == before


@pytest.mark.parametrize("query", ["breath=5-7", "utm_source=a&reps=2", "minutes=", "reps=0"])
def test_a_folder_of_a_pace_takes_no_other_pace(client: FlaskClient, query: str) -> None:
    """An address that tells its pace twice is a mistake, and is told."""
    got = client.get(f"{FOLDER}/{SMALL_ID}.mp3?{query}")
    assert got.status_code == 400
    assert "leave the query out" in got.text
