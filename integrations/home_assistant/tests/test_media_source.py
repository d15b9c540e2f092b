"""Routines in the media browser."""

import pytest
from homeassistant.components import media_source
from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source.error import Unresolvable
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

_ROOT = "media-source://repcast"


async def titles(hass: HomeAssistant, place: str) -> dict[str, str]:
    """What is found at a place: titles, and where each leads."""
    found = await media_source.async_browse_media(hass, place)
    return {each.title: each.media_content_id for each in found.children or ()}


@pytest.mark.usefixtures("entry")
async def test_the_shelf_has_each_routine(hass: HomeAssistant) -> None:
    """By its title."""
    assert await titles(hass, _ROOT) == {
        "Calm hips": f"{_ROOT}/calm-hips",
        "Hip internal rotation": f"{_ROOT}/hip-ir",
    }


@pytest.mark.usefixtures("entry")
async def test_a_routine_has_its_tracks_at_several_paces(hass: HomeAssistant) -> None:
    """The session and each exercise, and the same in a folder for each other pace."""
    found = await titles(hass, f"{_ROOT}/calm-hips")
    assert list(found) == [
        "Whole session",
        "Standing turn",
        "Bridge",
        "Slower breathing (5 s in, 7 s out)",
        "Brisk breathing (3 s in, 3 s out)",
        "Few words",
    ]
    slower = await titles(hass, found["Slower breathing (5 s in, 7 s out)"])
    assert slower == {
        "Whole session": f"{_ROOT}/calm-hips/calm-hips?breath=5-7",
        "Standing turn": f"{_ROOT}/calm-hips/1-turn?breath=5-7",
        "Bridge": f"{_ROOT}/calm-hips/2-bridge?breath=5-7",
    }


@pytest.mark.usefixtures("entry")
async def test_players_that_show_sound_only_show_it(hass: HomeAssistant) -> None:
    """They leave out what is not of an audio type: that is how they keep films out."""
    found = await media_source.async_browse_media(
        hass,
        f"{_ROOT}/calm-hips?breath=5-7",
        content_filter=lambda item: item.media_content_type.startswith("audio/"),
    )
    assert len(found.children or ()) == 3
    assert found.not_shown == 0


async def test_all_that_can_be_played_is_sound(
    hass: HomeAssistant, entry: MockConfigEntry, server_url: str
) -> None:
    """Every track of every pace of a routine leads to an MP3 of the server."""
    del entry
    session = async_get_clientsession(hass)
    places = await titles(hass, f"{_ROOT}/calm-hips")
    for place in [each for each in places.values() if "/calm-hips?" in each]:
        places |= {f"{place} {name}": at for name, at in (await titles(hass, place)).items()}
    tracks = [each for each in places.values() if each.count("/") > 3]
    assert len(tracks) == 12
    for track in tracks:
        media = await media_source.async_resolve_media(hass, track, "media_player.kitchen")
        assert media.mime_type == "audio/mpeg"
        assert media.url.startswith(f"{server_url}/calm-hips/")
        async with session.head(media.url) as answer:
            assert (answer.status, answer.content_type) == (200, "audio/mpeg")


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("place", ["calm-hips/nothing", "nothing/nothing", "a b", "calm-hips/?x=Y"])
async def test_what_is_not_there_is_said(hass: HomeAssistant, place: str) -> None:
    """No speaker is sent to an address that has nothing, or to one that somebody made up."""
    with pytest.raises(Unresolvable):
        await media_source.async_resolve_media(hass, f"{_ROOT}/{place}", "media_player.kitchen")


@pytest.mark.usefixtures("entry")
async def test_a_routine_that_is_gone_is_said(hass: HomeAssistant) -> None:
    """The browser shows a sentence."""
    with pytest.raises(BrowseError):
        await media_source.async_browse_media(hass, f"{_ROOT}/gone")


async def test_before_it_is_set_up_there_is_a_sentence(hass: HomeAssistant) -> None:
    """Media sources are asked for before the server has answered."""
    assert await async_setup_component(hass, "repcast", {})
    assert await async_setup_component(hass, "media_source", {})
    await hass.async_block_till_done()
    with pytest.raises(BrowseError, match="not set up"):
        await media_source.async_browse_media(hass, _ROOT)
