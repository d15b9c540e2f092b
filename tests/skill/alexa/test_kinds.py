"""Every kind of request, and the exact answer it may get; and what is none of them."""

import json
from dataclasses import replace
from typing import Any

import pytest
from ask_sdk_model.request import Request

import signing
from skill.alexa import requests
from skill.alexa.allowed import ALLOWED, faults
from skill.alexa.household import Household
from skill.alexa.questions import Asking, Question
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.package.intents import Intent

Echo = Any
SILENT = (
    "SessionEndedRequest",
    "System.ExceptionEncountered",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillAccountLinked",
    "Connections.Response",
    "CanFulfillIntentRequest",
    "Display.ElementSelected",
    "Alexa.Presentation.APL.UserEvent",
    "GameEngine.InputHandlerEvent",
    "Messaging.MessageReceived",
    "AudioPlayer.PlaybackImagined",
    "PlaybackController.ShuffleCommandIssued",
    "SomethingNew.InTheYear2031",
)
PLAY = {
    "type": "AudioPlayer.Play",
    "playBehavior": "REPLACE_ALL",
    "audioItem": {
        "stream": {"url": "https://x.example/a.mp3", "token": "t", "offsetInMilliseconds": 0}
    },
}


def play(behaviour: str, **stream: object) -> dict[str, Any]:
    """A Play that behaves so, with these members of its stream other than by default."""
    item = {"stream": {**PLAY["audioItem"]["stream"], **stream}}
    return PLAY | {"playBehavior": behaviour, "audioItem": item}


@pytest.mark.parametrize("kind", SILENT)
def test_what_needs_no_answer_gets_an_empty_one(echo: Echo, kind: str, errors: list[str]) -> None:
    """A kind that is no conversation, known or not, is answered with an empty response object."""
    assert echo.send({"type": kind}) == {}
    if kind == requests.EXCEPTION:
        errors.append(requests.EXCEPTION)


def test_every_kind_that_the_sdk_knows(echo: Echo, errors: list[str]) -> None:
    """None of the SDK's request types crashes, even with nothing in it; none speaks but voice."""
    kinds = set(Request.discriminator_value_class_map) - requests.VOICE
    assert len(kinds) > 30
    for kind in sorted(kinds):
        assert echo.send({"type": kind}) == {}, kind
    errors.append("System.ExceptionEncountered")


@pytest.mark.parametrize("what", ["Started", "Finished", "Stopped"])
def test_events_without_an_answer(echo: Echo, what: str) -> None:
    """The device tells; there is nothing to say or do."""
    echo.launch()

    assert echo.tell(what) == {}


def test_nearly_finished_is_answered_with_one_enqueue(echo: Echo) -> None:
    """One Play that is queued behind what plays, and nothing else; at the very end nothing."""
    echo.launch()

    answer = echo.tell("NearlyFinished")

    assert list(answer) == ["directives"]
    (directive,) = answer["directives"]
    assert directive["playBehavior"] == "ENQUEUE"
    stream = directive["audioItem"]["stream"]
    assert stream["expectedPreviousToken"] == echo.current["token"]
    assert stream["offsetInMilliseconds"] == 0
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    assert echo.tell("NearlyFinished") == {}


