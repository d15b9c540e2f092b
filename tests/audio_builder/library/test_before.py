"""A folder that was built before format 2 of the language: its catalog and its score."""

import shutil
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from audio_builder.building.sources import HeldRoutine
from audio_builder.library import LibraryError, open_library
from audio_builder.library.art import Art
from audio_builder.library.clip_memory import ClipMemory
from audio_builder.library.library import Library
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.model.pace import BREATH_LENGTHS_MS, Breath, Guide, Level, Pace
from audio_builder.mp3.format import Mp3Format
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.planning.plan import estimate_ms
from audio_builder.records import Score, SoundEntry
from audio_builder.stores.folder import Folder
from audio_builder.units import ceil_to_frame
from builds import Counted, build_small
from grammar import build_block, build_work, routine_of

BEFORE: Final = Path(__file__).parent / "before"
TRACKS: Final = ("calm-hips", "1-turn", "2-bridge", "part.1", "part.2")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of it; its clips are not kept with the tests."""
    return shutil.copytree(BEFORE, tmp_path / "output")


def test_it_opens(folder: Path) -> None:
    """What later versions added is read as its default."""
    library = open_library(folder)
    (routine,) = library.catalog.routines
    assert routine.levels == (Level.STANDARD,)
    assert routine.equipment == ()
    assert library.pace("calm-hips") == Pace()
    assert library.routine("calm-hips").format == 1


def every_timeline(library: Library) -> int:
    """Lay out all tracks at every guide, reps and many breaths; how many there are."""
    paces = (
        Pace(guide=guide, reps=reps, breath=Breath(in_ms=inwards, out_ms=BREATH_LENGTHS_MS[8]))
        for guide, reps, inwards in product(Guide, (None, 1, 2, 3), BREATH_LENGTHS_MS[::4])
    )
    return sum(
        library.timeline("calm-hips", track, pace).duration_ms > 0
        for pace in paces
        for track in TRACKS
    )


def test_it_plays_at_any_pace_that_there_was(folder: Path) -> None:
    """Its sounds are enough for all that could be asked for before."""
    assert every_timeline(open_library(folder)) == 5 * 3 * 4 * 5


def test_what_it_cannot_do_says_how_it_can(folder: Path) -> None:
    """A shorter session needs sentences that it does not have yet."""
    shortest = Pace(minutes=1)
    with pytest.raises(LibraryError, match=r"shorter session .* run 'repcast build' to make it"):
        open_library(folder).timeline("calm-hips", "calm-hips", shortest)


@pytest.mark.usefixtures("humming")
def test_a_build_carries_it_over(folder: Path) -> None:
    """Without its routine's file: what it holds is built again, and then has all there is now."""
    before = open_library(folder)
    source = HeldRoutine(library=before, row=before.row("calm-hips"))
    build_small(folder, sources=(source,), report=Counted())
    library = open_library(folder)
    assert library.track("calm-hips", "calm-hips", Pace()).size > 0
    session = library.timeline("calm-hips", "calm-hips", Pace(minutes=2))
    assert session.duration_ms <= 120_000


def test_a_score_of_version_2_goes_on_as_it_was(tmp_path: Path) -> None:
    """Its rests are cut as today, it can be shortened, and it says all but what came later."""
    runs = build_block(build_work("run"), build_work("press"), rounds=4, rest={"seconds": 40})
    routine = routine_of(runs)
    spoken = {f"say:{text}": text for text in needed_phrases(needed_directions(routine))}
    del spoken["say:First: Run."]
    sounds = {
        key: SoundEntry(clip="0" * 40, length_ms=ceil_to_frame(estimate_ms(text)))
        for key, text in spoken.items()
    }
    score = Score(
        schema_version=1,
        fingerprint="",
        conditions={},
        voice="hum",
        vocabulary=2,
        routine=routine,
        sounds=sounds,
    )
    tracks = RoutineTracks(score, ClipMemory(Folder(tmp_path)), Mp3Format(), Art())

    whole = tracks.timeline(routine.id, Pace())
    heard = [cue.sound.key for cue in whole.cues]
    assert "say:Ten seconds." in heard
    assert "say:First: Run." not in heard
    minutes = whole.duration_ms // 60_000
    shorter = tracks.timeline(routine.id, Pace(minutes=minutes))
    assert 0 < shorter.duration_ms <= minutes * 60_000
