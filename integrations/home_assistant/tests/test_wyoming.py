"""The coach's voice in Home Assistant: its own Wyoming integration, at a real `repcast wyoming`."""

import asyncio
import io
import wave
from pathlib import Path

import pytest
from homeassistant.components import tts
from homeassistant.components.media_player import MediaPlayerState
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
from wyoming.asr import Transcript
from wyoming.client import AsyncTcpClient
from wyoming.intent import Intent

from speakers import Speaker

_VOICE = "tts.repcast"


@pytest.fixture
async def voice(hass: HomeAssistant, voice_port: int, tmp_path: Path) -> str:
    """The voice, set up as docs/home-assistant.md tells: by host and port."""
    hass.config.config_dir = str(tmp_path)
    assert await async_setup_component(hass, "homeassistant", {})
    form = await hass.config_entries.flow.async_init("wyoming", context={"source": SOURCE_USER})
    made = await hass.config_entries.flow.async_configure(
        form["flow_id"], {"host": "127.0.0.1", "port": voice_port}
    )
    assert made["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    (entry,) = hass.config_entries.async_entries("wyoming")
    assert entry.state is ConfigEntryState.LOADED
    return _VOICE


async def spoken(hass: HomeAssistant, voice: str, text: str) -> bytes:
    """The samples of a text."""
    place = tts.generate_media_source_id(
        hass, text, engine=voice, cache=False, options={tts.ATTR_PREFERRED_FORMAT: "wav"}
    )
    kind, sound = await tts.async_get_media_source_audio(hass, place)
    assert kind == "wav"
    with wave.open(io.BytesIO(sound)) as opened:
        assert (opened.getnchannels(), opened.getsampwidth()) == (1, 2)
        frames: bytes = opened.readframes(opened.getnframes())
        return frames


async def test_home_assistant_speaks_with_it(hass: HomeAssistant, voice: str) -> None:
    """Two sentences are one after another."""
    one = await spoken(hass, voice, "Bow.")
    assert one
    assert await spoken(hass, voice, "Bow. Bow.") == one + one


async def test_what_it_cannot_speak_ends_in_a_failure(hass: HomeAssistant, voice: str) -> None:
    """The line is closed, so that Home Assistant does not wait for ever."""
    with pytest.raises(HomeAssistantError):
        await spoken(hass, voice, "!?")


async def moved(hass: HomeAssistant, port: int, sentence: str) -> str:
    """What a sentence brings about, handed on as later versions of Home Assistant do it."""
    async with asyncio.timeout(20), AsyncTcpClient("127.0.0.1", port) as client:
        await client.write_event(Transcript(text=sentence).event())
        event = await client.read_event()
    assert event is not None
    assert Intent.is_type(event.type), event
    got = Intent.from_event(event)
    slots = {entity.name: {"value": entity.value} for entity in got.entities}
    response = await intent.async_handle(hass, "test", got.name, slots)
    return str(response.speech["plain"]["speech"])


@pytest.mark.usefixtures("entry")
async def test_what_the_skill_understands_moves_a_practice(
    hass: HomeAssistant, voice_port: int, kitchen: Speaker
) -> None:
    """From a sentence of the skill's, by an intent, to the usual speaker."""
    assert await moved(hass, voice_port, "start hip rotation") == (
        "Hip internal rotation. We begin with: Standing hip rotation dissociation."
    )
    assert await moved(hass, voice_port, "next exercise") == "Supine hip IR, level 1."
    assert await moved(hass, voice_port, "go to the hinge") == "Hip IR hinge."
    assert await moved(hass, voice_port, "previous exercise") == "Supine hip IR, level 1."
    assert await moved(hass, voice_port, "repeat") == "Supine hip IR, level 1."
    assert len(kitchen.played) == 5
    assert (await moved(hass, voice_port, "that hurts")).startswith("Stop, rest")
    assert kitchen.state is MediaPlayerState.IDLE
    await moved(hass, voice_port, "start the hip rotation routine")
    assert await moved(hass, voice_port, "go to exercise three") == "Hip IR hinge."
    assert await moved(hass, voice_port, "I'm done") == "The practice has ended."
