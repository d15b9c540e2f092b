"""Feeds as partytime reads them, which knows the podcast namespace."""

from collections.abc import Callable
from typing import Any

import pytest

from sites import FOLDER_OF, OWN, PACES, Site

Read = dict[tuple[str, str], Any]


@pytest.fixture(scope="module")
def parties(feeds: dict[tuple[str, str], str], read_by: Callable[..., Any]) -> Read:
    """What partytime reads, which checks the podcast namespace; it warns of nothing."""
    read, complaints = read_by("feeds.cjs", *feeds.values())
    assert complaints == ""
    return dict(zip(feeds, read, strict=True))


def test_partytime_sees_the_whole_podcast_namespace(site: Site, parties: Read) -> None:
    """Guid and medium of each feed; transcript, chapters and person of each item."""
    guids = set()
    for (path, pace), feed in parties.items():
        guids.add(feed["guid"])
        assert (feed["medium"], feed["itunesType"], feed["explicit"]) == (
            "podcast",
            "serial",
            False,
        )
        assert feed["itunesCategory"] == ["Health & Fitness > Fitness"]
        assert feed["pubsub"]["self"] == f"{site.address}{path}{pace}"
        for item, (routine, track, _) in zip(feed["items"], site.episodes(path), strict=True):
            beside = f"{site.address}/{routine}/{FOLDER_OF[pace]}{track}"
            assert item["podcastTranscripts"] == [
                {
                    "url": f"{beside}.vtt",
                    "type": "text/vtt",
                    "language": "en-us",
                    "rel": "captions",
                }
            ]
            assert item["podcastChapters"] == {
                "url": f"{beside}.chapters.json",
                "type": "application/json+chapters",
            }
            roles = [(person["role"], person["group"]) for person in item["podcastPeople"]]
            assert roles == [("Host", "Cast"), ("Author", "Writing")]
    assert len(guids) == len(parties)


@pytest.mark.parametrize(
    ("planted", "lost"),
    [
        (("podcast:transcript", "podcast:manuscript"), "podcastTranscripts"),
        (("<podcast:chapters url=", "<podcast:chapters at="), "podcastChapters/url"),
        (("podcast:person", "podcast:people"), "podcastPeople"),
        (("<enclosure ", "<enclosed "), "a warning"),
        (("Health &amp; Fitness", "Health &amp; Fitless"), "itunesCategory"),
    ],
)
def test_partytime_is_awake(
    planted: tuple[str, str],
    lost: str,
    feeds: dict[tuple[str, str], str],
    read_by: Callable[..., Any],
) -> None:
    """What would be a fault of ours is not read, or warned of."""
    right = feeds["/calm-hips/feed.xml", OWN]
    assert planted[0] in right
    (feed,), complaints = read_by("feeds.cjs", right.replace(*planted))

    if lost == "a warning":
        assert complaints
    else:
        found: Any = {**feed, **feed["items"][0]}
        for key in lost.split("/"):
            found = found.get(key) or {}
        assert not found


def test_markup_in_a_name_is_shown_as_it_was_written(parties: Read) -> None:
    """Titles and people come through with their ampersands, brackets and quotes."""
    for pace in PACES:
        feed = parties["/uebung/feed.xml", pace]
        assert feed["title"] == "<Hüfte> & 'Knie' “x”"
        people = feed["items"][0]["podcastPeople"]
        assert [each["name"] for each in people] == ["Ich & <du>", 'Ada & <Ännchen> "Coach"']
