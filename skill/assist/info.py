"""What is told of the voice and of the skill to whoever asks."""

from types import MappingProxyType
from typing import Final

from wyoming.info import (
    Attribution,
    HandleModel,
    HandleProgram,
    Info,
    IntentModel,
    IntentProgram,
    TtsProgram,
    TtsVoice,
)

from audio_builder import __version__
from audio_builder.speech import Speech

_NAME: Final = "Repcast"
_HOMES: Final = MappingProxyType(
    {
        "hibari": "https://github.com/MMWilliams/hibari",
        "gTTS": "https://github.com/pndurette/gTTS",
    }
)
"""Where each engine's makers are found."""


def info(speech: Speech, *, moves: bool) -> Info:
    """One voice that takes its text in pieces or whole, and one that answers questions.

    Args:
        speech: the voice.
        moves: whether moves are handed on as intents; Home Assistant then knows that it controls.
    """
    voice, ours = speech.record, Attribution(name=_NAME, url="")
    whose = Attribution(name=voice.attribution, url=_HOMES.get(voice.engine, ""))
    return Info(
        tts=[
            TtsProgram(
                name=_NAME.lower(),
                description=f"{_NAME}: the coach's voice",
                attribution=ours,
                installed=True,
                version=__version__,
                voices=[
                    TtsVoice(
                        name=voice.name,
                        description=voice.name,
                        attribution=whose,
                        installed=True,
                        version=voice.version,
                        languages=[speech.language],
                    )
                ],
                supports_synthesize_streaming=True,
            )
        ],
        intent=[_intents(ours)] if moves else [],
        handle=[
            HandleProgram(
                name=_NAME.lower(),
                description=f"{_NAME}: answers questions about the routines",
                attribution=ours,
                installed=True,
                version=__version__,
                models=[
                    HandleModel(
                        name="coach",
                        description="The skill, on a device that cannot play",
                        attribution=ours,
                        installed=True,
                        version=__version__,
                        languages=["en"],
                    )
                ],
            )
        ],
    )


def _intents(ours: Attribution) -> IntentProgram:
    model = IntentModel(
        name="moves",
        description="Moves of a practice, for Repcast's integration",
        attribution=ours,
        installed=True,
        version=__version__,
        languages=["en"],
    )
    return IntentProgram(
        name=_NAME.lower(),
        description=f"{_NAME}: start, next, stop, for its integration",
        attribution=ours,
        installed=True,
        version=__version__,
        models=[model],
    )
