"""A brief routine, served; and loudspeakers to play it on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import fake_chromecast
import gmediarender as judge
from audio_builder.library import Guide, Pace, open_files, open_library
from brief import BRIEF_ID, build_brief
from skill.cast.own_server import serving, settings_of
from skill.cast.ports import CastTrack
from skill.cast.tracks import tracks_of
from skill.settings import Settings


@pytest.fixture(scope="session")
def brief_output(build_once: Callable[..., Path]) -> Path:
    """The output folder of a routine that takes half a minute."""
    return build_once("brief", build_brief)


@pytest.fixture(scope="module")
def tracks(brief_output: Path) -> Iterator[tuple[CastTrack, ...]]:
    """Its tracks, served at this machine while a module's tests run."""
    library = open_library(open_files(brief_output))
    with serving(settings_of(Settings(output=brief_output), "127.0.0.1", 0)) as served:
        yield tracks_of(library, BRIEF_ID, Pace(guide=Guide.TONES), served.base)


@pytest.fixture(scope="session")
def gmediarender(tmp_path_factory: pytest.TempPathFactory) -> Iterator[judge.Loudspeaker]:
    """A real DLNA loudspeaker."""
    with judge.started(tmp_path_factory.mktemp("gmediarender")) as loudspeaker:
        yield loudspeaker


@pytest.fixture
def chromecast() -> Iterator[fake_chromecast.FakeChromecast]:
    """A Chromecast of the tests."""
    with fake_chromecast.started() as device:
        yield device
