"""Props: what stands where somebody exercises, or is held.

Places are in metres from the middle of what the body rests on: of the balls of both feet, of both
shanks, of pelvis or chest. One foot, or one knee, rests where it is when both do. So as long as the
support is the same, a prop stands still while the body moves.
"""

from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from audio_builder.model.record import Record
from audio_builder.model.values import listed

PropKind = Literal["wall", "chair", "bench", "table", "rail", "step", "band", "weight", "pole"]
"""What it is. Bands, weights and poles are held; all else stands on the floor."""
_REACH_M: Final = 3
_HELD: Final = ("band", "weight", "pole")


class Prop(Record):
    """A thing that an exercise takes, and where it is."""

    kind: PropKind = Field(description="What it is.")
    ahead: Annotated[float, Field(ge=-_REACH_M, le=_REACH_M)] = Field(
        default=0, description="How far ahead its middle is, in metres; behind, negative."
    )
    right: Annotated[float, Field(ge=-_REACH_M, le=_REACH_M)] = Field(
        default=0, description="How far to the right, in metres; to the left, negative."
    )
    turn: Annotated[float, Field(ge=-180, le=180)] = Field(
        default=0,
        description="By how many degrees its front is turned to the left; right, negative.",
    )
    height: Annotated[float, Field(gt=0, le=_REACH_M)] | None = Field(
        default=None,
        description="How high its top is, or the place a band is tied to, in metres; without it a "
        "thing is as high as usual, and a band runs from hand to hand.",
    )
    held: Literal["left", "right", "both"] | None = Field(
        default=None, description="Which hand holds it; both, unless given."
    )

    @model_validator(mode="after")
    def _is_held(self) -> Self:
        if self.held is not None and self.kind not in _HELD:
            message = (
                f"a {self.kind} stands on the floor; only a band, a weight or a pole is 'held'"
            )
            raise ValueError(message)
        if self.kind == "band" and self.height is None and self.held in ("left", "right"):
            message = "say at which 'height' the other end of the band is tied, or hold 'both' ends"
            raise ValueError(message)
        return self

    def mirrored(self) -> "Prop":
        """The same for whoever does it on the other side."""
        held: Literal["left", "right", "both"] | None = self.held
        if held in ("left", "right"):
            held = "left" if held == "right" else "right"
        return self.model_copy(update={"right": -self.right, "turn": -self.turn, "held": held})


def _by_kind(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


_Named = Annotated[Prop, BeforeValidator(_by_kind, json_schema_input_type=PropKind | Prop)]
_Props = Annotated[tuple[_Named, ...], Field(max_length=6)]
Props = Annotated[_Props, BeforeValidator(listed, json_schema_input_type=_Named | _Props)]
"""One thing that is there, or several; what is just named is in the middle, or in both hands."""
