"""What a player that trims silence leaves of a sound: Media3's rule, as a pure function.

Media3's SilenceSkippingAudioProcessor calls a sample silent if its magnitude is at most 1024 of
32768 (-30.1 dBFS). A run of silence of 100 ms or more is shortened to 20 % of its length and to 2 s
at most; a shorter one is left alone. This is a little harsher than Media3, which keeps the edges of
a run whole.

Its 100 ms are 50 ms for 16-bit mono in the versions that count the buffer for them in bytes, and
the versions after those ask for 25 ms: whoever wants to be safe from them all passes `shortest_ms`.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.int16] | npt.NDArray[np.floating]
"""Mono samples: int16, or floats where full scale is -1 to 1."""

RATE: Final = 48_000
THRESHOLD: Final = 1024
"""The highest magnitude that is silence, of 32768."""
SHORTEST_MS: Final = 100
SHARE_KEPT: Final = 0.2
MOST_KEPT_MS: Final = 2000


class Silence(NamedTuple):
    """A run of silence that is shortened, in ms."""

    start_ms: float
    end_ms: float
    kept_ms: float


def silences(sound: Sound, *, rate: int = RATE, shortest_ms: float = SHORTEST_MS) -> list[Silence]:
    """Every run of silence that the player shortens, in order."""
    quiet = np.abs(_full_scale(sound)) <= THRESHOLD
    edges = np.flatnonzero(np.diff(np.concatenate(([False], quiet, [False]))))
    runs = (edges.reshape(-1, 2) * 1000 / rate).tolist()
    return [
        Silence(start, end, min(SHARE_KEPT * (end - start), MOST_KEPT_MS))
        for start, end in runs
        if end - start >= shortest_ms
    ]


def kept_ms(sound: Sound, *, rate: int = RATE, shortest_ms: float = SHORTEST_MS) -> float:
    """How long the sound plays once it is trimmed, in ms."""
    shortened = silences(sound, rate=rate, shortest_ms=shortest_ms)
    lost = sum(silence.end_ms - silence.start_ms - silence.kept_ms for silence in shortened)
    return len(sound) * 1000 / rate - lost


def kept_share(
    sound: Sound,
    start_ms: float,
    end_ms: float,
    *,
    rate: int = RATE,
    shortest_ms: float = SHORTEST_MS,
) -> float:
    """Which share of the stretch [start_ms, end_ms) is left, from 0 to 1.

    A run of silence that reaches beyond the stretch loses the same share of each of its parts.
    """
    lost = 0.0
    for silence in silences(sound, rate=rate, shortest_ms=shortest_ms):
        inside = min(end_ms, silence.end_ms) - max(start_ms, silence.start_ms)
        kept = silence.kept_ms / (silence.end_ms - silence.start_ms)
        lost += max(0.0, inside) * (1 - kept)
    return 1 - lost / (end_ms - start_ms)


def _full_scale(sound: Sound) -> npt.NDArray[np.float64]:
    """The samples where full scale is 32768; floats, as -32768 has no magnitude in int16."""
    scale = 1 if sound.dtype == np.int16 else 32768
    return sound.astype(np.float64) * scale
