"""The pages of a large library's feed, as they are served."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from audio_builder.library.feeds import ROUTINES_A_PAGE
from many_routines import list_many, name_of
from skill.app import EDITIONS, create_app
from skill.settings import Settings

COUNT = ROUTINES_A_PAGE + 1
LINK = "{http://www.w3.org/2005/Atom}link"


@pytest.fixture(scope="module")
def client(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a library whose feed has two pages."""
    folder = tmp_path_factory.mktemp("many")
    list_many(small_output, folder, COUNT)
    return create_app(Settings(output=folder)).test_client()


def test_an_app_that_follows_the_links_sees_every_routine(client: FlaskClient) -> None:
    """From the feed's address on, once each, the newest first; and no routine is opened."""
    address, routines = "/feed.xml", []
    while address:
        with client.get(address) as got:
            assert got.status_code == 200
            assert got.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
            root = ET.fromstring(got.data)  # noqa: S314 - ours
        routines += [url.attrib["url"].split("/")[3] for url in root.iter("enclosure")]
        links = {link.attrib["rel"]: link.attrib["href"] for link in root.iter(LINK)}
        assert links["self"].endswith(address)
        address = links.get("next", "").removeprefix("http://localhost")
    assert list(dict.fromkeys(routines)) == [name_of(number) for number in range(COUNT, 0, -1)]
    edition = client.application.extensions[EDITIONS].current()
    assert edition.library.open_routines == 0


@pytest.mark.parametrize(
    "address",
    ["/feed-3.xml", "/feed-1.xml", "/feed-0.xml", "/feed-02.xml", "/hips-001/feed-2.xml"],
)
def test_no_other_page_is_there(client: FlaskClient, address: str) -> None:
    """Beyond the last, under a second name, or of a single routine: 404."""
    assert client.get(address).status_code == 404


def test_a_page_is_asked_for_again_for_nothing(client: FlaskClient) -> None:
    """A page that has not changed is a 304."""
    with client.get("/feed-2.xml") as got:
        etag = got.headers["ETag"]
    assert client.get("/feed-2.xml", headers={"If-None-Match": etag}).status_code == 304


def test_a_page_has_a_pace_that_can_be(client: FlaskClient) -> None:
    """One that cannot be is told with a sentence, on whichever page."""
    got = client.get("/feed-2.xml?breath=1-1")
    assert (got.status_code, got.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
