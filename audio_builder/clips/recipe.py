"""What shapes a clip, and the name that follows from it: change anything and the name changes."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Final, assert_never

from audio_builder.model.sounds import AirSound, Phrase, Sound, Tone
from audio_builder.mp3.format import Mp3Format
from audio_builder.voices.port import Voice

WORKBENCH_VERSION: Final = 1
"""Raise it when anything in this room changes how a clip sounds."""
SPEECH_LUFS: Final = -16.5
"""Where a phrase should lie so that a finished track reads -18 LUFS (measured; docs/adr/0006)."""
CORRECTION_DB: Final = 1.5
"""How far a single phrase may be moved from its voice's own level."""
CEILING_DBTP: Final = -4.3
"""The limiter's ceiling: encoding adds up to 1.8 dB, and a track must stay under -2."""
SPEECH_QUALITY: Final = 5
"""LAME's quality, 0 (best) to 9 (fastest), for words."""
AIR_QUALITY: Final = 7
"""LAME's quality for airs and tones, which have nothing to lose."""

_NAME_LETTERS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What shapes every clip of a build alike, besides the words."""

    voice: str
    """The voice's identity: engine, versions, seed, speed."""
    level: str
    """The voice's gain, and where it is led to."""
    workbench: int
    encoder: str
    libraries: str
    bitrate_kbps: int


def conditions(voice: Voice, fmt: Mp3Format) -> Conditions:
    """The conditions of a build with this voice and format; no engine is loaded to tell them."""
    return Conditions(
        voice=voice.record.identity,
        level=(
            f"{voice.record.gain_db:+g} dB, {SPEECH_LUFS:g} LUFS within {CORRECTION_DB:g} dB, "
            f"{CEILING_DBTP:g} dBTP"
        ),
        workbench=WORKBENCH_VERSION,
        encoder=f"lameenc {version('lameenc')} q{SPEECH_QUALITY}/{AIR_QUALITY}",
        libraries=" ".join(f"{name} {version(name)}" for name in ("numpy", "pydub", "soxr")),
        bitrate_kbps=fmt.bitrate_kbps,
    )


def clip_id(sound: Sound, spoken: str | None, under: Conditions) -> str:
    """The name of a sound's clip.

    Args:
        sound: what is to sound.
        spoken: a phrase as the voice is handed it, pronunciations and all; None for other sounds.
        under: the conditions it is made under.
    """
    recipe = asdict(under)
    match sound:
        case Phrase():
            recipe["spoken"] = spoken
        case AirSound() | Tone():
            # Made without a voice: libraries with different voices share them.
            del recipe["voice"], recipe["level"]
            recipe["sound"] = sound.key
        case _:
            assert_never(sound)
    text = json.dumps(recipe, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME_LETTERS]
