"""The folder on a host that knows nothing of Repcast, below a sub-path."""

import io
import shutil
import struct
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

import builds
from sites import Answer, ask, served

SUB_PATH = "people/ada/coach"
_ADDRESSES = ("href", "url")
_JPEG_SIZES = range(0xC0, 0xC4)
"""Markers of the segments that tell a JPEG's size (ITU-T T.81, B.2.2)."""


class StaticSite(NamedTuple):
    """An output folder and where it is reached."""

    base_url: str
    output: Path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing to the terminal."""


@pytest.fixture(scope="module")
def static(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticSite]:
    """Both routines, built for the address of a plain file server."""
    root = tmp_path_factory.mktemp("static")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    folder = root / SUB_PATH
    base_url = f"http://127.0.0.1:{server.server_port}/{SUB_PATH}"
    try:
        shutil.copytree(output, folder)
        with pytest.MonkeyPatch.context() as patch:
            builds.hum(patch)
            builds.build_small(folder, builds.small_routine(), base_url=base_url)
        yield StaticSite(base_url, folder)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def told(static: StaticSite) -> dict[str, ET.Element]:
    """Every feed of the folder, under its path in it."""
    found = {
        path.relative_to(static.output).as_posix(): ET.fromstring(path.read_bytes())  # noqa: S314 - ours
        for path in static.output.rglob("feed.xml")
    }
    assert set(found) == {"feed.xml", "calm-hips/feed.xml", "uebung/feed.xml"}
    return found


def addresses_in(feed: ET.Element) -> set[str]:
    """Every address that a feed tells, whatever of."""
    found = {
        element.attrib[name]
        for element in feed.iter()
        for name in _ADDRESSES
        if name in element.attrib
    }
    return found | {element.text or "" for element in feed.iter() if element.tag in ("link", "url")}


def test_every_address_of_every_feed_leads_to_something(
    static: StaticSite, told: dict[str, ET.Element]
) -> None:
    """Feed, page, sound, transcript, chapters, pictures: all below the sub-path, all there."""
    kinds = set()
    for path, feed in told.items():
        urls = addresses_in(feed)
        assert f"{static.base_url}/{path}" in urls
        for url in urls:
            assert url.startswith(f"{static.base_url}/")
            answer = ask(url, "HEAD")
            assert answer.status == 200, url
            kinds.add(url.rpartition("/")[2].partition(".")[2])
    assert kinds == {"", "xml", "mp3", "vtt", "chapters.json", "jpg"}


def test_every_enclosure_is_as_long_as_it_says(told: dict[str, ET.Element]) -> None:
    """Also where the file lies on a disk."""
    for feed in told.values():
        for enclosure in feed.iter("enclosure"):
            head = ask(enclosure.attrib["url"], "HEAD")
            assert head.headers["Content-Length"] == enclosure.attrib["length"]
            assert head.headers["Content-Type"] == enclosure.attrib["type"]


def test_every_picture_is_one_that_directories_take(told: dict[str, ET.Element]) -> None:
    """A square JPEG of 1400 to 3000 pixels a side, in three colours, of 512 KB at most."""
    image = "{http://www.itunes.com/dtds/podcast-1.0.dtd}image"
    for url in {each.attrib["href"] for feed in told.values() for each in feed.iter(image)}:
        answer = ask(url)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert len(answer.body) <= 512 * 1024
        width, height, colours = _jpeg_size(answer.body)
        assert 1400 <= width == height <= 3000
        assert colours == 3


def _jpeg_size(data: bytes) -> tuple[int, int, int]:
    assert data[:2] == b"\xff\xd8"
    at = 2
    while data[at + 1] not in _JPEG_SIZES:
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    _, height, width, colours = struct.unpack_from(">BHHB", data, at + 4)
    return width, height, colours


@pytest.mark.parametrize("routine", ["calm-hips", "uebung"])
def test_the_whole_to_take_along_is_there(static: StaticSite, routine: str) -> None:
    """Playlist and ZIP lie in the folder, and lead to the files beside them."""
    at = f"{static.base_url}/{routine}"
    lines = ask(f"{at}/{routine}.m3u8").text.splitlines()
    entries = [line for line in lines if not line.startswith("#")]
    assert entries == ["1-turn.mp3", "2-bridge.mp3"]
    with zipfile.ZipFile(io.BytesIO(ask(f"{at}/{routine}.zip").body)) as archive:
        assert archive.testzip() is None
        for entry in entries:
            answer: Answer = ask(f"{at}/{entry}")
            assert (answer.status, answer.body) == (200, archive.read(f"{routine}/{entry}"))


@pytest.mark.usefixtures("humming")
def test_without_an_address_there_is_no_feed(static: StaticSite, tmp_path: Path) -> None:
    """None is written; and where the address is taken back, what an earlier build left goes."""
    folder = tmp_path / "output"
    shutil.copytree(static.output, folder)
    assert len(list(folder.rglob("feed.xml"))) == 3

    builds.build_small(folder, builds.small_routine(), base_url="")

    assert list(folder.rglob("feed.xml")) == []


def test_the_server_makes_the_same_feed_from_the_folder(static: StaticSite) -> None:
    """With the same address in its settings, the server's feed is the folder's, byte for byte."""
    with served(static.output, base_url=static.base_url) as site:
        for path in site.feeds:
            assert site.get(path).body == (static.output / path[1:]).read_bytes()
