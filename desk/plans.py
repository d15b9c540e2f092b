"""A routine's plan as a page shows it: what sounds when, doses and lengths. Pure."""

import json
from collections.abc import Iterator

from audio_builder.loading.plain import BLOCK, KeyPath
from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Breath, Guide, Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.model.timeline import Timeline
from audio_builder.planning.layout import Measure
from audio_builder.planning.levels import at_level
from audio_builder.planning.plan import plan
from audio_builder.publishers.sheet import dose_of, rounds_of
from audio_builder.publishers.timeline_text import render_timeline
from audio_builder.units import Ms

SHORTEST = Pace(breath=Breath(in_ms=Ms(2_000), out_ms=Ms(2_000)), reps=1, guide=Guide.TONES)
"""The pace at which nothing can be said or done faster."""
LONGEST = Pace(breath=Breath(in_ms=Ms(10_000), out_ms=Ms(10_000)), reps=30)
"""The pace at which everything takes longest."""


def laid_out(routine: Routine, pace: Pace, measure: Measure) -> Timeline:
    """A routine's session; slots that its words do not fit grow, since it is still being written.

    Raises:
        PaceError: if no session is as short as the pace asks for.
    """
    return plan(routine.model_copy(update={"overrun": "extend"}), pace, measure)


def plan_view(routine: Routine, pace: Pace, timeline: Timeline) -> dict[str, object]:
    """The session at a pace, in the form of a track's `.timeline.json`, and its doses."""
    return {
        "timeline": json.loads(render_timeline(timeline)),
        "items": list(items_view(at_level(routine, pace.level), pace)),
        "equipment": list(routine.equipment),
        "levels": list(routine.levels),
    }


def items_view(routine: Routine, pace: Pace) -> Iterator[dict[str, object]]:
    """Yield each exercise and block with its path, title and dose, a block before what is in it.

    Their ids are those of the cues' `exercise`, and of exercises in blocks their `inner`.
    """
    for index, item in enumerate(routine.exercises):
        yield from _item(item, ("exercises", index), routine.item_id(index + 1), pace)


def _item(
    item: Exercise | Block, path: KeyPath, item_id: str | None, pace: Pace
) -> Iterator[dict[str, object]]:
    if isinstance(item, Exercise):
        dose = dose_of(item, pace)
        yield {"path": list(path), "id": item.id, "title": item.title, "dose": dose}
        return
    inside = (*path, BLOCK)
    dose = rounds_of(item)
    yield {"path": list(inside), "id": item_id, "title": title_of(item), "dose": dose}
    for index, inner in enumerate(item.exercises):
        yield from _item(inner, (*inside, "exercises", index), None, pace)
