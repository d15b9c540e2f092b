"""Show notes: what a podcast app shows of an episode, as text and as HTML."""

from dataclasses import dataclass
from html import escape

from audio_builder.records import ChapterEntry

NOTES_MAX = 4000
"""Bytes of an episode's description, in UTF-8, that Apple takes."""
_HINT = (
    "In your podcast app, turn “trim silence” off and play at 1×: the quiet is yours to breathe in."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What there is to say of an episode."""

    summary: str
    safety: tuple[str, ...]
    credit: str
    chapters: tuple[ChapterEntry, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is told before the chapters."""
        return (self.summary, " ".join(self.safety), _HINT, self.credit)


def render_notes(notes: Notes) -> str:
    """As plain text; the chapters' times are read by apps, which make them to be jumped to.

    What is beyond `NOTES_MAX` bytes is cut off after a whole line, the chapters last.
    """
    times = [f"{_time(chapter.start_ms)} {chapter.title}" for chapter in notes.chapters]
    lines = "\n\n".join((*notes.paragraphs, "\n".join(times))).splitlines()
    while len("\n".join(lines).encode()) > NOTES_MAX:
        lines.pop()
    return "\n".join(lines)


def render_notes_html(notes: Notes) -> str:
    """As HTML, of paragraphs and line breaks alone: apps take no more."""
    told = [f"<p>{escape(each, quote=False)}</p>" for each in notes.paragraphs]
    times = "<br/>".join(
        f"{_time(chapter.start_ms)} {escape(chapter.title, quote=False)}"
        for chapter in notes.chapters
    )
    return "".join((*told, f"<p>{times}</p>"))


def _time(at_ms: int) -> str:
    """A chapter's start as `hh:mm:ss`, to the nearest second: apps read no fractions."""
    minutes, seconds = divmod(round(at_ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"
