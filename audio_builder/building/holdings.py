"""What an output folder holds from earlier builds: its scores, which the catalog follows."""

from pathlib import Path

from audio_builder.clips.recipe import Conditions
from audio_builder.clips.store import ClipStore
from audio_builder.errors import InputError, LibraryError
from audio_builder.library.library import read_score
from audio_builder.library.records import SCORE_NAME, Score
from audio_builder.library.shelf import Shelf
from audio_builder.model.pace import Pace
from audio_builder.mp3.format import Mp3Format


def score_in(folder: Path, routine_id: str) -> Score | None:
    """The score of a routine that is about to be built; None if there is none to go by."""
    try:
        return read_score(folder / routine_id / SCORE_NAME)
    except LibraryError:
        return None


def staying_scores(folder: Path, built: set[str], under: Conditions) -> list[Score]:
    """Scores of the routines that a build of others leaves in a folder, by their ids.

    Args:
        folder: an output folder.
        built: the ids of the routines that are built anew.
        under: the conditions of this build's clips; what stays must have the same voice and rate.

    Raises:
        InputError: if one that stays speaks with another voice, or at another bit rate.
        LibraryError: if its score is damaged, or of another version.
    """
    paths = sorted(folder.glob(f"*/{SCORE_NAME}"))
    scores = [read_score(path) for path in paths if path.parent.name not in built]
    for score in scores:
        if (score.spoken_by, score.bitrate_kbps) != (under.voice, under.bitrate_kbps):
            message = (
                f"{folder} holds {score.routine.id}, spoken by {score.spoken_by} at "
                f"{score.bitrate_kbps} kbit/s; a library has one voice and one bit rate: build "
                "them all together, or give this one another --out"
            )
            raise InputError(message)
    return scores


def refuse_incomplete(score: Score, store: ClipStore, fmt: Mp3Format, pace: Pace) -> None:
    """Lay out a routine that stays, to no other end than to know that it can be.

    Raises:
        LibraryError: if a clip of it is missing or damaged.
    """
    shelf = Shelf(score, store, fmt, None)
    for name in shelf.tracks:
        shelf.track(name.id, pace)
