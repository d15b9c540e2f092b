"""The player's pure modules, run by Node."""

import json
from pathlib import Path
from typing import Any, Final

from audio_builder.model.timeline import Timeline
from audio_builder.publishers.timeline_text import render_timeline
from page_scripts import evaluated

PLAYER: Final = Path(__file__).parents[1] / "audio_builder" / "player"
_NAMES: Final = (
    "addresses", "announcements", "arrow", "body", "breath", "days", "movement", "pace",
    "page_query", "places", "practice_log", "preview", "props", "search", "timeline", "words",
)  # fmt: skip


def run(script: str, given: object) -> Any:  # noqa: ANN401 - whatever the script says
    """What a script says of what it is given: `given`, and the modules by their names."""
    names = [name for name in _NAMES if f"{name}." in script]
    return evaluated(PLAYER, names, script, given)


def told(timeline: Timeline) -> Any:  # noqa: ANN401 - JSON
    """A timeline as the page gets it."""
    return json.loads(render_timeline(timeline))
