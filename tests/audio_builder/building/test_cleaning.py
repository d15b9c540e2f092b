"""Cleaning removes what nobody needs any more, all of it and nothing else."""

import re
import shutil
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from audio_builder.building.cleaning import clean
from audio_builder.building.locking import LOCK_NAME
from audio_builder.errors import LibraryError
from audio_builder.library import Guide, Pace, open_library
from builds import SMALL_ID, Counted, build_small, files_in, same_files, small_routine

pytestmark = pytest.mark.usefixtures("humming")


@pytest.fixture
def output(small_output: Path, tmp_path: Path) -> Path:
    """A copy of the small routine's output folder, free to be changed."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


def _clean(folder: Path) -> int:
    return clean(folder, lambda: None).files


def test_a_clean_folder_stays_as_it_is(output: Path, small_output: Path) -> None:
    """What the library needs is never removed: twice in a row nothing is found."""
    assert _clean(output) == 0
    assert same_files(output, small_output)


def test_clips_of_other_words_go(output: Path, small_output: Path) -> None:
    """Words that were tried and taken back leave clips: those go, and a build makes nothing."""
    build_small(output, small_routine(**{"Welcome.": "Hello there.", "Well done.": "Bye now."}))
    build_small(output)
    assert not same_files(output, small_output)
    assert _clean(output) == 2 + 2  # the clips, and the other build's entry and score
    assert same_files(output, small_output)
    report = Counted()
    build_small(output, report=report)
    assert report.orders == []


def test_what_every_pace_needs_is_kept(output: Path) -> None:
    """Clips that the files' own pace does not use are needed for others."""
    build_small(output, pace=Pace(guide=Guide.TONES, reps=1))
    assert _clean(output) == 1  # the entry at the other pace
    assert open_library(output).track(SMALL_ID, SMALL_ID, Pace(guide=Guide.FULL, reps=3)).size > 0


def test_tracks_of_an_exercise_that_was_renamed_go(output: Path) -> None:
    """Its six files stand under the old name beside the new ones; the old ones go."""
    old = {name for name in files_in(output) if name.startswith(f"{SMALL_ID}/2-bridge.")}
    assert len(old) == 6
    build_small(output, small_routine(**{"id:_bridge": "id: rise"}))
    after = files_in(output)
    assert old <= after.keys()
    before = {name for name in after if re.match(rf"{SMALL_ID}/(entry|score)-", name)}
    assert len(before) == 4
    drawing = len({name for name in after if re.match(rf"{SMALL_ID}/2-bridge-.*\.svg", name)})
    assert _clean(output) == 6 + 2 + drawing == 9
    left = files_in(output)
    assert old.isdisjoint(left)
    assert len(before & left.keys()) == 2


def test_modules_of_an_earlier_page_go(output: Path, small_output: Path) -> None:
    """A page that is open from before may still ask for them; after a cleaning none lies there."""
    (output / "player" / "coach.js").write_text("export const OLD = 1;\n")
    assert _clean(output) == 1
    assert same_files(output, small_output)


@pytest.mark.parametrize("where", ["", "clips/ab/", f"{SMALL_ID}/"])
def test_half_files_go(output: Path, small_output: Path, where: str) -> None:
    """What a killed build had begun to write is removed, wherever it was, and counted."""
    half = output / where / ".catalog.json.x1y2.partial"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"12345")
    cleaned = clean(output, lambda: None)
    assert (cleaned.files, cleaned.size_bytes) == (1, 5)
    assert same_files(output, small_output)


def test_files_of_others_are_left_alone(output: Path) -> None:
    """A README, a picture, a site beside the library: nobody asked to have them removed."""
    own = ("README.md", f"{SMALL_ID}/photo.jpg", f"{SMALL_ID}/notes.txt", "site/index.html")
    for name in (*own, f"{SMALL_ID}/my-mix.mp3", "clips/NOTE"):
        path = output / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"mine")
    before = files_in(output)
    assert _clean(output) == 0
    assert files_in(output) == before


@pytest.mark.parametrize("damage", ["index.json", "score"])
def test_a_damaged_library_is_not_cleaned(output: Path, damage: str) -> None:
    """Who cannot read what is needed removes nothing: every clip could be needed."""
    build_small(output, small_routine(**{"Welcome.": "Hello there."}))
    score = open_library(output).row(SMALL_ID).score.path
    (output / (score if damage == "score" else damage)).write_text("{", encoding="utf-8")
    before = files_in(output)
    with pytest.raises(LibraryError, match="repcast build"):
        _clean(output)
    assert files_in(output) == before


def test_a_folder_without_a_library_is_not_touched(tmp_path: Path) -> None:
    """A wrong --out is refused, and nothing is left in that folder, not even a lock."""
    (tmp_path / "holiday.mp3").write_bytes(b"mine")
    with pytest.raises(LibraryError, match="repcast build"):
        _clean(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.mp3"]


def test_cleaning_waits_for_a_build(output: Path) -> None:
    """What a build has just made is in no score yet: cleaning waits until it is."""
    told = threading.Event()
    with FileLock(output / LOCK_NAME):
        cleaning = threading.Thread(target=clean, args=(output, told.set))
        cleaning.start()
        assert told.wait(timeout=5)
        cleaning.join(timeout=0.2)
        assert cleaning.is_alive()
    cleaning.join(timeout=10)
    assert not cleaning.is_alive()
