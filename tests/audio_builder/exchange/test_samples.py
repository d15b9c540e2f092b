"""Workouts of other programs become the routines that they should; what is lost is listed."""

import os
from pathlib import Path

import pytest

from audio_builder.exchange.formats import Imported, Options, import_file
from fit_samples import SAMPLES as FIT_SAMPLES
from imported import checked, remarks

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
GOLDEN = HERE / "golden"
NAMES = SAMPLES / "wger-names" / "exerciseinfo.json"
FILES = sorted(path.name for path in SAMPLES.iterdir() if path.is_file())


def imported(name: str, *, day: int | None = None) -> Imported:
    """One of the samples, imported."""
    raw = FIT_SAMPLES[name] if name in FIT_SAMPLES else (SAMPLES / name).read_bytes()
    return import_file(raw, name, Options(day=day, names=NAMES.read_bytes()))


def hold_against_golden(found: str, name: str) -> None:
    """Compare with a golden file; GOLDEN=write writes it anew."""
    if os.environ.get("GOLDEN") == "write":
        (GOLDEN / name).write_text(found, encoding="utf-8")
    assert found == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*FILES, *FIT_SAMPLES])
def test_a_sample_becomes_its_routine(name: str) -> None:
    """A file gives the same YAML and the same list of remarks, and the YAML passes the check."""
    found = imported(name)
    hold_against_golden(found.text, f"{name}.golden.yaml")
    hold_against_golden(remarks(found), f"{name}.remarks.txt")
    checked(found)


def test_another_day_of_wger_is_another_routine() -> None:
    """Each training day of wger's can be had; days of rest are not counted."""
    found = imported("strong-legs.json", day=2)
    hold_against_golden(found.text, "strong-legs.json.day-2.golden.yaml")
    checked(found)


@pytest.mark.parametrize("name", [*FILES, *FIT_SAMPLES])
def test_every_guess_is_marked_and_listed(name: str) -> None:
    """What an importer made up is marked in the YAML, line by line, and named on the list."""
    found = imported(name)
    marked = [line for line in found.text.splitlines()[6:] if line.endswith("# to confirm")]
    keys = {line.lstrip(" -").split(":")[0] for line in marked if ": " in line}
    listed = " ".join(guess.what for guess in found.guesses)
    for key in keys & {"title", "posture", "purpose", "summary", "sides", "work", "rest", "reps"}:
        assert key in listed
    routine = checked(found)
    assert sum(line.lstrip().startswith("purpose:") for line in marked) == len(routine.leaves)
