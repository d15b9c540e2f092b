"""The voices that speak to the speaker that listens: our own, Kokoro's, and those of programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soxr

from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.heart_engine import HeartSpeaker
from bench.kokoro import KOKORO, Kokoro, KokoroMissingError
from bench.spoken_programs import PROGRAMS, ProgramMissingError
from skill.listen.ports import EAR_RATE

SPEEDS: Final = (1.0, 0.85, 1.2)
LEVEL_DB: Final = -26.0
"""How loud each of them is, beside full scale."""
EDGE_MS: Final = 50
"""So much quiet is left before and after what is said."""
_HEART_RATE: Final = 24_000
Samples = npt.NDArray[np.float32]
Say = Callable[[str], Samples]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice at one speed.

    Attributes:
        name: for the table.
        speed: 1 is as it speaks by itself; more is faster.
        say: speaks at the ear's rate, and as loud as all others.
    """

    name: str
    speed: float
    say: Say


def voices(wanted: str, kokoro: Path | None, tell: Callable[[str], None]) -> Iterator[Voice]:
    """Each voice at each speed; one that is not here is told of.

    Args:
        wanted: a part of the names of those that are wanted.
        kokoro: the folder with Kokoro's model and voices, if there is one.
        tell: takes a sentence for each voice that is not here.
    """
    for name, opened in _openers(kokoro):
        if wanted not in name:
            continue
        try:
            speak = opened()
        except (ProgramMissingError, KokoroMissingError) as error:
            tell(f"without {name}: {error}")
            continue
        for speed in SPEEDS:
            yield Voice(name=name, speed=speed, say=cache(partial(_said, speak, speed)))


Speak = Callable[[str, float], tuple[Samples, int]]
"""A text and a speed in, sound and its rate out."""


def _openers(kokoro: Path | None) -> Iterator[tuple[str, Callable[[], Speak]]]:
    yield "heart", _heart
    for name in KOKORO:
        yield f"Kokoro {name}", partial(Kokoro, kokoro, name)
    yield from PROGRAMS.items()


def _heart() -> Speak:
    heart = HeartVoice()

    def speak(text: str, speed: float) -> tuple[Samples, int]:
        return HeartSpeaker(seed=7, speed=speed).speak(heart.pronounce(text)), _HEART_RATE

    return speak


def _said(speak: Speak, speed: float, text: str) -> Samples:
    """A text at the ear's rate and at one level, without the quiet around it."""
    sound, rate = speak(f"{text.capitalize()}.", speed)
    heard = np.asarray(soxr.resample(sound, rate, EAR_RATE), dtype=np.float32)
    loud = np.flatnonzero(np.abs(heard) > np.abs(heard).max() / 250)
    edge = EAR_RATE * EDGE_MS // 1000
    whole = np.pad(heard, edge)
    kept = whole[loud[0] : loud[-1] + 2 * edge]
    level = np.sqrt(np.mean(kept**2))
    return np.asarray(kept / level * amplitude(LEVEL_DB), dtype=np.float32)


def amplitude(db: float) -> float:
    """A level in dB beside full scale, as a factor."""
    return float(10 ** (db / 20))
