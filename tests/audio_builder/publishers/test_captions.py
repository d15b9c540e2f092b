"""Captions: WebVTT that says all that is heard."""

import re

from audio_builder.model.sounds import AirSound, Phrase, Tone
from audio_builder.publishers.captions import LINE_LETTERS, render_captions
from timelines import small_timeline

_CUE = re.compile(r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n((?:.+\n?)+)")


def cues() -> list[tuple[str, str, str]]:
    """Start, end and text of each caption, as a reader of the file finds them."""
    return _CUE.findall(render_captions(small_timeline()))


def test_captions_are_webvtt_in_order() -> None:
    """The header comes first, each caption ends after it starts, and starts never go back."""
    text = render_captions(small_timeline())
    found = cues()

    assert text.startswith("WEBVTT\n\n")
    assert text.count("-->") == len(found) > 0
    assert all(end > start for start, end, _ in found)
    starts = [start for start, _, _ in found]
    assert starts == sorted(starts)


def test_captions_say_every_phrase_at_its_time() -> None:
    """Each phrase stands at the time at which its clip plays, to the millisecond."""
    timeline = small_timeline()
    spoken = [cue for cue in timeline.cues if isinstance(cue.sound, Phrase)]
    said = [(start, text) for start, _, text in cues() if not text.startswith("[")]

    assert len(said) == len(spoken)
    for cue, (start, _) in zip(spoken, said, strict=True):
        hours, minutes, seconds = start.split(":")
        assert (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000) == (
            cue.start_ms
        )


def test_what_is_not_spoken_stands_in_brackets() -> None:
    """Tones, breaths, holds, rests and changes of side are captioned too."""
    texts = [text.strip() for _, _, text in cues()]

    assert {text for text in texts if text.startswith("[")} == {
        "[get ready]", "[tone: begin]", "[move]", "[tone: start]", "[breathe in]", "[breathe out]",
        "[tone: end]", "[change sides]", "[rest]", "[hold]",
    }  # fmt: skip
    # The air between two counts of a tempo or before a chapter says nothing; all else is captioned.
    heard = [c for c in small_timeline().cues if isinstance(c.sound, Phrase | Tone | AirSound)]
    silent = sum(isinstance(c.sound, AirSound) and c.role in ("tempo", "gap") for c in heard)
    assert len(texts) == len(heard) - silent


def test_captions_are_escaped_and_wrapped() -> None:
    """Markup in a routine's words stays words, and no line is too long to read."""
    text = render_captions(small_timeline())

    assert "Bend &lt;slowly&gt;." in text
    assert "Lean &amp; hold." in text
    assert max(len(line) for line in text.splitlines()) <= LINE_LETTERS
