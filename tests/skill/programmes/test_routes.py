"""Private feeds: what is at each address, for whom, and what nobody gets to know."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import podcastparser
import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from werkzeug.test import TestResponse

from audio_builder.library import Guide, Library, LibraryError, Pace, open_library, parse_breath
from audio_builder.programme.feed import render_private_feed
from builds import SMALL_ID, build_small, hum, renamed, small_routine
from skill.app import close_app, create_app
from skill.programmes.port import Heard, How
from skill.settings import Settings
from standing_clock import StandingClock

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
WRONG = "w" * 43
DAY_S = 86_400
Made = Any
"""The conftest's."""


def path(made: Made, name: str) -> str:
    """An address of a programme."""
    return f"/f/{made.token}/{name}"


def items(answer: TestResponse) -> list[ET.Element]:
    """The episodes of a feed."""
    return ET.fromstring(answer.data).findall("channel/item")  # noqa: S314 - ours


def told(answer: TestResponse) -> tuple[object, ...]:
    """All that a stranger sees of an answer."""
    return answer.status_code, answer.data, sorted(answer.headers)


def test_a_feed_has_what_is_due_and_no_more(
    client: FlaskClient, made: Made, clock: StandingClock
) -> None:
    """Before the start nothing; then a session on its day, in serial order; at the end all."""
    counts = []
    for _ in range(9):
        counts.append(
            [
                each.findtext(f"{ITUNES}episode")
                for each in items(client.get(path(made, "feed.xml")))
            ]
        )
        clock.move(DAY_S)
    assert counts[0] == counts[2] == ["1", "2"]
    assert counts[3] == ["1", "2", "3"]
    assert counts[6] == counts[8] == ["1", "2", "3", "4"]
    clock.move(-30 * DAY_S)
    assert items(client.get(path(made, "feed.xml"))) == []


def test_a_feed_is_private(client: FlaskClient, made: Made) -> None:
    """No directory lists it, no cache keeps it, no page it leads to learns where one came from."""
    got = client.get(path(made, "feed.xml"))
    channel = ET.fromstring(got.data).find("channel")  # noqa: S314 - ours
    assert channel is not None
    assert channel.findtext(f"{ITUNES}block") == "Yes"
    assert channel.findtext("{https://podcastindex.org/namespace/1.0}locked") == "yes"
    assert got.headers["Cache-Control"] == "private, no-cache"
    assert got.headers["Referrer-Policy"] == "no-referrer"
    assert got.headers["X-Robots-Tag"] == "noindex"
    assert "Access-Control-Allow-Origin" not in got.headers
    assert "hip 12" not in got.text


def test_an_episode_is_the_session_at_the_listeners_pace(
    client: FlaskClient, made: Made, settings: Settings
) -> None:
    """With the reps of its week, the coach's line, its own address; exact to the byte."""
    library = open_library(settings.output)
    slow = parse_breath("5-7")
    got = client.get(path(made, "feed.xml"))
    first, second = items(got)
    track = library.track(SMALL_ID, SMALL_ID, Pace(breath=slow, reps=1, guide=Guide.SHORT))
    enclosure = first.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("url") == f"https://coach.example{path(made, '1.mp3')}"
    assert enclosure.get("length") == str(track.size)
    assert first.findtext("title") == "Week 1: Calm hips"
    assert "Take your time." in (first.findtext("description") or "")
    assert first.findtext("pubDate") == "Mon, 02 Mar 2026 00:00:00 +0000"
    assert first.findtext("guid") != second.findtext("guid")
    with client.get(path(made, "1.mp3")) as heard:
        assert heard.data == track.read(0, track.size)
        assert heard.headers["ETag"] == track.etag
        assert heard.headers["Accept-Ranges"] == "bytes"
        assert heard.headers["Cache-Control"] == "private, no-cache"


def test_a_later_week_is_another_track(
    client: FlaskClient, made: Made, settings: Settings, clock: StandingClock
) -> None:
    """One rep more: the programme's, not the listener's."""
    clock.move(7 * DAY_S)
    more = Pace(breath=parse_breath("5-7"), reps=2, guide=Guide.SHORT)
    track = open_library(settings.output).track(SMALL_ID, SMALL_ID, more)
    with client.get(path(made, "3.mp3")) as got:
        assert got.headers["ETag"] == track.etag


