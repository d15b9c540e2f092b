"""Entries: what the catalog says of a routine."""

from collections.abc import Iterator
from datetime import datetime

from audio_builder.model.block import Block, leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.publishers.sheet import dose_of, rounds_of
from audio_builder.records import (
    ExerciseEntry,
    InnerEntry,
    RepsEntry,
    RoutineEntry,
    TrackEntry,
)


def routine_entry(
    routine: Routine, tracks: tuple[TrackEntry, ...], *, published: datetime, score: str = ""
) -> RoutineEntry:
    """What the catalog says of a routine.

    Args:
        routine: the routine.
        tracks: its tracks at its own pace.
        published: when the library first held it.
        score: where its score lies.
    """
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
        body_parts=routine.body_parts,
        equipment=routine.equipment,
        postures=routine.postures,
        levels=routine.levels,
        exercises=tuple(_exercises(routine)),
        tracks=tracks,
        score=score,
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
