"""What a build that is killed between its files leaves, and what the next command makes of it."""

import shutil
from pathlib import Path
from types import ModuleType

import pytest

import audio_builder.building.build as build_module
import audio_builder.building.cover as cover_module
import audio_builder.building.edition as edition_module
from audio_builder.building.cleaning import clean
from audio_builder.library import open_library
from audio_builder.model.routine import Routine
from builds import Counted, build_small, renamed, same_files, small_routine


class KilledError(BaseException):
    """Stands for a kill: nothing between it and the process's end runs."""


def killed_at(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, folder: Path, routine: Routine
) -> None:
    """Begin a build, and die where it calls a function."""

    def die(*_: object, **__: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(module, name, die)
        with pytest.raises(KilledError):
            build_small(folder, routine)


@pytest.fixture
def output(tmp_path: Path, small_output: Path) -> Path:
    """A folder that holds the small routine, to be changed."""
    return shutil.copytree(small_output, tmp_path / "output")


@pytest.fixture
def other() -> Routine:
    """A second routine, with words of its own."""
    routine = renamed(small_routine(), "other-hips")
    return routine.model_copy(update={"title": "Other hips"})


@pytest.mark.usefixtures("humming")
def test_clean_keeps_what_a_killed_build_voiced(
    output: Path, other: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A score that no index names still names clips that the next build needs."""
    killed_at(monkeypatch, edition_module, "write_static", output, other)
    clean(output, lambda: None)

    report = Counted()
    catalog = build_small(output, small_routine(), other, report=report)
    assert report.orders == []
    assert [routine.id for routine in catalog.routines] == ["calm-hips", "other-hips"]


@pytest.mark.usefixtures("humming")
def test_a_kill_while_the_cover_is_drawn_leaves_no_old_cover(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The score is written after its cover: whoever finds it may take the cover for drawn."""
    retitled = small_routine().model_copy(update={"title": "Calmer hips"})
    old = (output / "calm-hips" / "cover.png").read_bytes()
    killed_at(monkeypatch, cover_module, "render_cover", output, retitled)
    build_small(output, retitled)

    assert (output / "calm-hips" / "cover.png").read_bytes() != old


@pytest.mark.usefixtures("humming")
def test_a_kill_before_the_index_changes_nothing_for_readers(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last edition plays on; the next build takes what was made, and makes it seen."""
    exercises = small_routine().exercises
    first = exercises[0].model_copy(update={"id": "twist"})
    changed = small_routine().model_copy(update={"exercises": (first, *exercises[1:])})
    etag = open_library(output).track("calm-hips", "1-turn").etag
    killed_at(monkeypatch, edition_module, "write_static", output, changed)

    assert open_library(output).track("calm-hips", "1-turn").etag == etag
    with monkeypatch.context() as patch:
        patch.setattr(build_module, "_make", lambda *_: pytest.fail("it was made already"))
        build_small(output, changed)
    assert open_library(output).track("calm-hips", "1-twist").size > 0


@pytest.mark.usefixtures("humming")
def test_a_kill_before_the_site_is_written(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New tracks beside an old ZIP, sheet and catalog: it plays, and the next build mends it.

    Nor is anything left of an exercise that has another name by then.
    """
    changed = small_routine(**{"id:_turn": "id: twist", "Standing_turn": "Standing twist"})
    retold = small_routine(Standing_turn="Standing twist")
    killed_at(monkeypatch, edition_module, "write_site", output, retold)
    assert open_library(output).track("calm-hips", "1-turn").size > 0

    build_small(output, changed, base_url="")
    clean(output, lambda: None)
    build_small(tmp_path / "fresh", changed)
    assert same_files(output, tmp_path / "fresh")
