"""Doses, holds, rests and sides as clinics and coaches write them, one line each."""

from pathlib import Path

import pytest

from handouts import found


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Squat 3x10", {"sets": 3, "reps": 10}),
        ("Squat 3 sets x 12", {"sets": 3, "reps": 12}),
        ("Squat 3 sets of 8-10 reps", {"sets": 3, "reps": 8, "reps_most": 10}),
        ("Squat 10 reps x 3", {"sets": 3, "reps": 10}),
        ("Squat x12", {"reps": 12}),
        ("Squat, three sets of twelve", {"sets": 3, "reps": 12}),
        ("Squat 12-10 reps", {"reps": 10, "reps_most": 12}),
        ("Squat 3x10x5s", {"sets": 3, "reps": 10, "hold": 5}),
        ("Squat 3x10 w/ 5 kg", {"sets": 3, "reps": 10}),
        ("Plank 30 sec", {"work": 30}),
        ("Plank 3 x 1 min", {"sets": 3, "work": 60}),
        ("Plank 3 x 1:30", {"sets": 3, "work": 90}),
        ("Plank hold for a count of five, 10 reps", {"reps": 10, "hold": 5}),
        ('Bridge 2x10 5" hold', {"sets": 2, "reps": 10, "hold": 5}),
        ("Bridge x10, hold for 3 deep breaths", {"reps": 10, "breaths": 3}),
        ("Bridge 2x10, rest 60s", {"sets": 2, "reps": 10, "rest": 60}),
        ("Bridge 2x10 ½ min rest", {"sets": 2, "reps": 10, "rest": 30}),
        ("Clams 10 ea", {"reps": 10, "sides": "both"}),
        ("Clams 10/side", {"reps": 10, "sides": "both"}),
        ("Clams 2x10 R/L", {"sets": 2, "reps": 10, "sides": "right-left"}),
        ("Clams 2x10 bilat", {"sets": 2, "reps": 10, "sides": "both"}),
        ("Clams 2x10 left only", {"sets": 2, "reps": 10, "sides": "left"}),
        ("Lunges 2x10 alternating legs", {"sets": 2, "reps": 10, "sides": "alternate"}),
        ("Squat 3x10, 2-3x/day", {"sets": 3, "reps": 10}),
        ("Squat x10 BID", {"reps": 10}),
        ("Squat ___ reps, ___ sets", {"sets": 3, "reps": 10}),
    ],
)
def test_doses(line: str, facts: dict[str, object], tmp_path: Path) -> None:
    """Each way of writing a dose is read as it is meant, and as nothing more."""
    path = tmp_path / "a.txt"
    path.write_text(line, encoding="utf-8")
    [[read]] = found(path).values()
    assert {
        key: value for key, value in read.items() if value is not None and key != "name"
    } == facts
