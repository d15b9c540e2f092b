"""Builds from the desk: one at a time, told as they go, and heard at once."""

import threading
import time
from typing import Any

import pytest

import desk.builds
from audio_builder.building.build import Built, Job
from builds import SMALL_ID, SMALL_YAML, build_small
from desks import ADDRESS, FILE, DeskPage


def built(page: DeskPage) -> Any:  # noqa: ANN401 - what the answer holds
    """A build of the file, once it is over."""
    running = page.post("/api/builds", 202, file=FILE)
    assert running["state"] == "running"
    for _ in range(1_000):
        running = page.get(f"/api/builds/{running['id']}")
        if running["state"] != "running":
            return running
        time.sleep(0.02)
    raise AssertionError


def test_what_was_built_is_played_at_once(page: DeskPage) -> None:
    """Player, track at any pace, feed and sheet answer below `/player/`."""
    done = built(page)
    assert (done["state"], done["problems"], done["error"]) == ("done", [], "")
    assert done["made"] == done["wanted"] > 0
    result = done["result"]
    assert result["id"] == SMALL_ID
    kinds = {"session": "audio/mpeg", "sheet": "text/html", "zip": "application/zip"}
    kinds |= {"feed": "application/rss", "routine_feed": "application/rss"}
    for name, kind in kinds.items():
        answer = page.ask("GET", result[name])
        assert answer.status_code == 200
        assert answer.content_type.startswith(kind)
    assert f"{ADDRESS}/player/{SMALL_ID}" in page.ask("GET", result["feed"]).text
    assert page.ask("GET", f"{result['session']}?reps=3&guide=short").status_code == 200
    assert page.ask("GET", result["player"]).headers["Location"] == f"./?routine={SMALL_ID}"
    assert page.ask("GET", "/player/").status_code == 200
    assert page.get("/api/builds")["build"] == done


def test_a_folder_without_static_files_is_played_too(page: DeskPage) -> None:
    """Tracks that no file holds are laid out as they are asked for."""
    build_small(page.room.output, static=False)
    built(page)
    assert not list(page.room.output.rglob("*.mp3"))
    track = page.ask("GET", f"/player/{SMALL_ID}/{SMALL_ID}.mp3?reps=3")
    assert (track.status_code, track.content_type) == (200, "audio/mpeg")
    part = page.ask("GET", f"/player/{SMALL_ID}/{SMALL_ID}.mp3", headers={"Range": "bytes=10-19"})
    assert (part.status_code, len(part.data)) == (206, 10)


def test_changes_are_those_since_the_build(page: DeskPage) -> None:
    """None before it, none right after it, and then what was typed."""
    changes = f"/api/routines/{FILE}/changes"
    assert page.get(changes)["why"] == "it was not built yet"
    built(page)
    told = page.get(changes)
    assert told["built"]
    assert told["changes"] == []
    page.put(SMALL_YAML.replace("Bow once", "Bow twice"), page.open()["digest"])
    (change,) = page.get(changes)["changes"]
    assert change["path"] == ["exercises", 0]
    page.put("title: x", page.open()["digest"])
    assert "problems" in page.get(changes)["why"]


def test_problems_are_told_as_a_build_tells_them(page: DeskPage) -> None:
    """With their places: those of the file, and words that do not fit."""
    shown = page.put(SMALL_YAML.replace("sets: 2", "sets: 0"), page.open()["digest"])
    failed = built(page)
    assert failed["state"] == "failed"
    assert failed["problems"][0]["path"] == ["exercises", 0, "sets"]
    words = "Switch sides, and then wait for a good long while, and look around. " * 4
    text = SMALL_YAML.replace("Switch sides. Stand on your {side} leg.", words.strip())
    page.put(text, shown["digest"])
    failed = built(page)
    assert "its slot has" in failed["problems"][0]["what"]
    assert failed["result"] is None


def test_one_build_runs_at_a_time(page: DeskPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one is refused while the first runs; and what nobody thought of ends a build too."""
    go_on = threading.Event()

    def wait(_job: Job, _report: object) -> Built:
        go_on.wait(20)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk.builds, "build", wait)
    running = page.post("/api/builds", 202, file=FILE)
    assert "is being built" in page.post("/api/builds", 409, file=FILE)["error"]
    go_on.set()
    while page.get(f"/api/builds/{running['id']}")["state"] == "running":
        time.sleep(0.01)
    failed = page.get(f"/api/builds/{running['id']}")
    assert (failed["state"], "No space left" in failed["error"]) == ("failed", True)
    assert page.ask("GET", "/api/builds/99").status_code == 404
    assert page.ask("POST", "/api/builds", json={"file": "no.yaml"}).status_code == 404
