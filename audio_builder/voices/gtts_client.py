"""gTTS, loaded. The only module that imports it and soundfile.

What gTTS does that a reader should know: it sends every request with certificate checks off and
silences urllib3's warning about that for the whole process. Both are fixed inside the method that
holds its protocol, so they stay as they are; what travels are the words of a routine and MP3 data.
It takes proxies from the environment (`https_proxy`). It cuts a text of over 100 characters into
several requests, and skips without a word any answer in which it finds no sound.
"""

import io
from collections.abc import Callable
from difflib import get_close_matches
from typing import Final

import numpy as np
import requests
import soundfile
from gtts import gTTS, gTTSError
from gtts.lang import tts_langs

from audio_builder.errors import InputError, VoiceError
from audio_builder.voices.port import Samples
from audio_builder.voices.sounding import sounding

WAITS_S: Final = (1.0, 3.0)
"""Seconds before the second try and before the third and last."""
TOO_MANY: Final = 429
SERVER_ERRORS: Final = range(500, 600)


class _PassingError(Exception):
    """The service failed in a way that another try may mend."""


class GttsSpeaker:
    """The service, asked phrase by phrase."""

    def __init__(
        self,
        *,
        language: str,
        tld: str,
        sample_rate: int,
        timeout_s: tuple[float, float],
        pause: Callable[[float], None],
    ) -> None:
        self._language = _known(language)
        self._tld = tld
        self._sample_rate = sample_rate
        self._timeout_s = timeout_s
        self._pause = pause

    def speak(self, spoken: str) -> Samples:
        """Sound for a text from `GttsVoice.pronounce`, at the record's sample rate.

        Raises:
            VoiceError: if the service does not answer with sound, after three tries at most.
        """
        try:
            answers = self._ask_again(spoken)
            parts = [self._decoded(answer) for answer in answers]
        except VoiceError as error:
            message = f"{error}, for the phrase: {spoken}. {self._way_out()}"
            raise VoiceError(message) from error
        return sounding(np.concatenate(parts), spoken)

    def _ask_again(self, spoken: str) -> list[bytes]:
        for wait_s in WAITS_S:
            try:
                return self._ask(spoken)
            except _PassingError:
                self._pause(wait_s)
        try:
            return self._ask(spoken)
        except _PassingError as error:
            message = f"{error} ({len(WAITS_S) + 1} tries)"
            raise VoiceError(message) from error

    def _ask(self, spoken: str) -> list[bytes]:
        """The service's answers, one MP3 for each piece of the text."""
        request = gTTS(
            spoken,
            lang=self._language,
            tld=self._tld,
            lang_check=False,  # checked when opened, without the client's warnings
            timeout=self._timeout_s,
        )
        try:
            answers = list(request.stream())
        except gTTSError as error:
            raise self._failure(error) from error
        except ValueError as error:
            message = "the service's answer cannot be read"
            raise VoiceError(message) from error
        if len(answers) != len(request.get_bodies()):
            message = "the service answered with something else than speech (a notice, or a log-in)"
            raise VoiceError(message)
        return answers

    def _failure(self, error: gTTSError) -> Exception:
        response = error.rsp
        if response is None:
            return self._unanswered(error.__context__)
        status = response.status_code
        if status == TOO_MANY:
            return _PassingError("the service says: too many requests (429)")
        if status in SERVER_ERRORS:
            return _PassingError(f"the service failed ({status} {response.reason})")
        if response.ok:
            return VoiceError(f"the service gave no sound in the language '{self._language}'")
        return VoiceError(f"the service refused ({status} {response.reason})")

    def _unanswered(self, cause: BaseException | None) -> Exception:
        match cause:
            case requests.ConnectTimeout():
                return _PassingError(f"no connection to the service in {self._timeout_s[0]:g} s")
            case requests.Timeout():
                return _PassingError(f"no answer from the service in {self._timeout_s[1]:g} s")
            case requests.ConnectionError():
                return _PassingError("the service cannot be reached")
            case _:
                return VoiceError(f"the request failed ({cause})")

    def _decoded(self, mp3: bytes) -> Samples:
        try:
            samples, rate = soundfile.read(io.BytesIO(mp3), dtype="float32", always_2d=True)
        except soundfile.SoundFileError as error:
            message = "the service's answer is empty or no MP3" if mp3 else "the answer is empty"
            raise VoiceError(message) from error
        if rate != self._sample_rate:
            message = f"the service answered at {rate} Hz, not at {self._sample_rate} Hz"
            raise VoiceError(message)
        mono: Samples = samples.mean(axis=1)
        return mono

    def _way_out(self) -> str:
        kept = "What was voiced so far is kept: build again later"
        return f"{kept}, or use --voice heart" if self._language == "en" else kept


def _known(language: str) -> str:
    languages = tts_langs()
    if language not in languages:
        close = get_close_matches(language, languages, n=1, cutoff=0.5)
        hint = f"did you mean gtts:{close[0]}? " if close else ""
        message = f"gtts has no language '{language}': {hint}it has {', '.join(sorted(languages))}"
        raise InputError(message)
    return language
