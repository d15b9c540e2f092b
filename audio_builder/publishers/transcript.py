"""Transcript: a track as plain text to read, with what is not spoken in square brackets."""

from audio_builder.model.spans import Span, spans
from audio_builder.model.timeline import Role, Timeline
from audio_builder.publishers.unspoken import summary_of

_WORDS_SAY_LITTLE = (Role.HOLD, Role.TEMPO)
"""Spans whose words only count along: "in", "out", "two"; their summary says it once."""


def render_transcript(timeline: Timeline) -> str:
    """Render a heading for each chapter, and below it one line for each instruction or quiet."""
    lines: list[str] = []
    chapters = list(timeline.chapters)
    for span in spans(timeline):
        while chapters and chapters[0].start_ms <= span.start_ms:
            title = chapters.pop(0).title
            lines += ["", title, "-" * len(title)] if lines else [title, "-" * len(title)]
        lines += _lines(span)
    return "\n".join(lines) + "\n"


def _lines(span: Span) -> list[str]:
    spoken = [] if span.role in _WORDS_SAY_LITTLE else [" ".join(span.words)]
    summary = summary_of(span)
    return [line for line in (*spoken, summary) if line]
