"""Which text files stand beside each track: one line a publisher."""

from collections.abc import Callable
from typing import Final

from audio_builder.model.timeline import Timeline
from audio_builder.publishers.captions import render_captions
from audio_builder.publishers.chapters import render_chapters
from audio_builder.publishers.timeline_text import render_timeline
from audio_builder.publishers.transcript import render_transcript

BESIDE_TRACK: Final[dict[str, Callable[[Timeline], str]]] = {
    ".vtt": render_captions,
    ".chapters.json": render_chapters,
    ".timeline.json": render_timeline,
    ".txt": render_transcript,
}
"""For each file ending, what renders it from the track's timeline."""
