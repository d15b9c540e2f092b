"""The server with a library in an object store: what a folder gives, and what goes wrong."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from audio_builder.library import StoreUrl, edition_name, open_library, parse_location
from builds import SMALL_ID, build_small, small_routine
from s3_server import Faults, Proxy
from skill.app import EDITIONS, create_app
from skill.media.editions import LOOK_FAR_EVERY, Editions
from skill.settings import Settings, SettingsError, parse_settings
from standing_clock import StandingClock
from stores import bucket_at, published

ADDRESSES = (
    "/",
    "/catalog.json",
    "/artwork.jpg",
    "/sw.js",
    "/player/page.css",
    f"/{SMALL_ID}/{SMALL_ID}.mp3",
    f"/{SMALL_ID}/1-turn.vtt",
    f"/{SMALL_ID}/cover.png",
    f"/{SMALL_ID}/{SMALL_ID}.m3u8",
)


@pytest.fixture
def client(s3: Proxy, published_url: str) -> FlaskClient:
    """A client of a server that plays from the store."""
    assert s3.url
    return create_app(Settings(output=parse_location(published_url))).test_client()


@pytest.fixture(scope="module")
def of_folder(small_output: Path) -> FlaskClient:
    """A client of a server that plays the same from a folder."""
    return create_app(Settings(output=small_output)).test_client()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_that_of_the_folder(
    client: FlaskClient, of_folder: FlaskClient, address: str
) -> None:
    """Byte for byte, with the same entity tag."""
    with client.get(address) as there, of_folder.get(address) as here:
        assert there.status_code == here.status_code == 200
        assert there.data == here.data
        assert there.headers["ETag"] == here.headers["ETag"]
        assert there.content_type == here.content_type


@pytest.mark.parametrize(
    "address", ["/index.json", "/objects/", f"/{SMALL_ID}/gone.svg", "/../x.html", "/clips/x.html"]
)
def test_what_the_edition_does_not_name_is_not_served(client: FlaskClient, address: str) -> None:
    """Nothing else of the bucket is reached through the server."""
    assert client.get(address).status_code == 404


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Waits until the looks that were begun are over."""

    def wait() -> None:
        for thread in threading.enumerate():
            if thread.name == "edition":
                thread.join()

    monkeypatch.setattr("audio_builder.stores.objects.READING_S", 0.2)
    monkeypatch.setattr("audio_builder.stores.objects.REST_S", 0.0)
    yield wait
    wait()


def test_an_edition_is_looked_for_with_one_request(
    s3: Proxy, published_url: str, clock: StandingClock, waiting: Callable[[], None]
) -> None:
    """Every few seconds, without a body, and nobody waits for it."""
    editions: Editions = create_app(
        Settings(output=parse_location(published_url)), clock=clock
    ).extensions[EDITIONS]
    s3.faults = Faults()
    clock.move(LOOK_FAR_EVERY.total_seconds() - 0.1)
    editions.current()
    waiting()
    assert not s3.faults.requests
    clock.move(0.2)
    editions.current()
    waiting()
    assert s3.faults.requests == {"HEAD": 1}


def test_the_open_edition_plays_on_while_the_store_is_down(
    s3: Proxy, published_url: str, clock: StandingClock, waiting: Callable[[], None]
) -> None:
    """What was read is at hand; what was not is a 503 until the store is back."""
    app = create_app(Settings(output=parse_location(published_url)), clock=clock)
    client = app.test_client()
    address = f"/{SMALL_ID}/2-bridge.mp3?guide=short"
    heard = client.get(address).data
    s3.faults = Faults(down=True)
    clock.move(60)
    assert client.get("/healthz").status_code == 200
    waiting()
    assert client.get(address).data == heard
    assert client.get("/artwork.jpg").status_code == 503
    assert client.get(f"/{SMALL_ID}/1-turn.mp3?guide=tones&breath=2-2").status_code == 503
    assert client.get("/healthz").json["problem"]
    s3.faults = Faults()
    clock.move(60)
    client.get("/healthz")
    waiting()
    assert client.get("/artwork.jpg").status_code == 200
    assert client.get("/healthz").json["problem"] is None


def test_what_is_published_is_picked_up(
    s3: Proxy, store_url: str, small_output: Path, tmp_path: Path, clock: StandingClock,
    waiting: Callable[[], None],
) -> None:  # fmt: skip
    """A server that was started before there was a library plays it within seconds."""
    assert s3.url
    client = create_app(Settings(output=parse_location(store_url)), clock=clock).test_client()
    assert client.get("/healthz").status_code == 503
    folder = Path(shutil.copytree(small_output, tmp_path / "output"))
    published(folder, bucket_at(store_url))
    clock.move((LOOK_FAR_EVERY + timedelta(seconds=1)).total_seconds())
    client.get("/healthz")
    waiting()
    assert client.get("/healthz").json["routines"] == [SMALL_ID]


@pytest.mark.usefixtures("humming")
def test_what_was_begun_is_played_to_its_end_from_a_store(
    s3: Proxy, store_url: str, small_output: Path, tmp_path: Path
) -> None:
    """A server that never served that edition finds it by the digests in the address."""
    assert s3.url
    folder = Path(shutil.copytree(small_output, tmp_path / "output"))
    published(folder, bucket_at(store_url))
    library = open_library(folder)
    address = f"/{SMALL_ID}/turn.part.mp3"
    begun = f"{address}?edition={edition_name(library, SMALL_ID)}"
    whole = create_app(Settings(output=parse_location(store_url))).test_client().get(begun).data
    build_small(folder, small_routine(Welcome="Good_morning"))
    published(folder, bucket_at(store_url))

    client = create_app(Settings(output=parse_location(store_url))).test_client()

    assert client.get(address).data != whole
    assert client.get(begun).data == whole


def test_a_store_is_a_setting() -> None:
    """The address is read and judged with all other settings; a password in it is not repeated."""
    settings = parse_settings({"REPCAST_OUTPUT": "s3://bucket/library"})
    assert settings.output == StoreUrl(scheme="s3", bucket="bucket", prefix="library")
    assert settings.data == Path.cwd() / "data"
    with pytest.raises(SettingsError, match="REPCAST_OUTPUT: ") as refused:
        parse_settings({}, output="s3://me:secret@bucket")
    assert "secret" not in str(refused.value)
