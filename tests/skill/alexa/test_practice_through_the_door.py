"""Whole practices, signed and sent as a speaker would, with everything that happens on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import signing
from skill.alexa.sentences import English
from skill.package.intents import Intent
from skill.store.listeners import user_hash
from skill.store.opening import open_store
from skill.store.port import Store
from skill.store.sqlite import sqlite_url

Echo = Any
KEY = b"a key for tests, long enough"


def test_a_practice_plays_by_itself(echo: Echo, store: Store) -> None:
    """Opened once, the exercises follow each other to the end; then the next one starts anew."""
    answer = echo.launch()

    assert answer["shouldEndSession"] is True
    assert "medical" in answer["outputSpeech"]["text"]
    heard = [echo.part]
    while echo.activity == "PLAYING":
        echo.play_to_end()
        heard.append(echo.part)
    assert heard == ["part.1", "part.2", "part.3", "part.3"]
    practice = store.practised(user_hash(KEY, echo.user))
    assert (practice.begun, practice.finished) == (1, 1)
    assert practice.heard_ms > 600_000
    again = echo.launch()
    assert echo.part == "part.1"
    assert "outputSpeech" not in again


def test_a_stream_is_what_the_media_serve(echo: Echo) -> None:
    """Https, at the pace, with a token and an offset; and a title, a subtitle and a picture."""
    (directive,) = echo.launch()["directives"]

    stream, metadata = directive["audioItem"]["stream"], directive["audioItem"]["metadata"]
    address, _, edition = stream["url"].partition("&edition=")
    assert address == (
        "https://coach.example.org/hip-ir/standing-dissociation.part.mp3"
        "?breath=4-6&reps=default&guide=full"
    )
    assert len(edition) == 64 + 1 + 64
    assert stream["offsetInMilliseconds"] == 0
    assert stream["token"].startswith("1.0.1.")
    assert metadata["subtitle"] == "Hip internal rotation · 1/3"
    assert metadata["title"] == "Standing hip rotation dissociation"
    assert metadata["art"]["sources"] == [
        {"url": "https://coach.example.org/hip-ir/1-standing-dissociation.png"}
    ]


def test_pause_and_resume(echo: Echo) -> None:
    """A pause says nothing; resuming goes on near where it stopped, with another token."""
    echo.launch()
    before = echo.current["token"]
    echo.offset_ms = 100_000

    paused = echo.say(Intent.PAUSE)
    resumed = echo.say(Intent.RESUME)

    assert [each["type"] for each in paused["directives"]] == ["AudioPlayer.Stop"]
    assert "outputSpeech" not in paused
    assert "outputSpeech" not in resumed
    assert (echo.part, echo.activity) == ("part.1", "PLAYING")
    assert 60_000 < echo.offset_ms <= 100_000
    assert echo.current["token"] != before


def test_moving_about(echo: Echo) -> None:
    """Next, previous, repeat, a name, a place, start over: each plays what it says."""
    echo.launch()
    moves: list[tuple[str, dict[str, str], str]] = [
        (Intent.NEXT, {}, "part.2"),
        (Intent.PREVIOUS, {}, "part.1"),
        (Intent.GO_TO_EXERCISE, {"exercise": "ir-hinge"}, "part.3"),
        (Intent.REPEAT, {}, "part.3"),
        (Intent.REPEAT_SIDE, {}, "part.3"),
        (Intent.GO_TO_EXERCISE, {"ordinal": "2"}, "part.2"),
        (Intent.GO_TO_EXERCISE, {"ordinal": "last"}, "part.3"),
        (Intent.GO_TO_EXERCISE, {"number": "2"}, "part.2"),
        (Intent.START_OVER, {}, "part.1"),
    ]
    for intent, slots, part in moves:
        before = echo.current["token"]
        answer = echo.say(intent, **slots)
        assert "outputSpeech" not in answer
        assert echo.part == part, intent
        assert echo.current["token"] != before


def test_the_ends_are_said(echo: Echo) -> None:
    """Before the first exercise and after the last there is none, and that is said."""
    echo.launch()
    assert echo.say(Intent.PREVIOUS)["outputSpeech"]
    assert echo.part == "part.1"
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    last = echo.say(Intent.NEXT)
    assert last["outputSpeech"]
    assert "directives" not in last


def test_another_breath_in_mid_exercise(echo: Echo) -> None:
    """A new pace goes on at the same place; the slower track takes longer to get there."""
    echo.launch()
    echo.offset_ms = 120_000

    answer = echo.say(Intent.SET_BREATH, breath="slower")

    assert answer["outputSpeech"]
    assert echo.pace == "breath=5-7&reps=default&guide=full"
    assert echo.part == "part.1"
    assert echo.offset_ms > 100_000
    echo.say(Intent.SET_REPS, reps="3")
    echo.say(Intent.SET_GUIDE, guide="short")
    assert echo.pace == "breath=5-7&reps=3&guide=short"
    echo.play_to_end()
    assert (echo.part, echo.pace) == ("part.2", "breath=5-7&reps=3&guide=short")
    echo.say(Intent.USUAL_REPS)
    assert echo.pace == "breath=5-7&reps=default&guide=short"


def test_breaths_have_bounds(echo: Echo) -> None:
    """Slower and faster go step by step to where they end; there it is said and nothing moves."""
    echo.launch()
    for direction, slowest in (("slower", "breath=8-10"), ("faster", "breath=2-4")):
        for _ in range(9):
            answer = echo.say(Intent.SET_BREATH, breath=direction)
        assert "directives" not in answer
        assert answer["outputSpeech"]
        assert echo.pace.startswith(slowest)
    assert "directives" not in echo.say(Intent.SET_REPS, reps="31")


def test_a_pace_while_nothing_plays_is_kept(echo: Echo) -> None:
    """Asked before the first run, a pace is said to be kept, and the run has it."""
    answer = echo.say(Intent.SET_BREATH, breath="brisk")

    assert "directives" not in answer
    echo.say(Intent.START_ROUTINE)
    assert echo.pace == "breath=3-3&reps=default&guide=full"


def test_buttons(echo: Echo) -> None:
    """The buttons do what the words do, and nothing is said."""
    echo.launch()
    echo.press("Next")
    assert echo.part == "part.2"
    echo.press("Pause")
    assert echo.activity == "STOPPED"
    echo.press("Play")
    assert (echo.part, echo.activity) == ("part.2", "PLAYING")
    echo.press("Previous")
    assert echo.part == "part.1"


def test_buttons_before_anything(echo: Echo) -> None:
    """With nothing to play, a button is answered with nothing."""
    for button in ("Play", "Pause", "Next", "Previous"):
        assert echo.press(button) == {}


def test_a_track_that_fails_is_tried_again_then_skipped(echo: Echo) -> None:
    """Once more, then the next; and the next thing said begins with what was skipped, once."""
    echo.launch()
    first = echo.current["token"]
    echo.tell("Failed")
    assert (echo.part, echo.current["token"] != first) == ("part.1", True)
    echo.tell("Failed")
    assert echo.part == "part.2"

    said = echo.say(Intent.NEXT)["outputSpeech"]["text"]

    assert "the standing drill" in said
    assert "outputSpeech" not in echo.say(Intent.PREVIOUS)


def fail_in_a_row(echo: Echo, times: int) -> list[str]:
    """Whatever the device is told to play fails before it begins; how each failure is answered."""
    failed = {"type": "AudioPlayer.PlaybackFailed", "token": echo.current["token"]}
    behaviours = []
    for _ in range(times):
        (directive,) = echo.send(failed)["directives"]
        behaviours.append(directive.get("playBehavior", directive["type"]))
        if "audioItem" in directive:
            failed["token"] = directive["audioItem"]["stream"]["token"]
    return behaviours


def test_when_nothing_plays_at_all_it_stops(echo: Echo) -> None:
    """Three failures in a row, with nothing begun between, are no fault of a track."""
    echo.launch()
    assert fail_in_a_row(echo, 3) == ["REPLACE_ALL", "REPLACE_ALL", "AudioPlayer.Stop"]


def test_that_it_gave_up_is_said_once(echo: Echo) -> None:
    """It stopped by itself and in silence: the next answer begins with that, and only that one."""
    echo.launch()
    fail_in_a_row(echo, 3)
    assert echo.press("Next")["directives"]  # a button has no voice to say it with

    told = echo.launch()["outputSpeech"]["text"]
    again = echo.launch()["outputSpeech"]["text"]

    assert told == f"{English.gave_up} {again}"
    assert "would not play" not in again


def test_a_queued_track_that_fails_is_queued_again(echo: Echo) -> None:
    """The failure names a later track than the one that plays: what plays goes on."""
    echo.launch()
    echo.tell("NearlyFinished")
    failed = echo.queue["token"]

    (directive,) = echo.tell("Failed", token=failed)["directives"]

    assert directive["playBehavior"] == "ENQUEUE"
    assert (echo.part, echo.queue["token"] != failed) == ("part.1", True)


def test_a_late_failure_touches_nothing(echo: Echo) -> None:
    """A failure of a track that is not ours to play is answered with nothing."""
    echo.launch()

    assert echo.tell("Failed", token="https://elsewhere.example/track") == {}  # noqa: S106 - no password
    assert echo.part == "part.1"


def test_nearly_finished_twice_queues_the_same(echo: Echo) -> None:
    """Events come doubled: the second answer is the first again."""
    echo.launch()

    first = echo.tell("NearlyFinished")
    second = echo.tell("NearlyFinished")

    assert first == second
    assert first["directives"][0]["playBehavior"] == "ENQUEUE"


def test_each_part_counts_once(echo: Echo, store: Store) -> None:
    """A Finished that comes twice, or after the next has begun, is no second practice."""
    echo.launch()
    first = echo.current["token"]
    echo.play_to_end()
    once = store.practised(user_hash(KEY, echo.user)).heard_ms

    assert echo.tell("Finished", token=first) == {}
    assert once > 100_000
    assert store.practised(user_hash(KEY, echo.user)).heard_ms == once


def test_a_lost_finished_counts(echo: Echo, store: Store) -> None:
    """If the device has gone on to the queued track, the one before was heard."""
    echo.launch()
    echo.tell("NearlyFinished")
    echo._begin(echo.queue)

    assert store.practised(user_hash(KEY, echo.user)).heard_ms > 100_000


def test_loop(echo: Echo, store: Store) -> None:
    """With the loop on, the first exercise follows the last, and another run has begun."""
    echo.launch()
    assert echo.say(Intent.LOOP_ON)["outputSpeech"]
    for part in ("part.2", "part.3", "part.1", "part.2"):
        echo.play_to_end()
        assert echo.part == part
    practice = store.practised(user_hash(KEY, echo.user))
    assert (practice.begun, practice.finished) == (2, 1)


@pytest.mark.parametrize(
    ("intent", "part", "playing"),
    [
        (Intent.YES, "part.2", True),
        (Intent.RESUME, "part.2", True),
        (Intent.NO, "part.2", False),
        (Intent.START_OVER, "part.1", True),
        (Intent.CANCEL, "part.2", False),
        (Intent.STOP, "part.2", False),
    ],
)
def test_coming_back_in_mid_run(echo: Echo, intent: str, part: str, *, playing: bool) -> None:
    """Whoever comes back in mid-run is asked; yes goes on, and no alone starts nothing."""
    echo.launch()
    echo.say(Intent.NEXT)
    echo.say(Intent.PAUSE)

    question = echo.launch()

    assert question["shouldEndSession"] is False
    assert "exercise two" in question["outputSpeech"]["text"]
    assert question["outputSpeech"]["text"].endswith("?")
    assert "directives" not in question
    echo.say(intent)
    assert (echo.part, echo.activity == "PLAYING") == (part, playing)


def test_everyone_has_a_place_of_their_own(
    serve: Callable[[Store], FlaskClient], tmp_path: Path, make_echo: Callable[..., Echo]
) -> None:
    """Two devices of one user, and another user, keep their places; so they do over a restart."""
    store = open_store(sqlite_url(tmp_path))
    client = serve(store)
    kitchen = make_echo(client)
    gym = make_echo(client, device="amzn1.ask.device.2")
    neighbour = make_echo(client, user="amzn1.ask.account.2")
    for one, place in ((kitchen, "1"), (gym, "2"), (neighbour, "3")):
        one.say(Intent.GO_TO_EXERCISE, ordinal=place)
        one.say(Intent.PAUSE)
    store.close()

    store = open_store(sqlite_url(tmp_path))
    client = serve(store)
    for one, place in ((kitchen, "part.1"), (gym, "part.2"), (neighbour, "part.3")):
        one.client = client
        one.say(Intent.RESUME)
        assert (one.part, one.activity) == (place, "PLAYING")
    assert store.practised(user_hash(KEY, kitchen.user)).begun == 2
    store.close()


def test_disabling_the_skill_forgets(echo: Echo, store: Store) -> None:
    """After the skill is disabled nothing is known of its listener."""
    echo.launch()
    echo.activity, echo.current = "IDLE", None

    assert echo.send({"type": "AlexaSkillEvent.SkillDisabled"}) == {}

    assert store.practised(user_hash(KEY, echo.user)).begun == 0
    assert echo.say(Intent.NEXT)["shouldEndSession"] is False


def test_a_rejected_request_touches_nothing(echo: Echo, store: Store) -> None:
    """What is not Alexa's is answered with 400 and no word, and no state is touched."""
    body = signing.body_of({"type": "LaunchRequest"})
    headers = signing.sign(body) | {"Signature-256": signing.signature(b"another")}

    answer = echo.client.post("/alexa", data=body, headers=headers)

    assert (answer.status_code, answer.data) == (400, b"")
    assert not store._rows
    assert echo.client.post("/alexa").status_code == 400
    assert echo.client.get("/alexa").status_code == 405
