"""Our server with a small library and its player, and listeners at it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.routine import Routine
from builds import SMALL_ID, build_small, hum
from hosts import Host
from listeners import Listener
from skill.settings import Settings

PHONE: Final = {"width": 360, "height": 740}
CIRCUIT_YAML: Final = """\
format: 2
id: short-circuit
title: Short circuit
genre: intervals
summary: Work by the clock, a superset, and a salutation.
safety: [Work without pain.]
fit: [{rounds: 2, of: superset-a}, {drop: salute}]
exercises:
  - id: sprint
    title: Sprint
    posture: standing
    equipment: [band]
    purpose: It wakes you.
    setup: [Stand tall.]
    sets: 3
    rest: 10
    work: 60
    levels: {easier: {name: walking, sets: 2}}
  - block:
      id: superset-a
      title: Superset A
      rounds: 3
      rest: 20
      rest_between_exercises: 8
      exercises:
        - id: squat
          title: Squat
          posture: standing
          purpose: It strengthens the thighs.
          setup: [Feet apart.]
          reps: [4, 2, 1]
          steps: [{say: Down for two and up., short: Squat., tempo: 2-0-1}]
        - id: plank
          title: Plank
          posture: standing
          equipment: [chair]
          purpose: It braces the trunk.
          setup: [Hands on a chair.]
          kind: hold
          work: 60
  - id: salute
    title: Salutation
    posture: standing
    purpose: It opens the front.
    setup: [Feet together.]
    reps: {default: 2, max: 4}
    sides: [right, left]
    alternate: reps
    steps:
      - {say: "Breathe in, and reach both arms up.", short: "Up. Look up.", breath: in}
      - {say: "Breathe out, and fold forward.", short: "Fold.", breath: out}
"""
"""Work by a strict clock, a block, steps on half a breath, levels, and rules for less time."""


@pytest.fixture(scope="session")
def timeline(small_output: Path) -> dict[str, Any]:
    """The small session's timeline."""
    text = (small_output / SMALL_ID / f"{SMALL_ID}.timeline.json").read_text()
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.fixture(scope="session")
def host(small_output: Path) -> Iterator[Host]:
    """Our server at work."""
    host = Host(Settings(output=small_output, port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture
def own_host(small_output: Path, tmp_path: Path) -> Iterator[Host]:
    """A host that a test may stop, and whose folder it may build anew."""
    folder = Path(shutil.copytree(small_output, tmp_path / "output"))
    host = Host(Settings(output=folder, data=tmp_path / "data", port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="session")
def shipped_host(shipped_output: Path) -> Iterator[Host]:
    """Our server with the shipped routine, whose tracks come in many parts."""
    host = Host(Settings(output=shipped_output, port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="session")
def hip_host(hip_output: Path) -> Iterator[Host]:
    """Our server with the shipped routine, hummed."""
    host = Host(Settings(output=hip_output, port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="session")
def figure(hip_output: Path) -> dict[str, Any]:
    """The timeline of its session."""
    text = (hip_output / "hip-ir" / "hip-ir.timeline.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.fixture(scope="session")
def circuit() -> Routine:
    """A routine with intervals, a block, steps on a breath, and two levels."""
    return parse_routine(CIRCUIT_YAML.encode(), "circuit.yaml").routine


@pytest.fixture(scope="session")
def circuit_host(tmp_path_factory: pytest.TempPathFactory, circuit: Routine) -> Iterator[Host]:
    """Our server with that routine alone."""
    folder = tmp_path_factory.mktemp("circuit") / "output"
    with pytest.MonkeyPatch.context() as patch:
        hum(patch)
        build_small(folder, circuit)
    host = Host(Settings(output=folder, port=0))
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="session")
def axe(npm_modules: Path) -> str:
    """The judge of accessibility."""
    return (npm_modules / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def visit(browser: Browser, host: Host) -> Iterator[Callable[..., Listener]]:
    """Makes a listener with a device of their own.

    Whatever a page complains of, or asks for outside its site, fails the test; `blind=True` is for
    a test in which addresses are to fail, and `before` is a script for each page to begin with.
    """
    with ExitStack() as leaving:

        def make(
            address: str = host.address, *, blind: bool = False, before: str = "", **device: object
        ) -> Listener:
            context = browser.new_context(**({"viewport": PHONE} | device))  # type: ignore[arg-type]
            context.add_init_script(before)
            leaving.callback(context.close)
            listener = Listener(context, address)
            leaving.callback(_content, listener, blind=blind)
            return listener

        yield make


@pytest.fixture
def listener(visit: Callable[..., Listener]) -> Listener:
    """A listener at our server, on a phone."""
    return visit()


def _content(listener: Listener, *, blind: bool) -> None:
    """Nothing was complained of."""
    unexpected = [each for each in listener.complaints if not (blind and "Failed to load" in each)]
    assert unexpected == []
