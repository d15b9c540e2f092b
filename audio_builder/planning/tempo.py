"""The directions of a tempo: its phases, counted, opened, or rung."""

from collections.abc import Iterator
from typing import Final

from audio_builder.model.pace import Guide
from audio_builder.model.sounds import BELL_OF_KIND, Air, Bell, Phrase, Tone
from audio_builder.model.steps import Step
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.script import Slot, words
from audio_builder.units import Ms

BEAT_MS: Final = Ms(1_000)
COUNT_OUT: Final = 3
"""Seconds counted at the end of what is too long to be counted through."""
COUNTED_MS: Final = 10_000
"""Longest phase that is counted through."""
_LIFTS: Final = {1: None, 2: 1, 3: 2, 4: 2}
"""Which phase lifts, by how many there are: where tones alone lead, it has a bell of its own."""


def direct_tempo(
    step: Step, place: Place, guide: Guide, *, opening: str | None, run_on: bool
) -> Iterator[Slot]:
    """Yield the slots of a step's tempo, one a beat.

    Args:
        step: has a tempo.
        place: where its cues belong.
        guide: counted in full, opened in short, rung with tones alone.
        opening: what opens the first phase in place of its word; None for the word.
        run_on: whether phases are only opened, at every guide that speaks.
    """
    lengths = step.tempo_ms
    first = next(index for index, length_ms in enumerate(lengths) if length_ms)
    leads: tuple[Phrase | Tone, ...]
    for phase, length_ms in enumerate(lengths):
        word = step.phase_words[phase]
        if opening is not None and phase == first:
            word = opening if run_on else phrases.numbered(opening, word)
        if run_on and length_ms:
            leads = _rung(step, phase) if guide is Guide.TONES else words(phrases.sentence(word))
            yield _slot(length_ms, leads, place)
            continue
        for number, beat_ms in enumerate(_beats(length_ms), start=1):
            if length_ms > COUNTED_MS and number > 1:
                leads = _counted_out(number, guide)
            else:
                leads = _leads(step, phase, number, word, guide)
            yield _slot(beat_ms, leads if beat_ms == BEAT_MS or number == 1 else (), place)


def _beats(length_ms: Ms) -> Iterator[Ms]:
    """Yield whole seconds, then what is left; of a long phase only its last seconds are beats."""
    if length_ms > COUNTED_MS:
        yield Ms(length_ms - COUNT_OUT * BEAT_MS)
        length_ms = Ms(COUNT_OUT * BEAT_MS)
    for _ in range(length_ms // BEAT_MS):
        yield BEAT_MS
    if length_ms % BEAT_MS:
        yield Ms(length_ms % BEAT_MS)


def _slot(length_ms: Ms, leads: tuple[Phrase | Tone, ...], place: Place) -> Slot:
    return Slot(length_ms=length_ms, air=Air.REST, leads=leads, role=Role.TEMPO, place=place)


def _leads(
    step: Step, phase: int, number: int, word: str, guide: Guide
) -> tuple[Phrase | Tone, ...]:
    if guide is Guide.TONES:
        return _rung(step, phase) if number == 1 else ()
    return words(phrases.beat(word, number)) if guide is Guide.FULL or number == 1 else ()


def _rung(step: Step, phase: int) -> tuple[Tone, ...]:
    if phase == 0:
        return (Tone(bell=BELL_OF_KIND[step.kind]),)
    return (Tone(bell=Bell.END),) if phase == _LIFTS[len(step.tempo_ms)] else ()


def _counted_out(number: int, guide: Guide) -> tuple[Phrase, ...]:
    left = COUNT_OUT + 2 - number
    return words(phrases.COUNTS[-left]) if guide is Guide.FULL else ()
