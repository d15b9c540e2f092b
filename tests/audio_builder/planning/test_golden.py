"""The shipped routine's plans, as text that a person has read."""

import os
import re
from pathlib import Path

import pytest

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import BREATH_PRESETS, Guide, Pace, parse_breath
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.planning.session import track_names
from audio_builder.publishers.plan_text import render_plan

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("name", "track", "pace"),
    [
        ("hip-ir-full", "hip-ir", Pace()),
        (
            "hip-ir-short-5-7",
            "hip-ir",
            Pace(guide=Guide.SHORT, breath=parse_breath("5-7")),
        ),
        (
            "hip-ir-tones-3-3-reps-1",
            "hip-ir",
            Pace(guide=Guide.TONES, breath=BREATH_PRESETS["brisk"], reps=1),
        ),
        ("3-ir-hinge-full-reps-10", "3-ir-hinge", Pace(reps=10)),
    ],
)
def test_golden_plan(name: str, track: str, pace: Pace) -> None:
    """What the shipped routine says, and when, changes only on purpose; GOLDEN=write writes it.

    Lengths are estimated, so that no other voice or version of it changes a line.
    """
    routine = load_routine(routine_path("hip-ir")).routine
    track_name = {each.id: each for each in track_names(routine)}[track]
    timeline = plan(routine, pace, estimate_ms, track_name)

    text = render_plan(track_name.title, timeline)
    if os.environ.get("GOLDEN") == "write":
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")

    assert text == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_the_shipped_routine_says_its_facts() -> None:
    """Doses, orders of sides and the way up from the floor survive into what is heard."""
    text = (GOLDEN / "hip-ir-full.txt").read_text(encoding="utf-8")
    spoken = re.findall(r'say   "(.*?)"', text)
    sides = re.findall(r"== (\d)\. .*: (\w+) side", text)

    assert sides == [
        ("1", "left"), ("1", "right"), ("2", "left"), ("2", "right"), ("3", "right"), ("3", "left"),
    ]  # fmt: skip
    assert spoken.index("Work without pain, and keep breathing.") < spoken.index("Get ready.")
    assert "Roll to your side, sit up slowly, and stand when you are ready." in spoken
    assert spoken.count("Rep 1 of 3.") == 2
    assert not [words for words in spoken if "your breath" in words]
