"""Each screen is accessible: axe, in light and dark, wide and narrow."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Route

from access import FINDINGS
from desk_hosts import Coach

_GUESSED: Final = """\
format: 2
id: guessed
title: Guessed
summary: Made up.  # to confirm
safety: [Work without pain.]
exercises:
  # line 2: Clams 2x15
  - id: clams
    title: Clams
    posture: lying  # confirm: "Clams" read as lying
    purpose: It strengthens.
    setup: [Lie on your side.]
    reps: 15
    steps:
      - say: Knee up, and down.
        short: Up, and down.  # to confirm
"""
_SMALL: Final = """() => [...document.querySelectorAll("button, select, input, a, summary")]
  .filter((each) => each.checkVisibility() && !each.closest("p"))
  .map((each) => [each.ariaLabel ?? each.textContent, each.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
"""What is pressed and smaller than WCAG 2.2 AA allows."""


@pytest.mark.parametrize(("theme", "size"), [("light", (1440, 900)), ("dark", (390, 844))])
def test_axe_finds_nothing(
    come: Callable[..., Coach], axe: str, theme: str, size: tuple[int, int]
) -> None:
    """No rule of WCAG 2.2 AA is broken, on any screen, tab or dialog."""
    coach = come(color_scheme=theme, viewport={"width": size[0], "height": size[1]})

    def judge(where: str) -> None:
        found = coach.look(FINDINGS)
        assert found["violations"] == [], where
        assert found["passes"] > 10
        assert coach.look(_SMALL) == [], where
        wide = coach.look("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, where

    coach.look(axe)
    for name in ("", "new", "hips.yaml"):
        coach.go_to(name)
        coach.page.wait_for_timeout(400)
        judge(name)
    narrow = size[0] < 1100
    for tab in ("Text", "See and hear", "Form") if narrow else ():
        coach.page.get_by_role("tab", name=tab).click()
        coach.page.wait_for_timeout(100)
        judge(tab)
    coach.field("Title of the routine").fill("")
    coach.saved()
    judge("something is still to write")
    coach.page.locator(".pose-button").first.click()
    judge("the catalogue of poses")
    coach.page.keyboard.press("Escape")
    (coach.desk.folder / "guessed.yaml").write_text(_GUESSED, encoding="utf-8")
    coach.go_to("guessed.yaml")
    judge("guesses")
    coach.page.get_by_text("Opening, close and pauses").click()
    judge("all of the form")
    coach.area.evaluate("(area) => { area.value += 'bad: ['; area.oninput(); }")
    coach.until("() => document.querySelector('.standing')")
    judge("a text that cannot be read")


def test_a_conflict_is_accessible(come: Callable[..., Coach], axe: str) -> None:
    """The dialog in which one chooses between two texts breaks no rule either."""
    coach = come(blind=True, viewport={"width": 390, "height": 844})
    coach.go_to("hips.yaml")
    coach.look(axe)
    text = coach.desk.text("hips.yaml")

    def first_elsewhere(route: Route) -> None:
        theirs = text.replace("summary:", "summary: Theirs #", 1)
        (coach.desk.folder / "hips.yaml").write_text(theirs, encoding="utf-8")
        route.continue_()

    coach.page.route("**/edits", first_elsewhere, times=1)
    coach.field("Summary").fill("Mine.")
    coach.until("() => document.querySelector('dialog').open")
    assert coach.look(FINDINGS)["violations"] == []
