"""Beginning: from the shelf, and from a handout with its guesses."""

import shutil
from importlib.resources import files
from pathlib import Path

from desk_hosts import Coach

_HANDOUT = "Clams 2x15 each side\nBridges 3x10, hold 5 s\n"


def test_a_routine_of_the_shelf(coach: Coach) -> None:
    """It is found by a word, taken, and opens as a file of one's own."""
    coach.go_to("new")
    coach.field("Find one").fill("tendon")
    coach.button("Take Alfredson heel drops").click()
    coach.until("() => document.querySelector('.fields > *')")
    assert (coach.desk.folder / "alfredson-heel-drops.yaml").exists()
    assert coach.field("Title of the routine").input_value() == "Alfredson heel drops"


def test_guesses_of_a_handout_are_confirmed(coach: Coach) -> None:
    """Each shows the words that it came from; Yes takes its mark away, and nothing else."""
    coach.go_to("new")
    coach.field("The handout").fill(_HANDOUT)
    coach.button("Read it").click()
    coach.until("() => document.querySelector('.guesses')")
    file = next(path.name for path in coach.desk.folder.glob("*.yaml") if path.name != "hips.yaml")
    before = coach.desk.text(file)
    shown = coach.page.locator(".guesses").inner_text()
    assert "Clams 2x15 each side" in shown
    count = coach.page.locator(".guesses li").count()
    first = next(line for line in before.splitlines() if line.endswith("# to confirm"))
    coach.page.locator(".guesses").get_by_role("button", name="Yes:").first.click()
    coach.saved()
    assert coach.page.locator(".guesses li").count() == count - 1
    bare = first.removesuffix("# to confirm").rstrip()
    assert coach.desk.text(file) == before.replace(first, bare, 1)


def test_what_cannot_be_read_is_said(coach: Coach) -> None:
    """A handout without an exercise is refused in words, and what was pasted stays."""
    coach.go_to("new")
    coach.field("The handout").fill("Dear colleague, thank you.")
    coach.button("Read it").click()
    coach.until("() => document.querySelector('.way .trouble')?.textContent")
    assert coach.field("The handout").input_value() == "Dear colleague, thank you."
    coach.complaints.clear()


def test_every_routine_of_the_shelf_is_shown(coach: Coach) -> None:
    """Blocks, levels, motions, props, reps by turns: the form opens each card of each routine."""
    folder = Path(str(files("audio_builder") / "routines"))
    for path in sorted(folder.glob("*.yaml")):
        shutil.copy(path, coach.desk.folder / path.name)
        coach.go_to(path.name)
        closed = coach.page.locator(".card-title[aria-expanded=false]")
        while closed.count():
            closed.first.click()
        assert coach.desk.text(path.name) == path.read_text(encoding="utf-8")
        assert coach.page.locator(".standing").count() == 0, path.name
