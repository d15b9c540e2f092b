"""The wake words that are there, and what hears them: each engine is a module, loaded here."""

from enum import StrEnum

from skill.listen.ports import FRAME_MS, Heard, WakeWord


class Engine(StrEnum):
    """What hears a wake word."""

    MICRO = "micro"
    """microWakeWord: a two-hundredth of a core, made for microcontrollers."""
    OPEN = "open"
    """openWakeWord: a fifth of a core; hears better while something plays."""


class Phrase(StrEnum):
    """The phrases that both engines have a model for."""

    HEY_JARVIS = "hey_jarvis"
    HEY_MYCROFT = "hey_mycroft"
    OKAY_NABU = "okay_nabu"
    ALEXA = "alexa"

    @property
    def words(self) -> str:
        """It, in words."""
        return self.value.replace("_", " ")


class RefractoryWakeWord:
    """A wake word that is heard once each time: engines find the same one again right after."""

    def __init__(self, engine: WakeWord, *, refractory_ms: int) -> None:
        self._engine = engine
        self._refractory_ms = refractory_ms
        self._deaf_ms = 0

    @property
    def phrase(self) -> str:
        """What wakes it."""
        return self._engine.phrase

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether the phrase has just been said."""
        self._deaf_ms = max(0, self._deaf_ms - FRAME_MS)
        if not self._engine.hears(frame) or self._deaf_ms:
            return False
        self._deaf_ms = self._refractory_ms
        return True

    def reset(self) -> None:
        """Forget what was heard."""
        self._engine.reset()


def open_wake_word(engine: Engine, phrase: Phrase) -> WakeWord:
    """An engine that waits for a phrase; only the one that is wanted is loaded.

    Raises:
        ImportError: if it is not installed.
    """
    if engine is Engine.MICRO:
        from skill.listen.micro_wake_word import MicroWakeWord  # noqa: PLC0415 - see above

        return RefractoryWakeWord(MicroWakeWord(phrase.value, phrase.words), refractory_ms=1_000)
    from skill.listen.open_wake_word import OpenWakeWord  # noqa: PLC0415 - see above

    return RefractoryWakeWord(OpenWakeWord(phrase.value, phrase.words), refractory_ms=2_000)
