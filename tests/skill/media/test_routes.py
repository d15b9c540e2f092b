"""The addresses of tracks and texts: which bytes, under which headers, on which conditions."""

import shutil
from pathlib import Path, PurePosixPath

import pytest
from flask.testing import FlaskClient

from audio_builder.library import (
    BESIDE_TRACK,
    Guide,
    Library,
    Pace,
    RoutineEntry,
    Track,
    open_library,
    parse_breath,
)
from builds import SMALL_ID, SMALL_TRACKS, files_in
from skill.app import create_app
from skill.media.renditions import BusyError, Renditions
from skill.settings import Settings

PACES = {
    "": Pace(),
    "?breath=5-7&reps=1&guide=short": Pace(breath=parse_breath("slow"), reps=1, guide=Guide.SHORT),
    "?guide=tones": Pace(guide=Guide.TONES),
}
TRACK = f"/{SMALL_ID}/2-bridge.mp3"


@pytest.fixture(scope="module")
def library(small_output: Path) -> Library:
    """The small routine's library."""
    return open_library(small_output)


@pytest.fixture(scope="module")
def client(small_output: Path) -> FlaskClient:
    """A client of the small routine's server."""
    return create_app(Settings(output=small_output)).test_client()


@pytest.fixture(scope="module")
def track(library: Library) -> Track:
    """What is at `TRACK`."""
    return library.track(SMALL_ID, "2-bridge")


@pytest.mark.parametrize("query", PACES)
@pytest.mark.parametrize("track_id", [*SMALL_TRACKS, "part.1", "part.2"])
def test_a_track_is_the_librarys_at_any_pace(
    client: FlaskClient, library: Library, track_id: str, query: str
) -> None:
    """Byte for byte, with what players need to know about it."""
    track = library.track(SMALL_ID, track_id, PACES[query])
    with client.get(f"/{SMALL_ID}/{track_id}.mp3{query}") as got:
        assert got.data == track.read(0, track.size)
        assert got.status_code == 200
        assert got.headers["Content-Type"] == "audio/mpeg"
        assert got.headers["Content-Length"] == str(track.size)
        assert got.headers["Accept-Ranges"] == "bytes"
        assert got.headers["ETag"] == track.etag
        assert got.headers["Cache-Control"] == "public, no-cache"
        assert got.headers["Access-Control-Allow-Origin"] == "*"
        assert got.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("query", PACES)
@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        (".vtt", "text/vtt; charset=utf-8"),
        (".chapters.json", "application/json+chapters"),
        (".txt", "text/plain; charset=utf-8"),
    ],
)
def test_texts_are_of_the_same_rendition(
    client: FlaskClient, library: Library, ending: str, media_type: str, query: str
) -> None:
    """Captions, chapters and transcript of any pace, readable from other sites."""
    for track_id in SMALL_TRACKS:
        timeline = library.timeline(SMALL_ID, track_id, PACES[query])
        with client.get(f"/{SMALL_ID}/{track_id}{ending}{query}") as got:
            assert got.status_code == 200
            assert got.text == BESIDE_TRACK[ending](timeline)
            assert got.headers["Content-Type"] == media_type
            assert got.headers["Access-Control-Allow-Origin"] == "*"


def test_every_text_beside_a_track_is_served(client: FlaskClient) -> None:
    """Whatever a publisher writes there."""
    for ending in BESIDE_TRACK:
        with client.get(f"/{SMALL_ID}/{SMALL_ID}{ending}") as got:
            assert got.status_code == 200
            assert got.data


def test_nothing_is_written(output: Path) -> None:
    """Playing at other paces leaves the folder as it was."""
    before = files_in(output)
    client = create_app(Settings(output=output)).test_client()
    for query in PACES:
        for ending in (".mp3", *BESIDE_TRACK):
            client.get(f"/{SMALL_ID}/{SMALL_ID}{ending}{query}").close()
    assert files_in(output) == before


def test_files_at_the_librarys_pace_come_from_the_library(output: Path, library: Library) -> None:
    """Not from the folder: there a build at work may have put the next ones already."""
    client = create_app(Settings(output=output)).test_client()
    for path in output.glob(f"{SMALL_ID}/{SMALL_ID}.*"):
        path.write_bytes(b"of another build")
    session = library.rendition(SMALL_ID, SMALL_ID)
    with client.get(f"/{SMALL_ID}/{SMALL_ID}.mp3") as got:
        assert got.data == session.track.read(0, session.track.size)
    with client.get(f"/{SMALL_ID}/{SMALL_ID}.vtt") as got:
        assert got.text == BESIDE_TRACK[".vtt"](session.timeline)


