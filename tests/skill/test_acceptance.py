"""Whole practices by voice, against the running server: over HTTP, signed, every track fetched.

Sentences are understood by the interaction model of what is played, envelopes are signed by the
test authority, and the verifier is the one that the server makes for itself.
"""

import http.client
import json
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from flask import Flask
from waitress import wasyncore
from waitress.server import TcpWSGIServer

import signing
from audio_builder.loading.routine_file import parse_routine
from skill.alexa.allowed import faults
from skill.alexa.key import load_key
from skill.app import STORE, close_app, create_app
from skill.media.editions import Editions
from skill.package.invocation import invocation_name
from skill.package.model import render_model
from skill.package.names import named_in
from skill.serving import make_server
from skill.settings import Settings, parse_settings
from skill.store.listeners import user_hash
from skill.store.port import Practice
from utterance_matcher import LAUNCH, Matcher

BASE_URL: Final = "https://coach.example.org"
HINGE: Final = """\
  - id: hinge
    title: Hinge
    spoken_names: [the hinge]
    posture: standing
    purpose: It folds the hip.
    setup: [Stand tall.]
    reps: {default: 3, min: 1, max: 3}
    steps:
      - say: Fold, for three deep breaths.
        short: Fold.
        hold: {breaths: 3}
      - say: Stand up.
        short: Up.
"""
PARTS: Final = ("part.1", "part.2", "part.3")
SPOKEN: Final = ("LaunchRequest", "IntentRequest")


class Server:
    """The skill as `repcast serve` runs it, at a free port; it can be started again.

    Attributes:
        fetch: Amazon's host, for the certificates.
    """

    def __init__(self, settings: Settings, fetch: signing.FakeFetch) -> None:
        self.fetch = fetch
        self._settings = settings
        self._app: Flask
        self._server: TcpWSGIServer
        self._thread: threading.Thread

    def start(self) -> None:
        """Open the store, and listen."""
        self._app = create_app(self._settings)
        self._server = make_server(self._app, self._settings)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def stop(self) -> None:
        """Hang up on everybody, and close the store."""
        server = self._server
        server.task_dispatcher.shutdown()  # first: a worker may be about to wake the loop
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        self._thread.join()
        close_app(self._app)

    def restart(self) -> None:
        """Nothing stays but what lies on the disk."""
        self.stop()
        self.start()

    def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """One request on a line of its own; the answer, and its body."""
        line = http.client.HTTPConnection("127.0.0.1", self._server.effective_port, timeout=10)
        try:
            line.request(method, path, body=body, headers=headers)
            answer = line.getresponse()
            return answer, answer.read()
        finally:
            line.close()

    def practised(self, user: str) -> Practice:
        """What is known of a listener."""
        key = load_key(self._settings.data)
        practice: Practice = self._app.extensions[STORE].practised(user_hash(key, user))
        return practice


