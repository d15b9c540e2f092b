"""The short address of a routine leads to the page, with that routine."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests
from flask.testing import FlaskClient

from builds import SMALL_ID
from skill.app import create_app
from skill.settings import Settings


@pytest.fixture(scope="module")
def client(small_output: Path) -> FlaskClient:
    """A client of the small routine's server."""
    return create_app(Settings(output=small_output)).test_client()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", [SMALL_ID, f"{SMALL_ID}/", f"{SMALL_ID}?utm_source=a"])
@pytest.mark.parametrize("prefix", ["https://example.org/", "https://example.org/coach/"])
def test_it_leads_to_the_page_wherever_it_was_asked(
    client: FlaskClient, prefix: str, path: str, method: str
) -> None:
    """Also below a path that a proxy took away: the way is told from the address that was asked."""
    got = client.open(f"/{path}", method=method)
    assert got.status_code == 302
    assert urljoin(prefix + path, got.headers["Location"]) == f"{prefix}?routine={SMALL_ID}"
    assert got.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["other", "other/", f"{SMALL_ID}//", f"x/{SMALL_ID}", "part.1"])
def test_an_unknown_routine_is_404(client: FlaskClient, path: str) -> None:
    """As any address at which there is nothing."""
    assert client.get(f"/{path}").status_code == 404


def test_before_a_build_there_is_none(tmp_path: Path) -> None:
    """Nothing is known then, and nothing fails."""
    assert create_app(Settings(output=tmp_path)).test_client().get("/x").status_code == 404


def test_the_way_is_sent_as_it_was_made(address: str) -> None:
    """The server makes no absolute address of it, from a Host header that is not its own."""
    headers = {"Host": "evil.example.org"}
    got = requests.get(f"{address}/{SMALL_ID}", headers=headers, timeout=10, allow_redirects=False)
    assert got.headers["Location"] == f"./?routine={SMALL_ID}"
