"""Laid-out tracks that are kept, and how many."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest

from audio_builder.library import (
    Archive,
    Guide,
    Library,
    LibraryError,
    Pace,
    bundle,
    open_library,
    parse_breath,
)
from builds import SMALL_ID, SMALL_TRACKS
from skill.media.renditions import ARCHIVES_AT_A_TIME, BusyError, RenditionMemory, Renditions


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
    renditions = Renditions(library, RenditionMemory(tracks=3))
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


def test_one_that_is_larger_than_the_bound(library: Library) -> None:
    """It alone is kept: whoever plays it asks for it piece by piece."""
    renditions = Renditions(library, RenditionMemory(track_bytes=1))
    renditions.track(SMALL_ID, "2-bridge", Pace())
    first = renditions.track(SMALL_ID, "1-turn", Pace())
    assert renditions.track(SMALL_ID, "1-turn", Pace()) is first
    assert len(renditions) == 1


def test_few_archives_are_laid_out_at_a_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One too many is refused at once, and waits for nobody; one that is at hand is not refused.

    Nor is one later, whether those that were being laid out came to something or failed.
    """
    renditions, begun, go_on = Renditions(library), Semaphore(0), Event()
    at_hand = renditions.archive(SMALL_ID, Pace(reps=1))

    def slow(*asked: Any, **named: Any) -> Archive:  # noqa: ANN401 - whatever `bundle` takes
        begun.release()
        assert go_on.wait(10)
        if asked[2].guide is Guide.TONES:
            raise LibraryError(SMALL_ID)
        return bundle(*asked, **named)

    monkeypatch.setattr("skill.media.renditions.bundle", slow)
    asked = [Pace(reps=2), Pace(guide=Guide.TONES)]
    assert len(asked) == ARCHIVES_AT_A_TIME
    with ThreadPoolExecutor(2) as pool:
        waited_for = [pool.submit(renditions.archive, SMALL_ID, pace) for pace in asked]
        for _ in waited_for:
            assert begun.acquire(timeout=10)
        with pytest.raises(BusyError):
            renditions.archive(SMALL_ID, Pace(reps=3))
        assert renditions.archive(SMALL_ID, Pace(reps=1)) is at_hand
        go_on.set()
    assert isinstance(waited_for[1].exception(), LibraryError)
    for reps in (2, 3, 3):
        assert renditions.archive(SMALL_ID, Pace(reps=reps)).size > 0


def test_many_threads_may_ask(library: Library) -> None:
    """At once and for the same, beyond a bound of bytes: each gets its track, the bound holds."""
    paces = [Pace(reps=reps, guide=guide) for reps in (1, 2, 3) for guide in Guide] * 20
    sizes = sorted(library.track(SMALL_ID, "1-turn", pace).size for pace in set(paces))
    bound = 4 * sizes[-1]
    renditions = Renditions(library, RenditionMemory(track_bytes=bound))
    with ThreadPoolExecutor(8) as pool:
        tracks = list(pool.map(lambda pace: renditions.track(SMALL_ID, "1-turn", pace), paces))
    assert len(renditions) >= 4
    assert sum(sizes[: len(renditions)]) <= bound
    for pace, track in zip(paces, tracks, strict=True):
        assert track.etag == tracks[paces.index(pace)].etag


def test_the_next_edition_finds_what_was_laid_out(small_output: Path) -> None:
    """A track of a routine that did not change is at hand, and the routine is not opened for it."""
    memory = RenditionMemory()
    first = Renditions(open_library(small_output), memory).track(SMALL_ID, "1-turn", Pace(reps=9))
    later = open_library(small_output)
    renditions = Renditions(later, memory)
    assert renditions.track(SMALL_ID, "1-turn", Pace(reps=9)) is first
    assert renditions.timeline(SMALL_ID, "1-turn", Pace(reps=3)).duration_ms == first.duration_ms
    assert later.open_routines == 0
