"""What a build writes for the page: the search index always, entries and pages for static hosts."""

import json
from pathlib import Path

import pytest

from audio_builder.library import open_library
from builds import build_small, renamed, small_routine

pytestmark = pytest.mark.usefixtures("humming")


def ids_in(folder: Path) -> list[str]:
    """The routines that the search index lists."""
    return [row["id"] for row in json.loads((folder / "search.json").read_text())["routines"]]


def test_the_search_index_follows_the_library(tmp_path: Path) -> None:
    """A routine that comes is listed, and the index of the library names the list as it is now."""
    small = small_routine()
    build_small(tmp_path, small)
    assert ids_in(tmp_path) == ["calm-hips"]
    before = {file.path: file.sha256 for file in open_library(tmp_path).index.files}
    build_small(tmp_path, small, renamed(small, "index"))
    assert ids_in(tmp_path) == ["calm-hips", "index"]
    after = {file.path: file.sha256 for file in open_library(tmp_path).index.files}
    assert before["search.json"] != after["search.json"]
    # A routine of this name has its sheet where others have their page.
    page = (tmp_path / "calm-hips" / "index.html").read_text()
    assert "?routine=calm-hips" in page
    assert "?routine=" not in (tmp_path / "index" / "index.html").read_text()


def test_without_static_files_there_are_no_pages(tmp_path: Path) -> None:
    """What only a host of files needs goes when it is not wanted; the list stays."""
    build_small(tmp_path)
    only_static = [tmp_path / "calm-hips" / name for name in ("index.html", "routine.json")]
    assert all(path.is_file() for path in only_static)
    build_small(tmp_path, static=False)
    assert not any(path.exists() for path in only_static)
    assert ids_in(tmp_path) == ["calm-hips"]


def test_parts_of_the_body_are_told(tmp_path: Path) -> None:
    """What a routine says it is for stands in its entry, its row and the list."""
    text = {"format:_1": "format: 2", "title:_Calm_hips": "body_parts: [hip]\ntitle: Calm hips"}
    build_small(tmp_path, small_routine(**text), static=False)
    library = open_library(tmp_path)
    assert library.entry("calm-hips").body_parts == library.row("calm-hips").body_parts == ("hip",)
    assert '"body_parts":["hip"]' in (tmp_path / "search.json").read_text()
