"""Tracks told apart by their bytes, with their tag and without."""

import hashlib
from typing import Final

_HEADER: Final = 10
"""Bytes of an ID3 tag's header; the last four tell how long the rest is, seven bits in each."""


def track_digest(data: bytes) -> str:
    """What tells a track from all others."""
    return hashlib.sha256(data).hexdigest()


def sound_of(data: bytes) -> bytes:
    """A track without its ID3 tag."""
    if data[:3] != b"ID3":
        return data
    size = 0
    for seven in data[_HEADER - 4 : _HEADER]:
        size = size << 7 | seven
    return data[_HEADER + size :]
