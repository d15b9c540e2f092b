"""Which library is served, and when it is another."""

import shutil
from collections.abc import Callable, Hashable
from pathlib import Path

import pytest

from audio_builder.building.cleaning import clean
from audio_builder.library import (
    DamageError,
    Files,
    Folder,
    Library,
    LibraryError,
    LibraryMemory,
    Pace,
    open_library,
)
from builds import SMALL_ID, build_small, renamed, small_routine
from skill.app import create_app
from skill.media import editions as module
from skill.media.editions import Edition, Editions
from skill.settings import Settings
from standing_clock import StandingClock

Damaged = Callable[[DamageError], None]


def _etag(edition: Edition | None, routine_id: str = SMALL_ID) -> str:
    assert edition is not None
    pace = edition.library.pace(routine_id)
    return edition.renditions.track(routine_id, routine_id, pace).etag


def _touch(output: Path) -> None:
    """Put another file of the same content in the index's place, as a build does."""
    index = output / "index.json"
    beside = output / ".index"
    shutil.copyfile(index, beside)
    beside.replace(index)


def _score(output: Path, routine_id: str = SMALL_ID) -> Path:
    """Where the score of a routine lies now."""
    return output / open_library(output).row(routine_id).score.path


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
    assert old is not None
    track = old.renditions.track(SMALL_ID, SMALL_ID, old.library.pace(SMALL_ID))
    assert track.etag == before
    assert len(track.read(0, track.size)) == track.size
    assert editions.problem is None


@pytest.mark.usefixtures("humming")
def test_whoever_built_need_not_wait_for_the_next_look(output: Path, clock: StandingClock) -> None:
    """Who knows of a build has it played at once, with no second between."""
    editions = Editions(output, clock)
    before = _etag(editions.current())
    build_small(output, small_routine(Welcome="Good_morning"))
    editions.look_now()
    assert _etag(editions.current()) != before


@pytest.mark.usefixtures("humming")
def test_a_routine_that_did_not_change_is_not_opened_again(
    output: Path, clock: StandingClock
) -> None:
    """Whatever is built beside it: it, its track and its text are the objects they were."""
    build_small(output, small_routine(), renamed(small_routine(), "other-hips"))
    editions = Editions(output, clock)

    def seen() -> tuple[object, ...]:
        edition = editions.current()
        assert edition is not None
        pace = edition.library.pace(SMALL_ID)
        return (
            edition.library.tracks(SMALL_ID),
            edition.library.entry(SMALL_ID),
            edition.renditions.track(SMALL_ID, SMALL_ID, pace),
            edition.renditions.timeline(SMALL_ID, SMALL_ID, pace),
            edition.library.tracks("other-hips"),
        )

    old = editions.current()
    *kept, other = seen()
    build_small(output, renamed(small_routine(Welcome="Good_morning"), "other-hips"))
    clock.move(1)
    assert editions.current() is not old
    *still, changed = seen()
    assert all(a is b for a, b in zip(kept, still, strict=True))
    assert changed is not other


