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
    gain_db: float
    workbench: int
    encoder: str
    libraries: str
    bitrate_kbps: int


def conditions(voice: Voice, fmt: Mp3Format) -> Conditions:
    """The conditions of a build with this voice and format; no engine is loaded to tell them."""
    return Conditions(
        voice=voice.record.identity,
        gain_db=voice.record.gain_db,
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
            del recipe["voice"], recipe["gain_db"]
            recipe["sound"] = sound.key
        case _:
            assert_never(sound)
    text = json.dumps(recipe, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME_LETTERS]