def test_a_failure_is_answered_with_a_play(echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    """A track that fails is played once more; what the device told is in the log."""
    echo.launch()

    answer = echo.tell("Failed")

    assert list(answer) == ["directives"]
    assert answer["directives"][0]["playBehavior"] == "REPLACE_ALL"
    assert "MEDIA_ERROR_SERVICE_UNAVAILABLE" in caplog.text


def test_exceptions_are_logged_with_their_cause(
    echo: Echo, errors: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """System.ExceptionEncountered is the only sign that an answer was rejected."""
    error = {"type": "A_NEW_TYPE", "message": "too much"}
    cause = {"requestId": "amzn1.echo-api.request.77"}

    assert echo.send({"type": requests.EXCEPTION, "error": error, "cause": cause}) == {}

    errors.append("A_NEW_TYPE")
    assert "amzn1.echo-api.request.77" in caplog.text


def test_a_session_that_ends_in_an_error_is_logged(echo: Echo, errors: list[str]) -> None:
    """So is the reason of a session's end, if it is an error."""
    error = {"type": "INVALID_RESPONSE", "message": "no"}

    assert echo.send({"type": requests.SESSION_ENDED, "reason": "ERROR", "error": error}) == {}
    assert echo.send({"type": requests.SESSION_ENDED, "reason": "USER_INITIATED"}) == {}

    errors.append("INVALID_RESPONSE")


ODD_CONTEXTS: list[dict[str, Any]] = [
    {"AudioPlayer": {"playerActivity": "DANCING", "token": "t", "offsetInMilliseconds": 1}},
    {"AudioPlayer": "playing"},
    {"AudioPlayer": {"token": ["t"], "offsetInMilliseconds": "soon"}},
    {"System": {"user": "someone"}},
    {"System": []},
]


@pytest.mark.parametrize("odd", ODD_CONTEXTS, ids=json.dumps)
@pytest.mark.parametrize("kind", sorted(requests.PLAYER | requests.BUTTONS | requests.VOICE))
def test_odd_envelopes_never_fail(echo: Echo, kind: str, odd: dict[str, Any]) -> None:
    """What Alexa signed may hold anything: never a 500, and never a word to a player event."""
    request = {"type": kind, "token": "t", "offsetInMilliseconds": 1}
    request |= {"intent": {"name": Intent.NEXT}} if kind == requests.INTENT else {}
    system = echo.envelope(request)["context"]["System"]
    odd_system = odd.get("System", system)
    if isinstance(odd_system, dict):
        odd_system = system | odd_system
        answer = echo.send(request, context=odd | {"System": odd_system})
        assert kind in requests.VOICE or answer == {}
    else:  # then it is not told which skill is meant, and it is refused
        body = json.dumps(echo.envelope(request) | {"context": odd, "session": None}).encode()
        answer = echo.client.post("/alexa", data=body, headers=signing.sign(body))
        assert answer.status_code == 400


ODD_PLAYERS: list[object] = [
    {"playerActivity": "DANCING", "token": "t", "offsetInMilliseconds": 1},
    {"playerActivity": 7, "token": "t", "offsetInMilliseconds": 1},
    {"playerActivity": "IDLE", "token": ["t"], "offsetInMilliseconds": 0},
    {"playerActivity": "IDLE", "token": "t", "offsetInMilliseconds": "soon"},
    {"playerActivity": "IDLE", "token": "t", "offsetInMilliseconds": 1.5},
    "playing",
    ["playing"],
    None,
]


@pytest.mark.parametrize("player", ODD_PLAYERS, ids=json.dumps)
def test_an_odd_player_does_not_silence_a_launch(echo: Echo, player: object) -> None:
    """What the device says of its player is a second source: a listener is answered without it."""
    request = {"type": requests.LAUNCH}
    context = echo.envelope(request)["context"] | {"AudioPlayer": player}

    answer = echo.send(request, context=context)

    assert answer["outputSpeech"]
    assert answer["directives"][0]["playBehavior"] == "REPLACE_ALL"


def test_an_unknown_activity_is_not_playing(echo: Echo) -> None:
    """Its place still counts: what is asked then goes on there, and starts no sound by itself."""
    echo.launch()
    echo.activity, echo.offset_ms = "DANCING", 100_000

    answer = echo.say(Intent.SET_BREATH, breath="slower")
    resumed = echo.say(Intent.RESUME)

    assert "directives" not in answer
    assert resumed["directives"][0]["audioItem"]["stream"]["offsetInMilliseconds"] > 60_000


@pytest.mark.parametrize("interfaces", [{}, {"Display": {}}], ids=json.dumps)
def test_a_device_that_cannot_play_is_told_so(echo: Echo, interfaces: dict[str, Any]) -> None:
    """Without an AudioPlayer a Play would fail: one sentence, no directive, nothing is begun."""

    def ask(request: dict[str, Any]) -> dict[str, Any]:
        context = echo.envelope(request)["context"]
        context["System"]["device"]["supportedInterfaces"] = interfaces
        answer: dict[str, Any] = echo.send(request, context=context)
        return answer

    start, stop, question = (
        ask({"type": requests.LAUNCH}),
        ask({"type": requests.INTENT, "intent": {"name": Intent.STOP}}),
        ask({"type": requests.INTENT, "intent": {"name": Intent.LIST_EXERCISES}}),
    )

    assert "cannot play" in start["outputSpeech"]["text"]
    assert (set(start), start["shouldEndSession"]) == ({"outputSpeech", "shouldEndSession"}, True)
    assert stop == {"shouldEndSession": True}
    assert "three exercises" in question["outputSpeech"]["text"]
    assert "medical" in echo.launch()["outputSpeech"]["text"]


def test_a_device_that_can_play_plays(echo: Echo) -> None:
    """With an AudioPlayer among what it can do, whatever else it can."""
    request = {"type": requests.LAUNCH}
    context = echo.envelope(request)["context"]
    context["System"]["device"]["supportedInterfaces"] = {"AudioPlayer": {}, "New": []}

    assert echo.send(request, context=context)["directives"]


@pytest.mark.parametrize(
    "intent",
    [
        {},
        {"name": None},
        {"name": "NoSuchIntent"},
        {"name": "StartRoutineIntent", "slots": []},
        {"name": "StartRoutineIntent", "slots": {"routine": None}},
        {"name": "GoToExerciseIntent", "slots": {"exercise": "hinge"}},
        {"name": "GoToExerciseIntent", "slots": {"number": {"value": 2}}},
        {"name": "SetRepsIntent", "slots": {"reps": {"name": "reps", "value": "9" * 5000}}},
    ],
    ids=json.dumps,
)
def test_odd_intents_never_fail(echo: Echo, intent: dict[str, Any]) -> None:
    """An intent of a form that we do not know is answered all the same, by playing nothing odd."""
    echo.send({"type": "IntentRequest", "intent": intent})


def test_a_request_without_a_user_is_nobodys(echo: Echo, store: Any) -> None:  # noqa: ANN401 - the fake store's rows are looked at
    """Without a user there is no state to find, and none is made."""
    echo.user = ""
    echo.launch()
    echo.press("Next")
    assert not store._rows


def test_an_unexpected_error_is_an_apology(
    echo: Echo, errors: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever goes wrong: a listener hears an apology, a player nothing, the log a traceback."""
    echo.launch()

    def break_down(*_: object) -> None:
        message = "the sky has fallen"
        raise RuntimeError(message)

    monkeypatch.setattr(Household, "_told", break_down)

    apology = echo.send({"type": "LaunchRequest"})
    silence = echo.send({"type": requests.FINISHED, "token": "t"})

    assert "Sorry" in apology["outputSpeech"]["text"]
    assert apology["shouldEndSession"] is True
    assert silence == {}
    errors += ["answering", "answering"]
    assert caplog.text.count("the sky has fallen") == 2
    assert "Traceback" in caplog.text


@pytest.mark.parametrize("kind", ["LaunchRequest", "AudioPlayer.PlaybackFinished"])
def test_an_answer_that_is_not_allowed_is_held_back(
    echo: Echo, errors: list[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """An answer that Alexa would refuse never leaves: it is logged, and an empty one goes out."""
    wrong = {"directives": [play("ENQUEUE")], "shouldEndSession": True}
    monkeypatch.setattr(VoiceAnswer, "render", lambda _: wrong)
    monkeypatch.setattr(PlayerAnswer, "render", lambda _: wrong)

    answer = echo.send({"type": kind, "token": "t"})

    assert answer == {}
    errors.append("held back")


STREAMS = [
    play("REPLACE_ALL", expectedPreviousToken="s"),
    play("REPLACE_ALL", url="http://x.example/a.mp3"),
    play("REPLACE_ALL", url="https://x.example/" + "a" * 8000),
    play("REPLACE_ALL", token=""),
    play("REPLACE_ALL", token="t" * 1025),
    play("REPLACE_ALL", offsetInMilliseconds=-1),
    play("ENQUEUE"),
]


@pytest.mark.parametrize("directive", STREAMS, ids=range(len(STREAMS)))
def test_streams_that_are_not_allowed(directive: dict[str, Any]) -> None:
    """The judge is awake: each of these would be answered by Alexa with silence."""
    assert faults("LaunchRequest", {"directives": [PLAY], "shouldEndSession": True}) == []
    assert faults("LaunchRequest", {"directives": [directive], "shouldEndSession": True})


SPEECH = {"outputSpeech": {"type": "PlainText", "text": "Hello."}}


@pytest.mark.parametrize("kind", [*sorted(set(ALLOWED) - requests.VOICE), "SessionEndedRequest"])
@pytest.mark.parametrize(
    "response",
    [
        SPEECH,
        {"reprompt": SPEECH},
        {"card": {"type": "Simple"}},
        {"shouldEndSession": False},
        {"directives": [{"type": "Dialog.Delegate"}]},
        {"directives": [{"type": "AudioPlayer.Stop"}] * 2},
    ],
    ids=str,
)
def test_players_are_not_spoken_to(kind: str, response: dict[str, Any]) -> None:
    """Words, cards, questions and other interfaces are no answer to anything but voice."""
    assert faults(kind, response)
    assert faults(kind, {}) == []


@pytest.mark.parametrize(
    "response",
    [
        SPEECH,
        {"shouldEndSession": False, **SPEECH},
        {"shouldEndSession": False, "reprompt": SPEECH, "directives": [PLAY]},
        {"shouldEndSession": True, "outputSpeech": {"text": "x" * 8001}},
        {"shouldEndSession": True, "note": "x" * 120_001},
    ],
    ids=lambda response: str(response)[:60],
)
def test_voice_answers_that_are_not_allowed(response: dict[str, Any]) -> None:
    """An answer that plays ends the session; one that keeps it open asks; none is too long."""
    assert faults("IntentRequest", response)


def test_a_voice_answer_either_plays_or_asks() -> None:
    """The builder refuses what could not be sent; the other one has no way to speak."""
    question = Question(asking=Asking.GO_ON, again="Go on?")
    for wrong in (
        {"speech": "Go on?", "question": question, "directive": PLAY},
        {"speech": "Go on?", "question": replace(question, again="")},
        {"question": question},
    ):
        with pytest.raises(ValueError, match="a question needs"):
            VoiceAnswer(**wrong)
    assert not {"speech", "question"} & set(PlayerAnswer.__slots__)
