"""Requests that come twice, and requests that hold something which nobody knows yet."""

from typing import Any

import pytest

from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.package.numbers import number_words
from skill.store.listeners import listener
from skill.store.port import Store

Echo = Any
KEY = b"a key for tests, long enough"


def _intent(name: str, request_id: str, **slots: Any) -> dict[str, Any]:  # noqa: ANN401 - as they are sent
    return {
        "type": "IntentRequest",
        "requestId": request_id,
        "intent": {"name": name, "slots": slots},
    }


def test_a_request_that_comes_twice_moves_once(echo: Echo, store: Store) -> None:
    """The second time it gets the first time's answer, word for word, and nothing is kept anew."""
    echo.launch()
    request = _intent(Intent.NEXT, "r.1")
    first = echo.send(request)
    with store.turn(listener(KEY, echo.user, echo.device)) as turn:
        kept = turn.state
    assert echo.send(request) == first
    assert ".1." in first["directives"][0]["audioItem"]["stream"]["token"]
    with store.turn(listener(KEY, echo.user, echo.device)) as turn:
        assert turn.state == kept
    assert echo.send(_intent(Intent.NEXT, "r.2")) != first


def test_a_button_that_is_told_twice_moves_once(echo: Echo) -> None:
    """So it is with buttons."""
    echo.launch()
    request = {"type": "PlaybackController.NextCommandIssued", "requestId": "r.1"}
    first = echo.send(request)
    assert first["directives"]
    assert echo.send(request) == first


def test_what_was_said_is_said_again(echo: Echo) -> None:
    """Speech too, and what it asks."""
    echo.launch()
    request = _intent(Intent.SET_GUIDE, "r.1", guide={"name": "guide", "value": "short"})
    first = echo.send(request)
    assert first["outputSpeech"]
    assert echo.send(request) == first


def test_only_the_last_few_are_remembered_by_hashes(echo: Echo, store: Store) -> None:
    """A state stays small, and holds no id of Amazon's."""
    echo.launch()
    for number in range(6):
        echo.send(_intent(Intent.NEXT, f"request.{number}"))
    with store.turn(listener(KEY, echo.user, echo.device)) as turn:
        answered = turn.state.answered
    assert len(answered) == 3
    assert all(len(each.request) == 16 for each in answered)
    assert "request." not in repr([each.request for each in answered])


def test_another_listeners_request_is_another(echo: Echo, make_echo: Any) -> None:  # noqa: ANN401 - makes speakers
    """The same id from elsewhere is no repetition."""
    other = make_echo(echo.client, device="amzn1.ask.device.2")
    for each in (echo, other):
        each.launch()
        assert each.send(_intent(Intent.NEXT, "r.1"))["directives"]


NEW = "SOMETHING_NEW"
SLOT = {"name": "exercise", "value": "the hinge", "confirmationStatus": NEW, "source": NEW}


@pytest.mark.parametrize(
    "changes",
    [
        {"confirmationStatus": NEW},
        {"slots": {"exercise": SLOT}},
        {"slots": {"exercise": {"name": "exercise", "slotValue": {"type": NEW, "values": []}}}},
        {
            "slots": {
                "exercise": SLOT
                | {"resolutions": {"resolutionsPerAuthority": [{"status": {"code": NEW}}]}}
            }
        },
        {"slots": {"exercise": SLOT | {"resolutions": {"resolutionsPerAuthority": [None, 7]}}}},
        {"slots": {"exercise": SLOT | {"resolutions": NEW}}},
        {"slots": {"exercise": None}},
        {"slots": {"exercise": {"name": "exercise", "value": ["the hinge"]}}},
        {"slots": NEW},
        {"slots": None},
        {NEW: NEW},
    ],
    ids=range(11),
)
@pytest.mark.parametrize("intent", [Intent.STOP, Intent.GO_TO_EXERCISE])
def test_nothing_new_in_a_request_silences_the_answer(
    echo: Echo, intent: str, changes: dict[str, Any]
) -> None:
    """A stop stops, and of an exercise whatever can be understood is."""
    echo.launch()
    answer = echo.send(
        {
            "type": "IntentRequest",
            "dialogState": NEW,
            "intent": {"name": intent, "slots": {}} | changes,
        }
    )
    if intent == Intent.STOP:
        assert answer["directives"] == [{"type": "AudioPlayer.Stop"}]
    else:
        assert answer["outputSpeech"] if "outputSpeech" in answer else answer["directives"]


