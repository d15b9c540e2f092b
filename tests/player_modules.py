"""The player's pure modules, run by Node."""

import json
import subprocess
from pathlib import Path
from typing import Any, Final

from audio_builder.model.timeline import Timeline
from audio_builder.publishers.timeline_text import render_timeline
from judges import need

PLAYER: Final = Path(__file__).parents[1] / "audio_builder" / "player"
_NAMES: Final = (
    "addresses", "announcements", "arrow", "body", "breath", "days", "movement", "pace",
    "page_query", "places", "practice_log", "preview", "props", "search", "timeline", "words",
)  # fmt: skip


def run(script: str, given: object) -> Any:  # noqa: ANN401 - whatever the script says
    """What a script says of what it is given: `given`, and the modules by their names."""
    imports = [
        f'import * as {name} from "{PLAYER.joinpath(name).as_uri()}.js";'
        for name in _NAMES
        if f"{name}." in script
    ]
    text = "\n".join(
        [
            *imports,
            'import {readFileSync} from "node:fs";',
            'const given = JSON.parse(readFileSync(0, "utf8"));',
            f"console.log(JSON.stringify(({script})(given)));",
        ]
    )
    ran = subprocess.run(
        [need("node"), "--no-warnings", "--input-type=module", "-e", text],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def told(timeline: Timeline) -> Any:  # noqa: ANN401 - JSON
    """A timeline as the page gets it."""
    return json.loads(render_timeline(timeline))
