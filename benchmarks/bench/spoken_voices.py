"""The voices that speak to the speaker that listens: our own at some speeds, and flite's."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.heart_engine import HeartSpeaker
from skill.listen.ports import EAR_RATE

SPEEDS: Final = (1.0, 0.85, 1.2)
FLITE: Final = ("slt", "rms")
"""Voices of the program flite, if it is there."""
LEVEL_DB: Final = -26.0
"""How loud each of them is, beside full scale."""
Samples = npt.NDArray[np.float32]
Say = Callable[[str], Samples]


def voices(folder: Path) -> Iterator[tuple[str, Say]]:
    """Each voice with its name; it speaks at the ear's rate and at one level."""
    heart = HeartVoice()
    for speed in SPEEDS:
        speaker = HeartSpeaker(seed=7, speed=speed)

        def say(text: str, speaker: HeartSpeaker = speaker) -> Samples:
            return _levelled(speaker.speak(heart.pronounce(f"{text.capitalize()}.")), 24_000)

        yield f"heart, speed {speed:g}", say
    if shutil.which("flite") is None:
        return
    for name in FLITE:

        def program(text: str, name: str = name) -> Samples:
            path = folder / "said.wav"
            words = ["flite", "-voice", name, "-t", text, "-o", str(path)]
            subprocess.run(words, check=True)  # noqa: S603 - a program with our own words
            sound, rate = soundfile.read(path, dtype="float32")
            return _levelled(sound, rate)

        yield f"flite {name}", program


def _levelled(sound: Samples, rate: int) -> Samples:
    """A text at the ear's rate and at one level, without the quiet around it."""
    heard = np.asarray(soxr.resample(sound, rate, EAR_RATE), dtype=np.float32)
    loud = np.flatnonzero(np.abs(heard) > np.abs(heard).max() / 250)
    kept = heard[max(0, loud[0] - EAR_RATE // 20) : loud[-1] + EAR_RATE // 20]
    level = np.sqrt(np.mean(kept**2))
    return np.asarray(kept / level * amplitude(LEVEL_DB), dtype=np.float32)


def amplitude(db: float) -> float:
    """A level in dB beside full scale, as a factor."""
    return float(10 ** (db / 20))
