"""The voice `heart`: hibari's own, inside its wheel; English, offline, nothing to download.

This module prepares texts and never loads the engine; `heart_engine` does, once it must speak.
"""

import os
import re
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

from audio_builder.errors import NoVoiceError
from audio_builder.model.routine import Pronunciation
from audio_builder.voices.ipa import letter_phonemes
from audio_builder.voices.lexicon import Lexicon, inline, link
from audio_builder.voices.normalise import normalise
from audio_builder.voices.plain import STAND_IN
from audio_builder.voices.port import Speaker, VoiceRecord
from audio_builder.voices.unspeakable import refuse_unspeakable

SAMPLE_RATE: Final = 24_000
SEED: Final = 7
"""Fixes the noise that hibari mixes in: without one, the same text never gives the same samples."""
SPEED: Final = 1.0
"""As trained. Other speeds stretch unevenly."""
GAIN_DB: Final = 8.7
"""From its own level to a clip's: trimmed, the 128 phrases of the shipped routine read -25.2 LUFS
in the mean, with a standard deviation of 0.8 LU (measured with scripts/measure-voice)."""

ACCENTED: Final = frozenset(
    "ÀÁÂÃÄÅÆÇÉÊÌÍÎÏÑÒÓÔÕÖØÚÜÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăąĆćČčĎďĐđĒēĕĖėęěĝĞğġģīĭķļĽľ"
    "ŁłńņňŌōŏőŒœŘřŚśŞşŠšţťūŭŮůŰųŵźŻżŽžșț"
)
"""Letters beyond A to Z that hibari reads in a word it has never seen; others it leaves out."""
_SPEAKABLE: Final = ACCENTED.union(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'\"()-/$£€<>~÷"
)
_BARE_LIFT: Final = re.compile(r"(?:^|(?<=[.!?] ))(lift)(?=[.!?]|$)", re.IGNORECASE)
_SPELLED: Final = re.compile(r"(?<![\w'])(?<![A-Z] )[A-Z](?: [A-Z])++(?![\w'])")

UNAVAILABLE: Final = (
    "the voice heart cannot run here ({reason}): it needs hibari-tts and onnxruntime, and "
    "onnxruntime has no wheel for musl (Alpine), for 32-bit ARM, nor for newer Pythons on Intel "
    "Macs. Use another Python or machine, or the online voice: --voice gtts"
)


def _record() -> VoiceRecord:
    try:
        engine, runtime = version("hibari-tts"), version("onnxruntime")
    except PackageNotFoundError as error:
        reason = f"{error.name} is not installed"
        raise NoVoiceError(UNAVAILABLE.format(reason=reason)) from error
    # hibari takes scipy's Fourier transform where there is one, and its rounding differs.
    transform = "scipy" if find_spec("scipy") else "numpy"
    return VoiceRecord(
        name="heart",
        engine="hibari",
        version=engine,
        licence="Apache-2.0",
        attribution=(
            f"Voice: heart, from hibari {engine} by Maureese Williams (Apache-2.0), "
            "distilled from Kokoro-82M by hexgrad (Apache-2.0)"
        ),
        sample_rate=SAMPLE_RATE,
        gain_db=GAIN_DB,
        identity=(
            f"hibari-tts {engine}; onnxruntime {runtime}; fft {transform}; voice heart; "
            f"seed {SEED}; speed {SPEED:g}"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartVoice:
    """The voice `heart`.

    Raises:
        NoVoiceError: if hibari or onnxruntime is not installed.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    record: VoiceRecord = field(default_factory=_record)

    @property
    def speakers(self) -> int:
        """One a core: each speaker keeps to one thread."""
        return os.cpu_count() or 1

    def pronounce(self, text: str) -> str:
        """English as `heart` must be handed it, with phonemes inline.

        Raises:
            VoiceError: if a character cannot be spoken, or an IPA symbol is not known.
        """

        def render(pronunciation: Pronunciation, written: str) -> str | None:
            if pronunciation.ipa is None and pronunciation.say is not None:
                _refuse(pronunciation.say, text)
            return inline(pronunciation, written)

        def around(marked: str) -> str:
            said = normalise(marked)
            _refuse(said.replace(STAND_IN, "a"), text)
            return _SPELLED.sub(_letters, _BARE_LIFT.sub(r"\1 up", said))

        return self.lexicon.apply(text, render=render, around=around)

    def open(self) -> Speaker:
        """Load hibari (about half a second the first time, a tenth for each further speaker).

        Raises:
            NoVoiceError: if it cannot be loaded here.
        """
        try:
            from audio_builder.voices.heart_engine import HeartSpeaker  # noqa: PLC0415 - see top

            return HeartSpeaker(seed=SEED, speed=SPEED)
        except (ImportError, OSError) as error:
            raise NoVoiceError(UNAVAILABLE.format(reason=error)) from error


def _refuse(said: str, text: str) -> None:
    refuse_unspeakable(
        said,
        phrase=text,
        speakable=_SPEAKABLE,
        way_out="reword it, or give the word a pronunciation in the routine",
    )


def _letters(match: re.Match[str]) -> str:
    """Letters one by one, as phonemes: "E R E. Stay" would else lose its full stop.

    hibari takes a single capital before a full stop for a name's initial, and A for an article.
    """
    return link(match[0], letter_phonemes(match[0].replace(" ", "")))
