"""Feeds of a large library: pages, their order, and how little is opened for one."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from audio_builder.library import Library, Pace, Subscription, feed, open_library, parse_breath
from audio_builder.library.feeds import ROUTINES_A_PAGE, feed_pages, page_name, parse_page_name
from many_routines import list_many, name_of

BASE = "https://coach.example"
COUNT = 2 * ROUTINES_A_PAGE + 3
SLOW = Pace(breath=parse_breath("5-7"))
ATOM = "{http://www.w3.org/2005/Atom}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


@pytest.fixture(scope="module")
def library(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """So many routines that their feed has three pages; the newest has a pace of its own."""
    folder = tmp_path_factory.mktemp("many")
    list_many(small_output, folder, COUNT, {name_of(COUNT): SLOW})
    return open_library(folder)


def _channel(library: Library, **wanted: object) -> ET.Element:
    text = feed(library, Subscription(base_url=BASE, **wanted))  # type: ignore[arg-type]
    channel = ET.fromstring(text).find("channel")  # noqa: S314 - ours
    assert channel is not None
    return channel


def _sessions(channel: ET.Element) -> list[str]:
    """The routines of a page, by the addresses of their sessions."""
    urls = [each.attrib["url"].split("/") for each in channel.iter("enclosure")]
    return [url[3] for url in urls if url[-1] == f"{url[3]}.mp3"]


def _links(channel: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in channel.iter(f"{ATOM}link")}


def test_the_newest_routine_comes_first(library: Library) -> None:
    """Over all pages each routine stands once, the last published first, with its own season."""
    pages = [_channel(library, page=page) for page in range(1, feed_pages(library) + 1)]
    shown = [routine for page in pages for routine in _sessions(page)]
    assert shown == [name_of(number) for number in range(COUNT, 0, -1)]
    assert [len(_sessions(page)) for page in pages] == [ROUTINES_A_PAGE, ROUTINES_A_PAGE, 3]
    seasons = [
        int(item.findtext(f"{ITUNES}season") or 0) for page in pages for item in page.iter("item")
    ]
    assert list(dict.fromkeys(seasons)) == list(range(COUNT, 0, -1))


def test_each_page_leads_to_the_others(library: Library) -> None:
    """As RFC 5005 has it (3); the first page's address is that of the feed."""
    one, two, three = (f"{BASE}/{page_name(page)}" for page in (1, 2, 3))
    assert one == f"{BASE}/feed.xml"
    ends = {"first": one, "last": three}
    assert _links(_channel(library)) == {"self": one, "next": two, **ends}
    assert _links(_channel(library, page=2)) == {
        "self": two,
        "previous": one,
        "next": three,
        **ends,
    }
    assert _links(_channel(library, page=3)) == {"self": three, "previous": two, **ends}


def test_all_pages_are_one_podcast(library: Library) -> None:
    """Its guid and title are the same on each of them."""
    guid = "{https://podcastindex.org/namespace/1.0}guid"
    pages = [_channel(library, page=page) for page in (1, 2, 3)]
    assert len({(page.findtext(guid), page.findtext("title")) for page in pages}) == 1


def test_a_feed_of_one_page_links_to_itself_alone(library: Library) -> None:
    """There is nothing before or after a single routine's feed."""
    one = name_of(1)
    assert _links(_channel(library, routine_id=one)) == {"self": f"{BASE}/{one}/feed.xml"}


@pytest.mark.parametrize(
    "wanted", [{"page": 4}, {"page": 0}, {"routine_id": "hips-001", "page": 2}]
)
def test_there_is_no_page_beyond_the_last(library: Library, wanted: dict[str, object]) -> None:
    """It is said to be none, not shown empty: an app that follows links comes to an end."""
    with pytest.raises(KeyError):
        _channel(library, **wanted)


def test_a_feed_at_each_routines_own_pace_opens_none(library: Library, small_output: Path) -> None:
    """The entries have all that it tells; its addresses name no pace, whichever the own one is."""
    channel = _channel(library)
    assert library.open_routines == 0
    newest = next(channel.iter("enclosure"))
    assert newest.attrib["url"] == f"{BASE}/{name_of(COUNT)}/{name_of(COUNT)}.mp3"
    session = open_library(small_output).catalog.routines[0].tracks[0]
    assert newest.attrib["length"] == str(session.size_bytes)


def test_a_pace_that_is_asked_for_names_itself_where_it_is_another(library: Library) -> None:
    """The routine whose own it is keeps its plain addresses; the page's own address has it."""
    (newest,) = (each for each in library.ids if library.pace(each) == SLOW)
    own = _channel(library, routine_id=newest, pace=SLOW)
    assert _links(own)["self"] == f"{BASE}/{newest}/feed.xml"
    assert next(own.iter("enclosure")).attrib["url"] == f"{BASE}/{newest}/{newest}.mp3"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("feed.xml", 1),
        ("feed-2.xml", 2),
        ("feed-12.xml", 12),
        ("feed-1.xml", None),
        ("feed-0.xml", None),
        ("feed-02.xml", None),
        ("feed--2.xml", None),
        ("feed-\u0662.xml", None),
        ("feed-2.xml\n", None),
        ("feed-1234567.xml", None),
        ("feed.XML", None),
    ],
)
def test_a_page_has_one_name(name: str, page: int | None) -> None:
    """And no other name is a page's."""
    assert parse_page_name(name) == page
    if page is not None:
        assert page_name(page) == name
