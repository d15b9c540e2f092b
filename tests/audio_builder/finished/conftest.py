"""The finished files of the shipped routine, each with its place in the catalog."""

from pathlib import Path

import pytest

from audio_builder.library import Library, open_library
from finished_tracks import TRACKS, Finished


@pytest.fixture(scope="session")
def library(shipped_output: Path) -> Library:
    """The shipped routine's library."""
    return open_library(shipped_output)


@pytest.fixture(scope="session", params=TRACKS)
def finished(request: pytest.FixtureRequest, shipped_output: Path, library: Library) -> Finished:
    """Each finished track."""
    entries = {entry.id: entry for entry in library.catalog.routines[0].tracks}
    return Finished(
        mp3=shipped_output / "hip-ir" / f"{request.param}.mp3",
        entry=entries[request.param],
        timeline=library.timeline("hip-ir", request.param),
    )
