"""What an output folder holds from earlier builds: its scores, which the catalog follows."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

from audio_builder.clips.recipe import Conditions
from audio_builder.errors import InputError, LibraryError
from audio_builder.library.library import read_catalog, read_score
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.records import SCORE_NAME, Catalog, Score


def score_in(folder: Path, routine_id: str) -> Score | None:
    """The score of a routine that is about to be built; None if there is none to go by."""
    try:
        return read_score(folder / routine_id / SCORE_NAME)
    except LibraryError:
        return None


def catalog_in(folder: Path) -> Catalog | None:
    """The catalog that an earlier build left; None if there is none to go by."""
    try:
        return read_catalog(folder)
    except LibraryError:
        return None


def held_routines(folder: Path) -> dict[str, Routine]:
    """The routines that a folder holds, as they were last built, by their ids."""
    paths = sorted(folder.glob(f"*/{SCORE_NAME}"))
    scores = (score_in(folder, path.parent.name) for path in paths)
    return {score.routine.id: score.routine for score in scores if score is not None}


def staying_scores(folder: Path, built: set[str], under: Conditions) -> list[Score]:
    """Scores of the routines that a build of others leaves in a folder, by their ids.

    Args:
        folder: an output folder.
        built: the ids of the routines that are built anew.
        under: the conditions of this build's clips; what stays must sound alike.

    Raises:
        InputError: if one that stays has another voice, level or bit rate.
        LibraryError: if its score is damaged, of another version, or another routine's.
    """
    paths = sorted(folder.glob(f"*/{SCORE_NAME}"))
    scores = [_staying(path, under) for path in paths if path.parent.name not in built]
    if doubled := [score.routine.id for score in scores if score.routine.id in built]:
        message = f"{folder} holds {doubled[0]} a second time; remove the folder that is a copy"
        raise LibraryError(message)
    return scores


def _staying(path: Path, under: Conditions) -> Score:
    try:
        score = read_score(path)
    except LibraryError as error:
        message = f"{error}: name its own routine file, or remove {path.parent}"
        raise LibraryError(message) from error
    if score.routine.id != path.parent.name:
        message = (
            f"{path} is of the routine {score.routine.id}: call its folder {score.routine.id}, "
            "or remove it if it is a copy"
        )
        raise LibraryError(message)
    now = asdict(under)
    differing = [key for key in _ALIKE if score.conditions.get(key) != now[key]]
    if differing:
        was, wanted = (
            ", ".join(str(of[key]) for key in differing) for of in (score.conditions, now)
        )
        message = (
            f"{path.parent.parent} holds {score.routine.id}, made with {was}, and this build has "
            f"{wanted}; one library sounds alike: build them all together, or give this one "
            "another --out"
        )
        raise InputError(message)
    return score


def refuse_incomplete(shelf: RoutineTracks, pace: Pace) -> None:
    """Lay out a routine that stays, to no other end than to know that it can be.

    Raises:
        LibraryError: if a clip of it is missing or damaged.
    """
    for name in shelf.tracks:
        shelf.track(name.id, pace)


_ALIKE: Final = ("voice", "level", "bitrate_kbps")
"""Conditions (clips.recipe) that all clips of a library share."""
