"""Show notes: what podcast apps show of an episode."""

from audio_builder.model.timeline import Chapter
from audio_builder.publishers.notes import NOTES_MAX, Notes, render_notes, render_notes_html
from audio_builder.units import Ms


def notes(chapters: int = 3, summary: str = "Hips & <knees>.") -> Notes:
    """Notes of an episode with a chapter every 40 minutes."""
    return Notes(
        summary=summary,
        safety=("Work without pain.", "Keep breathing."),
        credit="After Ada.",
        chapters=tuple(
            Chapter(start_ms=Ms(number * 2_400_008), title=f"{number}. Turn & bend")
            for number in range(chapters)
        ),
    )


def test_the_notes_say_what_a_listener_needs() -> None:
    """What it is for, what keeps them safe, how to set the app, whose work it is."""
    text = render_notes(notes())

    assert "Hips & <knees>." in text
    assert "Work without pain. Keep breathing." in text
    assert "trim silence" in text
    assert "After Ada." in text


def test_each_chapter_has_a_line_that_apps_can_read() -> None:
    """The first at zero, whole seconds, hours from the start."""
    assert render_notes(notes()).splitlines()[-3:] == [
        "00:00:00 0. Turn & bend", "00:40:00 1. Turn & bend", "01:20:00 2. Turn & bend",
    ]  # fmt: skip


def test_html_is_escaped() -> None:
    """A summary is text, whatever stands in it."""
    html = render_notes_html(notes())

    assert "<p>Hips &amp; &lt;knees&gt;.</p>" in html
    assert html.endswith("<br/>01:20:00 2. Turn &amp; bend</p>")


def test_too_many_chapters_end_after_a_whole_line() -> None:
    """Apps refuse longer notes; what is there stays readable."""
    text = render_notes(notes(chapters=400))

    assert len(text) <= NOTES_MAX
    assert text.splitlines()[-1].endswith(". Turn & bend")
    assert len(text) > NOTES_MAX - 40