def test_the_catalog_is_the_one_that_was_opened(output: Path) -> None:
    """It says what the file of a static folder says, and does without that file."""
    content = (output / "catalog.json").read_bytes()
    (output / "catalog.json").unlink()
    client = create_app(Settings(output=output)).test_client()
    with client.get("/catalog.json") as got:
        assert (got.status_code, got.data) == (200, content)
        assert got.headers["Content-Type"] == "application/json"
        assert got.headers["Repcast-Paces"] == "any"


def test_a_routine_has_its_entry_under_one_name(output: Path, library: Library) -> None:
    """Whichever entry it is now; and no other routine's name has one."""
    client = create_app(Settings(output=output)).test_client()
    with client.get(f"/{SMALL_ID}/routine.json") as got:
        assert got.status_code == 200
        assert got.headers["Content-Type"] == "application/json"
        assert got.headers["Repcast-Paces"] == "any"
        assert got.headers["Access-Control-Allow-Origin"] == "*"
        assert RoutineEntry.model_validate_json(got.data) == library.entry(SMALL_ID)
        etag = got.headers["ETag"]
    again = client.get(f"/{SMALL_ID}/routine.json", headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert client.get("/nowhere/routine.json").status_code == 404
    name = PurePosixPath(library.row(SMALL_ID).entry.path).name
    assert client.get(f"/{SMALL_ID}/{name}").status_code == 404


@pytest.mark.parametrize("size", [0, 1, 100, 1045, 65_536, 300_000])
def test_a_range_is_these_bytes_of_the_whole(client: FlaskClient, track: Track, size: int) -> None:
    """From wherever, over joins of clips and runs of silence; the headers say which."""
    for start in (0, 1, 1044, 192_000, track.size - 1):
        stop = min(start + size + 1, track.size)
        with client.get(TRACK, headers={"Range": f"bytes={start}-{start + size}"}) as got:
            assert got.status_code == 206
            assert got.data == track.read(start, stop - start)
            assert got.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{track.size}"
            assert got.headers["Content-Length"] == str(stop - start)
            assert got.headers["ETag"] == track.etag
            assert got.headers["Content-Type"] == "audio/mpeg"


@pytest.mark.parametrize(
    ("asked", "start"), [("bytes=-500", -500), ("bytes=1000-", 1000), ("bytes=0-", 0)]
)
def test_a_range_may_be_open(client: FlaskClient, track: Track, asked: str, start: int) -> None:
    """To the end, or the last so many bytes: players start with these."""
    with client.get(TRACK, headers={"Range": asked}) as got:
        assert got.status_code == 206
        assert got.data == track.read(0, track.size)[start:]


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=0-1,5-9", "items=0-1", "bytes=x", "x"])
def test_what_is_no_single_range_gets_the_whole(
    client: FlaskClient, track: Track, asked: str
) -> None:
    """A header that is not understood does not keep anyone from listening."""
    with client.get(TRACK, headers={"Range": asked}) as got:
        assert (got.status_code, len(got.data)) == (200, track.size)
        assert "Content-Range" not in got.headers


@pytest.mark.parametrize("beyond", ["bytes={size}-", "bytes={size}-{size}", "bytes=-0"])
def test_a_range_beyond_the_end_is_416(client: FlaskClient, track: Track, beyond: str) -> None:
    """It says how long the content is, so that the player can ask again."""
    with client.get(TRACK, headers={"Range": beyond.format(size=track.size)}) as got:
        assert (got.status_code, got.data) == (416, b"")
        assert got.headers["Content-Range"] == f"bytes */{track.size}"


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ("{etag}", 206),
        ('"other"', 200),
        ("W/{etag}", 200),
        ("Sun, 01 Mar 2026 07:00:00 GMT", 200),
        ("{bare}", 200),
    ],
)
def test_a_range_of_other_bytes_is_not_given(
    client: FlaskClient, track: Track, condition: str, status: int
) -> None:
    """If-Range holds for the very tag, strongly; else all of it is needed (RFC 9110, 13.1.5)."""
    condition = condition.format(etag=track.etag, bare=track.etag.strip('"'))
    with client.get(TRACK, headers={"Range": "bytes=0-9", "If-Range": condition}) as got:
        assert got.status_code == status
        assert len(got.data) == (10 if status == 206 else track.size)


