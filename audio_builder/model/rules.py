"""Rules that make a session shorter, as its author states them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from audio_builder.model.doses import TURNS_MAX
from audio_builder.model.record import Record
from audio_builder.model.values import Slug

_Turns = Annotated[int, Field(ge=1, le=TURNS_MAX)]


class Rule(Record):
    """One thing to leave out; of `reps`, `sets`, `rounds`, `drop` and `skip` it has one."""

    reps: Literal["fewest"] | None = Field(
        default=None, description="'fewest': each exercise takes the fewest reps of its range."
    )
    sets: _Turns | None = Field(default=None, description="Sets that are left of the exercise.")
    rounds: _Turns | None = Field(default=None, description="Rounds that are left of the block.")
    drop: Slug | None = Field(default=None, description="The exercise or block to leave out.")
    skip: Literal["intro"] | None = Field(
        default=None, description="'intro': the opening lines are left out, never the safety ones."
    )
    of: Slug | None = Field(
        default=None, description="Which exercise or block the reps, sets or rounds are of."
    )

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        things = (self.reps, self.sets, self.rounds, self.drop, self.skip)
        if len(things) - things.count(None) != 1:
            message = "a rule has one of reps, sets, rounds, drop and skip"
            raise ValueError(message)
        if self.of is None and (self.sets or self.rounds):
            message = "say whose sets or rounds: add 'of' with an id"
            raise ValueError(message)
        return self
