"""The skill beside the media in one app, and over libraries that are missing, gone or changed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import signing
from audio_builder.library import Pace
from fake_store import FakeStore
from skill.alexa.directives import directive_for
from skill.alexa.endpoint import alexa_endpoint
from skill.alexa.routes import alexa_routes
from skill.app import EDITIONS, create_app
from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.playback.answers import Answer, ClearQueue, Nothing, PlayNow, StopPlaying
from skill.playback.state import Activity, Entry, Run, State
from skill.programmes.voice import VoiceProgrammes
from skill.settings import Settings
from skill.store.listeners import listener
from skill.store.port import KEPT, Store, StoreError

Echo = Any
KEY = b"a key for tests, long enough"
BASE_URL = "https://coach.example.org"


def test_what_is_to_be_played_is_served(
    hip_output: Path,
    store: Store,
    programmes: VoiceProgrammes,
    make_echo: Any,  # noqa: ANN401 - makes speakers
) -> None:
    """Each address in a Play, of the track and of the picture, is answered by the same server."""
    app = create_app(Settings(output=hip_output))
    verifier, editions = signing.trusting(), app.extensions[EDITIONS]
    endpoint = alexa_endpoint(
        verifier,
        store,
        programmes,
        editions,
        base_url=BASE_URL,
        key=KEY,
        clock=lambda: signing.NOW,
    )
    app.register_blueprint(alexa_routes(lambda: endpoint))
    client = app.test_client()
    echo = make_echo(client)
    echo.launch()
    echo.say(Intent.SET_BREATH, breath="slower")

    (directive,) = echo.say(Intent.SET_REPS, reps="2")["directives"]

    item = directive["audioItem"]
    (picture,) = item["metadata"]["art"]["sources"]
    with client.get(item["stream"]["url"].removeprefix(BASE_URL)) as track:
        assert (track.status_code, track.mimetype) == (200, "audio/mpeg")
    with client.get(picture["url"].removeprefix(BASE_URL)) as cover:
        assert (cover.status_code, cover.mimetype) == (200, "image/png")
    assert client.get("/alexa").status_code in (404, 405)
    assert client.post("/alexa", data=b"x" * 70_000).status_code == 400


def test_before_there_is_a_library(
    tmp_path: Path,
    store: Store,
    programmes: VoiceProgrammes,
    make_echo: Any,  # noqa: ANN401 - as above
) -> None:
    """With nothing to play a listener is told so, and a player nothing."""
    app = Flask("skill")
    editions = Editions(tmp_path)
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
    app.register_blueprint(alexa_routes(lambda: endpoint))
    echo = make_echo(app.test_client())

    answer = echo.launch()

    assert answer["outputSpeech"]
    assert "directives" not in answer
    assert echo.press("Next") == {}


def test_a_run_that_the_library_no_longer_has(echo: Echo, store: Store) -> None:
    """It is forgotten, the chosen pace is not: events of it change nothing, the next run is new."""
    run = Run(number=4, routine="gone", parts=("part.1",), pace=Pace())
    state = State(
        activity=Activity.PLAYING,
        run=run,
        current=Entry(token="old", position=0),  # noqa: S106 - no password
        pace=Pace(reps=2),
        runs=4,
        plays=9,
    )
    with store.turn(listener(KEY, echo.user, echo.device)) as turn:
        turn.keep(state)
        turn.choose(state.pace)

    assert echo.tell("NearlyFinished", token="old") == {}  # noqa: S106 - as above
    assert echo.press("Next") == {}
    answer = echo.launch()
    assert "outputSpeech" not in answer
    assert answer["directives"][0]["audioItem"]["stream"]["token"].startswith("5.0.10.")
    assert echo.pace == "breath=4-6&reps=2&guide=full"


def test_a_store_that_does_not_answer(
    echo: Echo, store: Store, errors: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A listener hears an apology; a player's event is let go."""

    def fail(*_: object) -> None:
        message = "the database is away"
        raise StoreError(message)

    monkeypatch.setattr(FakeStore, "turn", fail)

    assert echo.launch()["outputSpeech"]
    assert echo.press("Next") == {}
    errors += ["LaunchRequest", "NextCommandIssued"]
    assert store.practised(listener(KEY, echo.user, echo.device).user).begun == 0


def test_while_it_serves_idle_listeners_are_forgotten(
    editions: Editions, programmes: VoiceProgrammes, make_echo: Callable[..., Echo]
) -> None:
    """By the answer to whoever comes first on another day; it takes no restart."""
    times = [signing.NOW]
    store = FakeStore(clock=lambda: times[-1])
    app = Flask("skill")
    verifier = signing.trusting()
    endpoint = alexa_endpoint(
        verifier,
        store,
        programmes,
        editions,
        base_url=BASE_URL,
        key=KEY,
        clock=lambda: times[-1],
    )
    app.register_blueprint(alexa_routes(lambda: endpoint))
    client = app.test_client()
    away = make_echo(client)
    away.launch()
    times.append(signing.NOW + KEPT + timedelta(days=1))

    body = signing.body_of()
    with client.post("/alexa", data=body, headers=signing.sign(body)) as answer:
        assert answer.status_code == 200

    assert store.practised(listener(KEY, away.user, away.device).user).begun == 0


def test_answers_without_a_run_or_a_play(editions: Editions) -> None:
    """Each answer of the rules has its directive; what needs a run has none without one."""
    edition = editions.current()
    assert edition is not None
    play = PlayNow(entry=Entry(token="t", position=0), offset_ms=0)  # noqa: S106 - no password

    def directive(answer: Answer) -> object:
        return directive_for(answer, None, edition.library, BASE_URL)

    assert directive(ClearQueue()) == {
        "type": "AudioPlayer.ClearQueue",
        "clearBehavior": "CLEAR_ENQUEUED",
    }
    assert directive(StopPlaying()) == {"type": "AudioPlayer.Stop"}
    assert directive(Nothing()) is None
    assert directive(play) is None
