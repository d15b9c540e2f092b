"""What is said while a clock runs: only what fits between the coach's own calls."""

from typing import Final

from audio_builder.planning.plan import estimate_ms
from audio_builder.units import Ms

_LINES_MAX: Final = 6
_CALLS_FROM_MS: Final = 30_000
"""From this length on the coach tells the middle and the last ten seconds (planning.clock)."""
_MINUTE_MS: Final = 60_000
_SPARE_MS: Final = 2_500
"""For the bell or a word of the coach before a line, and the air around it."""


def lines_that_fit(lines: tuple[str, ...], length_ms: Ms) -> tuple[str, ...]:
    """The lines that the coach can say, spread evenly over a length, without pushing its calls."""
    kept = lines[:_LINES_MAX]
    while kept and not all(_fits(kept, index, length_ms) for index in range(len(kept))):
        misfit = next(i for i in range(len(kept)) if not _fits(kept, i, length_ms))
        kept = (*kept[:misfit], *kept[misfit + 1 :])
    return kept


def _fits(lines: tuple[str, ...], index: int, length_ms: int) -> bool:
    starts = [number * length_ms // len(lines) for number in range(len(lines))]
    calls = [length_ms - 10_000, length_ms // 2] if length_ms >= _CALLS_FROM_MS else []
    calls += [length_ms - _MINUTE_MS] if length_ms >= 3 * _MINUTE_MS else []
    cuts = sorted({*starts, *calls, length_ms - 8_000})
    following = next((cut for cut in cuts if cut > starts[index]), length_ms)
    return estimate_ms(lines[index]) * 5 // 4 + _SPARE_MS <= following - starts[index]