def test_a_range_beyond_the_end_of_other_bytes_is_the_whole(
    client: FlaskClient, track: Track
) -> None:
    """The condition is looked at before the range."""
    headers = {"Range": "bytes=99999999-", "If-Range": '"other"'}
    with client.get(TRACK, headers=headers) as got:
        assert (got.status_code, len(got.data)) == (200, track.size)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-None-Match": "{etag}"}, 304),
        ({"If-None-Match": 'W/{etag}, "x"'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"x"'}, 200),
        ({"If-None-Match": "{bare}x"}, 200),
        ({"If-None-Match": "{etag}", "Range": "bytes=0-9"}, 304),
        ({"If-None-Match": '"x"', "Range": "bytes=0-9"}, 206),
        ({"If-Match": "{etag}"}, 200),
        ({"If-Match": "*"}, 200),
        ({"If-Match": "W/{etag}"}, 412),
        ({"If-Match": '"x"', "Range": "bytes=0-9"}, 412),
        ({"If-Match": '"x"', "If-None-Match": "{etag}"}, 412),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_conditions_are_looked_at_in_order(
    client: FlaskClient, track: Track, headers: dict[str, str], status: int, method: str
) -> None:
    """If-Match, If-None-Match, then the range (RFC 9110, 13.2.2); without a body if not met."""
    fill = {"etag": track.etag, "bare": track.etag.strip('"')}
    filled = {name: value.format(**fill) for name, value in headers.items()}
    with client.open(TRACK, method=method, headers=filled) as got:
        expected = 200 if (method, status) == ("HEAD", 206) else status
        assert got.status_code == expected
        assert got.headers["ETag"] == track.etag
        assert "no-cache" in got.headers["Cache-Control"]
        if expected in (304, 412):
            assert got.data == b""
            assert "Content-Type" not in got.headers


@pytest.mark.parametrize(
    "address", [TRACK, f"{TRACK}?breath=5-7", f"/{SMALL_ID}/cover.png", "/catalog.json", "/healthz"]
)
def test_head_is_get_without_the_body(client: FlaskClient, address: str) -> None:
    """The same headers; and only a GET has ranges (RFC 9110, 14.2)."""
    with client.get(address) as got, client.head(address, headers={"Range": "bytes=0-1"}) as head:
        assert head.status_code == 200
        assert head.data == b""
        assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize("address", [TRACK, "/catalog.json", "/", "/healthz", "/nowhere"])
def test_nothing_can_be_sent(client: FlaskClient, address: str, method: str) -> None:
    """There is nothing to change: GET and HEAD, and 405 for the rest."""
    got = client.open(address, method=method, data=b"x")
    assert got.status_code == 405
    assert set(got.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "query", ["breath=1-9", "reps=0", "guide=loud", "reps=0&x=1", "reps=1&reps=1"]
)
@pytest.mark.parametrize("ending", [".mp3", ".vtt"])
def test_a_pace_that_cannot_be_is_400_with_a_sentence(
    client: FlaskClient, ending: str, query: str
) -> None:
    """In plain text, and kept by nobody."""
    got = client.get(f"/{SMALL_ID}/{SMALL_ID}{ending}?{query}")
    assert got.status_code == 400
    assert got.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert got.headers["Cache-Control"] == "no-store"
    assert got.text.count("\n") == 1
    assert len(got.text) > 20


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/nowhere.mp3",
        f"/{SMALL_ID}/nowhere.mp3",
        f"/{SMALL_ID}/.mp3",
        f"/{SMALL_ID}/{SMALL_ID}.MP3",
        f"/{SMALL_ID}/{SMALL_ID}.mp3.mp3",
        f"/{SMALL_ID}/{SMALL_ID}.mp3/",
        f"/{SMALL_ID}/{SMALL_ID}.timeline",
        f"/{SMALL_ID}/part.0.mp3",
        f"/{SMALL_ID}/part.3.mp3",
        "/1-turn.mp3",
    ],
)
def test_an_unknown_track_is_404(client: FlaskClient, address: str) -> None:
    """Whatever its name looks like."""
    assert client.get(address).status_code == 404
    assert client.get(f"{address}?breath=5-7").status_code == 404


def test_a_missing_clip_is_503_and_no_noise(output: Path) -> None:
    """A listener is told to come back; health says what is to be done, without a restart."""
    client = create_app(Settings(output=output)).test_client()
    clips = shutil.move(output / "clips", output.parent / "kept")
    address = f"/{SMALL_ID}/{SMALL_ID}.mp3?reps=3&guide=short"
    got = client.get(address)
    assert got.status_code == 503
    assert "built again" in got.text
    assert "repcast build" in client.get("/healthz").get_json()["problem"]
    client.get(TRACK).close()
    shutil.move(clips, output / "clips")
    with client.get(address) as got:
        assert got.status_code == 200
        assert len(got.data) == int(got.headers["Content-Length"])


def test_one_zip_too_many_at_a_time(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a 503 that says when to ask again, and no damage to the library."""

    def busy(*_: object) -> None:
        raise BusyError

    monkeypatch.setattr(Renditions, "archive", busy)
    got = client.get(f"/{SMALL_ID}/{SMALL_ID}.zip?reps=1")

    assert (got.status_code, got.headers["Retry-After"]) == (503, "5")
    assert "ask again" in got.text
    assert client.get("/healthz").get_json()["problem"] is None
