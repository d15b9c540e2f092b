"""The directions of one step: the words, time to move, then its hold or its tempo."""

from collections.abc import Iterator
from typing import Final

from audio_builder.model.pace import Breath, Guide
from audio_builder.model.routine import Step
from audio_builder.model.sounds import Air, Bell, Phrase, Tone
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.script import Direction, Ring, Slot, say, words
from audio_builder.units import Ms

BEAT_MS: Final = Ms(1_000)
HALF_WAY_FROM_MS: Final = 20_000
"""Shortest hold that is told its middle (practice.md, rule 4)."""
COUNT_DOWN_FROM_MS: Final = 15_000
"""Shortest hold that is counted down (practice.md, rule 4)."""


def direct_step(
    step: Step, place: Place, breath: Breath, guide: Guide, *, in_full: bool
) -> Iterator[Direction]:
    """Yield the directions of one step; `in_full` teaches it, otherwise it is only named."""
    if guide is not Guide.TONES:
        text = phrases.for_side(step.say if in_full else step.short, place.side)
        yield from say(text, Role.INSTRUCT, place)
    elif step.hold is None and step.tempo is None:
        yield Ring(bell=Bell.START, role=Role.MOVE, place=place)
    if step.move_ms:
        yield Slot(length_ms=step.move_ms, air=Air.REST, leads=(), role=Role.MOVE, place=place)
    if step.hold is not None:
        yield Ring(bell=Bell.START, role=Role.HOLD, place=place)
        if step.hold.breaths is not None:
            yield from _hold_breaths(step.hold.breaths, place, breath, guide)
        elif step.hold.length_ms is not None:
            yield from _hold_seconds(step.hold.length_ms, place, guide)
        yield Ring(bell=Bell.END, role=Role.HOLD, place=place)
    elif step.tempo is not None:
        yield from _tempo(step, place, guide)


def _hold_breaths(count: int, place: Place, breath: Breath, guide: Guide) -> Iterator[Slot]:
    spoken = guide is Guide.FULL
    for _ in range(count):
        for air, length_ms, word in (
            (Air.IN, breath.in_ms, phrases.IN),
            (Air.OUT, breath.out_ms, phrases.OUT),
        ):
            leads = words(word) if spoken else ()
            yield Slot(length_ms=length_ms, air=air, leads=leads, role=Role.HOLD, place=place)


def _hold_seconds(length_ms: Ms, place: Place, guide: Guide) -> Iterator[Slot]:
    """A hold by the clock, cut where the coach speaks: its start, its middle, its last seconds."""
    spoken: list[tuple[int, str]] = []
    if guide is Guide.FULL:
        spoken.append((0, phrases.HOLD))
    if guide is not Guide.TONES and length_ms >= HALF_WAY_FROM_MS:
        spoken.append((length_ms // 2, phrases.HALF_WAY))
    if guide is not Guide.TONES and length_ms >= COUNT_DOWN_FROM_MS:
        first = length_ms - len(phrases.COUNT_DOWN) * BEAT_MS
        spoken += [(first + i * BEAT_MS, word) for i, word in enumerate(phrases.COUNT_DOWN)]
    if not spoken or spoken[0][0] > 0:
        until = spoken[0][0] if spoken else length_ms
        yield Slot(length_ms=Ms(until), air=Air.REST, leads=(), role=Role.HOLD, place=place)
    ends = [*(at for at, _ in spoken[1:]), length_ms]
    for (at, word), end in zip(spoken, ends, strict=False):
        yield Slot(
            length_ms=Ms(end - at), air=Air.REST, leads=words(word), role=Role.HOLD, place=place
        )


def _tempo(step: Step, place: Place, guide: Guide) -> Iterator[Slot]:
    """One slot a beat, counted in full, opened in short, rung down and up with tones alone."""
    for phase, beats in enumerate(step.tempo_beats):
        for number in range(1, beats + 1):
            leads = _beat_leads(guide, phase, number, step.tempo_words[phase])
            yield Slot(length_ms=BEAT_MS, air=Air.REST, leads=leads, role=Role.TEMPO, place=place)


def _beat_leads(guide: Guide, phase: int, number: int, word: str) -> tuple[Phrase | Tone, ...]:
    match guide:
        case Guide.FULL:
            return words(phrases.beat(word, number))
        case Guide.SHORT:
            return words(phrases.beat(word, 1)) if number == 1 else ()
        case Guide.TONES:
            bell = {0: Bell.START, 2: Bell.END}.get(phase)
            return (Tone(bell=bell),) if bell is not None and number == 1 else ()
