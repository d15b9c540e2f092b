"""What is said to Assist: from a sentence to the speaker, and to the answer."""

import re
from pathlib import Path

import pytest
from homeassistant.components import conversation
from homeassistant.components.media_player import MediaPlayerState
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import intent
from pytest_homeassistant_custom_component.common import MockConfigEntry

from speakers import Speaker

pytestmark = pytest.mark.usefixtures("assist")


async def said(hass: HomeAssistant, sentence: str, device_id: str | None = None) -> str:
    """What Assist answers."""
    result = await conversation.async_converse(
        hass, sentence, None, Context(), "en", device_id=device_id
    )
    return str(result.response.speech["plain"]["speech"])


@pytest.mark.parametrize(
    "sentence",
    [
        "start the routine calm hips",
        "Start my calm hips practice",
        "begin the calm hips routine",
        "practise calm hips",
        "practice hips",
    ],
)
async def test_a_practice_starts(hass: HomeAssistant, kitchen: Speaker, sentence: str) -> None:
    """On the usual speaker; its first exercise is named."""
    assert await said(hass, sentence) == "Calm hips. We begin with: Standing turn."
    assert kitchen.tracks == ["calm-hips/turn.part.mp3"]


@pytest.mark.parametrize(
    "sentence",
    [
        "start the routine calm hips on the bedroom",
        "Practise my calm hips in the Bedroom",
        "practise calm hips on the bedroom speaker",
    ],
)
async def test_a_speaker_can_be_named(
    hass: HomeAssistant, bedroom: Speaker, kitchen: Speaker, sentence: str
) -> None:
    """By its own name."""
    await hass.async_block_till_done()
    assert await said(hass, sentence) == "Calm hips. We begin with: Standing turn."
    assert (len(bedroom.played), len(kitchen.played)) == (1, 0)


async def test_a_room_can_be_named_or_is_the_one_that_is_spoken_in(
    hass: HomeAssistant, bedroom: Speaker, kitchen: Speaker, entry: MockConfigEntry
) -> None:
    """The speaker of that room plays; what follows is meant for the practice in the same room."""
    attic = ar.async_get(hass).async_create("Attic")
    er.async_get(hass).async_update_entity(bedroom.entity_id, area_id=attic.id)
    satellite = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("test", "satellite")}
    )
    dr.async_get(hass).async_update_device(satellite.id, area_id=attic.id)
    await hass.async_block_till_done()

    await said(hass, "practise calm hips in the attic")
    assert len(bedroom.played) == 1
    await said(hass, "start the routine hip I R", satellite.id)
    assert bedroom.tracks[1:] == ["hip-ir/standing-dissociation.part.mp3"]
    assert kitchen.played == []

    await said(hass, "practise calm hips")
    assert "say which is meant" in await said(hass, "next exercise")
    assert await said(hass, "next exercise", satellite.id) == "Supine hip IR, level 1."
    assert len(kitchen.played) == 1


async def test_moves_are_said(hass: HomeAssistant, kitchen: Speaker) -> None:
    """Each answers with the exercise that is played."""
    await said(hass, "practise calm hips")
    assert await said(hass, "next exercise") == "Bridge."
    assert await said(hass, "repeat this exercise") == "Bridge."
    assert await said(hass, "next exercise") == "Bridge is the last exercise of this practice."
    assert await said(hass, "go back to the previous exercise") == "Standing turn."
    assert await said(hass, "stop the practice") == "The practice has ended."
    assert kitchen.state is MediaPlayerState.IDLE
    assert "no practice is under way" in (await said(hass, "next exercise")).lower()


async def test_an_exercise_can_be_gone_to(hass: HomeAssistant, kitchen: Speaker) -> None:
    """By its number or its name."""
    await said(hass, "practise hip-ir")
    assert await said(hass, "Go to exercise two") == "Supine hip IR, level 1."
    assert await said(hass, "go to exercise 1") == "Standing hip rotation dissociation."
    assert await said(hass, "jump to exercise hinge") == "Hip IR hinge."
    assert "there is no exercise 'squat'" in (await said(hass, "go to exercise squat")).lower()
    assert len(kitchen.played) == 4


async def test_of_several_routines_one_has_to_be_named(hass: HomeAssistant) -> None:
    """Those that there are, are named in the answer."""
    answer = await said(hass, "start my practice")
    assert answer == "Say which routine; there are: Calm hips, Hip internal rotation."


@pytest.mark.parametrize("sentence", ["that hurts", "my left knee hurts", "I'm in pain"])
async def test_pain_stops_whatever_plays(
    hass: HomeAssistant, kitchen: Speaker, bedroom: Speaker, sentence: str
) -> None:
    """On every speaker, and nothing is asked; with nothing under way the advice is the same."""
    assert (await said(hass, sentence)).startswith("Stop, rest, and do not push through it.")
    await said(hass, "practise calm hips")
    await said(hass, "practise calm hips on the bedroom speaker")
    assert (await said(hass, sentence)).startswith("Stop, rest, and do not push through it.")

    assert kitchen.state is bedroom.state is MediaPlayerState.IDLE
    assert "no practice is under way" in (await said(hass, "next exercise")).lower()


async def test_what_the_documentation_says_can_be_said(hass: HomeAssistant) -> None:
    """Each sentence of docs/home-assistant.md is understood."""
    page = (Path(__file__).parents[3] / "docs" / "home-assistant.md").read_text(encoding="utf-8")
    table = page.split("| say | what happens |")[1].split("\n\n")[0]
    told = [each for each in re.findall("“([^”]+)”", table) if not each.startswith("…")]
    assert len(told) >= 10
    for sentence in told:
        result = await conversation.async_converse(hass, sentence, None, Context(), "en")
        assert result.response.error_code is not intent.IntentResponseErrorCode.NO_INTENT_MATCH


async def test_a_routine_that_is_not_there_is_answered(hass: HomeAssistant) -> None:
    """With those that are."""
    answer = await said(hass, "practise juggling")
    assert answer.startswith("There is no routine 'juggling'; there are: Calm hips")


@pytest.mark.parametrize("sentence", ["start the vacuum", "play some jazz", "stop", "next"])
async def test_what_is_meant_for_others_is_left_to_them(
    hass: HomeAssistant, kitchen: Speaker, sentence: str
) -> None:
    """Every sentence of ours has a word of ours in it."""
    await said(hass, sentence)
    assert kitchen.played == []


async def test_an_intent_can_be_had_without_a_sentence(
    hass: HomeAssistant, kitchen: Speaker
) -> None:
    """Another agent than Home Assistant's own, as a language model, calls it by its name."""
    slots = {"routine": {"value": "hip-ir"}, "name": {"value": "Kitchen"}}
    response = await intent.async_handle(hass, "test", "RepcastStart", slots)

    assert response.speech["plain"]["speech"].startswith("Hip internal rotation.")
    assert len(kitchen.played) == 1
