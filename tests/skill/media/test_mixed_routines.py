"""One folder, two routines: each has its own voice and pace, and its own troubles."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from audio_builder.library import Library, Pace, open_library, parse_breath
from builds import SMALL_ID, build_small, hum, renamed, small_routine
from skill.app import create_app
from skill.settings import Settings

OTHER = "other-hips"
SLOW = Pace(breath=parse_breath("5-7"), reps=1)
SLOW_QUERY = "breath=5-7&reps=1&guide=full"


@pytest.fixture(scope="module")
def mixed(small_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small routine's folder, with another one in it by another voice at another pace."""
    folder = Path(shutil.copytree(small_output, tmp_path_factory.mktemp("mixed") / "output"))
    with pytest.MonkeyPatch.context() as patch:
        hum(patch)
        build_small(folder, renamed(small_routine(), OTHER), voice="other", pace=SLOW)
    return folder


@pytest.fixture(scope="module")
def library(mixed: Path) -> Library:
    """Both routines."""
    return open_library(mixed)


@pytest.fixture(scope="module")
def client(mixed: Path) -> FlaskClient:
    """A client of their server."""
    return create_app(Settings(output=mixed)).test_client()


def test_each_is_served_at_its_own_pace(client: FlaskClient, library: Library) -> None:
    """Whoever asks for none gets that; the same query has both at one pace."""
    for name, own in ((SMALL_ID, Pace()), (OTHER, SLOW)):
        with client.head(f"/{name}/{name}.mp3") as got:
            assert got.headers["ETag"] == library.track(name, name, own).etag
        with client.head(f"/{name}/{name}.mp3?{SLOW_QUERY}") as got:
            assert got.headers["ETag"] == library.track(name, name, SLOW).etag


def test_no_sentence_of_one_voice_is_played_for_the_other(library: Library) -> None:
    """Though they say the same words: their clips are others."""
    spoken = [
        {
            sound.clip
            for key, sound in library.tracks(name)._score.sounds.items()
            if key.startswith("say:")
        }
        for name in (SMALL_ID, OTHER)
    ]
    assert all(spoken)
    assert spoken[0].isdisjoint(spoken[1])


def test_each_says_who_speaks_and_how_fast(client: FlaskClient) -> None:
    """In its own entry, as a player reads it."""
    told = {name: client.get(f"/{name}/routine.json").get_json() for name in (SMALL_ID, OTHER)}
    assert told[OTHER]["voice"]["name"] == "other"
    assert told[SMALL_ID]["voice"]["name"] != "other"
    assert (told[OTHER]["pace"]["breath"], told[OTHER]["pace"]["reps"]) == ("5-7", 1)
    assert (told[SMALL_ID]["pace"]["breath"], told[SMALL_ID]["pace"]["reps"]) == ("4-6", None)


@pytest.mark.parametrize(
    ("query", "folders"),
    [
        ("", {SMALL_ID: "", OTHER: ""}),
        (f"?{SLOW_QUERY}", {SMALL_ID: "5-7_1_full/", OTHER: ""}),
        ("?breath=4-6&reps=default&guide=full", {SMALL_ID: "", OTHER: "4-6_default_full/"}),
    ],
)
def test_a_feed_has_each_at_its_own_pace_unless_one_is_asked_for(
    client: FlaskClient, query: str, folders: dict[str, str]
) -> None:
    """Its addresses name a pace where it is not the routine's own, and are of the length told."""
    root = ET.fromstring(client.get(f"/feed.xml{query}").data)  # noqa: S314 - ours
    enclosures = {each.attrib["url"]: each.attrib["length"] for each in root.iter("enclosure")}
    sessions = {
        f"http://localhost/{name}/{folder}{name}.mp3": name for name, folder in folders.items()
    }
    assert sessions.keys() <= enclosures.keys()
    for url, length in enclosures.items():
        with client.head(url) as got:
            assert (got.status_code, got.headers["Content-Length"]) == (200, length)


def test_a_damaged_routine_is_503_for_itself_alone(mixed: Path, tmp_path: Path) -> None:
    """The other plays on, the feed lists both, and health tells what is to be done."""
    folder = Path(shutil.copytree(mixed, tmp_path / "output"))
    (folder / open_library(folder).row(OTHER).score.path).write_text("{", encoding="utf-8")
    client = create_app(Settings(output=folder)).test_client()
    assert client.get("/healthz").get_json()["problem"] is None
    for ending in (".mp3", ".vtt", ".zip", ".m3u8", ".html"):
        assert client.get(f"/{OTHER}/{OTHER}{ending}").status_code == 503
        with client.get(f"/{SMALL_ID}/{SMALL_ID}{ending}") as got:
            assert got.status_code == 200
    assert client.get("/feed.xml").data.count(b"<enclosure") == 6
    health = client.get("/healthz")
    assert (health.status_code, health.get_json()["ready"]) == (200, True)
    assert "repcast build" in health.get_json()["problem"]
