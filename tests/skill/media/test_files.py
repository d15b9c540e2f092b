"""Which files are served as they lie there, and that no path leads out of the folder."""

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from builds import SMALL_ID
from skill.app import create_app
from skill.media.editions import Editions
from skill.media.files import FilesOfFolder
from skill.settings import Settings

SECRET = b"<html>not for strangers</html>"


class _Opened:
    """Notes which files its thread opens while it listens. An audit hook cannot be taken away."""

    def __init__(self) -> None:
        self.listening = False
        self._thread = threading.get_ident()
        self.paths: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.listening and event == "open" and threading.get_ident() == self._thread:
            self.paths.append(str(arguments[0]))


_OPENED = _Opened()
sys.addaudithook(_OPENED)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The files that this test opens."""
    _OPENED.paths.clear()
    _OPENED.listening = True
    yield _OPENED.paths
    _OPENED.listening = False


@pytest.fixture(scope="module")
def site(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with a page, and with secrets beside it and hidden in it."""
    output = Path(shutil.copytree(small_output, tmp_path_factory.mktemp("site") / "output"))
    (output / "index.html").write_bytes(b"<html>the page</html>")
    (output / "assets").mkdir()
    (output / "assets" / "app.js").write_bytes(b"start()")
    for place in (
        output.parent / "secret.html",
        output.parent / "data" / "secret.html",
        output / ".hidden.html",
        output / ".well-known" / "x.html",
        output / "clips" / "secret.html",
        output / "alexa" / "secret.html",
        output / SMALL_ID / ".cover.png.abc.partial",
        output / SMALL_ID / "gone.mp3",
        output / SMALL_ID / "notes.json",
        output / "a" / "b" / "c" / "deep.html",
        output / "no-ending",
    ):
        place.parent.mkdir(exist_ok=True, parents=True)
        place.write_bytes(SECRET)
    (output / "link.html").symlink_to(output.parent / "secret.html")
    (output / "linked").symlink_to(output.parent / "data")
    return output


@pytest.fixture(scope="module")
def client(site: Path) -> FlaskClient:
    """A client of its server, which has the routine open: no test sees it read for that."""
    client = create_app(Settings(output=site)).test_client()
    client.get(f"/{SMALL_ID}/{SMALL_ID}.mp3").close()
    return client


@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/assets/app.js", "text/javascript; charset=utf-8"),
        (f"/{SMALL_ID}/cover.png", "image/png"),
    ],
)
def test_the_page_and_what_it_needs_are_served(
    client: FlaskClient, site: Path, address: str, media_type: str
) -> None:
    """As they lie there, with a tag of their bytes, and in ranges."""
    content = (site / (address[1:] or "index.html")).read_bytes()
    with client.get(address) as got:
        assert (got.status_code, got.data) == (200, content)
        assert got.headers["Content-Type"] == media_type
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        etag = got.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    with client.get(address, headers={"Range": "bytes=2-5"}) as part:
        assert (part.status_code, part.data) == (206, content[2:6])


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/..%2fsecret.html",
        "/..%2Fsecret.html",
        "/%2e%2e/secret.html",
        "/%2e%2e%2fsecret.html",
        "/..%252fsecret.html",
        "/%252e%252e%252fsecret.html",
        "/..\\secret.html",
        "/..%5csecret.html",
        "/calm-hips/../../secret.html",
        "/calm-hips/..%2f..%2fsecret.html",
        "/calm-hips/../index.html",
        "/assets/..%2f..%2fdata/secret.html",
        "/./index.html",
        "/assets//app.js",
        "/%2fetc/hostname.html",
        "/{outside}",
        "/{outside_encoded}",
        "/secret.html%00",
        "/index.html%00.html",
        "/%00",
        "/C:/secret.html",
        "/C:%5csecret.html",
        "/~root/secret.html",
        "/%ff%fe.html",
        "/%c0%ae%c0%ae/secret.html",
        "/\uff0e\uff0e/secret.html",
        "/file:///etc/hostname",
        "/link.html",
        "/linked/secret.html",
        "/.hidden.html",
        "/.well-known/x.html",
        "/clips/secret.html",
        "/CLIPS/secret.html",
        "/alexa/secret.html",
        "/a/b/c/deep.html",
        "/no-ending",
        "/assets",
        "/assets/",
        "/other-hips",
        "/other-hips/",
        "/calm-hips/score.json",
        "/calm-hips/notes.json",
        "/calm-hips/gone.mp3",
        "/calm-hips/.cover.png.abc.partial",
        "/.build.lock",
        "/README.md",
        "/index.html/",
        "/" + "a" * 250 + ".html",
    ],
)
def test_nothing_else_is_reached(
    client: FlaskClient, site: Path, opened: list[str], path: str
) -> None:
    """Outside the folder, through a link, hidden, or for programs: 404, and no file is opened."""
    outside = str(site.parent / "secret.html")
    path = path.replace("{outside}", outside)
    path = path.replace("{outside_encoded}", outside.replace("/", "%2f"))
    got = client.get(path)
    assert got.status_code == 404
    assert got.data == b"there is nothing at this address\n"
    assert opened == []


def test_a_file_is_read_to_its_end_as_it_was_opened(tmp_path: Path) -> None:
    """Another put in its place while it is read changes nothing for its reader."""
    page = tmp_path / "page.html"
    page.write_bytes(b"old" * 1000)
    files = FilesOfFolder(tmp_path, Editions(tmp_path))
    old = files.open("page.html")
    beside = tmp_path / "beside"
    beside.write_bytes(b"new!" * 1000)
    beside.replace(page)
    new = files.open("page.html")
    assert old is not None
    assert new is not None
    assert (old.read(0, old.size), new.read(0, new.size)) == (b"old" * 1000, b"new!" * 1000)
    assert old.etag != new.etag
    old.close()
    new.close()


def test_a_file_is_closed_after_every_answer(client: FlaskClient) -> None:
    """Of whichever kind: files that stay open are a warning, and warnings fail."""
    with client.get("/index.html") as got:
        etag = got.headers["ETag"]
    for headers in (
        {"If-None-Match": etag},
        {"If-Match": '"other"'},
        {"Range": "bytes=999-"},
        {"Range": "bytes=1-3"},
    ):
        client.get("/index.html", headers=headers).close()
        client.head("/index.html", headers=headers).close()
