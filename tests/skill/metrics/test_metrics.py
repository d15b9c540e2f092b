"""What is counted, under which labels, and that nothing in it is about anybody."""

import re
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from builds import SMALL_ID
from skill.app import close_app, create_app
from skill.metrics.exposition import expose
from skill.metrics.kinds import Kind, kind_of
from skill.metrics.meter import Holdings
from skill.metrics.prometheus import CONTENT_TYPE, PrometheusMeter, render
from skill.setting_values import Endpoint
from skill.settings import Settings

LISTENER = "amzn1.ask.account.ABCDEF"
TRACK = f"/{SMALL_ID}/{SMALL_ID}.mp3"


@pytest.fixture
def meter() -> PrometheusMeter:
    """A meter that has measured nothing yet."""
    return PrometheusMeter()


def _told(meter: PrometheusMeter) -> dict[tuple[str, ...], float]:
    """Every number, under its name and labels."""
    text = render(meter.registry).decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", Kind.PAGE),
        (TRACK, Kind.TRACK),
        ("/x/5-7_4_short/y.mp3", Kind.TRACK),
        ("/x/y.timeline.json", Kind.TEXT),
        ("/feed.xml", Kind.FEED),
        ("/feed-2.xml", Kind.FEED),
        ("/x/feed.xml", Kind.FEED),
        ("/x/x.zip", Kind.ARCHIVE),
        ("/x/x.m3u8", Kind.PLAYLIST),
        ("/catalog.json", Kind.CATALOG),
        ("/alexa", Kind.ALEXA),
        ("/speaker/do", Kind.SPEAKER),
        ("/healthz", Kind.HEALTH),
        ("/f/secret/feed.xml", Kind.PRIVATE),
        ("/x/cover.png", Kind.FILE),
        (f"/{LISTENER}", Kind.OTHER),
        ("*", Kind.OTHER),
    ],
)
def test_an_address_has_a_kind(path: str, kind: Kind) -> None:
    """Of a closed set, by its form alone."""
    assert kind_of(path) is kind


def test_requests_are_counted_by_kind_and_status(
    small_output: Path, meter: PrometheusMeter
) -> None:
    """By either way to a track; with the bytes of their bodies, and how long they took."""
    client = create_app(Settings(output=small_output), meter=meter).test_client()
    for method, address, headers in (
        ("GET", TRACK, {"Range": "bytes=0-99"}),
        ("GET", f"{TRACK}?reps=0", {}),
        ("HEAD", TRACK, {}),
        ("GET", TRACK, {"If-None-Match": "*"}),
    ):
        client.open(address, method=method, headers=headers).close()
    told = _told(meter)
    for status in ("206", "400", "200", "304"):
        assert told["repcast_requests_total", "track", status] == 1
    assert told["repcast_request_seconds_count", "track"] == 4
    assert 100 < told["repcast_response_bytes_total", "track"] < 300


def test_no_label_is_about_anybody(small_output: Path, tmp_path: Path) -> None:
    """Whatever is sent, and wherever: no path, no id, no token; and labels are of closed sets."""
    meter = PrometheusMeter()
    settings = Settings(output=small_output, data=tmp_path, unverified=True)
    app = create_app(settings, meter=meter)
    client = app.test_client()
    for address in (f"/{LISTENER}", f"/{LISTENER}/{LISTENER}.mp3", f"/f/{LISTENER}/x.mp3", TRACK):
        client.open(address, method=LISTENER.upper(), headers={"User-Agent": LISTENER}).close()
        client.get(f"{address}?{LISTENER}", headers={"Range": LISTENER}).close()
    for kind in (LISTENER, "LaunchRequest", "SessionEndedRequest"):
        client.post("/alexa", json=_envelope(kind))
    close_app(app)
    text = render(meter.registry).decode()
    assert LISTENER.lower() not in text.lower()
    assert SMALL_ID not in text
    labels = set(re.findall(r"[{,](\w+)=", text))
    assert labels == {"kind", "status", "le", "outcome"}
    kinds = {key[1] for key in _told(meter) if key[0] == "repcast_alexa_requests_total"}
    assert kinds == {"other", "launch", "session_ended"}


def _envelope(kind: str) -> dict[str, object]:
    user = {"userId": LISTENER}
    device = {"deviceId": "amzn1.ask.device.X", "supportedInterfaces": {"AudioPlayer": {}}}
    application = {"applicationId": "amzn1.ask.skill.x"}
    system = {"application": application, "user": user, "device": device}
    request = {
        "type": kind,
        "requestId": "amzn1.echo-api.request.x",
        "timestamp": "2026-03-01T07:00:00Z",
        "locale": "en-US",
    }
    session = {"new": True, "sessionId": "x", "application": application, "user": user}
    return {
        "version": "1.0",
        "session": session,
        "context": {"System": system},
        "request": request,
    }


def test_a_refused_request_is_counted_as_nobodys(
    small_output: Path, tmp_path: Path, meter: PrometheusMeter
) -> None:
    """What it says of itself is not believed."""
    settings = Settings(
        output=small_output,
        data=tmp_path,
        base_url="https://coach.example.org",
        skill_id="amzn1.ask.skill.12345678",
    )
    app = create_app(settings, meter=meter)
    assert app.test_client().post("/alexa", json=_envelope("LaunchRequest")).status_code == 400
    close_app(app)
    assert _told(meter)["repcast_alexa_requests_total", "unknown", "refused"] == 1


def test_what_a_process_holds_is_told(meter: PrometheusMeter) -> None:
    """Connections, routines, renditions and the edition, as they are now."""
    meter.holds(Holdings(connections=3, routines=20, renditions=7, built_s=1_700_000_000))
    meter.holds(Holdings(connections=2))
    told = _told(meter)
    assert told[("repcast_connections",)] == 2
    assert told[("repcast_routines_open",)] == 0
    assert told[("repcast_edition_timestamp_seconds",)] == 1_700_000_000


def test_metrics_are_at_a_port_of_their_own(meter: PrometheusMeter, tmp_path: Path) -> None:
    """In Prometheus' text; and where listeners are there is nothing."""
    place = expose(Endpoint(host="127.0.0.1", port=0), lambda: render(meter.registry), CONTENT_TYPE)
    got = requests.get(f"http://{place}/metrics", timeout=10)
    assert (got.status_code, got.headers["Content-Type"]) == (200, CONTENT_TYPE)
    assert "repcast_connections 0.0" in got.text
    assert requests.post(f"http://{place}/metrics", timeout=10).status_code == 405
    assert requests.get(f"http://{place}/", timeout=10).status_code == 404
    client = create_app(Settings(output=tmp_path), meter=meter).test_client()
    assert client.get("/metrics").status_code == 404
    with pytest.raises(OSError, match="choose another port"):
        expose(place, bytes, CONTENT_TYPE)
