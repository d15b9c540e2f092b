"""A routine, as its author writes it: frozen records, one for each mapping of the YAML.

Lengths stand here in the author's seconds; whatever lays out time reads the `…_ms` properties.
Each field's description is what the published JSON Schema shows in an editor.
"""

from typing import Annotated, Literal

from pydantic import Field

from audio_builder.model.block import Block, Item, leaves
from audio_builder.model.doses import Calls
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Level
from audio_builder.model.record import Record
from audio_builder.model.rules import Rule
from audio_builder.model.values import (
    FORMAT_2,
    Email,
    Line,
    Name,
    Posture,
    Seconds,
    ShortName,
    Slug,
    ms,
)
from audio_builder.units import Ms


class Source(Record):
    """Whose work the routine is drawn from."""

    author: Name = Field(description="Who made it.")
    title: Name = Field(description="What it is called.")
    publisher: Name = Field(description="Where it appeared.")
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=300)] | None = Field(
        default=None, description="Its address, if it has one."
    )


class Pronunciation(Record):
    """How a word is said: respelled for any voice, in IPA for voices that read it, or both."""

    word: Name = Field(description="The word as it stands in the texts; case does not matter.")
    say: Name | None = Field(default=None, description="A respelling that any voice reads right.")
    ipa: Name | None = Field(default=None, description="IPA without slashes, as in ˈsoʊæs.")


class Routine(Record):
    """A whole routine."""

    format: Literal[1, 2] = Field(description="Version of this language.")
    id: Slug = Field(description="Its name in addresses and files.")
    title: Name = Field(description="Its name, shown and spoken.")
    spoken_names: tuple[Name, ...] = Field(
        default=(), max_length=20, description="Other names a listener may ask for it by."
    )
    language: Annotated[str, Field(pattern=r"^en(-[A-Z]{2})?$")] = Field(
        default="en-US",
        description="English, as in en-US or en-GB; the coach speaks English.",
    )
    genre: Name | None = Field(
        default=None,
        description="What kind of practice it is, as in mobility or intervals; for lists.",
        json_schema_extra=FORMAT_2,
    )
    body_parts: tuple[ShortName, ...] = Field(
        default=(),
        max_length=8,
        description="Which parts of the body it is for, as in hip or lower back; for lists.",
        json_schema_extra=FORMAT_2,
    )
    summary: Annotated[str, Field(min_length=1, max_length=1000)] = Field(
        description="What the routine is for; shown, never spoken."
    )
    author: Name = Field(default="Repcast", description="Who speaks for this routine: you.")
    contact: Email | None = Field(
        default=None,
        description="Your e-mail address for podcast directories; it stands in the public feed.",
    )
    source: Source | None = Field(default=None, description="Whose work it is drawn from.")
    intro: tuple[Line, ...] = Field(
        default=(), max_length=6, description="How the session opens, one thought a line."
    )
    safety: tuple[Line, ...] = Field(
        min_length=1, max_length=8, description="What keeps the listener safe; spoken once, always."
    )
    close: tuple[Line, ...] = Field(
        default=(), max_length=6, description="How the session ends, one thought a line."
    )
    lead_in: Seconds = Field(default=5, description="Seconds to get ready before the work begins.")
    change_of_side: Seconds = Field(default=8, description="Seconds to change sides.")
    rest: Seconds = Field(default=15, description="Seconds between two exercises.")
    posture_change: Seconds = Field(
        default=25, description="Seconds between two exercises done in different postures."
    )
    calls: Calls | None = Field(
        default=None, description="What is called out by the clock.", json_schema_extra=FORMAT_2
    )
    fit: tuple[Rule, ...] = Field(
        default=(),
        max_length=40,
        description="What to leave out, in this order, for a listener who has less time.",
        json_schema_extra=FORMAT_2,
    )
    overrun: Literal["error", "extend"] = Field(
        default="error",
        description="Words longer than their slot: an error, or the slot grows to fit them.",
    )
    pronunciations: tuple[Pronunciation, ...] = Field(
        default=(), max_length=200, description="How words are said that the voice gets wrong."
    )
    exercises: tuple[Item, ...] = Field(
        min_length=1, max_length=20, description="The exercises and blocks, in their order."
    )

    @property
    def lead_in_ms(self) -> Ms:
        """Time to get ready, in ms."""
        return ms(self.lead_in)

    @property
    def change_of_side_ms(self) -> Ms:
        """Time to change sides, in ms."""
        return ms(self.change_of_side)

    @property
    def leaves(self) -> tuple[Exercise, ...]:
        """Every exercise, those in blocks too, in order."""
        return tuple(leaves(self.exercises))

    @property
    def has_blocks(self) -> bool:
        """Whether any of its items is a block."""
        return any(isinstance(item, Block) for item in self.exercises)

    @property
    def equipment(self) -> tuple[str, ...]:
        """What it takes, each thing once."""
        return tuple(dict.fromkeys(thing for leaf in self.leaves for thing in leaf.equipment))

    @property
    def postures(self) -> tuple[str, ...]:
        """How it is done at the standard level, each posture once."""
        return tuple(dict.fromkeys(leaf.posture for leaf in self.leaves))

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that make a difference: the standard one, and those an exercise has."""
        written = [leaf.levels for leaf in self.leaves if leaf.levels is not None]
        easier = any(levels.easier for levels in written)
        harder = any(levels.harder for levels in written)
        return (
            *((Level.EASIER,) if easier else ()),
            Level.STANDARD,
            *((Level.HARDER,) if harder else ()),
        )

    def item_id(self, number: int) -> str:
        """What item `number` (from 1) is called in addresses: a block needs no id of its own."""
        return self.exercises[number - 1].id or f"block-{number}"

    def rest_before_ms(self, number: int) -> Ms:
        """The rest before item `number` (from 2), in ms: longer if the posture changes."""
        changes = end_posture(self.exercises[number - 2]) != start_posture(
            self.exercises[number - 1]
        )
        return ms(self.posture_change if changes else self.rest)


def title_of(item: Exercise | Block) -> str:
    """The name of an item, shown and spoken."""
    return item.name if isinstance(item, Block) else item.title


def start_posture(item: Exercise | Block) -> Posture:
    """The posture that an item begins in."""
    return next(leaves((item,))).posture


def end_posture(item: Exercise | Block) -> Posture:
    """The posture that an item ends in."""
    *_, last = leaves((item,))
    return last.posture