@dataclass(kw_only=True)
class Speaker:
    """A device: it sends what is said to it, plays what it is told to, and tells of it.

    Attributes:
        current: the stream in the player.
        queue: the one that is to follow.
        offset_ms: how far the player is.
        length: how many bytes the track in the player has.
        broken: parts that it will not play.
        heard: each part that it began to play.
        told: each event it told of, and each directive it was given, in their order.
    """

    server: Server
    matcher: Matcher
    user: str
    device: str = "amzn1.ask.device.1"
    current: dict[str, Any] | None = None
    queue: dict[str, Any] | None = None
    offset_ms: int = 0
    length: int = 0
    activity: str = "IDLE"
    attributes: dict[str, Any] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def say(self, sentence: str) -> dict[str, Any]:
        """Say a sentence that means one thing only."""
        (meaning,) = self.matcher.meanings(sentence)
        if meaning.intent == LAUNCH:
            return self._ask({"type": LAUNCH})
        slots = {name: _matched(name, value) for name, value in meaning.slots}
        return self._ask(
            {"type": "IntentRequest", "intent": {"name": meaning.intent, "slots": slots}}
        )

    def press(self, button: str) -> dict[str, Any]:
        """Press a button."""
        return self._ask({"type": f"PlaybackController.{button}CommandIssued"})

    def play_to_end(self) -> None:
        """Play the track to its end, and begin what is queued."""
        self.tell("NearlyFinished")
        self.activity = "FINISHED"
        self.tell("Finished")
        if self.queue is not None:
            self._begin(self.queue)

    @property
    def place(self) -> tuple[str, str]:
        """Which part is in the player, and what the player does."""
        return _part_of(self.current), self.activity

    @property
    def pace(self) -> str:
        """The pace of the track in the player, as its address tells it."""
        assert self.current is not None
        return str(self.current["url"].partition("?")[2])

    def envelope(self, request: dict[str, Any]) -> bytes:
        """A request as it comes over the wire, made now."""
        spoken = request["type"] in SPOKEN
        whole = signing.envelope(request, now=datetime.now(tz=UTC), session=spoken)
        who = {"user": {"userId": self.user}}
        whole["context"]["System"] |= {**who, "device": {"deviceId": self.device}}
        player = {"offsetInMilliseconds": self.offset_ms, "playerActivity": self.activity}
        if self.current is not None:
            player["token"] = self.current["token"]
        whole["context"]["AudioPlayer"] = player
        if spoken:
            whole["session"] |= {**who, "attributes": self.attributes}
        return json.dumps(whole).encode()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        body = self.envelope(request)
        answer, content = self.server.ask("POST", "/alexa", signing.sign(body), body)
        assert answer.status == 200
        whole = json.loads(content)
        response: dict[str, Any] = whole["response"]
        assert faults(request["type"], response) == []
        if request["type"] in SPOKEN:
            ended = response.get("shouldEndSession", True)
            self.attributes = {} if ended else whole.get("sessionAttributes", {})
        for directive in response.get("directives", []):
            self._carry_out(directive)
        return response

    def _carry_out(self, directive: dict[str, Any]) -> None:
        behaviour = directive.get("playBehavior", directive["type"])
        self.told.append(behaviour)
        match behaviour:
            case "REPLACE_ALL":
                self._halt()
                self._begin(directive["audioItem"]["stream"])
            case "ENQUEUE":
                stream = directive["audioItem"]["stream"]
                if self.current and stream["expectedPreviousToken"] == self.current["token"]:
                    self.queue = stream
            case "AudioPlayer.Stop":
                self._halt()
            case _:
                raise AssertionError(behaviour)

    def _halt(self) -> None:
        was, self.activity, self.queue = self.activity, "STOPPED", None
        if was == "PLAYING":
            assert self.tell("Stopped") == {}

    def _begin(self, stream: dict[str, Any]) -> None:
        self.current, self.queue = stream, None
        self.offset_ms = stream["offsetInMilliseconds"]
        part = _part_of(stream)
        if part in self.broken:
            self.activity = "STOPPED"
            self.tell("Failed")
            return
        self._fetch(stream["url"])
        self.activity = "PLAYING"
        self.heard.append(part)
        assert self.tell("Started") == {}

    def tell(self, what: str) -> dict[str, Any]:
        """Tell an event of the player, about what is in it."""
        assert self.current is not None
        self.told.append(what)
        at = {"token": self.current["token"], "offsetInMilliseconds": self.offset_ms}
        request: dict[str, Any] = {"type": f"AudioPlayer.Playback{what}", **at}
        if what == "Failed":
            del request["offsetInMilliseconds"]
            request["error"] = {"type": "MEDIA_ERROR_UNKNOWN", "message": "no"}
            request["currentPlaybackState"] = {**at, "playerActivity": self.activity}
        return self._ask(request)

    def _fetch(self, url: str) -> None:
        """Fetch a track as a player does: ask how long it is, then for its beginning and end."""
        assert url.startswith(f"{BASE_URL}/")
        path = url.removeprefix(BASE_URL)
        head, nothing = self.server.ask("HEAD", path, {})
        assert (head.status, nothing) == (200, b"")
        assert head.headers["Content-Type"] == "audio/mpeg"
        self.length = int(head.headers["Content-Length"])
        start, content = self.server.ask("GET", path, {"Range": "bytes=0-1023"})
        assert (start.status, content[:3], len(content)) == (206, b"ID3", 1024)
        assert start.headers["Content-Range"] == f"bytes 0-1023/{self.length}"
        end, content = self.server.ask("GET", path, {"Range": f"bytes={self.length - 100}-"})
        assert (end.status, len(content)) == (206, 100)


