"""Versions and changes, as the page shows them."""

import subprocess

from desk_hosts import Coach


def test_a_version_is_kept_looked_at_and_brought_back(coach: Coach) -> None:
    """With git in the folder: kept with a message, seen beside today's text, back as an edit."""
    subprocess.run(["git", "init", "--quiet"], cwd=coach.desk.folder, check=True)
    before = coach.desk.text("hips.yaml")
    coach.go_to("hips.yaml")
    coach.page.get_by_text("Versions", exact=True).click()
    coach.field("What is new in this version").fill("As it was")
    coach.button("Keep this version").click()
    coach.until("() => document.querySelector('.versions li')")
    coach.field("Title of the routine").fill("Another title")
    coach.saved()
    coach.button("As it was").click()
    coach.until("() => document.querySelector('dialog').open")
    assert "Another title" in coach.page.locator("dialog").inner_text()
    coach.button("Bring it back").click()
    coach.saved()
    assert coach.desk.text("hips.yaml") == before


def test_changes_since_the_last_build(coach: Coach) -> None:
    """After a build nothing has changed; then what is changed is told, with the way there."""
    coach.go_to("hips.yaml")
    coach.page.get_by_text("Changes since the last build", exact=True).click()
    coach.button("Build it").click()
    coach.until("() => document.querySelector('.changes-body').textContent.includes('Nothing')")
    coach.field("Summary").fill("Another summary.")
    coach.until("() => document.querySelector('.changes').textContent.includes('Another summary')")
