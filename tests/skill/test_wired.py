"""The whole server, wired as `repcast serve` wires it: media, and the skill if it is on."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.app import close_app, create_app
from skill.settings import parse_settings


def settings_of(output: Path, folder: Path, **more: str) -> dict[str, str]:
    """The environment of a server over an output folder."""
    return {"REPCAST_OUTPUT": str(output), "REPCAST_DATA": str(folder / "data"), **more}


def launch() -> bytes:
    """A LaunchRequest of a listener never met."""
    system = {
        "application": {"applicationId": "amzn1.ask.skill.1"},
        "user": {"userId": "somebody"},
        "device": {"deviceId": "a-speaker", "supportedInterfaces": {"AudioPlayer": {}}},
    }
    request = {
        "type": "LaunchRequest",
        "requestId": "amzn1.echo-api.request.1",
        "timestamp": datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "locale": "en-US",
    }
    envelope = {"version": "1.0", "context": {"System": system}, "request": request}
    return json.dumps(envelope).encode()


def test_without_a_skill_id_nothing_answers_to_a_speaker(
    small_output: Path, tmp_path: Path
) -> None:
    """A media server alone has no /alexa, and keeps nothing of anybody."""
    app = create_app(parse_settings(settings_of(small_output, tmp_path)))

    assert app.test_client().post("/alexa", data=launch()).status_code in (404, 405)
    assert not (tmp_path / "data").exists()


def test_an_unsigned_request_is_turned_away(small_output: Path, tmp_path: Path) -> None:
    """With the skill on, what Alexa did not sign gets a 400 and not a word."""
    environ = settings_of(
        small_output,
        tmp_path,
        REPCAST_SKILL_ID="amzn1.ask.skill.00000000-1111-4222-8333-444444444444",
        REPCAST_BASE_URL="https://example.org",
    )
    app = create_app(parse_settings(environ))
    answer = app.test_client().post("/alexa", data=launch())
    close_app(app)

    assert (answer.status_code, answer.data) == (400, b"")


@pytest.mark.parametrize("track", ["calm-hips/turn.part.mp3"])
def test_a_launch_plays_what_the_server_serves(
    small_output: Path, tmp_path: Path, track: str
) -> None:
    """For development, on this machine: a launch plays the first part, and its address answers."""
    environ = settings_of(small_output, tmp_path, REPCAST_UNVERIFIED="1")
    app = create_app(parse_settings(environ))
    client = app.test_client()
    said = client.post("/alexa", data=launch()).get_json()
    (directive,) = said["response"]["directives"]
    url = directive["audioItem"]["stream"]["url"]
    played = client.get(url.removeprefix("https://127.0.0.1"), headers={"Range": "bytes=0-2"})
    close_app(app)

    assert directive["playBehavior"] == "REPLACE_ALL"
    assert url.startswith(f"https://127.0.0.1/{track}?")
    assert (played.status_code, played.data) == (206, b"ID3")
