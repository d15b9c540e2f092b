"""Ears for the small routine of `builds`, which is called "calm hips"."""

from pathlib import Path

import pytest

from skill.media.editions import Editions
from skill.speaker.listening import Listening
from skill.speaker.opening import Ears


@pytest.fixture(scope="session")
def editions(small_output: Path) -> Editions:
    """What there is to play."""
    return Editions(small_output)


@pytest.fixture(scope="session")
def listening(editions: Editions) -> Listening:
    """What a device hears in it."""
    return Ears(editions).listening()
