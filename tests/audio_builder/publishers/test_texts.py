"""Chapters, transcript, tag and clock."""

import json

import pytest

from audio_builder.mp3.id3 import Picture
from audio_builder.planning.session import track_names
from audio_builder.publishers.chapters import render_chapters
from audio_builder.publishers.clock import clock, in_words, short_clock
from audio_builder.publishers.tagging import tag_for
from audio_builder.publishers.transcript import render_transcript
from timelines import small_routine, small_timeline


def test_chapters_are_the_timelines_in_seconds() -> None:
    """JSON chapters 1.2.0: ascending from 0, the same times and titles as in the timeline."""
    chapters = json.loads(render_chapters(small_timeline()))

    assert chapters["version"] == "1.2.0"
    assert [(c["startTime"] * 1000, c["title"]) for c in chapters["chapters"]] == [
        (c.start_ms, c.title) for c in small_timeline().chapters
    ]
    assert chapters["chapters"][0]["startTime"] == 0


def test_a_transcript_reads_as_a_page() -> None:
    """Headings for chapters, a line for each instruction, holds and rests with their lengths."""
    assert (
        render_transcript(small_timeline())
        == """\
Introduction
------------
Calm knees.
Work without pain.

1. Lean & hold
--------------
Exercise 1 of 2. Lean & hold.
It wakes the thighs.
Stand with your feet apart.

1. Lean & hold: left side
-------------------------
Get ready.
[get ready: 5 seconds]
Lean to the left.
[hold: 2 deep breaths]

1. Lean & hold: right side
--------------------------
Now the right side.
[change sides: 8 seconds]
Lean to the right.
[hold: 2 deep breaths]
Rest. Next: Knee bend. Lie down.
[rest: 25 seconds]

2. Knee bend
------------
Exercise 2 of 2. Knee bend.
It wakes the thighs.
Stand with your feet apart.
Get ready.
[get ready: 5 seconds]
Bend <slowly>.
[hold: 20 seconds]
And up.
[count: 3 seconds]

Close
-----
That is all. Roll to your side, and sit up slowly.
"""
    )


def test_a_tag_says_what_the_track_is() -> None:
    """Title, album, number, language, length, chapters, transcript, credit and cover."""
    routine, timeline = small_routine(), small_timeline()
    cover = Picture(mime="image/png", data=b"png")
    session, lean, _ = track_names(routine)

    tag = tag_for(routine, lean, timeline, "Voice: somebody", cover)

    assert (tag.title, tag.album, tag.artist) == ("Lean & hold", "Calm knees", "Repcast")
    assert (tag.track, tag.language) == ((1, 2), "eng")
    assert (tag.length_ms, tag.chapters) == (timeline.duration_ms, timeline.chapters)
    assert tag.transcript == render_transcript(timeline)
    assert tag.comment == "Voice: somebody. This is not medical advice."
    assert tag.cover is cover
    assert tag_for(routine, session, timeline, "", None).track is None


@pytest.mark.parametrize(
    ("at_ms", "expected", "short"),
    [
        (0, "00:00:00.000", "00:00.000"),
        (61_024, "00:01:01.024", "01:01.024"),
        (3_600_000 * 10 + 999, "10:00:00.999", "600:00.999"),
    ],
)
def test_clocks(at_ms: int, expected: str, short: str) -> None:
    """Times are written in full for WebVTT, and short for reading."""
    assert (clock(at_ms), short_clock(at_ms)) == (expected, short)


@pytest.mark.parametrize(
    ("length_ms", "expected"),
    [
        (0, "0 seconds"),
        (1_000, "1 second"),
        (59_600, "1 minute"),
        (185_000, "3 minutes 5 seconds"),
    ],
)
def test_lengths_in_words(length_ms: int, expected: str) -> None:
    """Rounded to the second, with the singular where it belongs."""
    assert in_words(length_ms) == expected
