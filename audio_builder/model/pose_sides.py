"""What both sides of a body do alike."""

from typing import Any


def both(**joints: dict[str, float]) -> dict[str, Any]:
    """Joints as a pose has them, the left one like the right one."""
    return {
        f"{name}_{side}": dict(motions)
        for name, motions in joints.items()
        for side in ("left", "right")
    }
