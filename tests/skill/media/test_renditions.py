"""Laid-out tracks that are kept, and how many."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio_builder.library import Guide, Library, Pace, open_library, parse_breath
from builds import SMALL_ID, SMALL_TRACKS
from skill.media.renditions import Renditions


@pytest.fixture(scope="module")
def library(small_output: Path) -> Library:
    """The small routine's library."""
    return open_library(small_output)


def test_it_is_laid_out_once(library: Library) -> None:
    """Asked for again, a track is the same object."""
    renditions = Renditions(library)
    first = renditions.track(SMALL_ID, "1-turn", Pace(reps=2))
    assert renditions.track(SMALL_ID, "1-turn", Pace(reps=2)) is first
    assert renditions.track(SMALL_ID, "1-turn", Pace(reps=1)) is not first


def test_the_least_used_is_let_go(library: Library) -> None:
    """No more than the bound are kept, and what was asked for lately stays."""
    renditions = Renditions(library, kept=3)
    paces = [Pace(breath=parse_breath(breath)) for breath in ("2-2", "3-3", "4-4", "5-5")]
    tracks = [renditions.track(SMALL_ID, "2-bridge", pace) for pace in paces[:3]]
    assert renditions.track(SMALL_ID, "2-bridge", paces[0]) is tracks[0]
    renditions.track(SMALL_ID, "2-bridge", paces[3])
    assert len(renditions) == 3
    assert renditions.track(SMALL_ID, "2-bridge", paces[0]) is tracks[0]
    assert renditions.track(SMALL_ID, "2-bridge", paces[1]) is not tracks[1]


def test_reps_beyond_every_range_are_kept_once(library: Library) -> None:
    """Thirty counts of reps are no more tracks than the routine has counts, and the same bytes."""
    renditions = Renditions(library)
    for reps in range(1, 31):
        for track_id in SMALL_TRACKS:
            kept = renditions.track(SMALL_ID, track_id, Pace(reps=reps))
            assert kept.etag == library.track(SMALL_ID, track_id, Pace(reps=reps)).etag
    assert len(renditions) == 3 * len(SMALL_TRACKS)


def test_what_is_not_there_is_not_kept(library: Library) -> None:
    """A stranger who guesses names fills nothing."""
    renditions = Renditions(library)
    for ids in ((SMALL_ID, "x"), ("x", SMALL_ID), ("..", "catalog")):
        with pytest.raises(KeyError):
            renditions.track(*ids, Pace(reps=2))
    assert len(renditions) == 0


def test_many_threads_may_ask(library: Library) -> None:
    """At once and for the same, beyond the bound: each gets its track, and the bound holds."""
    renditions = Renditions(library, kept=4)
    paces = [Pace(reps=reps, guide=guide) for reps in (1, 2, 3) for guide in Guide] * 20
    with ThreadPoolExecutor(8) as pool:
        tracks = list(pool.map(lambda pace: renditions.track(SMALL_ID, "1-turn", pace), paces))
    assert len(renditions) == 4
    for pace, track in zip(paces, tracks, strict=True):
        assert track.etag == tracks[paces.index(pace)].etag
