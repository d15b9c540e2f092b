"""Which library is served, and when it is another."""

import os
import shutil
from pathlib import Path

import pytest

from audio_builder.building.cleaning import clean
from audio_builder.library import Pace
from builds import SMALL_ID, build_small, small_routine
from skill.media import editions as module
from skill.media.editions import Edition, Editions
from standing_clock import StandingClock


def _etag(edition: Edition | None) -> str:
    assert edition is not None
    return edition.renditions.track(SMALL_ID, SMALL_ID, edition.pace).etag


def _touch(output: Path) -> None:
    """Put another file of the same content in the catalog's place, as a build does."""
    catalog = output / "catalog.json"
    beside = output / ".catalog"
    shutil.copyfile(catalog, beside)
    beside.replace(catalog)


@pytest.mark.usefixtures("humming")
def test_a_build_is_picked_up_once_it_is_whole(output: Path, clock: StandingClock) -> None:
    """Within a second, without a restart; whoever holds the old edition goes on with it."""
    editions = Editions(output, clock)
    old = editions.current()
    before = _etag(old)
    build_small(output, small_routine(Welcome="Good_morning"))
    clean(output, lambda: None)
    clock.move(0.9)
    assert editions.current() is old
    clock.move(0.2)
    new = editions.current()
    assert new is not old
    assert _etag(new) != before
    assert new.catalog == (output / "catalog.json").read_bytes()
    track = old.renditions.track(SMALL_ID, SMALL_ID, old.pace)
    assert len(track.read(0, track.size)) == track.size
    assert editions.problem is None


def test_a_folder_that_did_not_change_is_not_opened_again(
    output: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is looked at once a second, whichever way the clock is set; opened if it changed."""
    editions = Editions(output, clock)
    opened = []

    def opening(folder: Path) -> Edition:
        opened.append(folder)
        return real(folder)

    real = module.open_edition
    monkeypatch.setattr(module, "open_edition", opening)
    for _ in range(5):
        clock.move(2)
        editions.current()
    assert opened == []
    _touch(output)
    editions.current()
    clock.move(-3600)
    editions.current()
    editions.current()
    assert opened == [output]


def test_there_may_be_no_build_yet(output: Path, clock: StandingClock) -> None:
    """It says so without the folder's place, and plays as soon as there is one."""
    later = output.rename(output.with_name("later"))
    editions = Editions(output, clock)
    assert editions.current() is None
    assert "catalog.json: cannot be read" in (editions.problem or "")
    assert str(output) not in (editions.problem or "")
    later.rename(output)
    clock.move(1)
    assert editions.current() is not None
    assert editions.problem is None


@pytest.mark.parametrize("name", ["catalog.json", f"{SMALL_ID}/score.json", "clips"])
def test_a_damaged_build_does_not_take_the_old_ones_place(
    output: Path,
    clock: StandingClock,
    name: str,
) -> None:
    """The old edition goes on, with the reason at hand; mended, the new one is opened."""
    editions = Editions(output, clock)
    old = editions.current()
    kept = output.with_name("kept")
    shutil.copytree(output, kept)
    if name == "clips":
        shutil.rmtree(output / name)
    else:
        (output / name).write_text("{", encoding="utf-8")
    _touch(output)
    clock.move(1)
    assert editions.current() is old
    assert "repcast build" in (editions.problem or "")
    shutil.copytree(kept, output, dirs_exist_ok=True)
    clock.move(1)
    assert editions.current() is not old
    assert editions.problem is None


def test_a_catalog_that_vanishes_changes_nothing(output: Path, clock: StandingClock) -> None:
    """A folder that is being copied anew is an old build until the new one is whole."""
    editions = Editions(output, clock)
    old = editions.current()
    (output / "catalog.json").unlink()
    clock.move(1)
    assert editions.current() is old
    assert "catalog.json" in (editions.problem or "")


def test_a_catalog_that_lists_more_than_the_score_has_is_refused(
    output: Path,
    clock: StandingClock,
) -> None:
    """A build that was killed, or copied in part, may leave it so."""
    catalog = output / "catalog.json"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('"id": "2-bridge"', '"id": "9-gone"'), encoding="utf-8")
    editions = Editions(output, clock)
    assert editions.current() is None
    assert "repcast build" in (editions.problem or "")
    assert str(output) not in (editions.problem or "")


def test_a_build_that_ends_while_another_is_opened_is_waited_for(
    output: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was read of two builds is not served; the next look opens the second."""
    real = module.open_library

    def opening(folder: Path) -> object:
        library = real(folder)
        _touch(output)
        return library

    monkeypatch.setattr(module, "open_library", opening)
    editions = Editions(output, clock)
    assert editions.current() is None
    assert "tried again" in (editions.problem or "")
    monkeypatch.setattr(module, "open_library", real)
    clock.move(1)
    assert editions.current() is not None


def test_what_nobody_foresaw_leaves_the_old_edition(
    output: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A bug in opening is logged, and is no listener's trouble."""
    editions = Editions(output, clock)
    old = editions.current()

    def opening(_folder: Path) -> Edition:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr(module, "open_edition", opening)
    _touch(output)
    clock.move(1)
    assert editions.current() is old
    assert "RuntimeError" in (editions.problem or "")
    assert "a bug" in caplog.text


def test_a_clip_that_only_another_pace_needs_is_missed_when_it_is_asked_for(
    output: Path,
    clock: StandingClock,
) -> None:
    """Opening reads what the library's own pace needs; the rest is told when it turns up."""
    editions = Editions(output, clock)
    edition = editions.current()
    assert edition is not None
    shutil.rmtree(output / "clips")
    os.mkdir(output / "clips")  # noqa: PTH102 - as short
    with pytest.raises(module.LibraryError) as caught:
        edition.renditions.track(SMALL_ID, SMALL_ID, Pace(reps=3))
    editions.report(caught.value)
    assert "repcast build" in (editions.problem or "")
    assert editions.current() is edition
