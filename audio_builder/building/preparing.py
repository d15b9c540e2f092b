"""Preparing a routine: what any allowed pace of it can say and sound. A task for an executor."""

from dataclasses import dataclass

from audio_builder.building.workshop import refusals
from audio_builder.model.routine import Routine
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.planning.script import Direction
from audio_builder.voices.port import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """A routine that is to be prepared, and who will speak it."""

    routine: Routine
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a routine needs, before any of it is voiced.

    Attributes:
        directions: those that between them hold every sound of it.
        spoken: its phrases, each as the voice is handed it.
        refused: the phrases that the voice cannot be handed, and why.
        refused_words: the words of its pronunciations that cannot be spoken, and why.
    """

    directions: tuple[Direction, ...]
    spoken: dict[str, str]
    refused: dict[str, str]
    refused_words: dict[str, str]


def prepare(preparation: Preparation) -> Prepared:
    """Find out what a routine needs. Pure."""
    routine, voice = preparation.routine, preparation.voice
    directions = needed_directions(routine)
    phrases = needed_phrases(directions)
    refused = refusals(phrases, voice)
    return Prepared(
        directions=directions,
        spoken={text: voice.pronounce(text) for text in phrases if text not in refused},
        refused=refused,
        refused_words=refusals((entry.word for entry in routine.pronunciations), voice),
    )
