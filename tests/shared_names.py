"""Catalogs of many routines that share exercises, made without a build."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from audio_builder.library import Catalog, ExerciseEntry, Pace, RoutineEntry
from audio_builder.records import PaceEntry, RepsEntry, VoiceEntry

_WORDS: Final = (
    "bird", "cat", "cobra", "dog", "eagle", "frog", "heron", "horse", "lizard", "mountain",
    "pigeon", "rabbit", "river", "sphinx", "swan", "tree", "turtle", "warrior", "willow", "wolf",
)  # fmt: skip
_SHARING: Final = 100
"""Of so many exercises, the last is called like another one, under an id of its own."""
_AWAY: Final = 450
"""How far off that other one is: further than a routine is long."""


def library(**routines: dict[str, list[str]]) -> Catalog:
    """Routines by their ids; in each, exercises by theirs, with a title and spoken names."""
    return _catalog(
        _routine(routine_id, [_exercise(each, *names) for each, names in exercises.items()])
        for routine_id, exercises in routines.items()
    )


def spread(*, routines: int, each: int, exercises: int) -> Catalog:
    """Routines of `each` exercises, one after the other out of so many different ones."""
    pool = [_exercise(f"exercise-{n}", _title(n)) for n in range(exercises)]
    step = max(37, exercises // routines)
    return _catalog(
        _routine(f"routine-{n}", [pool[(n * step + place) % exercises] for place in range(each)])
        for n in range(routines)
    )


def _title(number: int) -> str:
    """Four words that no other exercise has in this order, but for the one that shares them."""
    if number % _SHARING == _SHARING - 1 and number > _AWAY:
        number -= _AWAY
    digits = [number // 20**place % 20 for place in range(4)]
    return " ".join(_WORDS[digit] for digit in digits).capitalize()


def _catalog(routines: Iterable[RoutineEntry]) -> Catalog:
    return Catalog(
        schema_version=1,
        generator="tests",
        base_url=None,
        voice=VoiceEntry(name="hum", engine="hum", version="1", licence="none", attribution=""),
        bitrate_kbps=64,
        pace=PaceEntry.of(Pace()),
        routines=tuple(routines),
    )


def _routine(routine_id: str, exercises: list[ExerciseEntry]) -> RoutineEntry:
    return RoutineEntry(
        id=routine_id,
        title=f"{routine_id.replace('-', ' ')} day",
        author="Tests",
        summary="For tests.",
        language="en-US",
        spoken_names=(),
        source=None,
        published=datetime(2026, 1, 1, tzinfo=UTC),
        exercises=tuple(exercises),
        tracks=(),
        score=f"{routine_id}/score.json",
    )


def _exercise(exercise_id: str, title: str, *spoken_names: str) -> ExerciseEntry:
    return ExerciseEntry(
        id=exercise_id,
        number=1,
        title=title,
        spoken_names=spoken_names,
        sides=(),
        reps=RepsEntry(default=3, min=1, max=6),
        sets=1,
        purpose="For tests.",
    )
