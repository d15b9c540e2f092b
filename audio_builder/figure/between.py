"""A pose on the way from one to another. The player's `movement.js` does the same."""

from typing import Any, Final

from audio_builder.model.pose import Pose
from audio_builder.model.record import Record

_HALF: Final = 0.5


def between(one: Pose, other: Pose, part: float) -> Pose:
    """The pose some part of the way, from 0 to 1; the move is slow at both ends.

    What the body rests on, and what else is there, changes half way.
    """
    eased = part * part * (3 - 2 * part)
    nearer = other if part >= _HALF else one
    mixed: dict[str, Any] = {"support": nearer.support, "props": nearer.props}
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
