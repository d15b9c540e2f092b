"""The paces that between them meet every slot of an item."""

from collections.abc import Iterator

from audio_builder.model.block import Block, leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import BREATH_LENGTHS_MS, REPS_MAX, Breath, Guide, Pace


def paces_of(item: Exercise | Block, guide: Guide) -> Iterator[Pace]:
    """Yield every rep count of an item, and, if it goes by the breath, every breath length."""
    inner = tuple(leaves((item,)))
    ranges = [leaf.reps for leaf in inner if leaf.reps is not None]
    least = min((reps.min for reps in ranges), default=1)
    most = max((reps.most for reps in ranges), default=1)
    for count in range(min(least, REPS_MAX), min(most, REPS_MAX) + 1):
        yield Pace(guide=guide, reps=count)
    yield Pace(guide=guide)
    steps = [step for leaf in inner for step in (*leaf.prepare, *leaf.steps)]
    if any((step.hold and step.hold.breaths) or step.breath for step in steps):
        # Where reps run on, their numbers stand in the breaths: the most reps have all of them.
        reps = min(most, REPS_MAX) if any(leaf.run_on for leaf in inner) else 1
        for length_ms in BREATH_LENGTHS_MS:
            yield Pace(guide=guide, reps=reps, breath=Breath(in_ms=length_ms, out_ms=length_ms))
