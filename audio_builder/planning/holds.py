"""The directions of a hold: by breaths, or by the clock with what is said on the way."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from audio_builder.model.doses import Calls, is_on
from audio_builder.model.pace import Breath, Guide, Pace
from audio_builder.model.sounds import BELL_OF_KIND, Air, Bell
from audio_builder.model.steps import Hold, Step
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.during import spread
from audio_builder.planning.script import Direction, Ring, Slot, words
from audio_builder.planning.tempo import BEAT_MS, COUNT_OUT
from audio_builder.units import Ms

HALF_WAY_FROM_MS: Final = 20_000
"""Shortest hold that is told its middle (practice.md, rule 4)."""
COUNT_DOWN_FROM_MS: Final = 15_000
"""Shortest hold that is counted down (practice.md, rule 4)."""
_TEN_MS: Final = 10_000


def direct_hold(
    step: Step, hold: Hold, place: Place, pace: Pace, calls: Calls
) -> Iterator[Direction]:
    """Yield the directions of a step's hold, from its bell to the bell of its end."""
    yield Ring(bell=BELL_OF_KIND[step.kind], role=Role.HOLD, place=place)
    length_ms = hold.length_ms(place.set or 1)
    if length_ms is None:
        yield from _breaths(hold.breaths or 0, place, pace.breath, pace.guide)
    else:
        yield from _by_clock(step, length_ms, place, pace.guide, calls)
    yield Ring(bell=Bell.END, role=Role.HOLD, place=place)


def _breaths(count: int, place: Place, breath: Breath, guide: Guide) -> Iterator[Slot]:
    spoken = guide is Guide.FULL
    for _ in range(count):
        for air, length_ms, word in (
            (Air.IN, breath.in_ms, phrases.IN),
            (Air.OUT, breath.out_ms, phrases.OUT),
        ):
            leads = words(word) if spoken else ()
            yield Slot(length_ms=length_ms, air=air, leads=leads, role=Role.HOLD, place=place)


def _by_clock(
    step: Step, length_ms: Ms, place: Place, guide: Guide, calls: Calls
) -> Iterator[Slot]:
    """A hold by the clock, cut where the coach speaks."""
    said: dict[int, tuple[str, ...]] = {}
    if guide is not Guide.TONES:
        said = _called(length_ms, calls, is_rest=step.kind == "rest")
    if guide is Guide.FULL:
        for at, line in spread(_during(step, place), length_ms, said).items():
            said[at] = (line, *said.get(at, ()))
    cuts = sorted({0, *said, length_ms})
    for at, until in pairwise(cuts):
        yield Slot(
            length_ms=Ms(until - at),
            air=Air.REST,
            leads=words(*said.get(at, ())),
            role=Role.HOLD,
            place=place,
        )


def _called(length_ms: Ms, calls: Calls, *, is_rest: bool) -> dict[int, tuple[str, ...]]:
    """What the clock calls out, by when in ms: nobody who rests is woken unless asked for."""
    said: dict[int, tuple[str, ...]] = {}

    def add(at_ms: int, text: str) -> None:
        if at_ms > 0:
            said[at_ms] = (*said.get(at_ms, ()), text)

    if is_on(calls.half_way, default=length_ms >= HALF_WAY_FROM_MS and not is_rest):
        add(length_ms // 2, phrases.HALF_WAY)
    if is_on(calls.ten_seconds, default=False):
        add(length_ms - _TEN_MS, phrases.TEN_SECONDS)
    counts_out = length_ms >= COUNT_DOWN_FROM_MS and not is_rest
    count = (COUNT_OUT if counts_out else 0) if calls.count_out is None else calls.count_out
    for left in range(count, 0, -1):
        add(length_ms - left * BEAT_MS, phrases.COUNTS[-left])
    return said


def _during(step: Step, place: Place) -> tuple[str, ...]:
    if step.during is None:
        return (phrases.HOLD,) if step.kind == "hold" else ()
    return tuple(phrases.for_side(line, place.side) for line in step.during)
