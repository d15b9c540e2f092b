"""The texts of a routine: which parts of the data are words that somebody will hear."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from audio_builder.loading.plain import Json, KeyPath, blocks, exercises, mapping, sequence, steps


class Text(NamedTuple):
    """One text, where it stands, and whether its sides are filled in."""

    path: KeyPath
    words: str
    takes_sides: bool = False


_ROUTINE_KEYS: Final = ("title", "spoken_names", "intro", "safety", "close")
_BLOCK_KEYS: Final = ("title", "spoken_names")
_EXERCISE_KEYS: Final = (
    "title", "name", "spoken_names", "change_of_posture", "purpose", "equipment"
)  # fmt: skip
"""A level, which is a changed exercise, has a name."""
_SIDED_EXERCISE_KEYS: Final = ("setup", "cautions", "change_of_side", "during")
_STEP_KEYS: Final = ("tempo_words",)
_SIDED_STEP_KEYS: Final = ("say", "short", "during")


def spoken_texts(data: dict[str, Json]) -> Iterator[Text]:
    """Yield every text of a routine that is spoken, or that a listener may speak."""
    yield from texts_at((), data, _ROUTINE_KEYS)
    for index, pronunciation in enumerate(sequence(data.get("pronunciations"))):
        yield from texts_at(("pronunciations", index), mapping(pronunciation), ("say",))
    for path, block in blocks(data):
        yield from texts_at(path, block, _BLOCK_KEYS)
    for path, exercise in exercises(data):
        yield from exercise_texts(path, exercise)


def exercise_texts(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Text]:
    """Yield every text of one exercise."""
    yield from texts_at(path, exercise, _EXERCISE_KEYS)
    yield from texts_at(path, exercise, _SIDED_EXERCISE_KEYS, takes_sides=True)
    for step_path, step in steps(path, exercise):
        yield from texts_at(step_path, step, _SIDED_STEP_KEYS, takes_sides=True)
        yield from texts_at(step_path, step, _STEP_KEYS)
    for level, change in mapping(exercise.get("levels")).items():
        yield from exercise_texts((*path, "levels", level), mapping(change))


def names(path: KeyPath, record: dict[str, Json]) -> Iterator[Text]:
    """Yield what a listener may ask for a routine or an exercise by."""
    yield from texts_at(path, record, ("title", "spoken_names"))


def texts_at(
    path: KeyPath, record: dict[str, Json], keys: Iterable[str], *, takes_sides: bool = False
) -> Iterator[Text]:
    """Yield the texts of a record's keys, each of which holds a text or a list of texts."""
    for key in keys:
        value = record.get(key)
        if value is None:
            continue
        if isinstance(value, str):
            yield Text(path=(*path, key), words=value, takes_sides=takes_sides)
        for index, item in enumerate(sequence(value)):
            if isinstance(item, str):
                yield Text(path=(*path, key, index), words=item, takes_sides=takes_sides)
