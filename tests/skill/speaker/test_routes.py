"""/speaker: off unless it is asked for, only on this machine, and only for its own page."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import signing
from hosts import Host
from sites import ask
from skill.app import close_app, create_app
from skill.media.editions import Editions
from skill.settings import Settings, SettingsError, parse_settings
from skill.speaker.acting import SENTENCE_MAX
from skill.speaker.routes import POLICY, open_page

HOST: Final = "127.0.0.1:8080"
OWN: Final = {"Host": HOST, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
PAGE: Final = Path(__file__).parents[3] / "skill" / "speaker" / "page"
LOOK: Final = {"do": "look"}

Do = Callable[..., Any]


@pytest.fixture
def app(small_output: Path, tmp_path: Path) -> Iterator[Flask]:
    """The small routine's server with a speaker to try."""
    app = create_app(Settings(output=small_output, data=tmp_path / "data", speaker=True))
    yield app
    close_app(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser."""
    return app.test_client()


@pytest.fixture
def do(client: FlaskClient) -> Do:
    """Has the page do something; what it is told."""

    def post(**wish: object) -> Any:  # noqa: ANN401 - JSON
        answer = asked(client, wish)
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    return post


def asked(client: FlaskClient, wish: object, **headers: str | None) -> TestResponse:
    """A wish as a browser sends it, with some headers other than the page's, or without them."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {name: value for name, value in (OWN | named).items() if value is not None}
    return client.post("/speaker/do", json=wish, headers=sent)


def what(told: dict[str, Any]) -> list[str]:
    """What happened."""
    return [one["what"] for one in told["happened"]]


def test_a_practice_on_the_page(do: Do) -> None:
    """Said, it is answered; the track is on this site, and follows the sound in the browser."""
    told = do(do="say", sentence="Alexa, open calm hips")
    assert what(told) == ["speaks", "plays"]
    track = told["device"]["track"]
    assert track["address"].startswith("/calm-hips/turn.part.mp3?breath=4-6")
    kinds = [exchange["request"]["request"]["type"] for exchange in told["exchanges"]]
    assert kinds == ["LaunchRequest", "AudioPlayer.PlaybackStarted"]
    assert told["name"] == "calm hips"

    token, length = track["token"], track["length_ms"]
    assert what(do(do="play_to", token=token, offset_ms=length - 4_000)) == ["queues"]
    assert what(do(do="play_to", token=token, offset_ms=length + 9_999)) == ["ends", "plays"]
    assert do(do="play_to", token=token, offset_ms=5)["exchanges"] == []  # it plays no more
    assert what(do(do="press", button="Previous")) == ["stops", "plays"]


def test_the_track_of_the_page_is_served(do: Do, client: FlaskClient) -> None:
    """What a directive has played can be fetched where the page fetches it."""
    track = do(do="say", sentence="open calm hips")["device"]["track"]

    got = client.get(track["address"])

    assert (got.status_code, got.content_type) == (200, "audio/mpeg")


def test_a_track_that_the_browser_cannot_play(do: Do) -> None:
    """The skill is told, and tries it once more."""
    track = do(do="say", sentence="open calm hips")["device"]["track"]

    told = do(do="fail", token=track["token"])

    assert what(told) == ["fails", "plays"]
    assert told["device"]["track"]["token"] != track["token"]
    assert do(do="fail", token=track["token"])["happened"] == []


def test_it_can_ask_early(do: Do) -> None:
    """From the next track on."""
    assert do(do="ask", when="early")["device"]["asks"] == "early"

    told = do(do="say", sentence="open calm hips")

    assert told["device"]["queue"] == ["Bridge"]


def test_what_stays_away_from_the_skill_is_noted(do: Do) -> None:
    """Nothing is sent, and the page says why."""
    told = do(do="say", sentence="slower breathing")

    assert (told["exchanges"], told["happened"]) == ([], [])
    assert told["note"].endswith("ask calm hips for slower breathing")


@pytest.mark.parametrize(
    "wish",
    [
        [],
        "say",
        {},
        {"do": "dance"},
        {"do": "say"},
        {"do": "say", "sentence": 3},
        {"do": "say", "sentence": "a" * (SENTENCE_MAX + 1)},
        {"do": "press", "button": "Eject"},
        {"do": "ask", "when": "never"},
        {"do": "play_to", "token": "x", "offset_ms": "far"},
    ],
)
def test_a_wish_that_is_none(client: FlaskClient, wish: object) -> None:
    """It is a 400 with a sentence."""
    got = asked(client, wish)

    assert got.status_code == 400
    assert "reload the page" in got.text


def test_json_that_is_none(client: FlaskClient) -> None:
    """Likewise."""
    got = client.post("/speaker/do", data=b"{", content_type="application/json", headers=OWN)

    assert got.status_code == 400


@pytest.mark.parametrize(
    "host",
    [
        "coach.example.org",
        "127.0.0.1.example.org:8080",
        "localhost.example.org",
        "192.168.1.20:8080",
        "0.0.0.0:8080",
        "[::2]:8080",
        "[",
        "",
    ],
)
def test_another_name_is_not_this_machines(client: FlaskClient, host: str) -> None:
    """A site that gives its own name this machine's address gets nothing, page or answer."""
    origin = {"Origin": f"http://{host}"}
    for path in ("/speaker", "/speaker/speaker.js"):
        assert client.get(path, headers={"Host": host}).status_code == 403
    assert asked(client, LOOK, Host=host, **origin).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "127.0.0.2"])
