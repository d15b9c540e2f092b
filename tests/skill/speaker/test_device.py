"""The device: what each signal makes it send, and what a listener could notice."""

from typing import Any

import pytest

from skill.speaker.device import SILENCE_MS, step, with_profile
from skill.speaker.grammar import LAUNCH, Meaning
from skill.speaker.player import Activity, Profile
from skill.speaker.signals import (
    Answered,
    Broke,
    Button,
    Pressed,
    Said,
    Session,
    Signal,
    Waited,
    What,
)
from skill.speaker.steps import Device, Step

MINUTE = 60_000
OPEN = {"shouldEndSession": False, "outputSpeech": {"text": "Shall I?"}}
OPEN |= {"reprompt": {"outputSpeech": {"text": "Well?"}}}


def play(name: str = "a", behaviour: str = "REPLACE_ALL", **stream: object) -> dict[str, Any]:
    """A response that plays."""
    whole = {"url": "https://x.y/a.mp3", "token": name, "offsetInMilliseconds": 0} | stream
    item = {"stream": whole, "metadata": {"title": "Hinge", "subtitle": "Hips"}}
    directive = {"type": "AudioPlayer.Play", "playBehavior": behaviour, "audioItem": item}
    return {"shouldEndSession": True, "directives": [directive]}


def answered(response: dict[str, Any], kind: str = LAUNCH, **of: Any) -> Answered:  # noqa: ANN401 - its members
    """An answer, to a launch unless told otherwise."""
    request = {"type": kind, "requestId": "r.1"}
    return Answered(request=request, response=response, **({"length_ms": MINUTE} | of))


def after(*signals: Signal) -> Step:
    """The last step of several."""
    done = Step(device=Device())
    for signal in signals:
        done = step(done.device, signal)
    return done


def kinds(done: Step) -> list[str]:
    """What is sent."""
    return [str(send.request["type"]) for send in done.sends]


def noticed(done: Step) -> list[What]:
    """What could be noticed."""
    return [one.what for one in done.happened]


def test_what_is_said_opens_a_session() -> None:
    """It is new, and still is nobody's until the skill has asked something."""
    done = after(Said(meaning=Meaning(intent=LAUNCH)))

    (send,) = done.sends
    assert send.request == {"type": LAUNCH}
    assert (send.session, send.is_new) == (Session(number=1), True)
    assert done.device.session is None


def test_a_question_keeps_the_session() -> None:
    """What is said next belongs to it, with what the skill wanted to keep; then it is over."""
    asked = answered(OPEN, attributes={"asked": "start"})
    said = Said(meaning=Meaning(intent="AMAZON.YesIntent"))
    done = after(Said(meaning=Meaning(intent=LAUNCH)), asked, said)

    (send,) = done.sends
    assert send.session is not None
    assert (send.session.number, send.session.attributes) == (1, {"asked": "start"})
    assert not send.is_new
    assert step(done.device, answered(play(), "IntentRequest")).device.session is None


def test_an_answer_speaks_before_it_plays() -> None:
    """And what plays is told to the skill."""
    done = after(answered(play() | {"outputSpeech": {"text": "Here it comes."}}))

    assert noticed(done) == [What.SPEAKS, What.PLAYS]
    assert kinds(done) == ["AudioPlayer.PlaybackStarted"]
    stream = done.happened[1].stream
    assert stream is not None
    assert (stream.title, stream.subtitle, stream.length_ms) == ("Hinge", "Hips", MINUTE)
    (send,) = done.sends
    assert send.session is None
    assert send.request["token"] == send.player.current.token == "a"  # type: ignore[union-attr]  # noqa: S105 - no secret


HELP = Said(meaning=Meaning(intent="AMAZON.HelpIntent"))
STOPPED = "AudioPlayer.PlaybackStopped"
STARTED = "AudioPlayer.PlaybackStarted"


def test_speaking_pauses_what_plays() -> None:
    """It is told as Stopped; the request's own context is of before. After the answer it goes on.

    That is told as Started, at the same place, of the same track; and the queue is still there.
    """
    follow = answered(play("b", "ENQUEUE", expectedPreviousToken="a"), "AudioPlayer.PlaybackFailed")
    said = after(answered(play()), follow, Waited(ms=1_000), HELP)
    assert (kinds(said), noticed(said)) == ([STOPPED, "IntentRequest"], [])
    assert [send.player.activity for send in said.sends] == [Activity.PAUSED, Activity.PLAYING]

    told = step(said.device, answered({}, STOPPED))
    assert (told.sends, told.device.player.activity) == ((), Activity.PAUSED)
    over = step(told.device, answered({"shouldEndSession": True}, "IntentRequest"))

    assert (kinds(over), noticed(over)) == ([STARTED], [])
    assert over.sends[0].request["offsetInMilliseconds"] == 1_000
    assert len(over.device.player.queue) == 1


def test_what_is_said_in_between_has_its_say() -> None:
    """A Play or a Stop in the answer takes the paused track's place: it does not go on first."""
    said = after(answered(play()), HELP)
    stop = {"shouldEndSession": True, "directives": [{"type": "AudioPlayer.Stop"}]}

    played = step(said.device, answered(play("b"), "IntentRequest"))
    stopped = step(said.device, answered(stop, "IntentRequest"))

    assert (kinds(played), noticed(played)) == ([STARTED], [What.STOPS, What.PLAYS])
    assert (kinds(stopped), noticed(stopped)) == ([], [What.STOPS])
    assert stopped.device.player.activity is Activity.STOPPED


