"""A block: exercises that are gone through in rounds."""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, Tag

from audio_builder.model.doses import TURNS_MAX, Calls, Length
from audio_builder.model.exercise import Exercise
from audio_builder.model.record import Record
from audio_builder.model.values import NAME_MAX, Name, Seconds, Slug, ms
from audio_builder.units import Ms

NESTED_MAX: Final = 2
"""Blocks may stand in a block, and no deeper."""
_CHANGE_MS: Final = Ms(10_000)
"""Time between two exercises of a round on words' time, unless the block says otherwise."""


class Block(Record):
    """Exercises in rounds: a circuit, a superset, intervals, as many rounds as possible."""

    id: Slug | None = Field(default=None, description="Its name in addresses and files.")
    title: Name | None = Field(
        default=None, description="Its name, shown and spoken; made of its exercises unless given."
    )
    spoken_names: tuple[Name, ...] = Field(
        default=(), max_length=20, description="Other names a listener may ask for it by."
    )
    rounds: Annotated[int, Field(ge=1, le=TURNS_MAX)] = Field(
        default=1, description="How often its exercises are gone through."
    )
    for_: Length | None = Field(
        default=None,
        alias="for",
        description="As many rounds as possible within this time, which the listener counts.",
    )
    every: Length | None = Field(
        default=None,
        description="A strict clock: each exercise starts on a multiple of this length.",
    )
    rest: Length | None = Field(default=None, description="Rest between two rounds.")
    rest_between_exercises: Seconds | None = Field(
        default=None,
        description="Seconds between two exercises of a round: 10 unless given, 0 by the clock.",
    )
    calls: Calls | None = Field(default=None, description="What is called out by the clock.")
    exercises: Annotated[tuple["Item", ...], Field(min_length=1, max_length=20)] = Field(
        description="What a round consists of, in order."
    )

    model_config = Record.model_config | {"populate_by_name": True, "serialize_by_alias": True}

    @property
    def leaves(self) -> tuple[Exercise, ...]:
        """Its exercises, those of inner blocks too, in order."""
        return tuple(leaves(self.exercises))

    @property
    def name(self) -> str:
        """Its title, or one made of its exercises' titles."""
        if self.title is not None:
            return self.title
        *most, last = dict.fromkeys(exercise.title for exercise in self.leaves)
        together = f"{', '.join(most)} and {last}" if most else last
        return together if len(together) <= NAME_MAX else f"{len(most) + 1} exercises in rounds"

    @property
    def by_clock(self) -> bool:
        """Whether a strict clock runs it from its start to its end."""
        by_own_clock = self.every is not None or self.for_ is not None
        return by_own_clock or all(item.by_clock for item in self.exercises)

    @property
    def rest_ms(self) -> Ms:
        """The rest between two rounds, in ms."""
        return Ms(0) if self.rest is None else self.rest.ms

    @property
    def change_ms(self) -> Ms:
        """Time between two exercises of a round, in ms."""
        if self.rest_between_exercises is not None:
            return ms(self.rest_between_exercises)
        return Ms(0) if self.by_clock else _CHANGE_MS


def _kind_of_item(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever is there
    is_block = "exercises" in value if isinstance(value, dict) else isinstance(value, Block)
    return "<block>" if is_block else "<exercise>"


Item = Annotated[
    Annotated[Exercise, Tag("<exercise>")] | Annotated[Block, Tag("<block>")],
    Discriminator(_kind_of_item),
]
"""What a routine or a block consists of. A tag is no key of the language: it is never shown."""

Block.model_rebuild()


def leaves(items: tuple[Exercise | Block, ...]) -> Iterator[Exercise]:
    """Yield the exercises among items, those of blocks too, in order."""
    for item in items:
        if isinstance(item, Block):
            yield from leaves(item.exercises)
        else:
            yield item
