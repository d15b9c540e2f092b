"""Which voices there are. A further one is a module and a line in `VOICES`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final

from audio_builder.errors import InputError, VoiceError
from audio_builder.voices.gtts_service import GttsVoice, service_language
from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_DOWNLOADED: Final = frozenset({"emma", "fable", "fenrir", "kore"})
"""hibari's other voices: naming one makes it fetch 8 MB from the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSummary:
    """A line of `repcast voices`."""

    name: str
    what: str
    ready: bool
    diagnosis: str
    """Empty if it is ready."""
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    make: Callable[[str, Lexicon, str], Voice]
    """From what follows the colon, the lexicon and the routine's language."""
    what: str
    needs: tuple[str, ...]
    """Modules without which it cannot speak."""


def _heart(variant: str, lexicon: Lexicon, language: str) -> Voice:
    if variant:
        message = f"the voice heart takes no language: write heart, or gtts:{variant}"
        raise InputError(message)
    if language.partition("-")[0] != "en":
        other = service_language(language)
        message = f"the voice heart speaks English only, and this is {language}: use gtts:{other}"
        raise InputError(message)
    return HeartVoice(lexicon=lexicon)


def _gtts(variant: str, lexicon: Lexicon, language: str) -> Voice:
    if not variant:
        return GttsVoice(lexicon=lexicon, language=service_language(language))
    if not _LANGUAGE.fullmatch(variant):
        message = f"'{variant}' is not a language: write it as in gtts:de or gtts:pt-PT"
        raise InputError(message)
    return GttsVoice(name=f"gtts:{variant}", lexicon=lexicon, language=variant)


VOICES: Final[Mapping[str, _Entry]] = MappingProxyType(
    {
        "heart": _Entry(
            make=_heart,
            what="American English, female; offline, in the installation",
            needs=("hibari", "numpy", "onnxruntime"),
        ),
        "gtts": _Entry(
            make=_gtts,
            what="Google Translate; online, about 70 languages as gtts:LANG",
            needs=("gtts", "numpy", "requests", "soundfile"),
        ),
    }
)


def find_voice(spec: str, lexicon: Lexicon, language: str) -> Voice:
    """The voice for `heart`, `gtts` (in the routine's language) or `gtts:LANG`; loads no engine.

    Raises:
        InputError: if there is no such voice, or it does not speak the routine's language.
        NoVoiceError: if what it needs is not installed.
    """
    name, colon, variant = spec.strip().partition(":")
    if name in _DOWNLOADED:
        message = (
            f"the voice {name} would have to be downloaded, and Repcast never downloads a voice: "
            f"use one of {', '.join(VOICES)}"
        )
        raise InputError(message)
    if name not in VOICES or (colon and not variant):
        raise InputError(_no_such_voice(spec, name))
    return VOICES[name].make(variant, lexicon, language)


def _no_such_voice(spec: str, name: str) -> str:
    close = get_close_matches(name.lower(), VOICES, n=1)
    hint = f"did you mean {close[0]}? " if close else ""
    return f"there is no voice '{spec}': {hint}There are heart, gtts, and gtts:LANG as in gtts:de"


def list_voices() -> tuple[VoiceSummary, ...]:
    """What can speak here, and what cannot and why; loads no engine, asks no network."""
    return tuple(_summary(name, entry) for name, entry in VOICES.items())


def _summary(name: str, entry: _Entry) -> VoiceSummary:
    missing = [module for module in entry.needs if find_spec(module) is None]
    diagnosis = f"not installed: {', '.join(missing)}" if missing else ""
    licence = attribution = ""
    try:
        record = entry.make("", Lexicon(), "en-US").record
        licence, attribution = record.licence, record.attribution
    except VoiceError as error:
        diagnosis = diagnosis or str(error)
    return VoiceSummary(
        name=name,
        what=entry.what,
        ready=not diagnosis,
        diagnosis=diagnosis,
        licence=licence,
        attribution=attribution,
    )
