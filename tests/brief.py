"""A routine of two exercises that take some seconds each: it is played in real time."""

from pathlib import Path
from typing import Final

import pytest

import builds
from audio_builder.loading.routine_file import parse_routine

BRIEF_ID: Final = "brief"
_EXERCISE: Final = """\
  - id: {id}
    title: {title}
    posture: standing
    purpose: Up.
    setup: [Up.]
    reps: {{default: 1}}
    steps:
      - say: Up.
        short: Up.
        hold: {{seconds: 1}}
"""
_YAML: Final = """\
format: 1
id: brief
title: Brief & brisk
summary: Two exercises.
safety: [Up.]
intro: [Up.]
rest: 2
exercises:
"""
TITLES: Final = ("Reach", "Turn & <bow>")


def build_brief(folder: Path) -> None:
    """Build it, hummed."""
    exercises = (_EXERCISE.format(id=f"e{n}", title=title) for n, title in enumerate(TITLES, 1))
    routine = parse_routine((_YAML + "".join(exercises)).encode(), "brief.yaml").routine
    with pytest.MonkeyPatch.context() as patch:
        builds.hum(patch)
        builds.build_small(folder, routine)