def test_a_match_beside_something_new_is_a_match(echo: Echo) -> None:
    """What one authority says in a new way does not hide what another one knows."""
    echo.launch()
    match = {
        "authority": "a",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": "the hinge", "id": "ir-hinge", NEW: NEW}}],
    }
    resolutions = {"resolutionsPerAuthority": [{"status": {"code": NEW}}, match]}
    slots = {"exercise": SLOT | {"resolutions": resolutions}}
    answer = echo.send(
        {"type": "IntentRequest", "intent": {"name": Intent.GO_TO_EXERCISE, "slots": slots}}
    )
    assert "/ir-hinge.part.mp3" in answer["directives"][0]["audioItem"]["stream"]["url"]


@pytest.mark.parametrize("offset_ms", [10**25, 10**12, -(10**25), 1.5, "soon", None, True])
def test_an_absurd_offset_is_no_place(echo: Echo, offset_ms: object) -> None:
    """The stop counts; the place is the one that was known before, and nothing beyond the end."""
    echo.launch()
    echo.offset_ms = 100_000
    echo.say(Intent.PAUSE)
    token = echo.current["token"]
    stopped = {"type": "AudioPlayer.PlaybackStopped", "token": token}
    assert echo.send(stopped | {"offsetInMilliseconds": offset_ms}) == {}
    echo.offset_ms = offset_ms
    echo.say(Intent.RESUME)
    assert 0 <= echo.offset_ms < 190_000
    assert echo.part == "part.1"


def test_a_track_that_breaks_off_goes_on_at_its_place(echo: Echo) -> None:
    """The device tells where in the event, or only beside it."""
    echo.launch()
    echo.offset_ms = 150_000
    assert echo.tell("Failed")
    assert (echo.part, echo.offset_ms) == ("part.1", 150_000)

    echo.say(Intent.START_OVER)
    echo.offset_ms = 150_000
    failed = {
        "type": "AudioPlayer.PlaybackFailed",
        "token": echo.current["token"],
        "error": {"type": "MEDIA_ERROR_UNKNOWN", "message": "no"},
    }
    (directive,) = echo.send(failed)["directives"]
    assert directive["audioItem"]["stream"]["offsetInMilliseconds"] == 150_000


def test_loop_on_in_the_last_exercise_loops(echo: Echo) -> None:
    """Though the device has asked what follows before."""
    echo.launch()
    echo.say(Intent.GO_TO_EXERCISE, exercise="ir-hinge")
    assert echo.tell("NearlyFinished") == {}
    (directive,) = echo.say(Intent.LOOP_ON)["directives"]
    assert directive["playBehavior"] == "ENQUEUE"
    assert echo.queue is not None
    assert "/standing-dissociation.part.mp3" in echo.queue["url"]


@pytest.mark.parametrize("how", ["stop", "cancel", "pause", "button"])
def test_after_the_end_there_is_nothing_to_go_on_with(echo: Echo, how: str) -> None:
    """Whatever is done to end it once more, the next opening begins anew, and one is finished."""
    echo.launch()
    for _ in range(3):
        echo.play_to_end()
    intents = {"stop": Intent.STOP, "cancel": Intent.CANCEL, "pause": Intent.PAUSE}
    if how == "button":
        echo.press("Pause")
    else:
        echo.say(intents[how])
    echo.launch()
    assert (echo.part, echo.activity) == ("part.1", "PLAYING")
    said = echo.say(Intent.HOW_AM_I_DOING)["outputSpeech"]["text"]
    assert "You began two routines and finished one" in said


@pytest.mark.parametrize(("left_ms", "number"), [(60_000, 1), (39_000, 2)])
def test_what_is_asked_is_what_will_play(
    echo: Echo, editions: Editions, left_ms: int, number: int
) -> None:
    """With little left of exercise one, it is two that would go on."""
    edition = editions.current()
    assert edition is not None
    timeline = edition.renditions.timeline("hip-ir", "part.1", edition.library.pace("hip-ir"))
    echo.launch()
    echo.offset_ms = timeline.duration_ms - left_ms
    echo.say(Intent.PAUSE)
    asked = echo.launch()["outputSpeech"]["text"]
    assert f"exercise {number_words(number)}" in asked
    echo.say(Intent.YES)
    assert echo.part == f"part.{number}"