def _part_of(stream: dict[str, Any] | None) -> str:
    assert stream is not None
    path = str(stream["url"]).partition("?")[0]
    return path.rpartition("/")[2].removesuffix(".mp3")


def _matched(name: str, value: str) -> dict[str, Any]:
    """A slot in which a value was heard."""
    match = {
        "authority": "amzn1.er-authority.echo-sdk.x.Y",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": value, "id": value}}],
    }
    resolutions = {"resolutionsPerAuthority": [match]}
    return {"name": name, "value": value, "resolutions": resolutions}


@pytest.fixture(scope="module")
def three_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a routine of three exercises, the second of them the hinge, hummed."""
    import builds  # noqa: PLC0415 - it loads the workshop, which most tests do without

    text = builds.SMALL_YAML.replace("  - id: bridge\n", f"{HINGE}  - id: bridge\n")
    folder = tmp_path_factory.mktemp("three") / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("audio_builder.voices.registry.VOICES", builds.all_voices())
        builds.build_small(folder, parse_routine(text.encode(), "three.yaml").routine)
    return folder


@pytest.fixture(scope="module")
def server(three_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server, with the test root in the place of the Web's and a fake host of Amazon's."""
    fetch = signing.FakeFetch()
    environ = {
        "REPCAST_OUTPUT": str(three_output),
        "REPCAST_DATA": str(tmp_path_factory.mktemp("kept") / "data"),
        "REPCAST_BASE_URL": BASE_URL,
        "REPCAST_SKILL_ID": signing.SKILL_ID,
        "REPCAST_PORT": "0",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("skill.alexa.wiring.fetch_chain", fetch)
        patch.setattr("skill.alexa.wiring.trusted_roots", signing.roots)
        server = Server(parse_settings(environ), fetch)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="module")
def matcher(three_output: Path) -> Matcher:
    """A listener taught by the interaction model of what is played."""
    edition = Editions(three_output).current()
    assert edition is not None
    catalog = edition.library.catalog
    return Matcher(render_model(invocation_name(catalog), named_in(catalog)))


@pytest.fixture(scope="module")
def users() -> Iterator[str]:
    """Listeners who were never met before."""
    return (f"amzn1.ask.account.{number}" for number in count(1))


@pytest.fixture
def make_speaker(server: Server, matcher: Matcher, users: Iterator[str]) -> Callable[..., Speaker]:
    """Makes a speaker, by default that of a listener of its own."""

    def make(**of: str) -> Speaker:
        return Speaker(server=server, matcher=matcher, **({"user": next(users)} | of))

    return make


@pytest.fixture
def speaker(make_speaker: Callable[..., Speaker]) -> Speaker:
    """The speaker of a new listener."""
    return make_speaker()


