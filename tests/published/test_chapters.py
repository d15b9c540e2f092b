"""Chapters in ID3 as mutagen and ffprobe read them, in JSON and in the notes: one timeline."""

import io
import json
import re
from pathlib import Path
from typing import Any

import feedparser
import mutagen.id3
import pytest

from judges import ffprobe_chapters
from sites import FOLDER_OF, PACES, Site

TOLERANCE_MS = 50
HALF_A_FRAME_MS = 12
_TIME = re.compile(r"^(\d\d):(\d\d):(\d\d) (.+)$")

Seen = list[tuple[float, str]]


@pytest.mark.parametrize("pace", PACES)
def test_all_chapters_agree(site: Site, pace: str, tmp_path: Path) -> None:
    """For every track, four readings are within 50 ms of the timeline, in one order and wording."""
    _agree(site, pace, tmp_path)


@pytest.mark.parametrize("pace", PACES)
def test_all_chapters_of_the_shipped_routine_agree(
    shipped: Site, pace: str, tmp_path: Path
) -> None:
    """So they are where a real voice speaks."""
    _agree(shipped, pace, tmp_path)


def _agree(site: Site, pace: str, folder: Path) -> None:
    notes = _notes(site, pace)
    for routine, track in site.tracks:
        mp3 = folder / f"{track}.mp3"
        mp3.write_bytes(site.get(f"/{routine}/{track}.mp3{pace}").body)
        timeline = site.library.timeline(routine, track, site.pace(pace))
        expected = [(chapter.start_ms, chapter.title) for chapter in timeline.chapters]
        assert expected[0][0] == 0
        for start_ms, _ in expected:
            assert abs(start_ms - round(start_ms / 1000) * 1000) <= HALF_A_FRAME_MS
        readings = {
            "mutagen": _by_mutagen(mp3, timeline.duration_ms),
            "ffprobe": [(seen.start_ms, seen.title) for seen in ffprobe_chapters(mp3)],
            "JSON": _in_json(site.get(f"/{routine}/{track}.chapters.json{pace}").text),
            "notes": notes[f"{site.address}/{routine}/{FOLDER_OF[pace]}{track}.mp3"],
        }
        for reader, seen in readings.items():
            assert [title for _, title in seen] == [title for _, title in expected], reader
            for (start_ms, _), (at_ms, title) in zip(seen, expected, strict=True):
                assert abs(start_ms - at_ms) <= TOLERANCE_MS, (reader, track, title)


def _by_mutagen(mp3: Path, duration_ms: int) -> Seen:
    """In the order of the table of contents, which lists them all; they follow without a gap."""
    tags = mutagen.id3.ID3(mp3)
    (contents,) = tags.getall("CTOC")
    chapters = {chapter.element_id: chapter for chapter in tags.getall("CHAP")}
    assert len(chapters) == len(contents.child_element_ids)
    listed = [chapters[name] for name in contents.child_element_ids]
    ends = [chapter.start_time for chapter in listed[1:]] + [duration_ms]
    assert [chapter.end_time for chapter in listed] == ends
    return [
        (chapter.start_time, chapter.sub_frames.getall("TIT2")[0].text[0]) for chapter in listed
    ]


def _in_json(text: str) -> Seen:
    told: dict[str, Any] = json.loads(text)
    assert told["version"] == "1.2.0"
    starts = [chapter["startTime"] for chapter in told["chapters"]]
    assert starts == sorted(set(starts))
    return [(chapter["startTime"] * 1000, chapter["title"]) for chapter in told["chapters"]]


def _notes(site: Site, pace: str) -> dict[str, Seen]:
    """For each episode's address, what its HTML notes tell, tags taken out by feedparser."""
    found = {}
    for entry in feedparser.parse(io.BytesIO(site.get(f"/feed.xml{pace}").body)).entries:
        text = re.sub(r"<br ?/>|</?p>", "\n", entry.content[0].value)
        times = [match for line in text.split("\n") if (match := _TIME.match(line))]
        found[entry.enclosures[0].href] = [
            (1000 * (int(hours) * 3600 + int(minutes) * 60 + int(seconds)), _plain(title))
            for hours, minutes, seconds, title in (match.groups() for match in times)
        ]
    return found


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
