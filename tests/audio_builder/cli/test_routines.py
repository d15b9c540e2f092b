"""repcast routines: the shelf and a library, all of it or what is looked for."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audio_builder.cli import shelf
from audio_builder.cli.shelf import Shelf, shelf_rows, table_path
from audio_builder.cli.shelf_reading import read_shelf_row
from audio_builder.cli.shipped import shipped_routines
from builds import build_small, renamed, small_routine

Run = Callable[..., Any]


def ids_of(outcome: Any) -> list[str]:  # noqa: ANN401 - as `run` gives it
    """The ids of a JSON answer."""
    assert (outcome.code, outcome.err) == (0, "")
    return [row["id"] for row in json.loads(outcome.out)]


def test_the_table_of_the_shelf_is_that_of_its_files() -> None:
    """What `repcast routines` says without reading the files is what is in them.

    GOLDEN=write writes it (scripts/golden).
    """
    read = Shelf(routines=tuple(map(read_shelf_row, shipped_routines())))
    if os.environ.get("GOLDEN") == "write":
        rows = ",\n".join(row.model_dump_json(exclude_defaults=True) for row in read.routines)
        table_path().write_text(f'{{"routines":[\n{rows}\n]}}\n', encoding="utf-8")
    assert shelf._table() == read


def test_another_file_than_the_table_knows_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a shipped routine, or has no table, is told what is in the files."""
    first, *others = shelf_rows()
    told = first.model_copy(update={"title": "Another", "stamp": "0" * 16})
    monkeypatch.setattr(shelf, "_table", lambda: Shelf(routines=(told, *others)))
    assert shelf_rows() == (first, *others)


def test_all_of_the_shelf_is_listed(run: Run) -> None:
    """Without a wish: every routine, what it is for and takes, and how to go on."""
    outcome = run("routines")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("about") == 20
    assert "rotator-cuff          Rotator cuff with a band" in outcome.out
    assert "shoulder\n                      table or chair, elastic band; standing" in outcome.out
    assert "repcast build NAME" in outcome.out


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--find", "Tabáta"), ["tabata"]),
        (("--find", "hip rotation"), ["hip-ir", "ninety-ninety"]),
        (("--body", "pelvic floor"), ["pelvic-floor", "postnatal"]),
        (("--equipment", "band"), ["rotator-cuff"]),
        (("--genre", "walking"), ["couch-to-5k-week-1", "nordic-walking"]),
        (("--body", "hip", "--equipment", "none", "--genre", "mobility"), ["hip-ir"]),
        (("--language", "de"), []),
    ],
)
def test_the_shelf_is_looked_through(run: Run, asked: tuple[str, ...], found: list[str]) -> None:
    """By words, and by what a routine is and takes."""
    assert ids_of(run("routines", *asked, "--json")) == found


def test_levels_and_minutes_narrow(run: Run) -> None:
    """Only what can be had at the level, in the time that there is."""
    easier = json.loads(run("routines", "--level", "easier", "--json").out)
    assert easier
    assert all("easier" in row["levels"] for row in easier)
    short = json.loads(run("routines", "--minutes", "6", "--json").out)
    assert short
    assert all(row["duration_ms"] <= 360_000 for row in short)


def test_what_was_found_is_counted(run: Run) -> None:
    """After a search the last line says how many of how many."""
    assert run("routines", "--find", "tabata").out.splitlines()[-1] == "1 of 20 routines"
    assert run("routines", "--find", "xyz").out == "0 of 20 routines\n"


@pytest.mark.usefixtures("humming")
def test_a_library_is_looked_through(run: Run, tmp_path: Path) -> None:
    """--library lists what was built, and no hint on what to build."""
    small = small_routine()
    build_small(tmp_path / "out", small, renamed(small, "other-hips"), static=False)
    assert ids_of(run("routines", "--library", tmp_path / "out", "--json")) == [
        "calm-hips",
        "other-hips",
    ]
    assert "build NAME" not in run("routines", "--library", tmp_path / "out").out
    assert ids_of(run("routines", "--library", tmp_path / "out", "--find", "x", "--json")) == []


def test_a_folder_without_a_library_is_named(run: Run, tmp_path: Path) -> None:
    """There is nothing to list, and the sentence says what to do."""
    outcome = run("routines", "--library", tmp_path)
    assert outcome.code != 0
    assert "run 'repcast build' first" in outcome.err
