"""How long phrases are: of those that this machine has voiced already as they are, else estimated.

Nothing is voiced to tell it, and no engine is loaded: that waits until somebody listens or builds.
"""

from collections.abc import Iterable
from typing import Final

from audio_builder.building.measuring import Lengths, refused_words
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.recipe import Conditions, clip_id, conditions
from audio_builder.errors import InputError, VoiceError
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase
from audio_builder.mp3.format import Mp3Format
from audio_builder.units import FRAME_MS
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice
from audio_builder.voices.registry import find_voice

_OWN: Final = "heart"
_ONLINE: Final = "gtts"
_REMEMBERED_MAX: Final = 20_000


def voice_name(asked: str | None, language: str) -> str:
    """Who speaks: whoever was asked for, else by the language the installation's or a service's."""
    return asked or (_OWN if language.partition("-")[0] == "en" else _ONLINE)


class KeptLengths:
    """Lengths of the clips that this machine keeps. Threads may share it."""

    def __init__(self, cache: ClipCache, voice: str | None) -> None:
        """Lengths of what a voice has said.

        Args:
            cache: the clips of this machine.
            voice: whoever was asked for.
        """
        self._cache = cache
        self._voice = voice
        self._format = Mp3Format()
        self._known: dict[str, int] = {}

    def lengths(self, routine: Routine, phrases: Iterable[str]) -> Lengths:
        """The lengths of a routine's phrases, as far as they were voiced.

        What is not known is estimated, and `why_estimated` says so.
        """
        try:
            voice = find_voice(
                voice_name(self._voice, routine.language),
                Lexicon(routine.pronunciations),
                routine.language,
            )
        except (InputError, VoiceError) as error:
            return Lengths(why_estimated=str(error))
        under = conditions(voice, self._format)
        known: dict[str, int] = {}
        refused: dict[str, str] = {}
        texts = tuple(phrases)
        for text in texts:
            try:
                length_ms = self._length_ms(text, voice, under)
            except VoiceError as error:
                refused[text] = str(error)
                continue
            if length_ms is not None:
                known[text] = length_ms
        missing = len(texts) - len(known) - len(refused)
        why = f"{missing} of {len(texts)} phrases are not voiced yet" if missing else ""
        return Lengths(
            known_ms=known,
            refused=refused,
            refused_words=refused_words(routine, voice),
            why_estimated=why,
        )

    def _length_ms(self, text: str, voice: Voice, under: Conditions) -> int | None:
        name = clip_id(Phrase(text=text), voice.pronounce(text), under)
        known = self._known.get(name)
        if known is None:
            clip = self._cache.get(name) if self._cache.has_file(name) else None
            if clip is None:
                return None
            known = len(clip.frames) // self._format.frame_bytes * FRAME_MS
            if len(self._known) >= _REMEMBERED_MAX:
                self._known.clear()
            self._known[name] = known
        return known
