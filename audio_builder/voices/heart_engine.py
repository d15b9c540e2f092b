"""hibari, loaded. The only module that imports it."""

import re
import threading
from functools import cache
from typing import Final

from hibari import Hibari

from audio_builder.errors import VoiceError
from audio_builder.voices.port import Samples
from audio_builder.voices.sounding import sounding

_WORD: Final = re.compile(r"\[([^\]]+)\]\(/[^)]*/\)|\S+")
_loading: Final = threading.Lock()


@cache
def _shared_g2p() -> object:
    """The dictionaries, once a process: they take 0.4 s to load and are only ever read."""
    g2p = Hibari(voice="heart", threads=1).g2p
    _ = g2p.oov  # else the first unknown word loads it, in each thread that meets one
    return g2p


class HeartSpeaker:
    """hibari speaking as `heart`, on one thread, from a fixed seed: same text, same samples."""

    def __init__(self, *, seed: int, speed: float) -> None:
        with _loading:
            g2p = _shared_g2p()
        # Only "heart" is in the wheel; any other name would be fetched from the network.
        self._engine = Hibari(voice="heart", threads=1, g2p=g2p)
        self._seed = seed
        self._speed = speed

    def speak(self, spoken: str) -> Samples:
        """Sound for a text from `HeartVoice.pronounce`, at 24 kHz.

        Raises:
            VoiceError: if a word of it, or all of it, would stay silent.
        """
        phrase = _WORD.sub(lambda match: match[1] or match[0], spoken)
        for match in _WORD.finditer(spoken):
            self._refuse_lost(match, phrase)
        return sounding(self._engine(spoken, speed=self._speed, seed=self._seed), phrase)

    def _refuse_lost(self, match: re.Match[str], phrase: str) -> None:
        """Refuse what hibari would leave out without notice: a word, or a single sound of one."""
        if not any(char.isalnum() for char in match[0]):
            return
        sounds = [char for char in "".join(self._engine.phonemize(match[0])) if char.isalpha()]
        lost = [char for char in sounds if char not in self._engine.vocab]
        if lost or not sounds:
            message = (
                f"heart cannot speak the word '{match[1] or match[0]}', in: {phrase} "
                "(reword it, or give the word a pronunciation in the routine)"
            )
            raise VoiceError(message)
