"""The encoder: samples in, whole frames of one fresh LAME encoder out. The only door to lameenc."""

from typing import Final

import lameenc
import numpy as np

from audio_builder.clips.samples import Samples
from audio_builder.mp3.format import SAMPLE_RATE, SAMPLES_PER_FRAME, Mp3Format

TAIL_FRAMES: Final = 1
"""Frames after the sound's own that its last samples reach into: ceil(1105 / 1152)."""


def encode(samples: Samples, fmt: Mp3Format, quality: int) -> bytes:
    """Encode sound by itself, so that its frames may follow any others.

    LAME turns all sound down by 5 % (0.45 dB), and lameenc has no switch for it.

    Args:
        samples: mono sound at 48 kHz; padded with silence to whole frames.
        fmt: the library's bit rate.
        quality: LAME's, 0 (best) to 9 (fastest).

    Returns:
        ceil(samples / 1152) + 1 frames; what LAME flushes beyond them is cut.

    Raises:
        RuntimeError: if LAME's first frame leans on frames before it, which would break joining.
    """
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(fmt.bitrate_kbps)
    encoder.set_quality(quality)
    whole = -(-samples.size // SAMPLES_PER_FRAME)
    padded = np.pad(samples, (0, whole * SAMPLES_PER_FRAME - samples.size))
    pcm = np.round(np.clip(padded, -1.0, 1.0) * 32767).astype("<i2")
    encoded = bytes(encoder.encode(pcm.tobytes())) + bytes(encoder.flush())
    frames = encoded[: (whole + TAIL_FRAMES) * fmt.frame_bytes]
    if not fmt.is_whole_frames(frames):
        message = "LAME gave frames that cannot be joined"
        raise RuntimeError(message)
    return frames
