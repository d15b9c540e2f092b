"""Envelopes: as Alexa writes them, and as the skill reads them."""

from datetime import UTC, datetime

from skill.alexa.questions import Asking, Question
from skill.alexa.requests import Heard, Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.sdk import Host
from skill.playback.events import Seen
from skill.speaker.device import step
from skill.speaker.envelopes import Household, envelope
from skill.speaker.grammar import Meaning
from skill.speaker.player import Activity, Player, Stream
from skill.speaker.signals import Said, Send, Session
from skill.speaker.steps import Device

NOW = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)
PLAYER = Player(
    current=Stream(url="https://x.y/a.mp3", token="t"),  # noqa: S106 - no secret
    offset_ms=5_000,
    activity=Activity.PLAYING,
)


def said(meaning: Meaning, session: Session | None = None) -> Send:
    """The request that a sentence becomes."""
    return step(Device(player=PLAYER, session=session), Said(meaning=meaning)).sends[-1]


def test_the_skill_reads_what_was_said() -> None:
    """The intent, words and ids of slots, the question it answers, and where the player is."""
    read: list[Request] = []

    def answer(request: Request) -> VoiceAnswer:
        read.append(request)
        return VoiceAnswer()

    meaning = Meaning(
        intent="GoToExerciseIntent",
        slots=frozenset({("exercise", "ir-hinge")}),
        words=(("exercise", "the hinge"),),
    )
    send = said(meaning, Session(number=3, attributes={"asked": "start", "again": "Well?"}))

    Host({}, answer).answer(envelope(send, Household(user="u", device="d"), 7, NOW))

    (request,) = read
    assert (request.kind, request.intent) == ("IntentRequest", "GoToExerciseIntent")
    assert (request.user_id, request.device_id) == ("u", "d")
    assert request.slots["exercise"] == Heard(value="the hinge", id="ir-hinge")
    assert request.slots["number"] == Heard()
    assert request.question == Question(asking=Asking.START, again="Well?")
    assert request.seen == Seen(token="t", offset_ms=5_000, playing=True)  # noqa: S106 - no secret


def test_a_number_is_digits_alone() -> None:
    """There is nothing to resolve, and no id."""
    meaning = Meaning(
        intent="SetRepsIntent", slots=frozenset({("reps", "6")}), words=(("reps", "six"),)
    )

    written = envelope(said(meaning), Household(), 1, NOW)["request"]["intent"]["slots"]

    assert written == {"reps": {"name": "reps", "confirmationStatus": "NONE", "value": "6"}}


def test_events_have_no_session() -> None:
    """But the context, a number of their own, and the time."""
    send = Send(request={"type": "AudioPlayer.PlaybackStarted"}, player=PLAYER)

    whole = envelope(send, Household(application="app"), 7, NOW)

    assert "session" not in whole
    assert whole["context"]["System"]["application"] == {"applicationId": "app"}
    assert whole["request"]["requestId"].endswith(".7")
    assert whole["request"]["timestamp"] == "2026-03-01T07:00:00Z"


def test_a_session_is_new_once() -> None:
    """Until the skill has asked something, and then not any more."""
    meaning = Meaning(intent="AMAZON.HelpIntent")
    begun = envelope(said(meaning), Household(), 1, NOW)
    going_on = envelope(said(meaning, Session(number=4)), Household(), 2, NOW)

    assert begun["session"]["new"] is True
    assert going_on["session"]["new"] is False
    assert going_on["session"]["sessionId"].endswith(".4")


def test_a_device_without_a_player_is_told_so() -> None:
    """The skill reads that nothing can play there, and where nothing is."""
    read: list[Request] = []

    def answer(request: Request) -> VoiceAnswer:
        read.append(request)
        return VoiceAnswer()

    send = said(Meaning(intent="WhatIsThisIntent"))
    Host({}, answer).answer(envelope(send, Household(plays=False), 7, NOW))

    (request,) = read
    assert (request.has_player, request.seen) == (False, None)
