"""A device plays on what it has begun, whatever is built meanwhile."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

from audio_builder.building.cleaning import clean
from audio_builder.library import edition_name, open_library
from audio_builder.model.routine import Routine
from builds import SMALL_ID, build_small, small_routine
from skill.app import create_app
from skill.media.editions import Editions
from skill.media.fast_path import FastPath
from skill.settings import Settings
from standing_clock import StandingClock

TURN = f"/{SMALL_ID}/turn.part.mp3"
BRIDGE = f"/{SMALL_ID}/bridge.part.mp3"
pytestmark = pytest.mark.usefixtures("humming")


def _swapped() -> Routine:
    routine = small_routine(Welcome="Good_morning")
    return routine.model_copy(update={"exercises": routine.exercises[::-1]})


def _without_turn() -> Routine:
    routine = small_routine()
    return routine.model_copy(update={"exercises": routine.exercises[1:]})


@pytest.fixture(params=["quick", "slow"])
def client(output: Path, clock: StandingClock, request: pytest.FixtureRequest) -> Client:
    """Asks a server of the folder, with the fast path before it or without."""
    app: Flask = create_app(Settings(output=output), clock=clock)
    if request.param == "slow":
        return app.test_client()
    return Client(FastPath(app.wsgi_app, Editions(output, clock), clock))


def _built(output: Path, clock: StandingClock, routine: Routine) -> None:
    build_small(output, routine)
    clock.move(2)


def _name(output: Path) -> str:
    return edition_name(open_library(output), SMALL_ID)


def _body(client: Client, address: str, asked: str | None = None) -> bytes:
    response = client.get(address, headers={} if asked is None else {"Range": asked})
    assert response.status_code in (200, 206), address
    return response.get_data()


def test_an_address_names_its_exercise(client: Client, output: Path, clock: StandingClock) -> None:
    """It is the same exercise after a build that puts the others in another order."""
    assert _body(client, TURN) == _body(client, f"/{SMALL_ID}/part.1.mp3")
    assert _body(client, BRIDGE) == _body(client, f"/{SMALL_ID}/part.2.mp3")
    _built(output, clock, _swapped())
    assert _body(client, TURN) == _body(client, f"/{SMALL_ID}/part.2.mp3")
    assert _body(client, BRIDGE) == _body(client, f"/{SMALL_ID}/part.1.mp3")


def test_what_was_begun_is_played_to_its_end(
    client: Client, output: Path, clock: StandingClock
) -> None:
    """The second half of a track is of the edition that the first half was of."""
    address = f"{TURN}?reps=1&edition={_name(output)}"
    whole = _body(client, address)
    _built(output, clock, _swapped())
    assert _body(client, address) == whole
    assert _body(client, address, "bytes=5000-5999") == whole[5000:6000]
    assert _body(client, f"{TURN}?reps=1") != whole


def test_an_exercise_that_is_gone_is_played_to_its_end(
    client: Client, output: Path, clock: StandingClock
) -> None:
    """Whoever is in the middle of it hears the rest; nobody else finds it any more."""
    address = f"{TURN}?edition={_name(output)}"
    whole = _body(client, address)
    _built(output, clock, _without_turn())
    assert _body(client, address) == whole
    assert client.get(TURN).status_code == 404


def test_after_cleaning_there_is_what_is_there_now(
    client: Client, output: Path, clock: StandingClock
) -> None:
    """No edition is kept for longer than its files; the exercise plays all the same."""
    address = f"{TURN}?edition={_name(output)}"
    _built(output, clock, _swapped())
    clean(output, lambda: None)
    assert _body(client, address) == _body(client, TURN)


@pytest.mark.parametrize(
    "name", ["", "x", "../../etc", f"{'0' * 64}-{'0' * 64}", f"{'é' * 64}-{'0' * 64}"]
)
def test_an_edition_that_nobody_knows_is_passed_over(client: Client, name: str) -> None:
    """Whatever stands there, it is the exercise that was asked for, and no file but a record."""
    assert _body(client, f"{TURN}?edition={name}") == _body(client, TURN)


def test_another_routines_records_are_no_edition_of_this(client: Client, output: Path) -> None:
    """An entry and a score that do not belong together are not played."""
    entry, score = _name(output).split("-")
    assert _body(client, f"{TURN}?edition={score}-{entry}") == _body(client, TURN)
