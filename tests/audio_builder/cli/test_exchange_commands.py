"""repcast import and repcast export, as they are called."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fit_samples import STRENGTH
from routines import FULL_YAML

Run = Callable[..., Any]

TABLE = "name,reps,weight\nSquat,10,80\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of one exercise."""
    path = tmp_path / "leg_day.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.usefixtures("humming")
def test_import_writes_a_routine_and_lists_what_it_lost(run: Run, table: Path) -> None:
    """The file is named by the title; losses and guesses go to standard error, a line each."""
    outcome = run("import", table)
    assert outcome.code == 0
    assert outcome.err.splitlines() == [
        "not carried over: the column 'weight': what stands in 1 of its cells",
        "made up: the routine: summary, safety",
        "made up: line 2, 'Squat': posture, purpose, setup, the words of the step",
    ]
    assert outcome.out.splitlines() == [
        "wrote leg-day.yaml; go through the lines marked '# to confirm'",
        "next: 'repcast check leg-day.yaml'",
    ]
    assert run("check", "leg-day.yaml", "--voice", "hum").code == 0
    assert Path("routine.schema.json").exists()


@pytest.mark.usefixtures("humming")
def test_import_of_a_handout_lists_its_guesses(run: Run, tmp_path: Path) -> None:
    """Doses, sides and names that may mean something else are told, a line each."""
    path = tmp_path / "handout.txt"
    path.write_text("Hip care, twice a day\n\nBird dog 3x8 ea, hold 5-10 sec\n", encoding="utf-8")
    outcome = run("import", path)
    assert outcome.code == 0
    sides = 'sides: "ea" read as left, then right'
    hold = (
        'hold: "hold 5-10 sec" read as 5 seconds; 5 to 10 are meant, where a routine has one number'
    )
    guesses = [f"confirm: line 3, 'Bird dog': {guess}" for guess in (sides, hold)]
    assert [line for line in outcome.err.splitlines() if line.startswith("confirm")] == guesses
    written = "wrote hip-care-twice-a-day.yaml; go through the lines marked "
    assert outcome.out.startswith(f"{written}'# to confirm' and '# confirm:'\n")
    text = Path("hip-care-twice-a-day.yaml").read_text(encoding="utf-8")
    assert "# line 1, not placed: Hip care, twice a day\n" in text
    assert 'sides: [left, right]  # confirm: "ea" read as left, then right\n' in text
    assert run("check", "hip-care-twice-a-day.yaml", "--voice", "hum").code == 0


@pytest.mark.usefixtures("humming")
def test_import_never_overwrites(run: Run, table: Path) -> None:
    """Whatever stands under the name stays, also where the name is given."""
    Path("leg-day.yaml").write_text("mine", encoding="utf-8")
    for command in (("import", table), ("import", table, "--out", "leg-day.yaml")):
        outcome = run(*command)
        assert (outcome.code, outcome.err) == (
            1,
            "error: leg-day.yaml is there already; choose another name\n",
        )
    assert Path("leg-day.yaml").read_text(encoding="utf-8") == "mine"
    assert run("import", table, "--out", "mine/other.yaml").code == 0
    assert run("check", "mine/other.yaml", "--voice", "hum").code == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("import", "gone.csv"), "error: gone.csv cannot be read: No such file or directory"),
        (("import", "."), "error: . cannot be read: Is a directory"),
        (("export", "hip-ir", "--to", "mp3"), "'mp3' is not one of 'fit', 'csv'"),
        (("export", "nobody", "--to", "csv"), "there is no routine file 'nobody'"),
    ],
)
def test_wrong_calls_are_told_so(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    """Wrong input is exit code 2 and a sentence."""
    outcome = run(*arguments)
    assert outcome.code == 2
    assert expected in outcome.err


def test_a_broken_file_is_refused(run: Run, tmp_path: Path) -> None:
    """A file that ends in its middle leaves no routine behind."""
    path = tmp_path / "lifts.fit"
    path.write_bytes(STRENGTH[:80])
    outcome = run("import", path)
    assert outcome.code == 2
    assert outcome.err.startswith("error: lifts.fit: the file: this is no whole FIT file")
    assert list(Path().iterdir()) == []


@pytest.mark.usefixtures("humming")
@pytest.mark.parametrize("ending", ["fit", "csv"])
def test_export_writes_by_the_id_and_never_overwrites(run: Run, ending: str) -> None:
    """A routine's file is named by its id; what it cannot hold is listed."""
    Path("full.yaml").write_text(FULL_YAML, encoding="utf-8")
    outcome = run("export", "full.yaml", "--to", ending)
    assert (outcome.code, outcome.out) == (0, f"wrote hips-and-back.{ending}\n")
    assert "not carried over: every exercise: its purpose and cautions" in outcome.err
    assert run("export", "full.yaml", "--to", ending).code == 1
    assert run("import", f"hips-and-back.{ending}", "--out", "again.yaml").code == 0
    assert run("check", "again.yaml", "--voice", "hum").code == 0
