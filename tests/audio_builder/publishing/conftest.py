"""Folders to publish: the small routine, the same with other words, and with a second routine."""

import shutil
from pathlib import Path

import pytest

import builds


@pytest.fixture
def folder(small_output: Path, tmp_path: Path) -> Path:
    """A copy of the small routine's output folder, free to be published."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


@pytest.fixture(scope="session")
def both_output(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small routine and a second one of the same words. None may change it."""
    folder = shutil.copytree(small_output, tmp_path_factory.mktemp("both") / "output")
    other = builds.renamed(builds.small_routine(), "other-hips")
    with pytest.MonkeyPatch.context() as patch:
        builds.hum(patch)
        builds.build_small(folder, other.model_copy(update={"title": "Other hips"}))
    return folder


@pytest.fixture(scope="session")
def reworded_output(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small routine, built again an hour later with another first word."""
    folder = shutil.copytree(small_output, tmp_path_factory.mktemp("reworded") / "output")
    with pytest.MonkeyPatch.context() as patch:
        builds.hum(patch)
        later = builds.NOW.replace(hour=builds.NOW.hour + 1)
        builds.build_small(folder, builds.small_routine(Welcome="Hello"), now=later)
    return folder
