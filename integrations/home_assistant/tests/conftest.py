"""A Home Assistant with the integration, a real Repcast server, and speakers that a test plays."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from homeassistant.components.media_player import MediaPlayerState
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.repcast.const import CONF_SPEAKER, DOMAIN
from speakers import Clock, Speaker

_HERE: Final = Path(__file__).parent
_ROOT: Final = _HERE.parents[2]
_PATIENCE_S: Final = 120


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the product builds, serves and keeps."""
    return tmp_path_factory.mktemp("product")


@pytest.fixture(scope="session")
def server_url(product: Path) -> Iterator[str]:
    """Where `repcast serve` serves the small routine of the product's tests, and hip-ir."""
    with _running("library.py", product) as address:
        yield address


@pytest.fixture(scope="session")
def voice_port(product: Path, server_url: str) -> Iterator[int]:
    """The port of `repcast wyoming --moves`, which hums, and knows what that server serves."""
    del server_url  # which has built it
    with _running("voice.py", product) as address:
        yield int(address.rpartition(":")[2])


@contextmanager
def _running(script: str, folder: Path) -> Iterator[str]:
    """The address at which a script of `product` serves, in the product's environment."""
    python = os.environ.get("PRODUCT_PYTHON", str(_ROOT / ".venv/bin/python"))
    told, data = folder / f"{script}.err", folder / f"{script}.data"
    ours = {"REPCAST_CACHE": str(folder / "cache"), "REPCAST_DATA": str(data)}
    with told.open("wb") as err:
        process = subprocess.Popen(
            [python, str(_HERE / "product" / script), str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=err,
            env={**os.environ, **ours},
        )
        try:
            yield _address_in(told, process)
        finally:
            process.kill()
            process.wait(20)


def _address_in(told: Path, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r" at ((?:http|tcp)://[0-9.]+:[0-9]+)", told.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.05)
    pytest.fail(told.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _ours(enable_custom_integrations: None, socket_enabled: None) -> None:
    """Home Assistant finds the integration, and it reaches the server on this machine."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time by which practices go; it stands until a test lets it pass."""
    clock = Clock()
    monkeypatch.setattr("custom_components.repcast.practices.monotonic", clock)
    return clock


@pytest.fixture
async def kitchen(hass: HomeAssistant) -> Speaker:
    """A speaker that tells the address that it plays."""
    return await _added(hass, Speaker("Kitchen"))


@pytest.fixture
async def bedroom(hass: HomeAssistant) -> Speaker:
    """Another one, which does not."""
    return await _added(hass, Speaker("Bedroom", names=False))


async def _added(hass: HomeAssistant, speaker: Speaker) -> Speaker:
    assert await async_setup_component(hass, "media_player", {})
    await hass.data["media_player"].async_add_entities([speaker])
    assert hass.states.is_state(speaker.entity_id, MediaPlayerState.IDLE)
    return speaker


@pytest.fixture
async def entry(hass: HomeAssistant, server_url: str, kitchen: Speaker) -> MockConfigEntry:
    """The integration, set up with the kitchen's speaker as the usual one."""
    data = {CONF_URL: server_url, CONF_SPEAKER: kitchen.entity_id}
    entry = MockConfigEntry(domain=DOMAIN, title="Repcast", data=data)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    return entry


@pytest.fixture
async def assist(hass: HomeAssistant, entry: MockConfigEntry, tmp_path: Path) -> None:
    """Assist, with the sentences where the documentation has them put."""
    del entry
    sentences = _HERE.parent / "custom_sentences"
    shutil.copytree(sentences, tmp_path / "config" / "custom_sentences")
    hass.config.config_dir = str(tmp_path / "config")
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    await hass.async_block_till_done()
