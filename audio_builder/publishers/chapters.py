"""Chapters: a timeline's as JSON chapters 1.2.0 (the podcast namespace's chapters file)."""

import json

from audio_builder.model.timeline import Timeline


def render_chapters(timeline: Timeline) -> str:
    """Render the chapters in time order; start times are in seconds."""
    chapters = [
        {"startTime": chapter.start_ms / 1000, "title": chapter.title}
        for chapter in timeline.chapters
    ]
    return (
        json.dumps({"version": "1.2.0", "chapters": chapters}, ensure_ascii=False, indent=2) + "\n"
    )
