"""Writing a routine: its score, its art, its tracks and the texts beside them."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from audio_builder.building.drawing import draw_art
from audio_builder.files import write_whole
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.model.block import Block, leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.mp3.track import Track
from audio_builder.planning.session import TrackName
from audio_builder.publishers.sheet import dose_of, rounds_of
from audio_builder.publishers.table import BESIDE_TRACK
from audio_builder.records import (
    SCORE_NAME,
    Entry,
    ExerciseEntry,
    InnerEntry,
    RepsEntry,
    RoutineEntry,
    Score,
    TrackEntry,
)


def write_score(folder: Path, score: Score) -> None:
    """Write a routine's score and art into the output folder.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    # The score last: whatever finds it takes the art for drawn.
    draw_art(folder, score.routine)
    write_record(folder / score.routine.id / SCORE_NAME, score)


def write_tracks(
    folder: Path, shelf: RoutineTracks, tracks: Mapping[str, Track], published: datetime
) -> RoutineEntry:
    """Write a routine's tracks, and return what the catalog says of the routine.

    Args:
        folder: the output folder.
        shelf: the routine.
        tracks: laid out, by their ids.
        published: when the folder first held the routine.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    routine = shelf.routine
    entries = tuple(
        _write_track(folder / routine.id, tracks[name.id], name, routine) for name in shelf.tracks
    )
    return routine_entry(routine, entries, published)


def routine_entry(
    routine: Routine, tracks: tuple[TrackEntry, ...], published: datetime
) -> RoutineEntry:
    """What the catalog says of a routine whose tracks these are."""
    return RoutineEntry(
        id=routine.id,
        title=routine.title,
        author=routine.author,
        contact=routine.contact,
        summary=routine.summary,
        language=routine.language,
        spoken_names=routine.spoken_names,
        source=routine.source,
        published=published,
        genre=routine.genre,
        equipment=routine.equipment,
        levels=routine.levels,
        exercises=tuple(_exercises(routine)),
        tracks=tracks,
        score=f"{routine.id}/{SCORE_NAME}",
    )


def write_record(path: Path, record: Entry) -> None:
    """Write a record as JSON that a person can read.

    Raises:
        OSError: if the disk or the rights do not allow it.
    """
    write_whole(path, [record.model_dump_json(indent=2).encode(), b"\n"])


def _write_track(folder: Path, track: Track, name: TrackName, routine: Routine) -> TrackEntry:
    for ending, render in BESIDE_TRACK.items():
        write_whole(folder / f"{name.id}{ending}", [render(track.timeline).encode()])
    digest = hashlib.sha256()

    def chunks() -> Iterator[bytes]:
        for chunk in track.chunks():
            digest.update(chunk)
            yield chunk

    write_whole(folder / f"{name.id}.mp3", chunks())
    return TrackEntry(
        id=name.id,
        title=name.title,
        exercise=None if name.number is None else routine.item_id(name.number),
        duration_ms=track.duration_ms,
        size_bytes=track.size,
        sha256=digest.hexdigest(),
    )


def _exercises(routine: Routine) -> Iterator[ExerciseEntry]:
    for number, item in enumerate(routine.exercises, start=1):
        inner = item.leaves if isinstance(item, Block) else ()
        yield ExerciseEntry(
            id=routine.item_id(number),
            number=number,
            title=title_of(item),
            spoken_names=item.spoken_names,
            sides=() if isinstance(item, Block) else item.sides,
            reps=_reps(item),
            sets=item.rounds if isinstance(item, Block) else item.turns,
            purpose=_purpose(item),
            dose=_dose(item),
            exercises=tuple(InnerEntry(id=leaf.id, title=leaf.title) for leaf in inner),
            equipment=tuple(
                dict.fromkeys(thing for leaf in leaves((item,)) for thing in leaf.equipment)
            ),
        )


def _purpose(item: Exercise | Block) -> str:
    if isinstance(item, Exercise):
        return item.purpose
    return " ".join(dict.fromkeys(leaf.purpose for leaf in item.leaves))


def _dose(item: Exercise | Block) -> str | None:
    """How much of it, where that is not a number of reps."""
    if isinstance(item, Block):
        return rounds_of(item)
    return dose_of(item, Pace()) if item.by_clock else None


def _reps(item: Exercise | Block) -> RepsEntry:
    """The range that a listener may choose from; of a block, from the fewest to the most of any."""
    ranges = [leaf.reps for leaf in leaves((item,)) if leaf.reps is not None]
    return RepsEntry(
        default=max((reps.default for reps in ranges), default=1),
        min=min((reps.min for reps in ranges), default=1),
        max=max((reps.most for reps in ranges), default=1),
    )
