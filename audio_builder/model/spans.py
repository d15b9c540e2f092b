"""Spans: what cues next to each other belong to the same hold, rest or change of side."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audio_builder.model.sounds import Phrase
from audio_builder.model.timeline import Cue, Place, Role, Timeline
from audio_builder.units import Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Cues in a row with one role at one place."""

    role: Role
    place: Place
    cues: tuple[Cue, ...]

    @property
    def start_ms(self) -> Ms:
        """When its first cue starts."""
        return self.cues[0].start_ms

    @property
    def length_ms(self) -> Ms:
        """From the start of its first cue to the end of its last."""
        return Ms(self.cues[-1].end_ms - self.start_ms)

    @property
    def words(self) -> tuple[str, ...]:
        """The phrases spoken in it."""
        return tuple(cue.sound.text for cue in self.cues if isinstance(cue.sound, Phrase))


def spans(timeline: Timeline) -> Iterator[Span]:
    """Cut a timeline into spans, in order."""
    for (role, place), cues in groupby(timeline.cues, key=lambda cue: (cue.role, cue.place)):
        yield Span(role=role, place=place, cues=tuple(cues))
