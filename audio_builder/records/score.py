"""The score: all it takes to lay one routine out at any pace."""

from typing import Annotated, Any, Literal

from pydantic import Field

from audio_builder.model.routine import Routine
from audio_builder.records.base import Entry, Sha256


class SoundEntry(Entry):
    """One sound's clip."""

    clip: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
    length_ms: int
    digest: Sha256 | None = None
    """Of its frames; None in scores of before."""


class Score(Entry):
    """All it takes to lay a routine out at any pace."""

    schema_version: Literal[1]
    fingerprint: str
    """Of everything the sounds below follow from; equal means that nothing has to be made."""
    conditions: dict[str, Any]
    """What shaped every clip alike (clips.recipe.Conditions)."""
    voice: str
    """Who speaks, as the tags say it."""
    vocabulary: int = 1
    """Which version of the house's own sentences its sounds are for (planning.vocabulary)."""
    routine: Routine
    sounds: dict[str, SoundEntry]
    """Each sound that any allowed pace can need, under its key."""
