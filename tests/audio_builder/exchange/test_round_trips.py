"""What a routine becomes in another program's file, and comes back as."""

from pathlib import Path
from typing import NamedTuple

import fitdecode
import pytest
from hypothesis import given

from audio_builder.cli.shipped import shipped_routines
from audio_builder.exchange.csv_table import read_csv
from audio_builder.exchange.csv_writing import render_csv
from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem
from audio_builder.exchange.exporting import export_routine
from audio_builder.exchange.fit_messages import read_messages
from audio_builder.exchange.fit_reading import read_fit
from audio_builder.exchange.fit_steps import Lasts
from audio_builder.exchange.fit_writing import render_fit
from audio_builder.exchange.formats import import_file
from audio_builder.exchange.from_routine import draft_of
from audio_builder.loading.routine_file import load_routine, parse_routine
from audio_builder.units import Ms
from imported import PLAIN, checked
from routines import FULL_YAML, PATIENT, routines

CREATED = Ms(1_795_512_600_000)

TWO_YAML = """\
format: 2
id: mixed
title: Mixed
summary: Every way of taking time.
safety: [Work without pain.]
rest: 20
exercises:
  - id: swing
    title: Swing
    posture: standing
    purpose: Power.
    setup: [Stand wide.]
    reps: 12
    sets: 3
    rest: 45
    steps: [{say: Swing., short: Swing.}]
  - id: press
    title: Press
    posture: standing
    purpose: Power.
    setup: [Stand tall.]
    reps: [8, 6, 4]
    rest: 60
    steps: [{say: Press., short: Press., hold: {seconds: 2}}]
  - {id: plank, title: Plank, ALIKE, work: 40, kind: hold}
  - block:
      title: Finisher
      rounds: 4
      rest: 30
      exercises:
        - {id: run, title: Run, ALIKE, work: 20, rest: 10}
        - {id: walk, title: Walk, ALIKE, work: 40, kind: walk}
  - block:
      rounds: 10
      every: 60
      exercises:
        - {id: burpee, title: Burpee, ALIKE, reps: 8}
  - block:
      title: To the end
      for: {minutes: 5}
      exercises:
        - {id: lunge, title: Lunge, ALIKE, reps: 10}
        - {id: dip, title: Dip, ALIKE, reps: 5}
""".replace("ALIKE", "posture: standing, purpose: Strength., setup: [Get ready.]")


class Told(NamedTuple):
    """What a round trip keeps of an exercise."""

    title: str
    sets: int
    reps: tuple[int, ...]
    work_ms: int | None
    rest_ms: int | None
    sides: tuple[str, ...]


def told(items: tuple[DraftItem, ...], *, by_fit: bool = False) -> list[object]:
    """What a round trip keeps of items; blocks as their rounds and what is in them.

    FIT does not tell how long a rep is held, and names the side of an exercise with one.
    """
    found: list[object] = []
    for item in items:
        if isinstance(item, DraftBlock):
            found.append((item.rounds, told(item.items)))
            continue
        work_ms = None if by_fit and item.reps else item.work_ms
        one_side = by_fit and len(item.sides) == 1
        title = f"{item.title}, {item.sides[0]}" if one_side else item.title
        sides = () if one_side else item.sides
        found.append(Told(title, item.sets, item.reps, work_ms, item.rest_ms or None, sides))
    return found


def mixed() -> Draft:
    """A routine of blocks and exercises, as a draft."""
    return draft_of(parse_routine(TWO_YAML.encode(), "mixed").routine)


@PATIENT
@given(routine=routines())
def test_a_table_keeps_names_doses_and_rests(routine: object) -> None:
    """Export to CSV and import: names, sets, reps, seconds, rests and sides are the same."""
    draft = draft_of(routine)
    again = read_csv(render_csv(draft).text.encode())
    assert told(again.items) == told(draft.items)
    assert [each.posture for each in again.items] == [each.posture for each in draft.items]


@PATIENT
@given(routine=routines())
def test_a_fit_file_keeps_names_doses_and_rests(routine: object) -> None:
    """Export to FIT and import: names, sets, reps, rests and sides are the same."""
    draft = draft_of(routine)
    again = read_fit(render_fit(draft, CREATED).raw)
    assert told(again.items) == told(draft.items, by_fit=True)


def test_a_table_keeps_blocks() -> None:
    """Rounds and their rests come back; a clock around the block is listed as lost."""
    draft = mixed()
    table = render_csv(draft)
    again = read_csv(table.text.encode())
    run, walk = draft.items[3].items
    finisher = again.items[3]
    assert (finisher.title, finisher.rounds) == ("Finisher", 4)
    assert [each.rest_ms for each in finisher.items] == [run.rest_ms, draft.items[3].rest_ms]
    assert again.items[1].reps == (8, 6, 4)
    assert {loss.what for loss in table.losses} == {
        "that a turn starts every 60 s",
        "that it lasts 300 s",
    }
    assert walk.kind == "walk"


