"""The voice of the answers: the builder's own `heart`, and clips that this machine keeps."""

from collections.abc import Mapping

from audio_builder.speech import KeptSpeech, open_kept_speech
from skill.listen.decoding import decoded
from skill.listen.ports import Sound

VOICE = "heart"


class HeartAnswers:
    """Speaks answers as the coach speaks."""

    def __init__(self, speech: KeptSpeech) -> None:
        self._speech = speech

    def say(self, text: str) -> Sound:
        """The sound of a text."""
        return decoded(self._speech.say(text))


def open_heart(environ: Mapping[str, str]) -> HeartAnswers:
    """The voice, ready to answer at once.

    Raises:
        NoVoiceError: if it cannot be loaded here.
    """
    speech = open_kept_speech(VOICE, environ)
    speech.prepare()
    return HeartAnswers(speech)
