"""Each screen is accessible: axe, in light and dark, wide and narrow."""

from collections.abc import Callable
from typing import Final

import pytest

from access import FINDINGS
from desk_hosts import Coach

_SMALL: Final = """() => [...document.querySelectorAll("button, select, input, a, summary")]
  .filter((each) => each.checkVisibility() && !each.closest("p"))
  .map((each) => [each.getAttribute("aria-label") ?? each.textContent, each.getBoundingClientRect()])
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
