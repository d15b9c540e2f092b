"""Errors come from a worker as they left it."""

import importlib
import pickle
import pkgutil
from collections.abc import Iterator

import pytest

import audio_builder
from audio_builder.building.build import RefusedError
from audio_builder.building.findings import UnfitError
from audio_builder.clips.order import UnspokenError
from audio_builder.errors import RepcastError
from audio_builder.exchange.draft import UnreadableError
from audio_builder.loading.plain import Finding
from audio_builder.loading.problems import Problem, ProblemsError, RoutineError
from audio_builder.loading.routine_file import BrokenRulesError, parse_routine
from audio_builder.model.sounds import Air, Phrase
from audio_builder.model.timeline import Place, Role
from audio_builder.planning.layout import OverrunError
from audio_builder.planning.script import Slot
from audio_builder.programme.file import ProgrammeError
from audio_builder.units import Ms
from routines import MINIMAL_YAML

PROBLEMS = (Problem(line=3, column=7, what="'twice' is no number", mend="write a number"),)
LOADED = parse_routine(MINIMAL_YAML.encode(), "calm.yaml")
SLOT = Slot(
    length_ms=Ms(960),
    air=Air.REST,
    leads=(Phrase(text="Lift."),),
    role=Role.REST,
    place=Place(exercise="calm"),
)
MADE: tuple[RepcastError, ...] = (
    UnreadableError(where="line 4", what="'a' is no length", mend="write minutes"),
    ProblemsError(path="calm.yaml", problems=PROBLEMS),
    ProgrammeError(path="weeks.yaml", problems=PROBLEMS),
    RoutineError(path="calm.yaml", problems=PROBLEMS),
    BrokenRulesError(path="calm.yaml", problems=PROBLEMS, loaded=LOADED),
    OverrunError(SLOT, 1200),
    RefusedError([RoutineError(path="calm.yaml", problems=PROBLEMS)]),
    UnspokenError("Lift up.", "heart cannot speak it"),
    UnfitError(LOADED.routine, [Finding(path=("exercises", 0), what="it is long", mend="cut it")]),
)
"""One of each class that is not made of a sentence alone."""


for module in pkgutil.walk_packages(audio_builder.__path__, "audio_builder."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)


def every_class(top: type[RepcastError]) -> Iterator[type[RepcastError]]:
    """A class of errors, and all below it."""
    yield top
    for below in top.__subclasses__():
        yield from every_class(below)


CLASSES = tuple(every_class(RepcastError))
PLAIN = tuple(each for each in CLASSES if "__init__" not in vars(each))
SAMPLES = (*MADE, *(each("it is wrong; mend it") for each in PLAIN if each not in map(type, MADE)))


def test_every_class_has_a_sample() -> None:
    """A new class of error is tried as well."""
    assert set(CLASSES) == {type(sample) for sample in SAMPLES}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_an_error_travels_as_it_is(sample: RepcastError) -> None:
    """Its class, its text, its exit code and all it carries arrive."""
    arrived = pickle.loads(pickle.dumps(sample))  # noqa: S301 - it was written on this line
    assert type(arrived) is type(sample)
    assert str(arrived) == str(sample)
    assert arrived.args == sample.args
    assert repr(vars(arrived)) == repr(vars(sample))  # an exception is equal to itself alone
