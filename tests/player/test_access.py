"""Access: what axe finds, in both themes, small and large; targets; what is asked of the page."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from listeners import Listener

FINDINGS: Final = """async () => {
  const {violations, passes} = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  const told = ({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(" ")}`;
  return {violations: violations.map(told), passes: passes.length};
}"""
TARGETS: Final = """() =>
  [...document.querySelectorAll("button, select, .links a, input[type=url], #seek, .switch")]
    .filter((each) => each.checkVisibility())
    .map((each) => [each.id || each.textContent, each.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([name]) => name)
"""
WEIGHT_MAX: Final = 150_000


@pytest.fixture(scope="session")
def axe(npm_modules: Path) -> str:
    """The judge of accessibility."""
    return (npm_modules / "axe-core" / "axe.min.js").read_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(360, 740), (1920, 1080)])
def test_axe_finds_nothing(
    visit: Callable[..., Listener], axe: str, theme: str, size: tuple[int, int]
) -> None:
    """No rule of WCAG 2.2 AA is broken: before playing, in a hold, and in the pace chooser."""
    listener = visit(color_scheme=theme, viewport={"width": size[0], "height": size[1]})
    listener.look(axe)
    listener.seek(40_000)
    for opened in (None, "pace", "help"):
        if opened:
            listener.page.keyboard.press("Escape")
            listener.press(opened)
        found = listener.look(FINDINGS)
        assert found["violations"] == [], opened
        assert found["passes"] > 20


def test_targets_are_large(listener: Listener) -> None:
    """Whatever is pressed is at least 44 px each way, on the page and in its dialogs."""
    assert listener.look(TARGETS) == []
    for opened in ("pace", "help"):
        listener.press(opened)
        assert listener.look(TARGETS) == []
        listener.page.keyboard.press("Escape")


def test_nothing_is_cut_off_on_a_phone(listener: Listener) -> None:
    """A phone of 360 px shows play without scrolling, and nothing wider than itself."""
    assert listener.look("document.documentElement.scrollWidth") == 360
    box = listener.page.locator("#pace").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740


def test_the_page_is_light(small_output: Path) -> None:
    """All that comes before any sound is under 150 kB, compressed."""
    parts = [*small_output.joinpath("player").iterdir(), small_output / "index.html"]
    weight = sum(len(gzip.compress(part.read_bytes())) for part in parts)
    assert weight < WEIGHT_MAX
