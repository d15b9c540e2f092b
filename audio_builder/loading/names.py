"""Rules on ids and names: each one means one thing, to a listener and to a file system."""

import unicodedata
from collections.abc import Iterator

from audio_builder.loading.plain import Finding, Json, KeyPath, blocks, exercises, text
from audio_builder.loading.problems import shown
from audio_builder.loading.texts import names


def name_findings(data: dict[str, Json]) -> Iterator[Finding]:
    """Yield what is wrong with the ids and names of a routine and its exercises."""
    yield from _ids(data)
    yield from _names(data)


def _ids(data: dict[str, Json]) -> Iterator[Finding]:
    routine_id = text(data.get("id"))
    seen: set[str] = set()
    for path, exercise in (*blocks(data), *exercises(data)):
        exercise_id = text(exercise.get("id"))
        if exercise_id is None:
            continue
        id_path = (*path, "id")
        if exercise_id in seen:
            what = f"another exercise has the id {shown(exercise_id)}"
            yield Finding(path=id_path, what=what, mend="give each exercise an id of its own")
        elif exercise_id == routine_id:
            what = f"the routine itself has the id {shown(exercise_id)}"
            yield Finding(path=id_path, what=what, mend="give the exercise an id of its own")
        elif f"{_number(path)}-{exercise_id}" == routine_id:
            what = f"the track of this exercise would be named {shown(routine_id)}, as the routine"
            yield Finding(path=id_path, what=what, mend="give the routine or the exercise another")
        seen.add(exercise_id)


def _names(data: dict[str, Json]) -> Iterator[Finding]:
    """Yield names by which a listener could mean two exercises."""
    owners: dict[str, tuple[KeyPath, str]] = {}
    for path, exercise in exercises(data):
        for name in names(path, exercise):
            owner = owners.setdefault(_heard(name.words), (path, name.words))
            if _heard(name.words) and owner[0] != path:
                what = f"{shown(name.words)} is also a name of exercise {_number(owner[0])}"
                mend = "give each exercise names that no other has"
                yield Finding(path=name.path, what=what, mend=mend)


def _number(path: KeyPath) -> int:
    """Which item of the routine a path leads to or into, from 1."""
    return int(path[1]) + 1


def _heard(name: str) -> str:
    """A name as it is heard: without capitals, spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())
