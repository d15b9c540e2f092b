"""One routine's entry cannot be read: the others go on, everywhere."""

import errno
import logging
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from audio_builder.library import DamageError, Folder, open_library
from builds import SMALL_ID, build_small, renamed, small_routine
from skill.app import create_app
from skill.settings import Settings
from standing_clock import StandingClock

OTHER = "other-hips"
Harm = Callable[[Path], object]
HARMS: dict[str, Harm] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:500]),
    "empty": lambda path: path.write_bytes(b""),
    "wrong": lambda path: path.write_text('{"id": 7}', encoding="utf-8"),
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.fixture(scope="module")
def both(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small routine and another one of the same words. None may change it."""
    folder = Path(shutil.copytree(small_output, tmp_path_factory.mktemp("both") / "output"))
    with pytest.MonkeyPatch.context() as patch:
        import builds  # noqa: PLC0415 - as in conftest

        patch.setattr("audio_builder.voices.registry.VOICES", builds.all_voices())
        build_small(folder, renamed(small_routine(), OTHER), base_url="https://example.org")
    return folder


@pytest.fixture(params=HARMS)
def output(both: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of it whose other routine's entry was harmed."""
    folder = Path(shutil.copytree(both, tmp_path / "output"))
    HARMS[request.param](_entry(folder))
    return folder


@pytest.fixture
def client(output: Path, clock: StandingClock) -> FlaskClient:
    """A client of a server that has looked through what there is."""
    app = create_app(Settings(output=output, base_url="https://example.org"), clock=clock)
    looked_through()
    return app.test_client()


def looked_through() -> None:
    """Wait until a server has looked through its entries."""
    for thread in threading.enumerate():
        if thread.name == "entries":
            thread.join()


def _entry(folder: Path) -> Path:
    return folder / open_library(folder).row(OTHER).entry.path


def test_the_others_go_on(client: FlaskClient) -> None:
    """In the catalog, the feeds, the page's list; with their tracks and their ZIP."""
    catalog = client.get("/catalog.json").get_json()
    assert [each["id"] for each in catalog["routines"]] == [SMALL_ID]
    search = client.get("/search.json").get_json()
    assert [each["id"] for each in search["routines"]] == [SMALL_ID]
    for query in ("", "?guide=short"):
        feed = client.get(f"/feed.xml{query}")
        assert feed.status_code == 200
        assert feed.data.count(b"<enclosure") == 3
        assert OTHER.encode() not in feed.data
    for name in (f"{SMALL_ID}.mp3", f"{SMALL_ID}.zip", "feed.xml", "routine.json"):
        with client.get(f"/{SMALL_ID}/{name}") as got:
            assert got.status_code == 200
    with client.get("/") as page:
        assert page.status_code == 200


def test_the_damaged_one_says_so_where_it_is_asked_for(client: FlaskClient) -> None:
    """A 503, as of any file that cannot be read."""
    for name in (f"{OTHER}.mp3", f"{OTHER}.zip", "feed.xml", "routine.json"):
        got = client.get(f"/{OTHER}/{name}")
        assert (got.status_code, got.mimetype) == (503, "text/plain")
        assert b"until the library is built again" in got.data


def test_it_is_told_once_with_its_file_and_the_way_out(
    output: Path, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    """However often it is met; and again of the next edition, if it is no better."""
    file = f"{OTHER}/{_entry(output).name}"
    app = create_app(Settings(output=output), clock=clock)
    client = app.test_client()
    looked_through()
    for _ in range(3):
        for address in ("/catalog.json", "/search.json", f"/{OTHER}/routine.json"):
            client.get(address)
    health = client.get("/healthz").get_json()
    assert health["ready"]
    assert file in health["problem"]
    assert "repcast build" in health["problem"]
    assert str(output) not in health["problem"]
    assert len([line for line in _warnings(caplog) if file in line]) == 1
    beside = output / ".index"
    shutil.copyfile(output / "index.json", beside)
    beside.replace(output / "index.json")
    clock.move(2)
    client.get("/healthz")
    looked_through()
    assert len([line for line in _warnings(caplog) if file in line]) == 2


@pytest.mark.usefixtures("humming")
def test_a_build_mends_it(output: Path, client: FlaskClient, clock: StandingClock) -> None:
    """As the message says; nothing has to be restarted."""
    path = _entry(output)
    if path.is_dir():
        path.rmdir()
    build_small(output, small_routine(), renamed(small_routine(), OTHER))
    clock.move(2)
    client.get("/healthz")
    looked_through()
    assert client.get("/healthz").get_json()["problem"] is None
    catalog = client.get("/catalog.json").get_json()
    assert [each["id"] for each in catalog["routines"]] == [SMALL_ID, OTHER]


def test_a_builder_leaves_nothing_out(output: Path) -> None:
    """Only whoever says how to be told of damage gets a list with a gap."""
    with pytest.raises(DamageError, match=OTHER):
        _ = open_library(output).catalog


def test_a_store_that_does_not_answer_is_no_damage(
    both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: StandingClock
) -> None:
    """Nothing is left out for what may be there the next moment: the whole list has to wait."""
    folder = Path(shutil.copytree(both, tmp_path / "output"))
    real = Folder.read

    def busy(files: Folder, path: str, sha256: str | None = None) -> bytes:
        if path.startswith(f"{OTHER}/"):
            raise OSError(errno.EMFILE, "Too many open files")
        return real(files, path, sha256)

    monkeypatch.setattr(Folder, "read", busy)
    client = create_app(Settings(output=folder), clock=clock).test_client()
    looked_through()
    assert client.get("/catalog.json").status_code == 503
    assert len(client.get("/search.json").get_json()["routines"]) == 2
    monkeypatch.setattr(Folder, "read", real)
    assert len(client.get("/catalog.json").get_json()["routines"]) == 2


def _warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
