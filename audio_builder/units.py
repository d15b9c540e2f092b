"""Units, so that seconds are never passed where milliseconds are meant."""

from typing import Final, NewType

Ms = NewType("Ms", int)
"""Whole milliseconds: the model's only unit of time."""

FRAME_MS: Final = 24
"""Length of one MP3 frame at 48 kHz, 1152 samples, in ms: the grid every cue starts on."""


def snap(at_ms: int) -> Ms:
    """The multiple of 24 ms nearest to a nominal time (error at most 12 ms, never adding up)."""
    return Ms((at_ms + FRAME_MS // 2) // FRAME_MS * FRAME_MS)


def floor_to_frame(length_ms: int) -> Ms:
    """The longest whole number of frames within a length, in ms."""
    return Ms(length_ms // FRAME_MS * FRAME_MS)


def ceil_to_frame(length_ms: int) -> Ms:
    """The shortest whole number of frames that covers a length, in ms."""
    return Ms(-(-length_ms // FRAME_MS) * FRAME_MS)
