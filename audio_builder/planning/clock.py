"""The strict clock: turns become intervals whose lengths no words can push.

What announces an interval stands at the end of the one before it, or, where that is a rest, at its
start; the last seconds before work are counted in. Nothing is said between intervals.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from audio_builder.model.doses import is_on
from audio_builder.model.pace import Guide
from audio_builder.model.sounds import BELL_OF_KIND, Air, Bell, Phrase, Tone
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.during import spread
from audio_builder.planning.intervals import Interval
from audio_builder.planning.script import Direction, Ring, Slot, words
from audio_builder.units import Ms

SECOND_MS: Final = Ms(1_000)
COUNT_IN: Final = 3
"""Seconds counted in, unless the routine says otherwise."""
CALLS_FROM_MS: Final = 30_000
"""Shortest work whose middle and last ten seconds are told."""
_TEN_MS: Final = 10_000
_MINUTE_MS: Final = 60_000
_WORDS_MS: Final = 4_000
"""What a short rest keeps for its words before it is counted down."""


def direct_clock(
    intervals: Sequence[Interval], lead_in_ms: Ms, guide: Guide
) -> Iterator[Direction]:
    """Yield the directions of intervals in a row, counted in, and rung out at their end.

    Args:
        intervals: what the clock consists of; it begins with work, or with a rest.
        lead_in_ms: time to get ready before it; 0 for none.
        guide: how much is spoken.
    """
    first = intervals[0]
    count_in = _count_in(first, lead_in_ms)
    if lead_in_ms:
        yield Slot(
            length_ms=Ms(lead_in_ms - count_in * SECOND_MS),
            air=Air.REST,
            leads=words(phrases.GET_READY, *first.heralds),
            role=Role.LEAD_IN,
            place=first.place,
            grows=True,
        )
    if first.mark is not None:
        yield first.mark
    yield from _countdown(count_in, Role.LEAD_IN, first.place, guide)
    for index, interval in enumerate(intervals):
        if index and interval.mark is not None:
            yield interval.mark
        following = intervals[index + 1] if index + 1 < len(intervals) else None
        yield from _direct_interval(interval, following, guide)
    yield Ring(bell=Bell.END, role=Role.WORK, place=intervals[-1].place)


def _direct_interval(
    interval: Interval, following: Interval | None, guide: Guide
) -> Iterator[Slot]:
    count = _count_out(interval, following)
    comes = following.heralds if following is not None and following.is_work else ()
    leads: tuple[Phrase | Tone, ...] = (Tone(bell=BELL_OF_KIND[interval.kind]),)
    closing: tuple[Phrase | Tone, ...] = ()
    if interval.is_work:
        closing = words(*comes)
        if guide is not Guide.TONES and is_on(interval.calls.go, default=interval.kind == "work"):
            leads += words(phrases.GO)
    else:
        leads += words(*_rest_words(interval, following, guide), *comes)
    end_ms = interval.length_ms - count * SECOND_MS
    said = {at: texts for at, texts in _said(interval, end_ms, guide).items() if at}
    cuts = [0, *sorted(said), end_ms]
    leads += words(*_said(interval, end_ms, guide).get(0, ()))
    for at, until in pairwise(cuts):
        yield Slot(
            length_ms=Ms(until - at),
            air=Air.REST,
            leads=words(*said[at]) if at else leads,
            closing=closing if until == end_ms else (),
            role=interval.role,
            place=interval.place,
            strict=True,
            in_pieces=True,
        )
    yield from _countdown(count, interval.role, interval.place, guide)


def _rest_words(interval: Interval, following: Interval | None, guide: Guide) -> tuple[str, ...]:
    walks = following is not None and following.kind == "walk"
    is_rest = interval.role is Role.REST and interval.length_ms >= 2 * _WORDS_MS
    return (phrases.REST,) if is_rest and not walks and guide is not Guide.TONES else ()


def _said(interval: Interval, end_ms: int, guide: Guide) -> dict[int, tuple[str, ...]]:
    """What is said on the way, by when in ms from the interval's start."""
    said: dict[int, tuple[str, ...]] = {}
    if guide is Guide.TONES:
        return said
    length_ms, calls = interval.length_ms, interval.calls
    long = length_ms >= CALLS_FROM_MS

    def add(at_ms: int, text: str) -> None:
        if at_ms < end_ms:
            said[at_ms] = (*said.get(at_ms, ()), text)

    if interval.is_work and is_on(calls.half_way, default=long):
        add(length_ms // 2 // SECOND_MS * SECOND_MS, phrases.HALF_WAY)
    if is_on(calls.ten_seconds, default=long) and length_ms > _TEN_MS:
        if interval.is_work and length_ms >= 3 * _MINUTE_MS:
            add(length_ms - _MINUTE_MS, phrases.ONE_MINUTE)
        add(length_ms - _TEN_MS, phrases.TEN_SECONDS)
    if guide is Guide.FULL:
        for at, line in spread(interval.during, length_ms, (*said, end_ms)).items():
            said[at // SECOND_MS * SECOND_MS] = (line,)
    return said


def _count_in(interval: Interval, available_ms: int) -> int:
    """Seconds that are counted before an interval of work, as far as there is time for them."""
    if not interval.is_work:
        return 0
    wanted = COUNT_IN if interval.calls.count_in is None else interval.calls.count_in
    return max(0, min(wanted, (available_ms - _WORDS_MS // 2) // SECOND_MS))


def _count_out(interval: Interval, following: Interval | None) -> int:
    """Seconds counted at the end of an interval: into the work that follows, or out of this one."""
    if following is not None and following.is_work:
        return _count_in(following, interval.length_ms)
    is_end = following is None and interval.length_ms >= CALLS_FROM_MS
    wanted = interval.calls.count_out
    count = (COUNT_IN if is_end else 0) if wanted is None else wanted
    return min(count, interval.length_ms // SECOND_MS - 1)


def _countdown(count: int, role: Role, place: Place, guide: Guide) -> Iterator[Slot]:
    for number in range(count, 0, -1):
        spoken = words(phrases.COUNTS[-number])
        yield Slot(
            length_ms=SECOND_MS,
            air=Air.REST,
            leads=(Tone(bell=Bell.TICK),) if guide is Guide.TONES else spoken,
            role=role,
            place=place,
            strict=True,
            in_pieces=True,
        )
