"""Form and text, each changing the other."""

from collections.abc import Callable

from desk_hosts import Coach

_COMMENTED = """\
# What stands above.
format: 2
id: hips
title: Hips   # the clinic's name for it
summary: 'For "hips".'
safety: [Work without pain.]   # agreed with Anna
exercises:
  # The first one.
  - id: squat
    title: Squat
    posture: standing
    purpose: It strengthens.   # mind the knee

    setup:
      - Feet apart.
      # A second thought.
      - Toes out.
    reps: {default: 5, max: 8}   # never more
    steps:
      - say: Down and up.
        short: Down.
        tempo: 3-1-2
    levels:
      easier: {name: with a chair, reps: 3}
"""


def _opened(coach: Coach, text: str = _COMMENTED) -> None:
    (coach.desk.folder / "hips.yaml").write_text(text, encoding="utf-8")
    coach.go_to("hips.yaml")


def test_the_form_changes_a_value_and_no_other_letter(coach: Coach) -> None:
    """Title, a line, a number and a list of choices: comments, quotes and blank lines stay."""
    _opened(coach)
    coach.field("Title of the routine").fill("Hips and knees")
    coach.field("Summary").fill('For "hips" and knees.')
    coach.field("Setting up, line 2").fill("Toes forward.")
    coach.field("Reps").fill("6")
    coach.field("Sides").select_option("left,right")
    coach.saved()
    wanted = (
        _COMMENTED.replace("title: Hips ", "title: Hips and knees ")
        .replace("'For \"hips\".'", "'For \"hips\" and knees.'")
        .replace("Toes out.", "Toes forward.")
        .replace("default: 5", "default: 6")
        .replace("    reps:", "    sides: [left, right]\n    reps:")
    )
    assert coach.desk.text("hips.yaml") == wanted
    assert coach.area.input_value() == wanted


def test_the_text_changes_the_form(coach: Coach) -> None:
    """What is typed in the text stands in its field a moment later, and lights it up."""
    _opened(coach)
    coach.area.evaluate("""(area) => {
      area.focus();
      const at = area.value.indexOf("It strengthens") + 2;
      area.setSelectionRange(at, at);
    }""")
    coach.page.keyboard.type(" really")
    coach.until("() => document.querySelector(\"[data-path='exercises.0.purpose']\").value === "
                "'It really strengthens.'")  # fmt: skip
    assert coach.look(
        "() => document.querySelector(\"[data-path='exercises.0.purpose']\").matches('[data-lit]')"
    )
    assert "It really strengthens.   # mind the knee" in coach.desk.text("hips.yaml")


def test_cards_are_ordered_and_undone(coach: Coach) -> None:
    """Duplicate, move, remove; Undo goes all the way back, and the text is as it was."""
    _opened(coach)
    coach.button("Duplicate: Squat").click()
    coach.saved()
    assert "id: squat-2" in coach.desk.text("hips.yaml")
    coach.field("Title", ".card:nth-child(2)").fill("Lunge")
    coach.saved()
    coach.button("Move up: Lunge").click()
    coach.saved()
    text = coach.desk.text("hips.yaml")
    assert text.index("title: Lunge") < text.index("title: Squat")
    assert "id: lunge" in text
    coach.button("Remove: Squat").click()
    coach.saved()
    assert "title: Squat" not in coach.desk.text("hips.yaml")
    while coach.button("Undo").is_enabled():
        coach.button("Undo").click()
        coach.saved()
    assert coach.desk.text("hips.yaml") == _COMMENTED


def test_what_the_form_has_no_field_for_is_shown(coach: Coach) -> None:
    """Levels are named, with the way to their line."""
    _opened(coach)
    coach.page.get_by_role("button", name="levels: easier, with a chair").click()
    assert coach.look(_CARET_LINE) == "    levels:"


def test_problems_stand_at_their_lines(coach: Coach) -> None:
    """A fault is marked at its line and beneath its field, in words; mended, both go."""
    _opened(coach)
    coach.field("Tempo, in seconds").fill("quick")
    coach.until("() => document.querySelector('.lines .wrong')")
    assert "tempo: quick" in coach.look("() => document.querySelector('.lines .wrong').textContent")
    beneath = coach.page.locator(".step .troubles")
    assert "tempo" in beneath.inner_text()
    beneath.get_by_role("button").click()
    assert coach.look(_CARET_LINE) == "        tempo: quick"
    coach.field("Tempo, in seconds").fill("3-1-3")
    coach.until("() => !document.querySelector('.lines .wrong')")
    assert coach.page.locator(".problems").inner_text() == "Nothing to mend."


def test_the_form_stands_still_while_the_text_cannot_be_read(coach: Coach) -> None:
    """A text that is no YAML is saved, said to be so, and comes back to life."""
    _opened(coach)
    coach.area.fill(_COMMENTED + "  bad: [\n")
    coach.until("() => document.querySelector('.standing')")
    coach.saved()
    assert coach.desk.text("hips.yaml").endswith("bad: [\n")
    assert coach.look("() => document.querySelector('.fields').inert")
    coach.area.fill(_COMMENTED)
    coach.until("() => !document.querySelector('.standing')")


def test_typing_letter_by_letter_keeps_the_caret(come: Callable[..., Coach]) -> None:
    """While answers come, a field that is typed in is left alone: in its middle, too."""
    coach = come()
    _opened(coach)
    field = coach.field("Purpose")
    field.evaluate("(area) => { area.focus(); area.setSelectionRange(3, 3); }")
    coach.page.keyboard.type("slowly but surely ", delay=15)
    coach.saved()
    assert field.input_value() == "It slowly but surely strengthens."


_CARET_LINE = """() => {
  const area = document.querySelector(".text-frame textarea");
  const at = area.selectionStart;
  const start = area.value.lastIndexOf("\\n", at - 1) + 1;
  return document.activeElement === area && area.value.slice(start).split("\\n")[0];
}"""
