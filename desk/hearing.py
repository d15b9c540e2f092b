"""A line heard at once: in the routine's voice and pronunciations, as its track will say it."""

import os
from collections.abc import Iterator
from threading import Lock
from typing import Final

from pydantic import ValidationError

from audio_builder.building.cache_folder import cache_folder
from audio_builder.clips.cache import ClipCache
from audio_builder.errors import InputError, VoiceError
from audio_builder.loading.examining import Examined
from audio_builder.loading.plain import Json, sequence, text
from audio_builder.model.routine import Pronunciation
from audio_builder.planning.phrases import for_side
from audio_builder.speech import KeptSpeech
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice
from desk.lengths import voice_name
from desk.refusals import RefusedError

LETTERS_MAX: Final = 1_000
_ENGLISH: Final = "en-US"


class Hearing:
    """One engine, loaded when somebody listens first; threads take turns with it."""

    def __init__(self, voice: str | None) -> None:
        """Prepare to speak.

        Args:
            voice: whoever was asked for.
        """
        self._voice = voice
        self._lock = Lock()
        self._last: KeptSpeech | None = None

    def say(self, words: str, side: str, examined: Examined) -> bytes:
        """A line as MP3.

        Args:
            words: as the routine has it; its sides are filled in.
            side: which side works.
            examined: the routine, which need not be sound.

        Raises:
            RefusedError: if it cannot be spoken; it says why.
        """
        told = for_side(words, side).strip()
        if not told or len(told) > LETTERS_MAX:
            message = f"there is nothing to say in a line of {len(told):,} letters"
            raise RefusedError(message)
        data = examined.written.data or {}
        language = text(data.get("language")) or _ENGLISH
        lexicon = Lexicon(tuple(_pronunciations(data)))
        try:
            voice = find_voice(voice_name(self._voice, language), lexicon, language)
            with self._lock:
                before = self._last or KeptSpeech(voice, ClipCache(cache_folder(os.environ)))
                self._last = before.with_voice(voice)
                return self._last.render(told)
        except (VoiceError, InputError, OSError) as error:
            message = f"this line cannot be heard: {error}"
            raise RefusedError(message) from error


def _pronunciations(data: dict[str, Json]) -> Iterator[Pronunciation]:
    """Those that are sound; whoever is still writing one hears the others."""
    for item in sequence(data.get("pronunciations")):
        try:
            yield Pronunciation.model_validate(item)
        except ValidationError:
            continue
