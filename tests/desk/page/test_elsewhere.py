"""What happens elsewhere: another editor, another tab, a desk that is gone for a while."""

from collections.abc import Callable

from playwright.sync_api import Route

from desk_hosts import Coach


def test_a_change_elsewhere_is_taken_over(coach: Coach) -> None:
    """What another editor saves appears by itself, with a word about it."""
    coach.go_to("hips.yaml")
    text = coach.desk.text("hips.yaml").replace("safety:", "# from elsewhere\nsafety:")
    (coach.desk.folder / "hips.yaml").write_text(text, encoding="utf-8")
    coach.until("() => document.querySelector('.text-frame textarea').value.includes('elsewhere')")
    assert "changed elsewhere" in coach.page.locator("#notice").inner_text()


def test_a_conflict_is_shown_and_chosen(coach: Coach) -> None:
    """Both versions of a line stand side by side; what is chosen is saved, nothing is lost."""
    coach.go_to("hips.yaml")
    path = coach.desk.folder / "hips.yaml"
    before = coach.desk.text("hips.yaml")
    title = before.split("title: ")[1].split("\n")[0]
    coach.desk.stop()
    coach.area.fill(before.replace(f"title: {title}", "title: Mine", 1))
    coach.until("() => document.querySelector('.state').textContent.includes('does not answer')")
    path.write_text(before.replace(f"title: {title}", "title: Theirs", 1), encoding="utf-8")
    coach.desk.start()
    coach.until("() => document.querySelector('dialog').open")
    shown = coach.page.locator("dialog").inner_text()
    assert "title: Mine" in shown
    assert "title: Theirs" in shown
    assert "Theirs" in path.read_text(encoding="utf-8")
    coach.page.get_by_label("Take the file").check()
    coach.button("Save it so").click()
    coach.until("() => document.getElementById('field-title').value === 'Theirs'")
    coach.complaints.clear()


def test_a_conflict_of_the_form(coach: Coach) -> None:
    """What was written in the form stands against what the file has now, and is not lost."""
    coach.go_to("hips.yaml")
    path = coach.desk.folder / "hips.yaml"
    before = coach.desk.text("hips.yaml")
    summary = next(line for line in before.splitlines() if line.startswith("summary:"))
    theirs = before.replace(summary, "summary: Theirs.")

    def first_elsewhere(route: Route) -> None:
        path.write_text(theirs, encoding="utf-8")
        route.continue_()

    coach.page.route("**/edits", first_elsewhere, times=1)
    coach.field("Summary").fill("Mine.")
    coach.until("() => document.querySelector('dialog').open")
    assert coach.page.get_by_label("Keep yours").is_checked()
    coach.button("Save it so").click()
    coach.saved()
    assert coach.desk.text("hips.yaml") == theirs.replace("Theirs.", "Mine.")
    coach.complaints.clear()


def test_two_tabs_warn_each_other(come: Callable[..., Coach]) -> None:
    """Who opens a file that is open elsewhere is told, and it ends with the other tab."""
    coach, other = come(), come()
    for each in (coach, other):
        each.go_to("hips.yaml")
    for each in (coach, other):
        each.until("() => !document.querySelector('.warning').hidden")
        assert "another tab" in each.page.locator(".warning").inner_text()


def test_what_is_typed_while_the_desk_is_gone_is_kept(come: Callable[..., Coach]) -> None:
    """It is said, kept through a reload of the tab, and sent when the desk is back."""
    coach = come(blind=True)
    coach.go_to("hips.yaml")
    coach.desk.stop()
    field = coach.field("Title of the routine")
    coach.area.evaluate("(area) => { area.focus(); area.setSelectionRange(0, 0); }")
    coach.page.keyboard.type("# kept\n")
    coach.until("() => document.querySelector('.state').textContent.includes('does not answer')")
    coach.desk.start()
    coach.saved()
    assert coach.desk.text("hips.yaml").startswith("# kept\n")
    assert field.is_visible()


def test_what_a_closed_page_could_not_send_comes_back(come: Callable[..., Coach]) -> None:
    """A tab that is loaded anew while the desk is gone still has what was typed in it."""
    coach = come(blind=True)
    coach.go_to("hips.yaml")
    coach.desk.stop()
    coach.area.evaluate("(area) => { area.focus(); area.setSelectionRange(0, 0); }")
    coach.page.keyboard.type("# kept\n")
    coach.until("() => document.querySelector('.state').textContent.includes('does not answer')")
    coach.desk.start()
    coach.page.route("**/api/**", lambda route: route.abort())
    coach.page.reload()
    coach.page.unroute("**/api/**")
    coach.page.reload()
    coach.until("() => document.querySelector('.fields > *')")
    coach.saved()
    assert coach.desk.text("hips.yaml").startswith("# kept\n")