def test_a_library_that_did_not_change_is_not_opened_again(
    output: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is looked at once a second, whichever way the clock is set; opened if it changed."""
    editions = Editions(output, clock)
    opened = []

    def opening(files: Files, memory: LibraryMemory, damaged: Damaged) -> Library:
        opened.append(str(files))
        return open_library(files, memory, damaged)

    monkeypatch.setattr(module, "open_library", opening)
    for _ in range(5):
        clock.move(2)
        editions.current()
    assert opened == []
    _touch(output)
    editions.current()
    clock.move(-3600)
    editions.current()
    editions.current()
    assert opened == [str(output)]


def test_there_may_be_no_build_yet(output: Path, clock: StandingClock) -> None:
    """It says so without the folder's place, and plays as soon as there is one."""
    later = output.rename(output.with_name("later"))
    editions = Editions(output, clock)
    assert editions.current() is None
    assert "cannot be read" in (editions.problem or "")
    assert "repcast build" in (editions.problem or "")
    assert str(output) not in (editions.problem or "")
    later.rename(output)
    clock.move(1)
    assert editions.current() is not None
    assert editions.problem is None


@pytest.mark.parametrize("text", ["{", '{"schema_version": 9}', ""])
def test_a_damaged_index_does_not_take_the_old_ones_place(
    output: Path, clock: StandingClock, text: str
) -> None:
    """The old edition goes on, with the reason at hand; mended, the new one is opened."""
    editions = Editions(output, clock)
    old = editions.current()
    index = output / "index.json"
    whole = index.read_bytes()
    index.write_text(text, encoding="utf-8")
    clock.move(1)
    assert editions.current() is old
    assert "repcast build" in (editions.problem or "")
    assert str(output) not in (editions.problem or "")
    index.write_bytes(whole)
    clock.move(1)
    assert editions.current() is not old
    assert editions.problem is None


class _Failing(Folder):
    """A store that can be out of reach."""

    reached = True

    def read(self, path: str, sha256: str | None = None) -> bytes:
        self._reach()
        return super().read(path, sha256)

    def edition(self) -> Hashable:
        self._reach()
        return super().edition()

    def _reach(self) -> None:
        if not self.reached:
            message = "the store is out of reach"
            raise OSError(message)


def test_a_store_that_does_not_answer_leaves_the_old_edition(
    output: Path, clock: StandingClock
) -> None:
    """What is at hand plays on; the next look finds the store again."""
    store = _Failing(output)
    editions = Editions(store, clock)
    old = editions.current()
    before = _etag(old)
    store.reached = False
    clock.move(1)
    assert editions.current() is old
    assert "out of reach" in (editions.problem or "")
    assert _etag(editions.current()) == before
    store.reached = True
    clock.move(1)
    assert _etag(editions.current()) == before
    assert editions.problem is None


def test_a_store_that_does_not_answer_at_the_start_is_asked_again(
    output: Path, clock: StandingClock
) -> None:
    """A server that comes up before its store does is no reason for a restart."""
    store = _Failing(output)
    store.reached = False
    editions = Editions(store, clock)
    assert editions.current() is None
    assert "out of reach" in (editions.problem or "")
    store.reached = True
    clock.move(1)
    assert editions.current() is not None


@pytest.mark.usefixtures("humming")
def test_a_damaged_routine_is_its_own_trouble(output: Path, clock: StandingClock) -> None:
    """The edition is served; built again, the routine is too."""
    build_small(output, small_routine(), renamed(small_routine(), "other-hips"))
    _score(output).write_text("{", encoding="utf-8")
    editions = Editions(output, clock)
    edition = editions.current()
    assert edition is not None
    assert editions.problem is None
    with pytest.raises(LibraryError, match="repcast build") as caught:
        _etag(edition)
    editions.report(caught.value)
    assert "repcast build" in (editions.problem or "")
    assert str(output) not in (editions.problem or "")
    assert _etag(edition, "other-hips")
    build_small(output)
    clock.move(1)
    assert _etag(editions.current())
    assert editions.problem is None


def test_an_index_that_vanishes_changes_nothing(output: Path, clock: StandingClock) -> None:
    """A folder that is being copied anew is an old build until the new one is whole."""
    editions = Editions(output, clock)
    old = editions.current()
    for name in ("index.json", "catalog.json"):
        (output / name).unlink()
    clock.move(1)
    assert editions.current() is old
    assert "cannot be read" in (editions.problem or "")


def test_a_folder_of_before_that_is_built_again_is_played_anew(
    output: Path, clock: StandingClock
) -> None:
    """It tells no digests; yet no track of its last build is taken for one of this."""
    score = _score(output)
    (output / "index.json").unlink()
    editions = Editions(output, clock)
    before = _etag(editions.current())
    text = score.read_text(encoding="utf-8")
    score.write_text(text.replace("Moving well", "Moving on"), encoding="utf-8")
    catalog = output / "catalog.json"
    catalog.write_bytes(catalog.read_bytes() + b"\n")
    clock.move(1)
    assert _etag(editions.current()) != before
    assert editions.problem is None


def test_an_entry_that_lists_more_than_the_score_has_is_refused(
    output: Path, clock: StandingClock
) -> None:
    """A folder that was copied in part may have it so."""
    entry = output / open_library(output).row(SMALL_ID).entry.path
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace('"id": "2-bridge"', '"id": "9-gone"'), encoding="utf-8")
    editions = Editions(output, clock)
    with pytest.raises(LibraryError, match="repcast build"):
        _etag(editions.current())


def test_a_build_that_ends_while_another_is_opened_is_seen_by_the_next_look(
    output: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was seen before the opening counts, so no build is passed over."""
    real = module.open_library
    opened = []

    def opening(files: Files, memory: LibraryMemory, damaged: Damaged) -> Library:
        library = real(files, memory, damaged)
        if not opened:
            _touch(output)
        opened.append(library)
        return library

    monkeypatch.setattr(module, "open_library", opening)
    editions = Editions(output, clock)
    clock.move(1)
    edition = editions.current()
    assert edition is not None
    assert len(opened) == 2
    assert edition.library is opened[1]


def test_what_nobody_foresaw_leaves_the_old_edition(
    output: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A bug in opening is logged, and is no listener's trouble."""
    editions = Editions(output, clock)
    old = editions.current()

    def opening(_files: Files, _memory: LibraryMemory, _damaged: Damaged) -> Library:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr(module, "open_library", opening)
    _touch(output)
    clock.move(1)
    assert editions.current() is old
    assert "RuntimeError" in (editions.problem or "")
    assert "a bug" in caplog.text


def test_a_clip_is_missed_when_it_is_asked_for(output: Path, clock: StandingClock) -> None:
    """Opening reads none of them; what is missing is told when it turns up."""
    shutil.rmtree(output / "clips")
    editions = Editions(output, clock)
    edition = editions.current()
    assert edition is not None
    assert editions.problem is None
    with pytest.raises(LibraryError) as caught:
        edition.renditions.track(SMALL_ID, SMALL_ID, Pace(reps=3))
    editions.report(caught.value)
    assert "repcast build" in (editions.problem or "")
    assert editions.current() is edition


def test_a_picture_that_a_build_at_work_drew_is_not_served_yet(
    output: Path, clock: StandingClock
) -> None:
    """Its plain file is another one already; the edition's is served until the next is whole."""
    client = create_app(Settings(output=output), clock=clock).test_client()
    address = f"/{SMALL_ID}/artwork.jpg"
    with client.get(address) as got:
        before, tag = got.data, got.headers["ETag"]
    (output / SMALL_ID / "artwork.jpg").write_bytes(before + b"\xff\xd9")
    with client.get(address) as got:
        assert (got.data, got.headers["ETag"]) == (before, tag)


def test_a_picture_of_a_folder_of_before_is_served(output: Path) -> None:
    """There it lies under its plain name alone."""
    for path in (output / SMALL_ID).glob("artwork-*.jpg"):
        path.unlink()
    with create_app(Settings(output=output)).test_client().get(f"/{SMALL_ID}/artwork.jpg") as got:
        assert got.status_code == 200
        assert got.data == (output / SMALL_ID / "artwork.jpg").read_bytes()