def test_this_machines_names(client: FlaskClient, host: str) -> None:
    """However whoever sits before it calls it."""
    assert client.get("/speaker", headers={"Host": host}).status_code == 200
    assert asked(client, LOOK, Host=host, Origin=f"http://{host}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "http://127.0.0.1:9000", "Sec_Fetch_Site": "same-site"},
        {"Origin": "http://localhost:8080", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": None, "Sec_Fetch_Site": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "none"},
        {"X_Forwarded_For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
    ],
)
def test_another_site_moves_nothing(
    client: FlaskClient, do: Do, headers: dict[str, str | None]
) -> None:
    """Nor does whoever comes through a proxy, or does not tell where from."""
    got = asked(client, {"do": "say", "sentence": "open calm hips"}, **headers)

    assert got.status_code == 403
    assert do(do="look")["device"]["activity"] == "IDLE"


@pytest.mark.parametrize(
    "told",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-Host": "coach.example.org"},
        {"Forwarded": "for=203.0.113.9"},
        {"Via": "1.1 proxy"},
    ],
)
def test_the_real_server_tells_the_page_of_a_proxy(
    small_output: Path, tmp_path: Path, told: dict[str, str]
) -> None:
    """What a proxy adds reaches the guard, whatever the server that stands before the app does."""
    host = Host(Settings(output=small_output, data=tmp_path / "data", port=0, speaker=True))
    host.start()
    try:
        assert ask(f"{host.address}speaker").status == 200
        assert ask(f"{host.address}speaker", headers=told).status == 403
    finally:
        host.stop()


def test_a_form_moves_nothing(client: FlaskClient) -> None:
    """Any site can send forms and plain text; JSON it has to ask for, and nobody allows it."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        got = client.post("/speaker/do", data=json.dumps(LOOK), content_type=kind, headers=OWN)
        assert got.status_code == 415
    asking = OWN | {"Access-Control-Request-Method": "POST"}
    leave = client.options("/speaker/do", headers=asking).headers
    assert not any(name.startswith("Access-Control") for name in leave.keys())  # noqa: SIM118 - they are pairs
    assert "Access-Control-Allow-Origin" not in asked(client, LOOK).headers


def test_the_page_holds_itself_in(client: FlaskClient) -> None:
    """Nothing from elsewhere is loaded, nothing inline is run, and nobody frames it."""
    for path in ("/speaker", "/speaker/speaker.css", "/speaker/speaker.js", "/speaker/speaker.svg"):
        got = client.get(path, headers={"Host": HOST})
        assert got.status_code == 200
        assert got.headers["Content-Security-Policy"] == POLICY
        assert got.headers["Cache-Control"] == "no-store"
    html = (PAGE / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:", html) == []


def test_it_is_off_unless_asked_for(small_output: Path, tmp_path: Path) -> None:
    """No address of it is there, and nothing is made in the data folder."""
    client = create_app(Settings(output=small_output, data=tmp_path / "data")).test_client()

    assert client.get("/speaker", headers={"Host": HOST}).status_code == 404
    assert asked(client, LOOK).status_code in (404, 405)
    assert not (tmp_path / "data").exists()


def test_alexas_own_door_stays_shut(
    client: FlaskClient, small_output: Path, tmp_path: Path
) -> None:
    """With a speaker to try, an unverified request still cannot reach /alexa.

    There is no such address; and were there a skill as well, it would be verified as ever.
    """
    body = signing.body_of()
    assert client.post("/alexa", data=body, headers=OWN).status_code in (404, 405)

    both = Settings(
        output=small_output,
        data=tmp_path / "other",
        speaker=True,
        skill_id=signing.SKILL_ID,
        base_url="https://x.y",
    )
    app = create_app(both)
    unsigned = app.test_client().post("/alexa", data=body, headers=OWN)
    close_app(app)

    assert (unsigned.status_code, unsigned.data) == (400, b"")


@pytest.mark.parametrize(
    ("environ", "host", "why"),
    [
        ({}, "0.0.0.0", "refused at 0.0.0.0"),  # noqa: S104 - refused, as it must be
        ({}, "192.168.1.20", "refused at 192.168.1.20"),
        ({"REPCAST_TRUSTED_PROXIES": "1"}, None, "behind a proxy"),
        (
            {"REPCAST_SKILL_ID": signing.SKILL_ID, "REPCAST_BASE_URL": "https://x.y"},
            None,
            "a server that others reach",
        ),
        ({"REPCAST_BASE_URL": "https://x.y"}, None, "a server that others reach"),
    ],
)
def test_it_is_refused_in_a_deployment(environ: dict[str, str], host: str | None, why: str) -> None:
    """One sentence says why; without the option the same settings hold."""
    parse_settings(environ, host=host)

    with pytest.raises(SettingsError) as caught:
        parse_settings(environ, host=host, speaker=True)

    (problem,) = caught.value.problems
    assert problem.startswith("--speaker: ")
    assert why in problem


def test_no_variable_switches_it_on() -> None:
    """An environment that is copied to a server brings no speaker with it."""
    with pytest.raises(SettingsError, match="REPCAST_SPEAKER: there is no such setting"):
        parse_settings({"REPCAST_SPEAKER": "1"})
    assert parse_settings({}).speaker is False
    assert parse_settings({}, speaker=True).speaker is True


@pytest.mark.parametrize(
    "settings",
    [
        Settings(speaker=True, host="0.0.0.0"),  # noqa: S104 - refused, as it must be
        Settings(speaker=True, trusted_proxies=1),
    ],
)
def test_whoever_made_the_settings(settings: Settings, editions: Editions) -> None:
    """The page does not open where others could reach it."""
    with pytest.raises(ValueError, match="loopback"):
        open_page(settings, editions, lambda: signing.NOW)
