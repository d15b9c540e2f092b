"""A library of a thousand routines, in a real browser: found, opened, kept."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from access import FINDINGS, TARGETS
from audio_builder.building.site import write_site
from audio_builder.library import Library, open_library
from listeners import Listener, plain_host

COUNT: Final = 1000
OTHER: Final = "calm-hips-0777"
FINDER: Final = "document.querySelectorAll('#finder li').length"
IN_TRACK: Final = "document.getElementById('audio').currentSrc.includes({!r})"


@pytest.fixture(scope="module")
def thousand(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose index has a thousand rows, of which the first and one other can be opened."""
    folder = tmp_path_factory.mktemp("thousand") / "output"
    shutil.copytree(small_output, folder, ignore=shutil.ignore_patterns("clips"))
    library = open_library(folder)
    (row,) = library.index.routines
    others = (
        row.model_copy(
            update={
                "id": f"calm-hips-{n:04}",
                "title": f"Calm knees {n}" if n % 10 == 0 else f"Calm hips {n}",
                "genre": "strength" if n % 2 else "mobility",
                "body_parts": ("knee",) if n % 10 == 0 else ("hip", "lower back"),
                "equipment": ("mat",) if n % 3 else (),
            }
        )
        for n in range(1, COUNT)
    )
    index = library.index.model_copy(update={"routines": (row, *others)})
    for each in index.routines[1:]:
        if each.id == OTHER:
            continue  # it comes whole
        (folder / each.id).mkdir()
        (folder / each.id / "cover.png").hardlink_to(folder / row.id / "cover.png")
    write_site(folder, Library(library.files, index))
    shutil.copytree(folder / "calm-hips", folder / OTHER, dirs_exist_ok=True)
    entry = json.loads((folder / OTHER / "routine.json").read_text())
    entry |= {"id": OTHER, "title": "Calm hips 777", "summary": "The one that was found."}
    entry["tracks"][0]["id"] = OTHER
    (folder / OTHER / "routine.json").write_text(json.dumps(entry))
    for path in (folder / OTHER).glob("calm-hips.*"):
        path.rename(path.with_name(path.name.replace("calm-hips", OTHER)))
    return folder


@pytest.fixture(scope="module")
def address(thousand: Path) -> Iterator[str]:
    """Where it is."""
    with plain_host(thousand) as address:
        yield address


def test_it_is_light(thousand: Path) -> None:
    """Page and list come in a few hundred kilobytes, of which the page is the least."""
    assert (thousand / "index.html").stat().st_size < 60_000
    assert (thousand / "search.json").stat().st_size < 400_000


def test_one_is_found_and_opened(visit: Callable[..., Listener], address: str) -> None:
    """Words narrow a thousand rows to one; it opens, is told about, and stands in the address.

    Nothing is read of the others.
    """
    listener = visit(f"{address}?routine=calm-hips")
    finder = listener.page.get_by_role("region", name="Routines")
    status = finder.get_by_role("status")
    listener.page.get_by_role("button", name="All routines").press("Enter")
    listener.until("document.activeElement.name === 'words'")
    assert status.inner_text() == "1,000 of 1,000 routines"
    listener.page.keyboard.type("knee")
    assert status.inner_text() == "99 of 1,000 routines"
    assert listener.paused  # a space or a letter in the field is no key of the player
    finder.get_by_label("Equipment").select_option("without equipment")
    assert status.inner_text() == "33 of 1,000 routines"
    finder.get_by_label("Equipment").select_option("any")
    finder.get_by_role("searchbox").fill("hips 777")
    assert status.inner_text() == "1 of 1,000 routines"
    finder.get_by_role("button", name="Open: Calm hips 777").press("Enter")
    listener.until(IN_TRACK.format(f"{OTHER}.mp3"))
    assert "The one that was found." in listener.page.locator("#about").inner_text()
    assert listener.page.url == f"{address}?routine={OTHER}&words=hips+777"
    # By the page, and perhaps by its service worker.
    asked = {each for each in listener.requests if "routine.json" in each}
    assert asked == {f"{address}calm-hips/routine.json", f"{address}{OTHER}/routine.json"}


def test_rows_come_a_hundred_at_a_time(visit: Callable[..., Listener], address: str) -> None:
    """The button lays the next hundred, and whoever pressed it stands at the first of them."""
    listener = visit(f"{address}?genre=mobility")
    assert listener.look(FINDER) == 100
    more = listener.page.get_by_role("button", name="Show 100 more")
    more.press("Enter")
    assert listener.look(FINDER) == 200
    label = listener.look("document.activeElement.getAttribute('aria-label')")
    assert label == listener.page.locator("#finder li button").nth(100).get_attribute("aria-label")
    for _ in range(2):
        more.press("Enter")
    listener.page.get_by_role("button", name="Show 99 more").press("Enter")
    assert listener.look(FINDER) == 499
    assert not listener.page.locator("#finder .more").is_visible()


def test_an_address_opens_a_routine(visit: Callable[..., Listener], address: str) -> None:
    """A link leads to its routine; of one that is not there, the page says so, and shows all."""
    listener = visit(f"{address}?routine={OTHER}")
    assert listener.view == "cover"
    assert listener.track.endswith(f"{OTHER}.mp3")
    listener = visit(f"{address}?routine=gone")
    assert listener.view == "library"
    assert listener.text("notice-words") == "There is no routine “gone” here."


def test_what_was_opened_and_kept_is_there_offline(
    visit: Callable[..., Listener], address: str
) -> None:
    """Without a network the list can be searched, and what is kept opens and plays."""
    listener = visit(f"{address}?routine={OTHER}", blind=True)
    listener.until("navigator.serviceWorker.controller !== null")
    listener.page.locator("#offline > button").click()
    listener.until("document.querySelector('#offline .state').textContent.includes('is on this')")
    listener.context.set_offline(offline=True)
    listener.reload()
    assert listener.track.endswith(f"{OTHER}.mp3")
    listener.play()
    listener.page.get_by_role("button", name="All routines").click()
    finder = listener.page.get_by_role("region", name="Routines")
    finder.get_by_role("searchbox").fill("knees 990")
    finder.get_by_role("button", name="Open: Calm knees 990").click()
    listener.until("document.getElementById('notice-words').textContent")
    assert listener.text("notice-words") == (
        "There is no connection, and Calm knees 990 is not kept on this device."
    )
    assert listener.track.endswith(f"{OTHER}.mp3")


@pytest.mark.parametrize("size", [(320, 640), (1280, 800)])
def test_it_is_accessible(
    visit: Callable[..., Listener],
    address: str,
    axe: str,
    size: tuple[int, int],
) -> None:
    """Search, filters and list break no rule of WCAG 2.2 AA, are large enough, and fit."""
    listener = visit(address, viewport={"width": size[0], "height": size[1]})
    listener.look(axe)
    assert listener.look(FINDINGS)["violations"] == []
    assert listener.look(TARGETS) == []
    assert listener.look("document.documentElement.scrollWidth") == size[0]
    boxes = listener.look(
        "[...document.querySelectorAll('#finder label > *')].map((e) => e.getBoundingClientRect())"
    )
    assert all(box["right"] <= size[0] for box in boxes)
