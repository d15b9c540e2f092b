"""Feeds, as feedparser and podcastparser understand them."""

import html
import io
import re
import shutil
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import podcastparser
import pytest

import builds
from sites import FOLDER_OF, OWN, PACES, Site, ask, served

DESCRIPTION_MAX = 4000
LATER = datetime(2026, 2, 7, 8, 9, tzinfo=UTC)
"""When the library is built again: after the first time, and still in the past."""
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d) (.+)")

Read = dict[tuple[str, str], Any]


@pytest.fixture(scope="module")
def parsed(feeds: dict[tuple[str, str], str]) -> Read:
    """What feedparser reads."""
    return {key: feedparser.parse(io.BytesIO(text.encode())) for key, text in feeds.items()}


@pytest.fixture(scope="module")
def podcasts(feeds: dict[tuple[str, str], str]) -> Read:
    """What podcastparser reads, the parser of gPodder."""
    return {
        (path, pace): podcastparser.parse(f"http://127.0.0.1{path}{pace}", io.StringIO(text))
        for (path, pace), text in feeds.items()
    }


def test_every_feed_is_well_formed_and_complete(site: Site, parsed: Read) -> None:
    """None is bozo to feedparser, which finds each episode's title in the catalog's order."""
    for (path, _), feed in parsed.items():
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "rss20"
        titles = [title for _, _, title in site.episodes(path)]
        assert [entry.title for entry in feed.entries] == titles


def test_a_feed_says_what_directories_ask_for(site: Site, parsed: Read) -> None:
    """Title, description, author, language, category, explicit, link, itself."""
    routines = {routine.id: routine for routine in site.library.catalog.routines}
    for (path, pace), feed in parsed.items():
        about = feed.feed
        routine = routines.get(path.split("/")[1])
        if routine is not None:
            assert (about.title, about.author) == (routine.title, routine.author)
        assert about.title
        assert 0 < len(about.description.encode()) <= DESCRIPTION_MAX
        assert about.language == "en-us"
        assert {tag.term for tag in about.tags} == {"Health & Fitness", "Fitness"}
        assert about.link == f"{site.address}/"
        links = [link.href for link in about.links if link.rel == "self"]
        assert links == [f"{site.address}{path}{pace}"]


def test_both_parsers_see_the_same_episodes(parsed: Read, podcasts: Read) -> None:
    """Titles, guids, addresses, lengths, dates, durations and numbers, read independently."""
    for key, feed in parsed.items():
        podcast = podcasts[key]
        assert podcast["type"] == "serial"
        # podcastparser lists the newest first; here that is the last.
        theirs = {episode["guid"]: episode for episode in podcast["episodes"]}
        assert len(theirs) == len(feed.entries)
        for entry in feed.entries:
            episode = theirs[entry.id]
            (enclosure,) = entry.enclosures
            (theirs_too,) = episode["enclosures"]
            assert theirs_too["url"] == enclosure.href
            assert theirs_too["file_size"] == int(enclosure.length)
            assert theirs_too["mime_type"] == enclosure.type == "audio/mpeg"
            assert episode["total_time"] == int(entry.itunes_duration)
            assert episode["published"] == parsedate_to_datetime(entry.published).timestamp()
            assert episode["number"] == int(entry.itunes_episode)
            assert episode["title"] == " ".join(entry.title.split())


def test_each_enclosure_is_what_it_says(site: Site, parsed: Read) -> None:
    """Each address bears the letters that apps take, and has the very bytes that are announced."""
    for (path, pace), feed in parsed.items():
        urls = [entry.enclosures[0].href for entry in feed.entries]
        assert len(set(urls)) == len(urls)
        for entry, (routine, track, _) in zip(feed.entries, site.episodes(path), strict=True):
            (enclosure,) = entry.enclosures
            assert enclosure.href == (f"{site.address}/{routine}/{FOLDER_OF[pace]}{track}.mp3")
            assert re.fullmatch(r"(/[A-Za-z0-9._-]+)+\.mp3", urlsplit(enclosure.href).path)
            head, whole = ask(enclosure.href, "HEAD"), ask(enclosure.href)
            assert (head.status, whole.status) == (200, 200)
            assert head.headers["Content-Type"] == enclosure.type == "audio/mpeg"
            announced = int(enclosure.length)
            assert announced == int(head.headers["Content-Length"]) == len(whole.body)
            laid_out = site.library.timeline(routine, track, site.pace(pace))
            assert int(entry.itunes_duration) == round(laid_out.duration_ms / 1000)


