"""A pose on the way from one to another. The player's `movement.js` does the same."""

from collections.abc import Sequence
from typing import Any, Final

from audio_builder.model.pose import Pose, Support
from audio_builder.model.prop import Prop
from audio_builder.model.record import Record

_HALF: Final = 0.5


def between(one: Pose, other: Pose, part: float) -> Pose:
    """The pose some part of the way, from 0 to 1; the move is slow at both ends.

    What the body rests on changes half way, but whoever lifts a foot, or sets it down, stands on
    the other one all the way. What is there changes half way too, unless it is the same things
    elsewhere: whoever steps back from a chair is seen to do so by the chair.
    """
    eased = part * part * (3 - 2 * part)
    nearer = other if part >= _HALF else one
    props = _moved(one.props, other.props, eased) or nearer.props
    support = single_support(one.support, other.support) if 0 < part < 1 else None
    mixed: dict[str, Any] = {"support": support or nearer.support, "props": props}
    for name in Pose.model_fields:
        before, after = getattr(one, name), getattr(other, name)
        if isinstance(before, Record):
            motions = {
                motion: degrees + (getattr(after, motion) - degrees) * eased
                for motion, degrees in before
            }
            mixed[name] = before.model_copy(update=motions)
    mixed["lean"] = one.lean + (other.lean - one.lean) * eased
    return one.model_copy(update=mixed)


def _moved(ones: Sequence[Prop], others: Sequence[Prop], eased: float) -> tuple[Prop, ...]:
    """The same things on their way; none if they are not the same."""
    if [one.kind for one in ones] != [other.kind for other in others]:
        return ()
    return tuple(
        one.model_copy(
            update={
                name: getattr(one, name) + (getattr(other, name) - getattr(one, name)) * eased
                for name in ("ahead", "right", "turn")
            }
        )
        for one, other in zip(ones, others, strict=True)
    )


def single_support(one: Support, other: Support) -> Support | None:
    """The foot, or knee, that is rested on where one of two is lifted or set down."""
    for both, single in ((one, other), (other, one)):
        if (both, single.rpartition("-")[2]) in (("feet", "foot"), ("knees", "knee")):
            return single
    return None
