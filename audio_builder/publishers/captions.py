"""Captions: a timeline as WebVTT, a full text alternative to what is heard."""

import textwrap
from functools import lru_cache
from typing import Final

from audio_builder.model.sounds import Phrase
from audio_builder.model.timeline import Cue, Timeline
from audio_builder.publishers.clock import clock
from audio_builder.publishers.unspoken import caption_of

LINE_LETTERS: Final = 65
"""The longest line of a caption (publishing.md)."""


def render_captions(timeline: Timeline) -> str:
    """Render each cue that says something as one WebVTT cue, in order (W3C WebVTT, 4.1)."""
    blocks = ["WEBVTT"]
    for cue in timeline.cues:
        text = caption_text(cue)
        if text is not None:
            times = f"{clock(cue.start_ms)} --> {clock(cue.end_ms)}"
            blocks.append("\n".join([times, *_lines(text)]))
    return "\n\n".join(blocks) + "\n"


def caption_text(cue: Cue) -> str | None:
    """What a caption says of a cue, neither wrapped nor escaped; None if it says nothing."""
    if isinstance(cue.sound, Phrase):
        return cue.sound.text
    return caption_of(cue.sound, cue.role)


@lru_cache(maxsize=1024)
def _lines(text: str) -> tuple[str, ...]:
    # Escaped after wrapping, so that no entity is cut in two. A track says most things many times.
    return tuple(
        line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for line in textwrap.wrap(text, LINE_LETTERS)
    )
