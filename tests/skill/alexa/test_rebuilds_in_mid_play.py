"""The library is built anew while somebody practises."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import signing
from audio_builder.library import Pace
from audio_builder.model.routine import Routine
from builds import build_small, small_routine
from skill.alexa.endpoint import alexa_endpoint
from skill.alexa.routes import alexa_routes
from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.playback.state import Activity, Entry, Run, State
from skill.programmes.voice import VoiceProgrammes
from skill.store.listeners import listener
from skill.store.port import Store
from standing_clock import StandingClock

Echo = Any
KEY = b"a key for tests, long enough"
pytestmark = pytest.mark.usefixtures("humming")


@pytest.fixture
def output(small_output: Path, tmp_path: Path) -> Path:
    """A folder free to be built anew."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


@pytest.fixture
def clock() -> StandingClock:
    """Tells the editions when to look again."""
    return StandingClock()


@pytest.fixture
def small_echo(
    output: Path,
    clock: StandingClock,
    store: Store,
    programmes: VoiceProgrammes,
    make_echo: Callable[..., Echo],
) -> Echo:
    """A speaker that plays the small routine."""
    endpoint = alexa_endpoint(
        signing.trusting(),
        store,
        programmes,
        Editions(output, clock),
        base_url="https://coach.example.org",
        key=KEY,
        clock=lambda: signing.NOW,
    )
    app = Flask("skill")
    app.register_blueprint(alexa_routes(lambda: endpoint))
    return make_echo(app.test_client())


@pytest.fixture
def build(output: Path, clock: StandingClock) -> Callable[..., None]:
    """Builds the small routine with these of its exercises, in this order."""

    def again(*numbers: int) -> None:
        routine: Routine = small_routine()
        exercises = tuple(routine.exercises[number - 1] for number in numbers)
        build_small(output, routine.model_copy(update={"exercises": exercises}))
        clock.move(2)

    return again


def test_a_pause_outlives_a_swap(small_echo: Echo, build: Callable[..., None]) -> None:
    """Whoever paused in the turn goes on with the turn, and is asked about it by its number."""
    small_echo.launch()
    small_echo.offset_ms = 30_000
    small_echo.say(Intent.PAUSE)
    build(2, 1)
    asked = small_echo.launch()["outputSpeech"]["text"]
    assert "exercise two" in asked
    small_echo.say(Intent.YES)
    assert (small_echo.exercise, small_echo.part) == ("turn", "part.2")
    assert small_echo.offset_ms > 0


def test_what_plays_is_followed_by_what_follows_it_now(
    small_echo: Echo, build: Callable[..., None]
) -> None:
    """The run is not dropped; the last exercise by now is the last to be played."""
    small_echo.launch()
    build(2, 1)
    small_echo.play_to_end()
    assert (small_echo.exercise, small_echo.activity) == ("turn", "FINISHED")


def test_an_exercise_that_is_gone_is_said_to_be(
    small_echo: Echo, build: Callable[..., None]
) -> None:
    """It goes on with what stands there now."""
    small_echo.launch()
    small_echo.offset_ms = 30_000
    small_echo.say(Intent.PAUSE)
    build(2)
    answer = small_echo.say(Intent.RESUME)
    assert "not in the routine any more" in answer["outputSpeech"]["text"]
    assert small_echo.exercise == "bridge"


def test_addresses_differ_by_edition(small_echo: Echo, build: Callable[..., None]) -> None:
    """A device never joins bytes of two builds."""
    small_echo.launch()
    before = small_echo.current["url"]
    build(2, 1)
    small_echo.say(Intent.GO_TO_EXERCISE, exercise="turn")
    after = small_echo.current["url"]
    assert before.partition("edition=")[0] == after.partition("edition=")[0]
    assert before != after


def test_a_place_is_kept_though_the_track_cannot_be_laid_out(
    small_echo: Echo, output: Path, store: Store
) -> None:
    """An event that tells where a device stopped comes once: no clip is needed to keep it."""
    small_echo.launch()
    shutil.rmtree(output / "clips")
    small_echo.offset_ms = 30_000
    small_echo.tell("Stopped")
    with store.turn(listener(KEY, small_echo.user, small_echo.device)) as turn:
        assert turn.state.offset_ms == 30_000
        assert turn.state.spot is not None


def test_a_state_of_before_goes_on(small_echo: Echo, store: Store) -> None:
    """Parts by their numbers, no editions: as an earlier version kept them."""
    run = Run(number=1, routine="calm-hips", parts=("part.1", "part.2"), pace=Pace())
    state = State(
        activity=Activity.STOPPED,
        run=run,
        current=Entry(token="of-before", position=0),  # noqa: S106 - no password
        offset_ms=60_000,
        runs=1,
        plays=1,
    )
    with store.turn(listener(KEY, small_echo.user, small_echo.device)) as turn:
        turn.keep(state)
    small_echo.say(Intent.RESUME)
    assert small_echo.exercise == "turn"
    assert 0 < small_echo.offset_ms <= 60_000
