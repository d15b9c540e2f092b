"""Practices on speakers, by services: each at its real server, on a speaker that a test plays."""

import pytest
from homeassistant.components.media_player import MediaPlayerState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from pytest_homeassistant_custom_component.common import MockConfigEntry

from speakers import Clock, Speaker

pytestmark = pytest.mark.usefixtures("entry")


async def call(hass: HomeAssistant, service: str, **data: str | list[str]) -> None:
    """Call a service, and wait for it."""
    await hass.services.async_call("repcast", service, data, blocking=True)


async def finish(hass: HomeAssistant, speaker: Speaker, clock: Clock, seconds: float) -> None:
    """Let what plays sound for some seconds, then have the speaker fall silent."""
    clock.wait(seconds)
    speaker.tell(MediaPlayerState.IDLE)
    await hass.async_block_till_done()


async def test_a_practice_goes_on_by_itself(
    hass: HomeAssistant, kitchen: Speaker, clock: Clock
) -> None:
    """Exercise after exercise on the usual speaker, each at the chosen pace; then it ends."""
    await call(hass, "start", routine="Calm hips", breath="5-7", guide="short")
    assert kitchen.tracks == ["calm-hips/turn.part.mp3?breath=5-7&guide=short"]

    await finish(hass, kitchen, clock, 310)
    assert kitchen.tracks[1:] == ["calm-hips/bridge.part.mp3?breath=5-7&guide=short"]

    await finish(hass, kitchen, clock, 60)
    assert len(kitchen.tracks) == 2
    with pytest.raises(HomeAssistantError, match="no practice is under way"):
        await call(hass, "repeat")


async def test_who_stops_the_speaker_is_left_alone(
    hass: HomeAssistant, kitchen: Speaker, clock: Clock
) -> None:
    """Nothing starts by itself; a wish goes on from there."""
    await call(hass, "start", routine="hips")
    await finish(hass, kitchen, clock, 60)
    assert len(kitchen.tracks) == 1

    await call(hass, "next")
    assert kitchen.tracks[1:] == ["calm-hips/bridge.part.mp3"]


async def test_moves_lead_from_exercise_to_exercise(hass: HomeAssistant, kitchen: Speaker) -> None:
    """Forward, once more, and back; beyond the ends there is a sentence, and the practice stays."""
    await call(hass, "start", routine="hip-ir", exercise="hinge")
    await call(hass, "repeat")
    await call(hass, "previous", entity_id="media_player.kitchen")
    assert kitchen.tracks == [
        "hip-ir/ir-hinge.part.mp3",
        "hip-ir/ir-hinge.part.mp3",
        "hip-ir/supine-ere.part.mp3",
    ]
    await call(hass, "go_to", exercise="3")
    with pytest.raises(HomeAssistantError, match="Hip IR hinge is the last exercise"):
        await call(hass, "next")
    assert len(kitchen.tracks) == 4


async def test_a_shorter_session_has_the_exercises_that_it_has(
    hass: HomeAssistant, kitchen: Speaker
) -> None:
    """Of three exercises a session of seven minutes has two: after them nothing is left."""
    await call(hass, "start", routine="hip-ir", minutes="7")
    await call(hass, "next")
    assert kitchen.tracks[1:] == ["hip-ir/supine-ere.part.mp3?minutes=7"]
    with pytest.raises(HomeAssistantError, match="last exercise"):
        await call(hass, "next")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"routine": "yoga"}, "there is no routine 'yoga'; there are: Calm hips, Hip internal"),
        ({"routine": "hip"}, "several routines fit 'hip'"),
        ({"routine": "hip-ir", "exercise": "squat"}, "there is no exercise 'squat'; there are: St"),
        ({"routine": "hip-ir", "breath": "99-1"}, "a breath of 99 s in is not possible"),
        (
            {"routine": "hip-ir", "minutes": "1"},
            "Hip internal rotation takes at least [0-9]+ minutes",
        ),
    ],
)
async def test_what_cannot_be_had_is_said(
    hass: HomeAssistant, kitchen: Speaker, data: dict[str, str], why: str
) -> None:
    """In one sentence, the server's own where it knows better; nothing is played."""
    with pytest.raises(HomeAssistantError, match=why):
        await call(hass, "start", **data)
    assert kitchen.played == []