def test_guids_stay_and_are_nobody_elses(client: FlaskClient, made: Made) -> None:
    """A subscriber meets no session twice; and nothing in them leads to the token."""
    one, other = (client.get(path(made, "feed.xml")) for _ in range(2))
    assert one.data == other.data
    assert one.headers["ETag"] == other.headers["ETag"]
    again = client.get(path(made, "feed.xml"), headers={"If-None-Match": one.headers["ETag"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "private, no-cache")


def test_podcast_apps_read_it(client: FlaskClient, made: Made) -> None:
    """Two parsers that apps are made of find both sessions."""
    data = client.get(path(made, "feed.xml")).data
    read = feedparser.parse(data)
    assert not read.bozo
    assert len(read.entries) == 2
    parsed = podcastparser.parse("https://coach.example/f/x/feed.xml", BytesIO(data))
    assert [each["total_time"] > 0 for each in parsed["episodes"]] == [True, True]


def test_a_feed_is_rendered_once_until_something_is_due_or_built(
    client: FlaskClient, made: Made, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apps ask all day; a revoked address is a 404 at once all the same."""
    rendered = []

    def count(*args: Any) -> str:  # noqa: ANN401 - as the real one
        rendered.append(args)
        return render_private_feed(*args)

    monkeypatch.setattr("skill.programmes.feeds.render_private_feed", count)
    for days, times in ((0, 1), (0, 1), (1, 1), (2, 2)):
        clock.move(days * DAY_S)
        assert client.get(path(made, "feed.xml")).status_code == 200
        assert len(rendered) == times
    made.revoke()
    assert client.get(path(made, "feed.xml")).status_code == 404


@pytest.mark.parametrize("ending", [".vtt", ".chapters.json", ".txt"])
def test_texts_stand_beside_a_session(client: FlaskClient, made: Made, ending: str) -> None:
    """Captions, chapters, transcript; not of one that is not due."""
    got = client.get(path(made, f"2{ending}"))
    assert (got.status_code, got.headers["Cache-Control"]) == (200, "private, no-cache")
    assert client.get(path(made, f"3{ending}")).status_code == 404


def test_the_calendar_has_all_sessions(client: FlaskClient, made: Made) -> None:
    """Those to come too; and nothing that says whose it is."""
    got = client.get(path(made, "calendar.ics"))
    assert got.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(got.data).walk("VEVENT")
    assert [event["dtstart"].dt.day for event in events] == [2, 5, 9, 12]
    assert "hip 12" not in got.text
    assert made.token not in got.text


@pytest.mark.parametrize("name", ["feed.xml", "calendar.ics", "1.mp3", "1.vtt"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_wrong_and_revoked_tokens_are_the_same(
    client: FlaskClient, made: Made, name: str, method: str
) -> None:
    """404, in the same words and headers; as of a session that is not due, or is none."""
    wrong = told(client.open(f"/f/{WRONG}/{name}", method=method))
    not_due = told(client.open(path(made, "3.mp3"), method=method))
    none = told(client.open(path(made, "0.mp3"), method=method))
    made.revoke()
    revoked = told(client.open(path(made, name), method=method))
    assert wrong == revoked == not_due == none
    assert wrong[0] == 404


def test_where_no_programme_was_made_nothing_is_kept(
    client: FlaskClient, settings: Settings
) -> None:
    """A stranger's wrong token makes no file; and the answer is the same 404."""
    assert client.get(f"/f/{WRONG}/feed.xml").status_code == 404
    assert not settings.data.exists()


def test_a_programme_that_is_made_while_serving_is_served(
    client: FlaskClient, request: pytest.FixtureRequest
) -> None:
    """No restart is needed."""
    assert client.get(f"/f/{WRONG}/feed.xml").status_code == 404
    made = request.getfixturevalue("made")
    assert client.get(path(made, "feed.xml")).status_code == 200


def test_a_track_fetched_whole_is_heard(
    client: FlaskClient, made: Made, settle: Callable[[], None]
) -> None:
    """Over two ranges, the second on the tail; asking for its head, or for nothing new, is not."""
    whole = client.get(path(made, "1.mp3"))
    etag, size = whole.headers["ETag"], int(whole.headers["Content-Length"])
    whole.close()  # nothing was read of it
    client.head(path(made, "1.mp3"))
    client.get(path(made, "1.mp3"), headers={"If-None-Match": etag}).close()
    with client.get(path(made, "1.mp3"), headers={"Range": f"bytes={size // 2}-"}) as got:
        assert got.status_code == 206
        assert len(got.data) == size - size // 2
    settle()
    assert made.heard() == ()
    with client.get(path(made, "1.mp3"), headers={"Range": f"bytes=0-{size // 2}"}) as got:
        assert len(got.data) == size // 2 + 1
    settle()
    assert made.heard() == (Heard(number=1, day=date(2026, 3, 6), how=How.FEED),)


@pytest.mark.parametrize("error", [LibraryError("a clip is missing"), OSError(5, "out of reach")])
def test_a_track_that_cannot_be_read_now_is_503(
    client: FlaskClient, made: Made, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Damage or a store that does not answer: ask again later, and health says why."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Library, "rendition", fail)
    assert client.get(path(made, "1.mp3")).status_code == 503
    assert client.get("/healthz").get_json()["problem"]


def test_a_session_whose_routine_is_gone_is_left_out(
    tmp_path: Path, made: Made, clock: StandingClock
) -> None:
    """The feed goes on with the others; the track is a 404."""
    other = tmp_path / "other"
    with pytest.MonkeyPatch.context() as patch:
        hum(patch)
        build_small(other, renamed(small_routine(), "other-hips"))
    app = create_app(replace(made.settings, output=other), clock=clock)
    client = app.test_client()
    got = client.get(path(made, "feed.xml"))
    assert (got.status_code, items(got)) == (200, [])
    assert client.get(path(made, "1.mp3")).status_code == 404
    assert client.get(path(made, "calendar.ics")).data.count(b"BEGIN:VEVENT") == 0
    close_app(app)