def test_a_fit_file_keeps_blocks() -> None:
    """Rounds become repeats, in which a watch counts down each step."""
    steps = read_messages(render_fit(mixed(), CREATED).raw).steps
    kinds = [(step.title, step.lasts, step.amount, step.times) for step in steps]
    assert kinds[:3] == [
        ("Swing", Lasts.REPS, 12, 0),
        ("", Lasts.TIME, 45_000, 0),
        ("", Lasts.REPEAT, 0, 3),
    ]
    assert kinds[3:8] == [
        ("Press", Lasts.REPS, 8, 0),
        ("", Lasts.TIME, 60_000, 0),
        ("Press", Lasts.REPS, 6, 0),
        ("", Lasts.TIME, 60_000, 0),
        ("Press", Lasts.REPS, 4, 0),
    ]
    assert kinds[-3:] == [
        ("Burpee", Lasts.TIME, 60_000, 0),
        ("", Lasts.REPEAT, len(kinds) - 3, 10),
        ("To the end", Lasts.TIME, 300_000, 0),
    ]
    assert steps[-1].notes == "10 reps Lunge, 5 reps Dip"


def test_another_reader_reads_our_fit_files() -> None:
    """A library that had no hand in writing them finds every step as it was meant."""
    raw = render_fit(mixed(), CREATED).raw
    with fitdecode.FitReader(raw, check_crc=fitdecode.CrcCheck.RAISE) as reader:
        messages = [frame for frame in reader if isinstance(frame, fitdecode.FitDataMessage)]
    file_id, workout, *steps = messages
    assert (file_id.name, file_id.get_value("type")) == ("file_id", "workout")
    assert file_id.get_value("time_created").timestamp() * 1000 == CREATED
    assert workout.get_value("wkt_name") == "Mixed"
    assert workout.get_value("num_valid_steps") == len(steps)
    assert (workout.get_value("sport"), workout.get_value("sub_sport")) == (
        "training",
        "strength_training",
    )
    swing, rest, repeat = steps[:3]
    assert (swing.get_value("wkt_step_name"), swing.get_value("duration_reps")) == ("Swing", 12)
    assert swing.get_value("notes") == "Stand wide."
    assert (rest.get_value("duration_time"), rest.get_value("intensity")) == (45.0, "rest")
    assert (repeat.get_value("duration_step"), repeat.get_value("repeat_steps")) == (0, 3)
    walk = next(step for step in steps if step.get_value("wkt_step_name", fallback="") == "Walk")
    assert walk.get_value("intensity") in ("recovery", 4)


@pytest.mark.parametrize("text", [FULL_YAML, TWO_YAML])
@pytest.mark.parametrize("ending", ["fit", "csv"])
def test_an_exported_routine_can_be_imported(text: str, ending: str) -> None:
    """What we write, we read; the routine it becomes passes the check."""
    exported = export_routine(parse_routine(text.encode(), "r").routine, ending, CREATED)
    checked(import_file(exported.raw, f"again.{ending}", PLAIN))


@pytest.mark.parametrize("path", shipped_routines(), ids=lambda path: path.stem)
def test_every_shipped_routine_can_be_exported(path: Path) -> None:
    """What ships goes to a watch and to a spreadsheet, and comes back as something sound."""
    routine = load_routine(path).routine
    fit = export_routine(routine, "fit", CREATED).raw
    with fitdecode.FitReader(fit, check_crc=fitdecode.CrcCheck.RAISE) as reader:
        assert any(getattr(frame, "name", "") == "workout_step" for frame in reader)
    checked(import_file(fit, "again.fit", PLAIN))
    checked(import_file(export_routine(routine, "csv", CREATED).raw, "again.csv", PLAIN))


def test_a_title_is_no_formula() -> None:
    """A spreadsheet calculates nothing that a title says; the title comes back as it was."""
    exercise = DraftExercise(title="=HYPERLINK(1)", where="a", reps=(5,))
    draft = Draft(title="t", origin="o", items=(exercise,))
    text = render_csv(draft).text
    assert "\r\n'=HYPERLINK(1)," in text
    assert read_csv(text.encode()).items[0].title == "=HYPERLINK(1)"


def test_equal_routines_give_equal_bytes() -> None:
    """A file has no trace of when or where it was written, but for the time it is told."""
    assert render_fit(mixed(), CREATED).raw == render_fit(mixed(), CREATED).raw
