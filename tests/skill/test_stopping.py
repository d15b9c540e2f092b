"""A server that is stopped: what was begun is finished, within its time."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from builds import SMALL_ID
from serving_process import asking, body_of, rest
from skill.app import create_app
from skill.listening import address_of, bind
from skill.readiness import Readiness
from skill.service import Service, open_service
from skill.settings import Settings

SESSION = f"/{SMALL_ID}/{SMALL_ID}.mp3"


@contextmanager
def _running(output: Path, stop_s: int) -> Iterator[tuple[Service, str, threading.Thread]]:
    settings = Settings(output=output, port=0, stop_s=stop_s)
    listener = bind(settings)
    address = address_of(listener)
    service = open_service(settings, listener)
    thread = threading.Thread(target=service.run.run)
    thread.start()
    try:
        yield service, address, thread
    finally:
        service.run.stop()
        thread.join()
        service.close()


def test_health_says_that_it_is_being_stopped(small_output: Path) -> None:
    """Whoever shares out listeners sends no more of them here."""
    app = create_app(Settings(output=small_output))
    readiness: Readiness = app.extensions["repcast.readiness"]
    readiness.stopping = True
    got = app.test_client().get("/healthz")
    assert (got.status_code, got.get_json()["ready"]) == (503, False)
    assert "being stopped" in got.get_json()["problem"]


def test_what_was_begun_is_finished_and_idle_lines_are_closed(small_output: Path) -> None:
    """Nobody new comes in; a line that was kept open for nothing keeps nobody waiting."""
    with (
        _running(small_output, 10) as (service, address, thread),
        requests.Session() as idle,
        asking(address, SESSION) as line,
    ):
        idle.get(f"{address}/healthz", timeout=10)
        heard = line.recv(1000)
        service.run.stop()
        time.sleep(0.2)
        with pytest.raises(requests.ConnectionError):
            requests.get(address, timeout=10)
        whole = body_of(heard + rest(line))
        thread.join(5)
        assert not thread.is_alive()
        size = int(heard.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        assert len(whole) == size


def test_what_takes_too_long_is_cut_off(small_output: Path) -> None:
    """A player that reads as it plays would take minutes; it goes on elsewhere with a range."""
    with (
        _running(small_output, 0) as (service, address, thread),
        asking(address, SESSION) as line,
    ):
        line.recv(1000)
        service.run.stop()
        thread.join(5)
        assert not thread.is_alive()
