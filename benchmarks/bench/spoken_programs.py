"""Voices of programs: flite, espeak-ng and nanotts, where they are installed.

Festival is left out: its best voice is the speaker of flite's `slt`, and keeps to one speed.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
import soundfile

_Samples = npt.NDArray[np.float32]
_Speak = Callable[[str, float], tuple[_Samples, int]]
_WORDS_A_MINUTE: Final = 165
_NANO_RATE: Final = 16_000


class ProgramMissingError(Exception):
    """A program is not installed; one sentence."""


def _program(name: str, words: Callable[[str, float, str], list[str]]) -> _Speak:
    """A program that writes a WAV file."""
    path = shutil.which(name)
    if path is None:
        message = f"the program {name} is not installed (Debian: apt install {name})"
        raise ProgramMissingError(message)

    def speak(text: str, speed: float) -> tuple[_Samples, int]:
        with tempfile.TemporaryDirectory() as folder:
            written = str(Path(folder) / "said.wav")
            subprocess.run([path, *words(text, speed, written)], check=True)  # noqa: S603 - a program with our own words
            sound, rate = soundfile.read(written, dtype="float32")
            return np.asarray(sound, dtype=np.float32), rate

    return speak


def _flite(voice: str) -> _Speak:
    def words(text: str, speed: float, written: str) -> list[str]:
        stretch = f"duration_stretch={1 / speed:.3f}"
        return ["-voice", voice, "--setf", stretch, "-t", text, "-o", written]

    return _program("flite", words)


def _espeak() -> _Speak:
    def words(text: str, speed: float, written: str) -> list[str]:
        return ["-v", "en-us", "-s", f"{_WORDS_A_MINUTE * speed:.0f}", "-w", written, text]

    return _program("espeak-ng", words)


def _nano(voice: str) -> _Speak:
    try:
        engine = import_module("py_nanotts").NanoTTS()
    except ImportError as error:
        message = "py-nanotts is not installed (pip install py-nanotts)"
        raise ProgramMissingError(message) from error

    def speak(text: str, speed: float) -> tuple[_Samples, int]:
        pcm = np.frombuffer(engine.speak(text, voice=voice, speed=speed), dtype="<i2")
        return pcm.astype(np.float32) / np.float32(32768), _NANO_RATE

    return speak


PROGRAMS: Final[Mapping[str, Callable[[], _Speak]]] = MappingProxyType(
    {
        "flite slt": partial(_flite, "slt"),
        "flite rms": partial(_flite, "rms"),
        "espeak-ng": _espeak,
        "nanotts en-US": partial(_nano, "en-US"),
        "nanotts en-GB": partial(_nano, "en-GB"),
    }
)
"""Each voice, with what opens it."""
