"""The voices `gtts` and `gtts:LANG`: Google Translate's, over the network, through gTTS.

This module prepares texts and never loads the client; `gtts_client` does, once it must speak.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from audio_builder.errors import NoVoiceError
from audio_builder.voices.lexicon import Lexicon, respelled
from audio_builder.voices.normalise import normalise
from audio_builder.voices.plain import STAND_IN, plain
from audio_builder.voices.port import Speaker, VoiceRecord
from audio_builder.voices.unspeakable import refuse_wordless

SAMPLE_RATE: Final = 24_000
"""What the service has always answered; another rate is an error, not a voice at a wrong pitch."""
TLD: Final = "com"
GAIN_DB: Final = 4.0
TIMEOUT_S: Final = (5.0, 15.0)
"""Seconds to wait for the connection, and then for each answer."""

_REGIONAL: Final = frozenset({"fr-CA", "pt-PT", "zh-CN", "zh-TW"})
"""The service's only languages with a region; it knows every other by its language alone."""
_OTHERWISE: Final = {"he": "iw", "jv": "jw", "nb": "no", "zh": "zh-CN"}


def service_language(language: str) -> str:
    """What the service calls a routine's language: `en` for `en-US`, `pt-PT` as it is."""
    if language in _REGIONAL:
        return language
    base = language.partition("-")[0]
    return _OTHERWISE.get(base, base)


@dataclass(frozen=True, slots=True, kw_only=True)
class GttsVoice:
    """Google Translate's voice for one of the service's languages.

    Raises:
        NoVoiceError: if gTTS is not installed.
    """

    name: str = "gtts"
    language: str = "en"
    """As the service calls it."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    timeout_s: tuple[float, float] = TIMEOUT_S
    pause: Callable[[float], None] = time.sleep
    """Waits the given seconds between two tries."""
    record: VoiceRecord = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "record", _record(self.name, self.language))

    @property
    def speakers(self) -> int:
        """Two: a free service is not to be pressed."""
        return 2

    def pronounce(self, text: str) -> str:
        """The text as the service is sent it: respelled, and English ones normalised.

        Raises:
            VoiceError: if there is nothing to speak in it.
        """
        around = normalise if self.language == "en" else plain
        said = self.lexicon.apply(text, render=respelled, around=around)
        refuse_wordless(said.replace(STAND_IN, ""), phrase=text)
        return said

    def open(self) -> Speaker:
        """Load the client; no request is made yet.

        Raises:
            NoVoiceError: if it cannot be loaded here.
            InputError: if the service has no such language.
        """
        try:
            from audio_builder.voices.gtts_client import GttsSpeaker  # noqa: PLC0415 - see top
        except (ImportError, OSError) as error:
            message = f"the voice gtts cannot run here ({error}): it needs gTTS and soundfile"
            raise NoVoiceError(message) from error
        return GttsSpeaker(
            language=self.language,
            tld=TLD,
            sample_rate=SAMPLE_RATE,
            timeout_s=self.timeout_s,
            pause=self.pause,
        )


def _record(name: str, language: str) -> VoiceRecord:
    try:
        client = version("gTTS")
    except PackageNotFoundError as error:
        message = f"the voice gtts cannot run here: {error.name} is not installed"
        raise NoVoiceError(message) from error
    return VoiceRecord(
        name=name,
        engine="gTTS",
        version=client,
        licence="MIT (gTTS); the sound under Google's terms of service",
        attribution=f"Voice: Google Translate text-to-speech, through gTTS {client}",
        sample_rate=SAMPLE_RATE,
        gain_db=GAIN_DB,
        online=True,
        identity=f"gTTS {client}; language {language}; tld {TLD}",
    )
