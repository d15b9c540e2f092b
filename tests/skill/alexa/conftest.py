"""The shipped routine, hummed; the skill behind its endpoint; and speakers that talk to it."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.response import Response
from flask import Flask
from flask.testing import FlaskClient

import signing
from fake_store import FakeStore
from skill.alexa.allowed import faults
from skill.alexa.endpoint import alexa_endpoint
from skill.alexa.routes import alexa_routes
from skill.media.editions import Editions
from skill.package.invocation import invocation_name
from skill.package.model import render_model
from skill.package.names import named_in
from skill.programmes.port import ProgrammeStore
from skill.programmes.recording import Recorder
from skill.programmes.voice import VoiceProgrammes
from skill.speaker.grammar import Grammar
from skill.store.listeners import user_hash
from skill.store.opening import open_programmes
from skill.store.port import Store
from skill.store.sqlite import sqlite_url

BASE_URL: Final = "https://coach.example.org"
KEY: Final = b"a key for tests, long enough"
READING: Final = DefaultSerializer()


@pytest.fixture(scope="session")
def editions(hip_output: Path) -> Editions:
    """What the skill plays from."""
    return Editions(hip_output)


@pytest.fixture(scope="module")
def matcher(editions: Editions) -> Grammar:
    """A listener taught by the interaction model of what is played, in this file and no other."""
    edition = editions.current()
    assert edition is not None
    catalog = edition.library.catalog
    return Grammar(render_model(invocation_name(catalog), named_in(catalog)))


@pytest.fixture
def store() -> Store:
    """A store in memory."""
    return FakeStore(clock=lambda: signing.NOW)


@pytest.fixture(scope="session")
def programme_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProgrammeStore]:
    """A store that no programme is in; whoever makes one has another."""
    with closing(open_programmes(sqlite_url(tmp_path_factory.mktemp("programmes")))) as store:
        yield store


@pytest.fixture
def programmes(programme_store: ProgrammeStore) -> Iterator[VoiceProgrammes]:
    """The programmes of those who practise by voice: nobody has one."""
    with closing(Recorder()) as recorder:
        yield VoiceProgrammes(
            store=programme_store, recorder=recorder, key=KEY, clock=lambda: signing.NOW
        )
    programme_store.links.forget(user_hash(KEY, Echo.user))


@pytest.fixture
def serve(editions: Editions, programmes: VoiceProgrammes) -> Callable[[Store], FlaskClient]:
    """Serves the skill on a store."""

    def client(store: Store) -> FlaskClient:
        app = Flask("skill")
        verifier = signing.trusting()
        endpoint = alexa_endpoint(
            verifier,
            store,
            programmes,
            editions,
            base_url=BASE_URL,
            key=KEY,
            clock=lambda: signing.NOW,
        )
        routes = alexa_routes(lambda: endpoint)
        app.register_blueprint(routes)
        return app.test_client()

    return client


@pytest.fixture
def echo(serve: Callable[[Store], FlaskClient], store: Store) -> "Echo":
    """A speaker in an empty house."""
    return Echo(client=serve(store))


@pytest.fixture
def make_echo() -> Callable[..., "Echo"]:
    """Makes more speakers."""

    def make(client: FlaskClient, **of: str) -> Echo:
        return Echo(client=client, **of)

    return make


@pytest.fixture(autouse=True)
def errors(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Whatever is logged as an error fails the test, unless the test takes it out of this list."""
    expected: list[str] = []
    caplog.set_level(logging.INFO)
    yield expected
    told = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.ERROR
    ]
    assert len(told) == len(expected), told
    for message, part in zip(told, expected, strict=True):
        assert part in message


