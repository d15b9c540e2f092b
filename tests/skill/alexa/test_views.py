"""What the skill knows of an edition: worked out once, beside the requests, and never a wait."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audio_builder.library import Library, LibraryError, RoutineEntry
from many_routines import list_many, name_of
from skill.alexa import views as module
from skill.alexa.view import EditionView
from skill.alexa.views import Views
from skill.media.editions import Edition, Editions
from standing_clock import StandingClock

COUNT = 40


@pytest.fixture
def output(small_output: Path, tmp_path: Path) -> Path:
    """A library of many routines, free to be changed."""
    list_many(small_output, tmp_path / "output", COUNT)
    return tmp_path / "output"


@pytest.fixture
def clock() -> StandingClock:
    """A clock for one test."""
    return StandingClock()


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Views are not worked out until this is set."""
    may = threading.Event()
    real = EditionView.of

    def waiting(edition: Edition) -> EditionView:
        may.wait(timeout=60)
        return real(edition)

    monkeypatch.setattr(EditionView, "of", waiting)
    yield may
    may.set()


def _another_edition(output: Path, clock: StandingClock) -> None:
    beside = output / ".index"
    shutil.copyfile(output / "index.json", beside)
    beside.replace(output / "index.json")
    clock.move(2)


def _joined(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join()


def test_a_view_is_worked_out_before_anybody_asks(output: Path, clock: StandingClock) -> None:
    """Whoever comes then finds it; it is the same one for all requests of an edition."""
    views = Views(Editions(output, clock))
    making = views.begin()
    assert making is not None
    making.result(timeout=60)
    view = views.current()
    assert view is making.result()
    assert view is views.current()
    assert view.names.routine(name_of(7)) is not None


def test_a_listener_is_answered_from_the_last_edition_meanwhile(
    output: Path, clock: StandingClock, held_back: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large library's next edition takes a while; nobody waits until Alexa gives up."""
    monkeypatch.setattr(module, "NEXT_S", 0.01)
    held_back.set()
    views = Views(Editions(output, clock))
    before = views.current()
    held_back.clear()
    _another_edition(output, clock)
    assert views.current() is before
    held_back.set()
    _joined("names")
    after = views.current()
    assert after is not None
    assert after is not before


@pytest.mark.usefixtures("held_back")
def test_a_first_view_is_not_waited_for_as_long_as_alexa_waits(
    output: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to answer from then, and the listener is told to try again."""
    monkeypatch.setattr(module, "FIRST_S", 0.01)
    assert Views(Editions(output, clock)).current() is None


def test_only_what_changed_is_read_for_the_next_view(
    output: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last view holds all entries: what an edition has in common with it is at hand."""
    monkeypatch.setattr("audio_builder.library.library_memory.ENTRIES_KEPT", 3)
    views = Views(Editions(output, clock))
    _joined("entries")
    assert views.current() is not None
    read: list[str] = []
    real: Callable[..., RoutineEntry] = Library._read_entry

    def reading(library: Library, row: object) -> RoutineEntry:
        entry = real(library, row)
        read.append(entry.id)
        return entry

    monkeypatch.setattr(Library, "_read_entry", reading)
    _another_edition(output, clock)
    assert views.current() is not None
    assert read == []


def test_a_damaged_entry_leaves_the_other_routines_to_alexa(
    output: Path, clock: StandingClock
) -> None:
    """It cannot be asked for, and has no parts to go on with."""
    (broken,) = (output / name_of(3)).glob("entry-*.json")
    broken.write_bytes(broken.read_bytes()[:700])
    view = Views(Editions(output, clock)).current()
    assert view is not None
    assert view.names.routine(name_of(3)) is None
    assert view.names.routine(name_of(4)) is not None
    assert view.parts(name_of(3)) == ()
    assert view.parts("no-such") == ()


def test_what_failed_is_tried_again(
    output: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that did not answer once does not silence the skill."""
    views = Views(Editions(output, clock))
    real = EditionView.of

    def failing(_: Edition) -> EditionView:
        message = "the store does not answer"
        raise LibraryError(message)

    monkeypatch.setattr(EditionView, "of", failing)
    with pytest.raises(LibraryError):
        views.current()
    monkeypatch.setattr(EditionView, "of", real)
    assert views.current() is not None


def test_without_a_library_there_is_no_view(tmp_path: Path, clock: StandingClock) -> None:
    """Nothing is worked out of nothing."""
    assert Views(Editions(tmp_path, clock)).current() is None
