"""Whole practices by voice, against the running server: over HTTP, signed, every track fetched.

The device is the model that `repcast speaker` has, in both of its profiles: early and late. What
it sends is signed by the test authority, and the verifier is the one that the server makes for
itself.
"""

import http.client
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

import signing
from audio_builder.loading.routine_file import parse_routine
from hosts import Host
from skill.alexa import requests
from skill.alexa.allowed import faults
from skill.alexa.key import load_key
from skill.app import STORE
from skill.media.editions import Editions
from skill.settings import Settings, parse_settings
from skill.speaker.conversation import Conversation, Outcome
from skill.speaker.envelopes import Household, envelope
from skill.speaker.listening import Listening
from skill.speaker.opening import Ears, track_length
from skill.speaker.player import LATE_MS, Profile, Stream
from skill.speaker.signals import Button, Send, What
from skill.store.listeners import user_hash
from skill.store.port import Practice

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
PARTS: Final = ("turn.part", "hinge.part", "bridge.part")


class Server(Host):
    """The skill as `repcast serve` runs it, at a free port.

    Attributes:
        fetch: Amazon's host, for the certificates.
    """

    def __init__(self, settings: Settings, fetch: signing.FakeFetch) -> None:
        super().__init__(settings)
        self.fetch = fetch

    def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """One request on a line of its own; the answer, and its body."""
        line = http.client.HTTPConnection("127.0.0.1", self.settings.port, timeout=10)
        try:
            line.request(method, path, body=body, headers=headers)
            answer = line.getresponse()
            return answer, answer.read()
        finally:
            line.close()

    def practised(self, user: str) -> Practice:
        """What is known of a listener."""
        key = load_key(self.settings.data)
        practice: Practice = self.app.extensions[STORE].practised(user_hash(key, user))
        return practice


