"""The wake words that are there, and what hears them: each engine is a module, loaded here."""

from enum import StrEnum

from skill.listen.ports import WakeWord


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


def open_wake_word(engine: Engine, phrase: Phrase) -> WakeWord:
    """An engine that waits for a phrase; only the one that is wanted is loaded.

    Raises:
        ImportError: if it is not installed.
    """
    if engine is Engine.MICRO:
        from skill.listen.micro_wake_word import MicroWakeWord  # noqa: PLC0415 - see above

        return MicroWakeWord(phrase.value, phrase.words)
    from skill.listen.open_wake_word import OpenWakeWord  # noqa: PLC0415 - see above

    return OpenWakeWord(phrase.value, phrase.words)