async def test_two_speakers_have_a_practice_each(
    hass: HomeAssistant, kitchen: Speaker, bedroom: Speaker, clock: Clock
) -> None:
    """What happens to one leaves the other alone; a wish without a speaker has to name one."""
    await call(hass, "start", routine="hips", entity_id=["media_player.kitchen"])
    await call(hass, "start", routine="hip-ir", entity_id=["media_player.bedroom"])
    with pytest.raises(HomeAssistantError, match="say which is meant"):
        await call(hass, "next")

    await call(hass, "stop", entity_id="media_player.bedroom")
    assert bedroom.state is MediaPlayerState.IDLE
    await finish(hass, kitchen, clock, 285)
    assert (len(kitchen.played), len(bedroom.played)) == (2, 1)


async def test_a_practice_that_was_left_is_not_in_the_way(
    hass: HomeAssistant, kitchen: Speaker, bedroom: Speaker, clock: Clock
) -> None:
    """Yesterday's in the kitchen is not asked about while one goes on in the bedroom."""
    await call(hass, "start", routine="hips")
    await finish(hass, kitchen, clock, 60)
    await call(hass, "start", routine="hip-ir", entity_id="media_player.bedroom")
    await call(hass, "next")

    assert (len(kitchen.played), len(bedroom.played)) == (1, 2)


async def test_music_is_not_stopped_with_a_practice_that_was_left(
    hass: HomeAssistant, kitchen: Speaker
) -> None:
    """The speaker has told that it plays something else: the practice ends, the music goes on."""
    await call(hass, "start", routine="hips")
    kitchen.tell(MediaPlayerState.PLAYING, "http://x/song.mp3")
    await hass.async_block_till_done()
    await call(hass, "stop")

    assert kitchen.state is MediaPlayerState.PLAYING


async def test_a_practice_is_brought_to_another_room(
    hass: HomeAssistant, kitchen: Speaker, bedroom: Speaker, clock: Clock
) -> None:
    """It goes on there at its exercise and pace, and is silent here."""
    await call(hass, "start", routine="hip-ir", exercise="supine", breath="5-7")
    await call(hass, "bring", entity_id="media_player.bedroom")

    assert kitchen.state is MediaPlayerState.IDLE
    assert bedroom.tracks == ["hip-ir/supine-ere.part.mp3?breath=5-7"]
    await finish(hass, bedroom, clock, 400)
    assert len(bedroom.tracks) == 1  # far too late: something else has played


async def test_a_practice_that_cannot_be_brought_stays(
    hass: HomeAssistant, kitchen: Speaker, bedroom: Speaker
) -> None:
    """Where the other speaker fails, nothing is silent that was not."""
    await call(hass, "start", routine="hips")
    bedroom.broken = True
    with pytest.raises(HomeAssistantError, match="out of order"):
        await call(hass, "bring", entity_id="media_player.bedroom")

    assert kitchen.state is MediaPlayerState.PLAYING
    await call(hass, "next")
    assert kitchen.tracks[1:] == ["calm-hips/bridge.part.mp3"]


async def test_a_speaker_that_names_nothing_goes_on_too(
    hass: HomeAssistant, bedroom: Speaker, clock: Clock
) -> None:
    """Its time alone tells that an exercise was finished."""
    await call(hass, "start", routine="hips", entity_id="media_player.bedroom")
    await finish(hass, bedroom, clock, 285)

    assert bedroom.tracks[1:] == ["calm-hips/bridge.part.mp3"]


async def test_a_speaker_out_of_order_is_said(hass: HomeAssistant, kitchen: Speaker) -> None:
    """The speaker's own words reach whoever started; no practice is under way then."""
    kitchen.broken = True
    with pytest.raises(HomeAssistantError, match="out of order"):
        await call(hass, "start", routine="hips")
    with pytest.raises(HomeAssistantError, match="no practice is under way"):
        await call(hass, "stop")


async def test_a_speaker_that_fails_in_between_keeps_the_place(
    hass: HomeAssistant, kitchen: Speaker, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, and once the speaker works again the exercise can be had."""
    await call(hass, "start", routine="hips")
    kitchen.broken = True
    await finish(hass, kitchen, clock, 285)
    assert "media_player.kitchen does not go on with Bridge" in caplog.text

    kitchen.broken = False
    await call(hass, "repeat")
    assert kitchen.tracks[1:] == ["calm-hips/bridge.part.mp3"]


async def test_it_is_taken_away_without_a_trace(
    hass: HomeAssistant, entry: MockConfigEntry, kitchen: Speaker, clock: Clock
) -> None:
    """No service is left, and the speaker goes on with what it plays, and with nothing after it."""
    await call(hass, "start", routine="hips")
    assert await hass.config_entries.async_unload(entry.entry_id)
    await finish(hass, kitchen, clock, 285)

    assert len(kitchen.played) == 1
    assert not hass.services.async_services().get("repcast")