class Speaker:
    """A device in a household: what it sends is signed, and it fetches every track it is handed.

    Attributes:
        talk: the conversation with the device.
        broken: parts that it cannot fetch.
        heard: each part that it began to play.
        told: each event it told of, and each directive it was given, in their order.
    """

    def __init__(
        self,
        server: Server,
        editions: Editions,
        listening: Listening,
        *,
        user: str,
        profile: Profile,
        device: str = "amzn1.ask.device.1",
    ) -> None:
        self.server = server
        self.user = user
        self.broken: set[str] = set()
        self.heard: list[str] = []
        self.told: list[str] = []
        self._editions = editions
        self._bytes: dict[str, int] = {}
        self.talk = Conversation(
            answer=self._ask,
            length_of=self._fetch,
            listening=lambda: listening,
            clock=lambda: datetime.now(tz=UTC),
            household=Household(application=signing.SKILL_ID, user=user, device=device),
        )
        self.talk.ask_for_next(profile)

    def say(self, sentence: str) -> dict[str, Any]:
        """Say a sentence that reaches the skill; its response."""
        outcome = self._took(self.talk.say(sentence))
        assert not outcome.note
        return self._response(outcome)

    def press(self, button: str) -> dict[str, Any]:
        """Press a button; the skill's response."""
        return self._response(self._took(self.talk.press(Button(button))))

    def play_to(self, offset_ms: int) -> None:
        """Play on, to a place in the track."""
        self._took(self.talk.play_to(offset_ms))
        assert self.offset_ms == offset_ms

    def play_to_end(self) -> None:
        """Play the track to its end, and begin what is queued."""
        current = self.current
        self._took(self.talk.play_to(current.length_ms or 0))
        assert self.current is not current or self.activity == "FINISHED"

    def ask_for_next(self) -> None:
        """Play on until the device has asked what comes next, if it does."""
        if not self.talk.device.player.has_asked:
            self.play_to((self.current.length_ms or 0) - LATE_MS)

    def tell_again(self) -> None:
        """Tell the last event once more; what it is told to queue is queued already."""
        outcome = self.talk.again()
        assert [one.what for one in outcome.happened] == [What.IGNORES]
        self._note(outcome)

    @property
    def current(self) -> Stream:
        """The track in the player."""
        current = self.talk.device.player.current
        assert current is not None
        return current

    @property
    def queue(self) -> tuple[Stream, ...]:
        """What is to follow."""
        return self.talk.device.player.queue

    @property
    def offset_ms(self) -> int:
        """How far the player is."""
        return self.talk.device.player.offset_ms

    @property
    def activity(self) -> str:
        """What the player does."""
        return self.talk.device.player.activity.value

    @property
    def length(self) -> int:
        """How many bytes the track in the player has."""
        return self._bytes[self.current.url]

    @property
    def place(self) -> tuple[str, str]:
        """Which part is in the player, and what the player does."""
        return _part_of(self.current.url), self.activity

    @property
    def pace(self) -> str:
        """The pace of the track in the player, as its address tells it."""
        return self.current.url.partition("?")[2].partition("&edition=")[0]

    def envelope(self, request: dict[str, Any]) -> bytes:
        """A request as it comes over the wire, made now."""
        send = Send(request=request, player=self.talk.device.player)
        return json.dumps(envelope(send, self.talk.household, 0, datetime.now(tz=UTC))).encode()

    def _took(self, outcome: Outcome) -> Outcome:
        assert not {What.REFUSES, What.IGNORES} & {one.what for one in outcome.happened}
        self._note(outcome)
        return outcome

    def _note(self, outcome: Outcome) -> None:
        for one in outcome.happened:
            if one.what is What.PLAYS and one.stream is not None:
                self.heard.append(_part_of(one.stream.url))
        for exchange in outcome.exchanges:
            kind = exchange.request["request"]["type"]
            if kind in requests.PLAYER:
                self.told.append(kind.removeprefix("AudioPlayer.Playback"))
            for directive in exchange.answer["response"].get("directives", []):
                self.told.append(directive.get("playBehavior", directive["type"]))

    def _response(self, outcome: Outcome) -> dict[str, Any]:
        """The answer to what was said or pressed; that something pauses for it is told before."""
        wanted = requests.VOICE | requests.BUTTONS
        (exchange,) = (one for one in outcome.exchanges if one.request["request"]["type"] in wanted)
        response: dict[str, Any] = exchange.answer["response"]
        return response

    def _ask(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """Have a request answered by the server."""
        body = json.dumps(envelope).encode()
        answer, content = self.server.ask("POST", "/alexa", signing.sign(body), body)
        assert answer.status == 200
        whole: dict[str, Any] = json.loads(content)
        kind, response = envelope["request"]["type"], whole["response"]
        assert faults(kind, response) == []
        if kind in (requests.STARTED, requests.STOPPED):
            assert response == {}
        return whole

    def _fetch(self, url: str) -> int | None:
        """Fetch a track as a player does: ask how long it is, then for its beginning and end."""
        assert url.startswith(f"{BASE_URL}/")
        if _part_of(url) in self.broken:
            return None
        path = url.removeprefix(BASE_URL)
        head, nothing = self.server.ask("HEAD", path, {})
        assert (head.status, nothing) == (200, b"")
        assert head.headers["Content-Type"] == "audio/mpeg"
        length = self._bytes[url] = int(head.headers["Content-Length"])
        start, content = self.server.ask("GET", path, {"Range": "bytes=0-1023"})
        assert (start.status, content[:3], len(content)) == (206, b"ID3", 1024)
        assert start.headers["Content-Range"] == f"bytes 0-1023/{length}"
        end, content = self.server.ask("GET", path, {"Range": f"bytes={length - 100}-"})
        assert (end.status, len(content)) == (206, 100)
        return track_length(self._editions, url)


def _part_of(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2].removesuffix(".mp3")


@pytest.fixture(scope="module")
def three_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a routine of three exercises, the second of them the hinge, hummed."""
    import builds  # noqa: PLC0415 - it loads the workshop, which most tests do without

    text = builds.SMALL_YAML.replace("  - id: bridge\n", f"{HINGE}  - id: bridge\n")
    folder = tmp_path_factory.mktemp("three") / "output"
    with pytest.MonkeyPatch.context() as patch:
        builds.hum(patch)
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
        patch.setattr("skill.alexa.assembly.fetch_chain", fetch)
        patch.setattr("skill.alexa.assembly.trusted_roots", signing.roots)
        server = Server(parse_settings(environ), fetch)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="module")
def editions(three_output: Path) -> Editions:
    """What is played, to know how long it is."""
    return Editions(three_output)


@pytest.fixture(scope="module")
def listening(editions: Editions) -> Listening:
    """Ears taught by the interaction model of what is played."""
    return Ears(editions).listening()


@pytest.fixture(scope="module")
def users() -> Iterator[str]:
    """Listeners who were never met before."""
    return (f"amzn1.ask.account.{number}" for number in count(1))


@pytest.fixture(params=list(Profile))
def make_speaker(
    request: pytest.FixtureRequest,
    server: Server,
    editions: Editions,
    listening: Listening,
    users: Iterator[str],
) -> Callable[..., Speaker]:
    """Makes a speaker, by default that of a listener of its own; it asks early, or late."""

    def make(**of: str) -> Speaker:
        given = {"user": next(users)} | of
        return Speaker(server, editions, listening, profile=request.param, **given)

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
    before = speaker.current
    speaker.play_to(60_000)

    paused = speaker.say("Alexa, pause")
    assert speaker.place == ("turn.part", "STOPPED")
    resumed = speaker.say("Alexa, resume")

    assert "outputSpeech" not in paused | resumed
    assert speaker.place == ("turn.part", "PLAYING")
    assert 0 < speaker.offset_ms <= 60_000
    assert speaker.current != before
    speaker.play_to_end()
    assert speaker.place == ("hinge.part", "PLAYING")


def test_every_move_plays_what_was_said(speaker: Speaker) -> None:
    """Next, previous, the name of an exercise, its place: each is played at once.

    A move goes past the rest of twenty seconds before an exercise; what follows by itself has it.
    What was queued before a move is not played after it.
    """
    speaker.say("Alexa, open calm hips")
    moves = [
        ("Alexa, next", "hinge.part"),
        ("Alexa, previous", "turn.part"),
        ("Alexa, ask calm hips to go to the hinge", "hinge.part"),
        ("Alexa, ask calm hips for the third exercise", "bridge.part"),
        ("Alexa, previous", "hinge.part"),
        ("Alexa, start over", "turn.part"),
    ]
    for sentence, part in moves:
        speaker.ask_for_next()
        queued = speaker.queue
        assert len(queued) == (speaker.place[0] != PARTS[-1])
        assert "outputSpeech" not in speaker.say(sentence)
        assert speaker.place == (part, "PLAYING"), sentence
        assert speaker.offset_ms <= 20_000, sentence
        assert speaker.current not in queued
        assert not set(speaker.queue) & set(queued)
    for part in PARTS[1:]:
        speaker.play_to_end()
        assert (*speaker.place, speaker.offset_ms) == (part, "PLAYING", 0)


def test_a_question_in_between_changes_nothing(speaker: Speaker, server: Server) -> None:
    """The device pauses for a question, tells of it, and goes on; so does the practice, to its end.

    It is asked once what comes next has been told, and once before.
    """
    speaker.say("Alexa, open calm hips")
    speaker.ask_for_next()
    assert len(speaker.queue) == 1

    assert "left" in speaker.say("Alexa, ask calm hips how long is left")["outputSpeech"]["text"]
    assert speaker.place == ("turn.part", "PLAYING")
    speaker.play_to_end()
    speaker.say("Alexa, ask calm hips what is this exercise")
    while speaker.activity == "PLAYING":
        speaker.play_to_end()

    assert dict.fromkeys(speaker.heard) == dict.fromkeys(PARTS)
    practice = server.practised(speaker.user)
    assert (practice.begun, practice.finished) == (1, 1)


def test_a_wish_after_help_is_carried_out(speaker: Speaker) -> None:
    """What is paused while the coach and the listener talk still plays, for all they wish for."""
    speaker.say("Alexa, open calm hips")
    assert speaker.say("Alexa, ask calm hips for help")["shouldEndSession"] is False
    assert speaker.place == ("turn.part", "PAUSED")

    speaker.say("slower breathing")

    assert (*speaker.place, speaker.pace[:10]) == ("turn.part", "PLAYING", "breath=5-7")


@pytest.mark.parametrize(
    ("exercise", "part", "offset_ms", "later_ms"),
    [
        ("the turn", "turn.part", 140_000, 12_000),
        ("the hinge", "hinge.part", 85_000, 6_000),
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
    speaker.play_to(offset_ms)
    speaker.say("Alexa, pause")
    speaker.say("Alexa, resume")
    length, step = speaker.length, speaker.offset_ms
    speaker.play_to(offset_ms)

    answer = speaker.say("Alexa, ask calm hips for slower breathing")

    assert answer["outputSpeech"]
    assert (*speaker.place, speaker.pace) == (part, "PLAYING", "breath=5-7&reps=default&guide=full")
    assert speaker.length > length
    assert offset_ms - 20_000 < step < offset_ms
    assert speaker.offset_ms == pytest.approx(step + later_ms, abs=500)
    speaker.play_to_end()
    assert speaker.place[0] != part
    assert speaker.pace == "breath=5-7&reps=default&guide=full"


def test_buttons_do_what_words_do(speaker: Speaker) -> None:
    """The buttons move, stop and go on as the words do; with nothing to play they do nothing."""
    assert speaker.press("Play") == {}
    speaker.say("Alexa, open calm hips")
    for button, place in (
        ("Next", ("hinge.part", "PLAYING")),
        ("Pause", ("hinge.part", "STOPPED")),
        ("Play", ("hinge.part", "PLAYING")),
        ("Next", ("bridge.part", "PLAYING")),
        ("Previous", ("hinge.part", "PLAYING")),
    ):
        speaker.press(button)
        assert speaker.place == place


def test_a_track_that_will_not_play_is_skipped(speaker: Speaker) -> None:
    """It is tried once more, then the next plays; and the next thing said tells of it."""
    speaker.broken = {"hinge.part"}
    speaker.say("Alexa, open calm hips")
    speaker.play_to_end()

    assert speaker.told.count("Failed") == 2
    assert speaker.place == ("bridge.part", "PLAYING")
    assert speaker.heard == ["turn.part", "bridge.part"]
    speaker.broken = set()
    said = speaker.say("Alexa, previous")
    assert "the hinge" in said["outputSpeech"]["text"]
    assert speaker.place == ("hinge.part", "PLAYING")


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
    speaker.ask_for_next()
    queued, pace = speaker.queue, speaker.pace
    assert [_part_of(stream.url) for stream in queued] == ["hinge.part"]
    server.fetch.urls.clear()

    server.restart()

    speaker.tell_again()
    assert speaker.told[-2:] == ["NearlyFinished", "ENQUEUE"]
    assert speaker.queue == queued
    speaker.play_to_end()
    assert (*speaker.place, speaker.pace) == ("hinge.part", "PLAYING", pace)
    speaker.play_to(30_000)
    speaker.say("Alexa, pause")
    server.restart()
    speaker.say("Alexa, resume")
    assert (*speaker.place, speaker.pace) == ("hinge.part", "PLAYING", pace)
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
        (kitchen, ("open calm hips", "next", "previous", "pause"), "turn.part"),
        (gym, ("ask calm hips to go to the hinge", "previous", "next", "pause"), "hinge.part"),
        (
            neighbour,
            ("ask calm hips for the third exercise", "previous", "next", "pause"),
            "bridge.part",
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
    assert speaker.place == ("hinge.part", "PLAYING")
