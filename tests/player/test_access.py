"""Access: what axe finds, in both themes, small and large; targets; what is asked of the page."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from access import FINDINGS, TARGETS
from devices import practise
from hosts import Host
from listeners import Listener

WEIGHT_MAX: Final = 150_000


@pytest.mark.parametrize(("theme", "size"), [("light", (1920, 1080)), ("dark", (360, 740))])
def test_axe_finds_nothing(
    visit: Callable[..., Listener], axe: str, theme: str, size: tuple[int, int]
) -> None:
    """No rule of WCAG 2.2 AA is broken: on the cover, in a hold, in each dialog, at the end."""
    listener = visit(color_scheme=theme, viewport={"width": size[0], "height": size[1]})
    listener.look(axe)

    def judge(where: str) -> None:
        found = listener.look(FINDINGS)
        assert found["violations"] == [], where
        assert found["passes"] > 20
        assert listener.look(TARGETS) == [], where

    judge("cover")
    listener.seek(40_000)
    judge("practice")
    for opened in ("pace", "help"):
        listener.press(opened)
        judge(opened)
        listener.page.keyboard.press("Escape")
    listener.page.keyboard.press("d")
    judge("dim")
    practise(listener)
    judge("finish")


def test_more_to_choose_is_accessible_too(
    visit: Callable[..., Listener], circuit_host: Host, axe: str
) -> None:
    """Levels, time, a block in the list, and the list of routines: named, and large enough."""
    listener = visit(circuit_host.address)
    listener.look(axe)
    listener.seek(60_000)
    for opened in (None, "pace"):
        if opened:
            listener.press(opened)
        assert listener.look(FINDINGS)["violations"] == [], opened
        assert listener.look(TARGETS) == [], opened


def test_targets_are_large(listener: Listener) -> None:
    """Whatever is pressed is at least 44 px each way, on the page and in its dialogs."""
    assert listener.look(TARGETS) == []
    for opened in ("pace", "help"):
        listener.press(opened)
        assert listener.look(TARGETS) == []
        listener.page.keyboard.press("Escape")


def test_colours_of_ones_own(visit: Callable[..., Listener]) -> None:
    """With forced colours the choices that are made stand out from the dialog, and no others do."""
    listener = visit(forced_colors="active")
    listener.press("pace")
    made, found = listener.look(
        """() => {
          const own = getComputedStyle(document.getElementById("pace-dialog")).backgroundColor;
          const ground = (each) => getComputedStyle(each.nextElementSibling).backgroundColor;
          const stands = (each) => ![own, own.replace(")", ", 0)").replace("rgb(", "rgba(")]
            .includes(ground(each));
          const all = [...document.querySelectorAll(".choices input")];
          return [all.map((each) => each.checked), all.map(stands)];
        }"""
    )
    assert found == made
    assert sum(made) == 2


@pytest.mark.parametrize(("width", "root"), [(320, "100%"), (360, "200%")])
def test_enlarged_text_needs_one_way_of_scrolling(
    visit: Callable[..., Listener], width: int, root: str
) -> None:
    """At 400 % zoom, and with letters of twice the size, all is still within the page's width."""
    listener = visit(viewport={"width": width, "height": 740})
    listener.look("(size) => { document.documentElement.style.fontSize = size; }", root)
    assert listener.look("document.documentElement.scrollWidth") == width
    for opened in ("pace", "help"):
        listener.press(opened)
        dialog = "document.querySelector('dialog[open]')"
        assert listener.look(f"{dialog}.scrollWidth <= {dialog}.clientWidth"), opened
        listener.page.keyboard.press("Escape")


def test_nothing_is_cut_off_on_a_phone(listener: Listener) -> None:
    """A phone of 360 px shows play without scrolling, and nothing wider than itself."""
    assert listener.look("document.documentElement.scrollWidth") == 360
    box = listener.page.locator("#pace").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740


@pytest.mark.parametrize("width", [320, 360, 412, 1024])
def test_it_fits_wherever_the_track_is(
    visit: Callable[..., Listener], shipped_host: Host, width: int
) -> None:
    """However long its sentences, the routine never makes the page wider than the screen.

    No button is squeezed, either.
    """
    listener = visit(shipped_host.address, viewport={"width": width, "height": 740})
    for s in (0, 20, 60, 86, 120, 240, 400, 600, 700):
        listener.seek(1000 * s)
        assert listener.look("document.documentElement.scrollWidth") == width, s
        assert listener.look(TARGETS) == [], s


@pytest.mark.parametrize("width", [320, 412])
def test_a_long_title_squeezes_nothing(visit: Callable[..., Listener], width: int) -> None:
    """Long titles give way in the page's head, and the buttons beside them do not."""
    listener = visit(viewport={"width": width, "height": 740})
    listener.look(
        """() => {
          for (const each of document.querySelectorAll("header [hidden]")) each.hidden = false;
          document.querySelector("header h1").textContent = "A long title ".repeat(9);
        }"""
    )
    assert listener.look(TARGETS) == []
    assert listener.look("document.documentElement.scrollWidth") == width


def test_the_page_is_light(small_output: Path) -> None:
    """All that comes before any sound is under 150 kB, compressed."""
    parts = [*small_output.joinpath("player").iterdir(), small_output / "index.html"]
    weight = sum(len(gzip.compress(part.read_bytes())) for part in parts)
    assert weight < WEIGHT_MAX
