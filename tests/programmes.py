"""Programmes for tests, of the small routine of `builds`."""

from typing import Final

from audio_builder.programme.file import parse_programme
from audio_builder.programme.model import Programme

SMALL_PROGRAMME: Final = """\
format: 1
id: calm-weeks
title: Calm weeks
summary: Two weeks for the hips.
phases:
  - weeks: 2
    sessions:
      - routine: calm-hips
        days: [monday, thursday]
        reps: 1
        note: Take your time.
    progressions:
      - {add_reps: 1}
"""
"""Four sessions: on the days of two weeks, then with a rep more."""


def programme_of(text: str = SMALL_PROGRAMME) -> Programme:
    """The programme that a text stands for."""
    return parse_programme(text.encode(), "programme.yaml").programme


def phases(lines: str) -> Programme:
    """A programme of these phases, given as a YAML list."""
    return programme_of(f"format: 1\nid: six\ntitle: Six weeks\nphases:\n{lines}")