def test_a_question_keeps_what_plays_paused() -> None:
    """While the device waits for an answer the track stands still; more words tell nothing new."""
    asking = after(answered(play()), Waited(ms=1_000), HELP, answered(OPEN, "IntentRequest"))

    assert noticed(asking) == [What.SPEAKS, What.LISTENS]
    waited = step(asking.device, Waited(ms=SILENCE_MS - 1))
    assert (waited.device.player.offset_ms, waited.sends) == (1_000, ())
    assert kinds(step(waited.device, HELP)) == ["IntentRequest"]


def test_nobody_answers() -> None:
    """The question is put once more, then the session ends, and the track goes on."""
    asking = after(answered(play()), HELP, answered(OPEN, "IntentRequest"))
    again = step(asking.device, Waited(ms=SILENCE_MS))
    assert [one.text for one in again.happened] == ["Well?"]
    assert again.sends == ()

    over = step(again.device, Waited(ms=SILENCE_MS + 2_000))

    assert (kinds(over), noticed(over)) == (["SessionEndedRequest", STARTED], [What.GIVES_UP])
    assert over.sends[0].session is not None
    assert (over.device.session, over.left_ms) == (None, 2_000)
    assert step(over.device, Waited(ms=over.left_ms)).device.player.offset_ms == 2_000


def test_a_button_is_no_conversation() -> None:
    """It has no session, and the context tells where the player is."""
    done = after(answered(play()), Waited(ms=3_000), Pressed(button=Button.NEXT))

    (send,) = done.sends
    assert send.request == {"type": "PlaybackController.NextCommandIssued"}
    assert (send.session, send.player.offset_ms) == (None, 3_000)


def test_stop_and_clear() -> None:
    """Stop is told as Stopped; to clear the queue is told to nobody; CLEAR_ALL stops as well."""
    follow = answered(play("b", "ENQUEUE", expectedPreviousToken="a"), "AudioPlayer.PlaybackFailed")
    queued = after(answered(play()), follow)
    assert noticed(queued) == [What.QUEUES]

    for directive, heard, sent in (
        ({"type": "AudioPlayer.Stop"}, [What.STOPS], ["AudioPlayer.PlaybackStopped"]),
        (
            {"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ENQUEUED"},
            [What.CLEARS],
            [],
        ),
        (
            {"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ALL"},
            [What.STOPS],
            ["AudioPlayer.PlaybackStopped"],
        ),
    ):
        done = step(
            queued.device, answered({"directives": [directive]}, "AudioPlayer.PlaybackStarted")
        )
        assert (noticed(done), kinds(done)) == (heard, sent)
        assert done.device.player.queue == ()


def test_a_track_that_does_not_follow_is_dropped() -> None:
    """The skill learns nothing of it; whoever tries it does."""
    done = after(
        answered(play()),
        answered(
            play("b", "ENQUEUE", expectedPreviousToken="z"), "AudioPlayer.PlaybackNearlyFinished"
        ),
    )

    assert (noticed(done), done.sends) == ([What.IGNORES], ())


def test_a_broken_track_is_told_of() -> None:
    """Failed has no offset of its own, but says what the player did."""
    done = after(answered(play()), Waited(ms=5_000), Broke())

    (send,) = done.sends
    assert noticed(done) == [What.FAILS]
    assert send.request["type"] == "AudioPlayer.PlaybackFailed"
    assert "offsetInMilliseconds" not in send.request
    assert send.request["currentPlaybackState"]["offsetInMilliseconds"] == 5_000


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("AudioPlayer.PlaybackStarted", {"outputSpeech": {"text": "Hello."}}),
        ("AudioPlayer.PlaybackFinished", play("b")),
        ("IntentRequest", play("b", expectedPreviousToken="a")),
        ("IntentRequest", play("b") | {"shouldEndSession": False}),
    ],
)
def test_an_answer_that_breaks_a_rule_does_nothing(kind: str, response: dict[str, Any]) -> None:
    """Nothing of it is heard or played, and the skill is told so: no other sign comes."""
    before = after(answered(play()))

    done = step(before.device, answered(response, kind))

    assert noticed(done) == [What.REFUSES]
    assert (done.device.player, done.device.session) == (before.device.player, None)
    assert kinds(done) == ["System.ExceptionEncountered"]
    assert done.sends[0].request["cause"] == {"requestId": "r.1"}


def test_a_bad_answer_to_an_exception_ends_there() -> None:
    """Else the two would go on about it for ever."""
    done = after(answered(play(), "System.ExceptionEncountered"))

    assert (noticed(done), done.sends) == ([What.REFUSES], ())


def test_the_profile_holds_from_the_next_track_on() -> None:
    """What plays has been asked about, or will be, as before."""
    late = after(answered(play()))
    early = with_profile(late.device, Profile.EARLY)

    done = step(early, answered(play("b")))

    assert kinds(done) == [
        "AudioPlayer.PlaybackStopped",
        "AudioPlayer.PlaybackStarted",
        "AudioPlayer.PlaybackNearlyFinished",
    ]
    stopped, started, _ = done.sends
    assert stopped.player.activity is Activity.STOPPED
    assert started.player.activity is Activity.PLAYING
