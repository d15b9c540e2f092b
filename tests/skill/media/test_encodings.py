"""Texts compressed: for whom, which, and what conditions and ranges make of it."""

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from builds import SMALL_ID
from skill.app import create_app
from skill.media import encodings
from skill.media.encodings import KeptBytes, accepts_gzip
from skill.settings import Settings

TEXT = f"/{SMALL_ID}/{SMALL_ID}.timeline.json"
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture(scope="module")
def client(small_output: Path) -> FlaskClient:
    """A client of the small routine's server."""
    settings = Settings(output=small_output, base_url="https://example.org")
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("GZip;Q=0.5", True),
        ("br;q=1.0, gzip ; q=0.001", True),
        ("*", True),
        ("x-gzip", True),
        ("identity;q=0.5, gzip;q=0.8", True),
        ("identity;q=0, *", True),
        ("identity, gzip", True),
        (None, False),
        ("", False),
        ("br, zstd", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0", False),
        ("identity, gzip;q=0.5", False),
        ("gzip;q=x", False),
        ("gzip;q=9", False),
        ("gzipped", False),
        ("," * 100_000 + "gzip", False),
    ],
)
def test_who_accepts_gzip(header: str | None, accepted: bool) -> None:  # noqa: FBT001 - it stands in a table
    """By weight (RFC 9110, 12.5.3); what is not understood asks for nothing."""
    assert accepts_gzip(header) is accepted


@pytest.mark.parametrize(
    "address",
    [
        TEXT,
        f"{TEXT}?reps=1",
        f"/{SMALL_ID}/{SMALL_ID}.vtt",
        f"/{SMALL_ID}/{SMALL_ID}.txt",
        f"/{SMALL_ID}/{SMALL_ID}.html",
        f"/{SMALL_ID}/5-7_1_short/{SMALL_ID}.timeline.json",
        "/feed.xml",
        "/catalog.json",
    ],
)
def test_a_text_is_compressed_for_whoever_accepts_it(client: FlaskClient, address: str) -> None:
    """The same text, shorter, under a tag of its own; a HEAD tells the same of it."""
    with client.get(address) as plain, client.get(address, headers=GZIP) as short:
        assert gzip.decompress(short.data) == plain.data
        assert short.headers["Content-Encoding"] == "gzip"
        assert short.headers["Content-Length"] == str(len(short.data))
        assert len(short.data) < len(plain.data)
        assert short.headers["ETag"] == f'{plain.headers["ETag"][:-1]}-gzip"'
        assert "Accept-Ranges" not in short.headers
        assert short.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert "Content-Encoding" not in plain.headers
    with client.head(address, headers=GZIP | {"Range": "bytes=0-1"}) as head:
        assert dict(head.headers) == dict(short.headers)


@pytest.mark.parametrize("name", [f"{SMALL_ID}.mp3", f"{SMALL_ID}.zip", "cover.png", "artwork.jpg"])
def test_what_is_compressed_already_is_sent_as_it_is(client: FlaskClient, name: str) -> None:
    """And no cache is told to keep it twice."""
    with client.get(f"/{SMALL_ID}/{name}", headers=GZIP) as got:
        assert got.status_code == 200
        assert "Content-Encoding" not in got.headers
        assert "Vary" not in got.headers


def test_files_are_compressed_by_their_kind(tmp_path: Path) -> None:
    """A drawing is a text; something tiny is left as it is."""
    drawing, page = b"<svg>" + b"<path d='M0 0'/>" * 99 + b"</svg>", b"<html>short</html>"
    (tmp_path / "a.svg").write_bytes(drawing)
    (tmp_path / "index.html").write_bytes(page)
    client = create_app(Settings(output=tmp_path)).test_client()
    with client.get("/a.svg", headers=GZIP) as got:
        assert gzip.decompress(got.data) == drawing
        assert got.headers["Content-Type"] == "image/svg+xml"
    with client.get("/", headers=GZIP) as got:
        assert got.data == page
        assert "Vary" not in got.headers


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("accepted", [GZIP, {}])
@pytest.mark.parametrize("held", [GZIP, {}])
def test_either_tag_is_enough_to_go_on_with(
    client: FlaskClient, held: dict[str, str], accepted: dict[str, str], method: str
) -> None:
    """Whoever has the text in some encoding has it; the 304 names the one they have."""
    with client.get(TEXT, headers=held) as got:
        tag = got.headers["ETag"]
    for told in (tag, f'"x", W/{tag}'):
        got = client.open(TEXT, method=method, headers=accepted | {"If-None-Match": told})
        assert (got.status_code, got.data, got.headers["ETag"]) == (304, b"", tag)
        assert got.headers["Vary"] == "Accept-Encoding"


def test_a_strong_condition_is_about_the_bytes_that_would_be_sent(client: FlaskClient) -> None:
    """If-Match is not met by another encoding's tag (RFC 9110, 8.8.3.3 and 13.1.1)."""
    with client.get(TEXT) as plain, client.get(TEXT, headers=GZIP) as short:
        tags = {"plain": plain.headers["ETag"], "short": short.headers["ETag"]}
    for held, accepted, status in (
        ("plain", {}, 200),
        ("short", GZIP, 200),
        ("plain", GZIP, 412),
        ("short", {}, 412),
    ):
        with client.get(TEXT, headers=accepted | {"If-Match": tags[held]}) as got:
            assert got.status_code == status


def test_ranges_are_of_the_text_itself(client: FlaskClient) -> None:
    """Asked for by someone who has begun with the compressed one, the whole is sent."""
    with client.get(TEXT) as plain, client.get(TEXT, headers=GZIP) as short:
        tags = plain.headers["ETag"], short.headers["ETag"]
        date = plain.headers["Last-Modified"]
        whole = plain.data
    asked = GZIP | {"Range": "bytes=10-19"}
    with client.get(TEXT, headers=asked) as got:
        assert (got.status_code, got.data) == (206, whole[10:20])
        assert got.headers["ETag"] == tags[0]
        assert "Content-Encoding" not in got.headers
        assert got.headers["Vary"] == "Accept-Encoding"
    for condition, status in ((tags[0], 206), (tags[1], 200), (date, 200)):
        with client.get(TEXT, headers=asked | {"If-Range": condition}) as got:
            assert (got.status_code, "Content-Encoding" in got.headers) == (status, False)


def test_a_text_is_compressed_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second listener gets what was made for the first."""
    with client.get(TEXT, headers=GZIP) as first:
        monkeypatch.setattr(encodings, "gzip", None)
        with client.get(TEXT, headers=GZIP) as second:
            assert second.data == first.data


def test_so_much_is_kept_and_no_more() -> None:
    """What nobody has asked for the longest goes; what is put again counts once."""
    kept = KeptBytes(10)
    for tag in ("a", "b", "a", "c"):
        kept.put(tag, tag.encode() * 4)
    assert kept.get("b") is None
    assert (kept.get("a"), kept.get("c")) == (b"aaaa", b"cccc")
    kept.put("d", b"d" * 11)
    assert [kept.get(tag) for tag in "acd"] == [None, None, None]


def test_errors_are_never_compressed(client: FlaskClient) -> None:
    """They may repeat what a stranger sent."""
    got = client.get(f"{TEXT}?breath={'9' * 15}", headers=GZIP)
    assert (got.status_code, "Content-Encoding" in got.headers) == (400, False)