def test_a_guid_is_of_one_track_at_one_pace(site: Site, parsed: Read) -> None:
    """The library's feed and a routine's call an episode the same; another pace is another."""
    owners: dict[str, set[str]] = {}
    for feed in parsed.values():
        for entry in feed.entries:
            assert entry.guidislink is False
            owners.setdefault(entry.id, set()).add(entry.enclosures[0].href)
    assert len(owners) == len(site.tracks) * len(PACES)
    assert {len(urls) for urls in owners.values()} == {1}


@pytest.mark.usefixtures("humming")
def test_a_rebuild_brings_no_episode_a_second_time(
    site: Site, output: Path, parsed: Read, tmp_path: Path
) -> None:
    """Built again, later and at another pace: guid and date stay, wherever it is served."""
    again = tmp_path / "output"
    shutil.copytree(output, again)
    builds.build_small(again, builds.small_routine(), now=LATER)

    with served(again) as other:
        assert other.address != site.address
        for pace in PACES:
            told = feedparser.parse(other.get(f"/feed.xml{pace}").body)
            assert [(entry.id, entry.published) for entry in told.entries] == [
                (entry.id, entry.published) for entry in parsed["/feed.xml", pace].entries
            ]


def test_dates_are_in_the_past_and_in_order(parsed: Read) -> None:
    """No app waits for an episode, and one that goes by dates has a routine's in their order."""
    now = datetime.now(tz=UTC)
    for (path, _), feed in parsed.items():
        dates = [parsedate_to_datetime(entry.published) for entry in feed.entries]
        assert all(date <= now for date in dates)
        if path != "/feed.xml":
            assert dates == sorted(set(dates))


def test_descriptions_fit_and_have_the_chapters(site: Site, parsed: Read, podcasts: Read) -> None:
    """Not too long; the safety line and the credit, and the chapters' times at the end."""
    for (path, pace), podcast in podcasts.items():
        told = {episode["guid"]: episode["description"] for episode in podcast["episodes"]}
        entries = parsed[path, pace].entries
        for entry, (routine, track, _) in zip(entries, site.episodes(path), strict=True):
            text = told[entry.id]
            assert 0 < len(text.encode()) <= DESCRIPTION_MAX
            for need in ("Work without pain", "trim silence", "This is not medical advice."):
                assert need in text
                assert need in entry.summary
                assert need in entry.content[0].value
            chapters = site.library.timeline(routine, track, site.pace(pace)).chapters
            titles = [chapter.title for chapter in chapters]
            shown = html.unescape(text)
            assert [found[-1] for found in _TIME.findall(shown)] == titles
            assert shown.endswith(titles[-1])
            lines = entry.content[0].value.rpartition("<p>")[2].removesuffix("</p>")
            told_in_html = [html.unescape(line) for line in re.split(r"<br ?/>", lines)]
            assert [line.split(" ", 1)[1] for line in told_in_html] == titles


def test_feedparser_is_awake(feeds: dict[tuple[str, str], str]) -> None:
    """A feed with markup that was not escaped is bozo."""
    broken = feeds["/uebung/feed.xml", OWN].replace("&lt;Hüfte&gt;", "<Hüfte>")

    assert feedparser.parse(io.BytesIO(broken.encode())).bozo


def test_markup_in_a_routine_is_shown_as_it_was_written(parsed: Read) -> None:
    """Ampersands, brackets, quotes, umlauts and emoji come through."""
    title = "<Hüfte> & 'Knie' “x”"
    for pace in PACES:
        feed = parsed["/uebung/feed.xml", pace]
        assert feed.feed.title == title
        told = html.unescape(feed.feed.description)
        assert "Grüße & <b>kein</b> Markup" in told
        assert "]]> \U0001f9d8&" in told
        assert feed.feed.author == "Ich & <du>"
        assert feed.entries[1].title == "Turn <left> & right --> back"
        (shown,) = feed.entries[0].content
        assert "<p>Grüße &amp; &lt;b&gt;kein&lt;/b&gt; Markup" in shown.value


def test_directories_learn_whom_to_write_to(
    parsed: Read, feeds: dict[tuple[str, str], str]
) -> None:
    """The author's address where the routine gives one, and nobody's where it does not."""
    for pace in PACES:
        detail = parsed["/uebung/feed.xml", pace].feed.publisher_detail
        assert (detail.name, detail.email) == ("Ich & <du>", "du@example.org")
        assert 'owner="du@example.org"' in feeds["/uebung/feed.xml", pace]
        assert "@" not in feeds["/calm-hips/feed.xml", pace].partition("<item>")[0]