@pytest.fixture(autouse=True)
def no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever the server logs as an error fails the test."""
    yield
    records = caplog.get_records("call")
    assert [each.getMessage() for each in records if each.levelno >= logging.ERROR] == []


def test_a_practice_plays_by_itself(speaker: Speaker, server: Server) -> None:
    """Opened once, all exercises follow each other to the end, and count as one practice."""
    answer = speaker.say("Alexa, open calm hips")

    assert "medical" in answer["outputSpeech"]["text"]
    while speaker.activity == "PLAYING":
        speaker.play_to_end()
    assert tuple(speaker.heard) == PARTS
    assert speaker.told.count("ENQUEUE") == 2
    practice = server.practised(speaker.user)
    assert (practice.begun, practice.finished) == (1, 1)


def test_a_pause_keeps_the_place(speaker: Speaker) -> None:
    """A pause stops the player without a word; to resume goes on near where it stopped."""
    speaker.say("Alexa, open calm hips")
    before, speaker.offset_ms = speaker.current, 60_000

    paused = speaker.say("Alexa, pause")
    assert speaker.place == ("part.1", "STOPPED")
    resumed = speaker.say("Alexa, resume")

    assert "outputSpeech" not in paused | resumed
    assert speaker.place == ("part.1", "PLAYING")
    assert 0 < speaker.offset_ms <= 60_000
    assert speaker.current != before
    speaker.play_to_end()
    assert speaker.place == ("part.2", "PLAYING")


def test_every_move_plays_what_was_said(speaker: Speaker) -> None:
    """Next, previous, the name of an exercise, its place: each is played at once.

    A move goes past the rest of twenty seconds before an exercise; what follows by itself has it.
    What was queued before a move is not played after it.
    """
    speaker.say("Alexa, open calm hips")
    moves = [
        ("Alexa, next", "part.2"),
        ("Alexa, previous", "part.1"),
        ("Alexa, ask calm hips to go to the hinge", "part.2"),
        ("Alexa, ask calm hips for the third exercise", "part.3"),
        ("Alexa, previous", "part.2"),
        ("Alexa, start over", "part.1"),
    ]
    for sentence, part in moves:
        speaker.tell("NearlyFinished")
        assert "outputSpeech" not in speaker.say(sentence)
        assert speaker.place == (part, "PLAYING"), sentence
        assert speaker.offset_ms <= 20_000, sentence
        assert speaker.queue is None
    for part in PARTS[1:]:
        speaker.play_to_end()
        assert (*speaker.place, speaker.offset_ms) == (part, "PLAYING", 0)


@pytest.mark.parametrize(
    ("exercise", "part", "offset_ms", "later_ms"),
    [
        ("the turn", "part.1", 140_000, 12_000),
        ("the hinge", "part.2", 85_000, 6_000),
    ],
)
def test_slower_breathing_in_mid_exercise(
    speaker: Speaker, exercise: str, part: str, offset_ms: int, later_ms: int
) -> None:
    """A slower breath goes on at the same place of a longer track, and holds from there on.

    It is asked for in the fourth rep of the turn, of two breaths each, and in the second rep of
    the hinge, of three: where each takes two seconds more, the reps before make it that much later.
    """
    speaker.say(f"Alexa, ask calm hips to go to {exercise}")
    speaker.offset_ms = offset_ms
    speaker.say("Alexa, pause")
    speaker.say("Alexa, resume")
    length, step, speaker.offset_ms = speaker.length, speaker.offset_ms, offset_ms

    answer = speaker.say("Alexa, ask calm hips for slower breathing")

    assert answer["outputSpeech"]
    assert (*speaker.place, speaker.pace) == (part, "PLAYING", "breath=5-7&guide=full")
    assert speaker.length > length
    assert offset_ms - 20_000 < step < offset_ms
    assert speaker.offset_ms == pytest.approx(step + later_ms, abs=500)
    speaker.play_to_end()
    assert speaker.place[0] != part
    assert speaker.pace == "breath=5-7&guide=full"


def test_buttons_do_what_words_do(speaker: Speaker) -> None:
    """The buttons move, stop and go on as the words do; with nothing to play they do nothing."""
    assert speaker.press("Play") == {}
    speaker.say("Alexa, open calm hips")
    for button, place in (
        ("Next", ("part.2", "PLAYING")),
        ("Pause", ("part.2", "STOPPED")),
        ("Play", ("part.2", "PLAYING")),
        ("Next", ("part.3", "PLAYING")),
        ("Previous", ("part.2", "PLAYING")),
    ):
        speaker.press(button)
        assert speaker.place == place


def test_a_track_that_will_not_play_is_skipped(speaker: Speaker) -> None:
    """It is tried once more, then the next plays; and the next thing said tells of it."""
    speaker.broken = {"part.2"}
    speaker.say("Alexa, open calm hips")
    speaker.play_to_end()

    assert speaker.told.count("Failed") == 2
    assert speaker.place == ("part.3", "PLAYING")
    assert speaker.heard == ["part.1", "part.3"]
    speaker.broken = set()
    said = speaker.say("Alexa, previous")
    assert "Hinge" in said["outputSpeech"]["text"]
    assert speaker.place == ("part.2", "PLAYING")


def test_when_nothing_will_play_it_stops(speaker: Speaker) -> None:
    """Three failures in a row end the attempt; once the tracks play again, so does the practice."""
    speaker.broken = set(PARTS)
    speaker.say("Alexa, open calm hips")

    assert speaker.told.count("Failed") == 3
    assert speaker.told[-1] == "AudioPlayer.Stop"
    assert (speaker.heard, speaker.activity) == ([], "STOPPED")
    speaker.broken = set()
    speaker.say("Alexa, resume")
    assert speaker.activity == "PLAYING"


def test_a_restart_in_mid_exercise_goes_unnoticed(speaker: Speaker, server: Server) -> None:
    """What plays, what is queued, the pace and the place outlive the server; the run is the same.

    The certificates are fetched anew, and once only.
    """
    speaker.say("Alexa, open calm hips")
    speaker.say("Alexa, ask calm hips for slower breathing")
    speaker.tell("NearlyFinished")
    queued, pace = speaker.queue, speaker.pace
    server.fetch.urls.clear()

    server.restart()

    speaker.tell("NearlyFinished")
    assert speaker.queue == queued
    speaker.play_to_end()
    assert (*speaker.place, speaker.pace) == ("part.2", "PLAYING", pace)
    speaker.offset_ms = 30_000
    speaker.say("Alexa, pause")
    server.restart()
    speaker.say("Alexa, resume")
    assert (*speaker.place, speaker.pace) == ("part.2", "PLAYING", pace)
    assert 0 < speaker.offset_ms <= 30_000
    speaker.play_to_end()
    speaker.play_to_end()
    practice = server.practised(speaker.user)
    assert (practice.begun, practice.finished) == (1, 1)
    assert server.fetch.urls == [signing.CHAIN_URL] * 2


def test_everyone_keeps_a_place_of_their_own(
    make_speaker: Callable[..., Speaker], server: Server
) -> None:
    """Two devices of one listener, and another listener, practise at once, each at its own place.

    So they do after a restart; and what the two devices did counts for the one listener.
    """
    kitchen = make_speaker()
    gym = make_speaker(user=kitchen.user, device="amzn1.ask.device.2")
    neighbour = make_speaker()
    scripts = (
        (kitchen, ("open calm hips", "next", "previous", "pause"), "part.1"),
        (gym, ("ask calm hips to go to the hinge", "previous", "next", "pause"), "part.2"),
        (
            neighbour,
            ("ask calm hips for the third exercise", "previous", "next", "pause"),
            "part.3",
        ),
    )

    def practise(one: Speaker, sentences: tuple[str, ...]) -> None:
        for sentence in sentences:
            one.say(f"Alexa, {sentence}")

    with ThreadPoolExecutor(len(scripts)) as pool:
        for done in [pool.submit(practise, one, said) for one, said, _ in scripts]:
            done.result()
    server.restart()

    for one, _, part in scripts:
        assert one.place == (part, "STOPPED")
        one.say("Alexa, resume")
        assert one.place == (part, "PLAYING")
    assert server.practised(kitchen.user).begun == 2
    assert server.practised(neighbour.user).begun == 1


def test_what_alexa_did_not_sign_moves_nobody(speaker: Speaker, server: Server) -> None:
    """Unsigned, signed for another body, or old: a 400 without a word, and the place stays."""
    speaker.say("Alexa, open calm hips")
    body = speaker.envelope({"type": "PlaybackController.NextCommandIssued"})
    old = signing.body_of(now=datetime.now(tz=UTC) - timedelta(minutes=10))
    for content, headers in (
        (body, {"Content-Type": "application/json"}),
        (body, signing.sign(body) | {"Signature-256": signing.signature(old)}),
        (body, signing.sign(body, url="https://example.org/echo.api/chain.pem")),
        (old, signing.sign(old)),
    ):
        answer, said = server.ask("POST", "/alexa", headers, content)
        assert (answer.status, said) == (400, b"")
    speaker.play_to_end()
    assert speaker.place == ("part.2", "PLAYING")