@dataclass(kw_only=True)
class Echo:
    """A speaker: it signs, sends, plays what it is told to, and tells of it.

    Each answer is held against the table of what is allowed, and against Amazon's own types.
    """

    client: FlaskClient
    user: str = "amzn1.ask.account.1"
    device: str = "amzn1.ask.device.1"
    person: str = ""
    """Whose voice is recognised; of what the device tells by itself, nobody's is."""
    current: dict[str, Any] | None = None
    queue: dict[str, Any] | None = None
    offset_ms: int = 0
    activity: str = "IDLE"
    sent: int = 0
    attributes: dict[str, Any] = field(default_factory=dict)

    def send(self, request: dict[str, Any], **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - members of the envelope
        """Send a request as it is; the response, with nothing done about it."""
        envelope = self.envelope(request) | changes
        body = json.dumps(envelope).encode()
        answer = self.client.post("/alexa", data=body, headers=signing.sign(body))
        assert answer.status_code == 200
        assert answer.json is not None
        assert answer.json["version"] == "1.0"
        response: dict[str, Any] = answer.json["response"]
        assert faults(request["type"], response) == []
        read = READING.serialize(READING.deserialize(json.dumps(response), Response))
        assert read == response
        if request["type"] in ("LaunchRequest", "IntentRequest"):
            ended = response.get("shouldEndSession", True)
            self.attributes = {} if ended else answer.json.get("sessionAttributes", {})
        return response

    def envelope(self, request: dict[str, Any]) -> dict[str, Any]:
        """The envelope around a request."""
        spoken = request["type"] in ("LaunchRequest", "IntentRequest", "SessionEndedRequest")
        self.sent += 1
        numbered = {"requestId": f"amzn1.echo-api.request.{self.device}.{self.sent}"} | request
        whole = signing.envelope(numbered, session=spoken)
        who = {"user": {"userId": self.user}}
        whole["context"]["System"] |= {**who, "device": {"deviceId": self.device}}
        if self.person and spoken:
            whole["context"]["System"]["person"] = {"personId": self.person}
        player: dict[str, Any] = {
            "offsetInMilliseconds": self.offset_ms,
            "playerActivity": self.activity,
        }
        if self.current is not None:
            player["token"] = self.current["token"]
        whole["context"]["AudioPlayer"] = player
        if spoken:
            whole["session"] |= {**who, "attributes": self.attributes}
        return whole

    def launch(self) -> dict[str, Any]:
        """Open the skill."""
        return self._carried_out(self.send({"type": "LaunchRequest"}))

    def say(self, intent: str, **slots: str) -> dict[str, Any]:
        """Say something; each slot is matched to a value's id."""
        return self._carried_out(self.send(spoken(intent, **slots)))

    def press(self, button: str) -> dict[str, Any]:
        """Press a button."""
        return self._carried_out(self.send({"type": f"PlaybackController.{button}CommandIssued"}))

    def tell(self, what: str, *, token: str | None = None) -> dict[str, Any]:
        """Tell an event of the player; by default it is about what plays."""
        about = self.current["token"] if token is None and self.current else token
        request = {
            "type": f"AudioPlayer.Playback{what}",
            "token": about,
            "offsetInMilliseconds": self.offset_ms,
        }
        if what == "Failed":
            del request["offsetInMilliseconds"]
            request["error"] = {"type": "MEDIA_ERROR_SERVICE_UNAVAILABLE", "message": "no"}
            request["currentPlaybackState"] = {
                "token": about,
                "offsetInMilliseconds": self.offset_ms,
                "playerActivity": self.activity,
            }
        return self._carried_out(self.send(request))

    def play_to_end(self) -> dict[str, Any]:
        """Play the track to its end, and begin what is queued."""
        self.tell("NearlyFinished")
        self.activity = "FINISHED"
        answer = self.tell("Finished")
        if self.queue is not None:
            self._begin(self.queue)
        return answer

    def _carried_out(self, response: dict[str, Any]) -> dict[str, Any]:
        for directive in response.get("directives", []):
            match directive["type"], directive.get("playBehavior"):
                case "AudioPlayer.Play", "REPLACE_ALL":
                    self._halt()
                    self._begin(directive["audioItem"]["stream"])
                case "AudioPlayer.Play", "ENQUEUE":
                    stream = directive["audioItem"]["stream"]
                    assert self.current is not None
                    if stream["expectedPreviousToken"] == self.current["token"]:
                        self.queue = stream
                case "AudioPlayer.Stop", None:
                    self._halt()
        return response

    def _halt(self) -> None:
        was, self.activity, self.queue = self.activity, "STOPPED", None
        if was == "PLAYING":
            assert self.tell("Stopped") == {}

    def _begin(self, stream: dict[str, Any]) -> None:
        self.current, self.queue, self.activity = stream, None, "PLAYING"
        self.offset_ms = stream["offsetInMilliseconds"]
        assert self.tell("Started") == {}

    @property
    def part(self) -> str:
        """Which part of the run is in the player, as in `part.1`: as its token tells."""
        assert self.current is not None
        _, position, _ = self.current["token"].split(".", 2)
        return f"part.{int(position) + 1}"

    @property
    def exercise(self) -> str:
        """Which exercise is in the player: as its address tells."""
        assert self.current is not None
        path, _, _ = self.current["url"].partition("?")
        return str(path.rpartition("/")[2].removesuffix(".part.mp3"))

    @property
    def pace(self) -> str:
        """At which pace, as in `breath=4-6&reps=default&guide=full`."""
        assert self.current is not None
        return str(self.current["url"].partition("?")[2].partition("&edition=")[0])


def spoken(intent: str, **slots: str) -> dict[str, Any]:
    """An intent's request."""
    filled = {name: matched(name, value) for name, value in slots.items()}
    return {"type": "IntentRequest", "intent": {"name": intent, "slots": filled}}


def matched(name: str, value: str) -> dict[str, Any]:
    """A slot in which a value was heard; numbers have no ids."""
    if name in ("number", "reps", "minutes", "seconds", "code"):
        return {"name": name, "value": value}
    match = {
        "authority": "amzn1.er-authority.echo-sdk.x.Y",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": value, "id": value}}],
    }
    other = {"authority": "amzn1.er-authority.other", "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    return {
        "name": name,
        "value": f"something like {value}",
        "resolutions": {"resolutionsPerAuthority": [other, match]},
    }
