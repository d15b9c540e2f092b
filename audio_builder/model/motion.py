"""A motion: what a figure does over and over while work by the clock lasts."""

from typing import Final

from pydantic import Field

from audio_builder.model.poses import Posing
from audio_builder.model.record import Record
from audio_builder.model.values import Tempo, ms
from audio_builder.units import Ms

_WITHOUT_STAYS: Final = 2


class Motion(Record):
    """From the pose of the exercise to another one, and back."""

    to: Posing | None = Field(
        default=None,
        description="The pose it goes to: a name, or what is different from the exercise's 'pose'; "
        "without it, the same on the other side.",
    )
    tempo: Tempo = Field(
        default="1-1",
        description="Seconds there and back, as in 1-1; of three there, stay, back; of four a stay "
        "at the end too.",
    )
    alternate: bool = Field(
        default=False, description="Whether every other time it is the other side, as in marching."
    )

    @property
    def phases_ms(self) -> tuple[Ms, Ms, Ms, Ms]:
        """How long it takes there, stays, takes back, and stays again, in ms."""
        phases = [ms(float(phase)) for phase in self.tempo.split("-")]
        if len(phases) <= _WITHOUT_STAYS:
            return phases[0], Ms(0), phases[-1], Ms(0)
        there, stay, back, *end = phases
        return there, stay, back, end[0] if end else Ms(0)
