"""The Info frame: the silent first frame that tells players how long a track is, exactly.

Its layout is the Xing header with LAME's extension, as http://gabriel.mp3-tech.org/mp3infotag.html
describes it and LAME's VbrTag.c writes it.
"""

import struct
from typing import Final

from audio_builder.mp3.format import (
    ENCODER_DELAY,
    SAMPLES_PER_FRAME,
    SIDE_INFO_BYTES,
    Mp3Format,
)

_FRAMES_BYTES_QUALITY: Final = 0b1011
"""Which fields follow. No table of seek points: at a constant bit rate players need none."""
_QUALITY: Final = 57
"""LAME's figure for the quality 3 that clips are encoded at: 100 - 10 x 4 (VBR default) - 3."""
_CONSTANT_BITRATE: Final = 1
_SOURCE_48K: Final = 0b10 << 6
_MOST_FRAMES: Final = 10_000_000
"""Beyond this (66 hours) the length in bytes would outgrow its field of 32 bits."""


def render_info_frame(fmt: Mp3Format, frames: int) -> bytes:
    """The Info frame of a track.

    A track of D frames of sound carries D + 1: a clip's last sample leaves the decoder
    576 + 529 samples after it went in. The header states the delay in front, 576, and as padding
    what is left of that extra frame, also 576; players leave both out and play D x 1152 samples.

    Args:
        fmt: the track's format.
        frames: how many frames follow this one (D + 1).

    Returns:
        One whole frame, which decodes to silence.

    Raises:
        ValueError: if `frames` is below 1 or more than the header can state.
    """
    if not 1 <= frames <= _MOST_FRAMES:
        message = f"an Info frame cannot stand for {frames} frames: give 1 to {_MOST_FRAMES}"
        raise ValueError(message)
    size = (1 + frames) * fmt.frame_bytes  # LAME counts the Info frame in bytes, not in frames
    xing = struct.pack(">4s4I", b"Info", _FRAMES_BYTES_QUALITY, frames, size, _QUALITY)
    start = fmt.header + bytes(SIDE_INFO_BYTES) + xing + _lame_extension(fmt, size)
    return (start + _crc16(start).to_bytes(2)).ljust(fmt.frame_bytes, b"\0")


def _lame_extension(fmt: Mp3Format, size: int) -> bytes:
    """LAME's 36 bytes without the two of their checksum; 0 means "unknown" in what it leaves."""
    padding = SAMPLES_PER_FRAME - ENCODER_DELAY
    return struct.pack(
        ">9s2B8xxB3s2B2xI2x",
        b"LAME3.100",
        _CONSTANT_BITRATE,
        0,  # low-pass
        fmt.bitrate_kbps,
        (ENCODER_DELAY << 12 | padding).to_bytes(3),
        _SOURCE_48K,
        0,  # gain
        size,
    )


def _crc16(data: bytes) -> int:
    """CRC-16 with the reflected polynomial 0xA001 from 0, as LAME's CRC_update_lookup.

    LAME takes it over every byte of the frame in front of it. That is the "first 190 bytes" of
    the descriptions only in a stereo frame with seek points; here it is fewer.
    """
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
