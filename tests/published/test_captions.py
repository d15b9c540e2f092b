"""Captions as webvtt-parser reads them, which is strict, and what says the same beside them."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from sites import FOLDER_OF, OWN, PACES, Site

GOOD = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nBreathe in.\n\n00:00:02.000 --> 00:00:03.000\nOut.\n"
)
LINE_MAX = 65


@pytest.fixture(scope="module")
def captions(
    site: Site, shipped: Site, read_by: Callable[..., Any]
) -> dict[tuple[Site, str, str, str], Any]:
    """For every track of both libraries at every pace, what the judge reads in its captions."""
    asked = [
        (one, routine, track, pace)
        for one in (site, shipped)
        for routine, track in one.tracks
        for pace in PACES
    ]
    texts = [one.get(f"/{routine}/{track}.vtt{pace}").text for one, routine, track, pace in asked]
    read, complaints = read_by("captions.cjs", *texts)
    assert complaints == ""
    return dict(zip(asked, read, strict=True))


def test_no_caption_has_a_fault(captions: dict[Any, Any]) -> None:
    """The judge finds cues in every file, and nothing to say against any."""
    assert [read["errors"] for read in captions.values()] == [[]] * len(captions)
    assert all(len(read["cues"]) > 5 for read in captions.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("WEBVTT", "webvtt"),
        ("WEBVTT\n\n", "WEBVTT\n"),
        ("01.000 --> 00:00:02.000", "02.000 --> 00:00:01.000"),
        ("02.000 --> 00:00:03.000", "00.500 --> 00:00:03.000"),
        ("01.000", "01,000"),
        ("-->", "->"),
        ("Breathe", "<Breathe"),
        ("00:00:02.000", "00:00:02"),
    ],
)
def test_the_judge_is_awake(old: str, new: str, read_by: Callable[..., Any]) -> None:
    """What would be a fault of ours is one to it."""
    (right, wrong), _ = read_by("captions.cjs", GOOD, GOOD.replace(old, new, 1))

    assert right["errors"] == []
    assert wrong["errors"] != []


def test_captions_and_timeline_say_the_same(captions: dict[Any, Any]) -> None:
    """The player's file has each caption, at the same millisecond, in the same words."""
    for (site, routine, track, pace), read in captions.items():
        timeline = json.loads(site.get(f"/{routine}/{track}.timeline.json{pace}").text)
        expected = [
            (cue["start_ms"], cue["end_ms"], " ".join(cue["caption"].split()))
            for cue in timeline["cues"]
            if "caption" in cue
        ]
        assert [
            (
                round(cue["startTime"] * 1000),
                round(cue["endTime"] * 1000),
                " ".join(html.unescape(cue["text"]).split()),
            )
            for cue in read["cues"]
        ] == expected, (track, pace)
        assert timeline["duration_ms"] >= max(end for _, end, _ in expected)


def test_no_caption_line_is_too_long(captions: dict[Any, Any]) -> None:
    """A caption fits a phone: 65 letters a line."""
    for read in captions.values():
        lines = [html.unescape(line) for cue in read["cues"] for line in cue["text"].split("\n")]
        assert max(map(len, lines)) <= LINE_MAX


def test_the_transcript_has_every_sentence_of_the_captions(captions: dict[Any, Any]) -> None:
    """What is said, other than counting along in a hold, is read in the transcript in its order."""
    for site, routine, track, pace in captions:
        timeline = json.loads(site.get(f"/{routine}/{track}.timeline.json{pace}").text)
        transcript = " ".join(site.get(f"/{routine}/{track}.txt{pace}").text.split())
        at = 0
        for cue in timeline["cues"]:
            if cue["sound"] == "say" and cue["role"] not in ("hold", "tempo"):
                words = " ".join(cue["caption"].split())
                at = transcript.find(words, at)
                assert at >= 0, (track, pace, words)
                at += len(words)


@pytest.mark.parametrize("pace", PACES[1:])
def test_a_pace_has_one_set_of_texts_at_both_its_addresses(site: Site, pace: str) -> None:
    """By its query or by its folder, a pace's texts are the same; another pace's are not."""
    for routine, track in site.tracks:
        for ending in (".vtt", ".txt", ".timeline.json", ".chapters.json"):
            by_query = site.get(f"/{routine}/{track}{ending}{pace}").body
            assert by_query == site.get(f"/{routine}/{FOLDER_OF[pace]}{track}{ending}").body
            if track == routine and ending in (".vtt", ".timeline.json"):
                assert by_query != site.get(f"/{routine}/{track}{ending}").body


def test_markup_in_a_routine_is_shown_as_it_was_written(captions: dict[Any, Any]) -> None:
    """`<back> & rest` is neither a tag nor lost."""
    said = " ".join(
        html.unescape(cue["text"])
        for (_, routine, _, pace), read in captions.items()
        if routine == "uebung" and pace == OWN
        for cue in read["cues"]
    )
    assert re.search(r"Turn <back> & rest, 5 > 3\.", said)
    assert "leg & don't <lean> é." in " ".join(said.split())
