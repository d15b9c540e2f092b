"""The one shape of MP3 that is written: 48 kHz, mono, constant bit rate, MPEG-1 Layer III.

At 48 kHz a frame is exactly 24 ms and a whole number of bytes, without a padding bit, so time,
frames and bytes are proportional and every place in a track is one multiplication away.
"""

from dataclasses import dataclass
from typing import Final

SAMPLE_RATE: Final = 48_000
"""Samples a second."""
SAMPLES_PER_FRAME: Final = 1152
"""Samples in a frame of MPEG-1 Layer III (ISO/IEC 11172-3, 2.4.2.1): 24 ms at 48 kHz."""
ENCODER_DELAY: Final = 576
"""Samples LAME puts in front of the sound (ENCDELAY in LAME's encoder.h)."""
DECODER_DELAY: Final = 529
"""Samples a decoder's filter bank adds in front (528 + 1; DECDELAY in LAME's encoder.h)."""
SIDE_INFO_BYTES: Final = 17
"""Length of the side information of a mono frame (ISO/IEC 11172-3, 2.4.1.7)."""
HEADER_BYTES: Final = 4
"""Length of a frame's header: there is no checksum between it and the side information."""

_BITRATE_INDEX: Final = {64: 5, 96: 7}
"""Index of each bit rate in the header (ISO/IEC 11172-3, 2.4.2.3, the table of Layer III)."""
_SYNC_MPEG1_LAYER3_NO_CRC: Final = b"\xff\xfb"
_RATE_48K_NO_PADDING: Final = 0b01 << 2
_MONO_ORIGINAL: Final = 0b1100_0100


@dataclass(frozen=True, slots=True, kw_only=True)
class Mp3Format:
    """One bit rate for every clip and track of a library.

    Attributes:
        bitrate_kbps: 64 or 96, in thousands of bits a second.

    Raises:
        ValueError: for any other bit rate.
    """

    bitrate_kbps: int = 64

    def __post_init__(self) -> None:
        if self.bitrate_kbps not in _BITRATE_INDEX:
            message = f"{self.bitrate_kbps} kbit/s is not possible: give 64 or 96"
            raise ValueError(message)

    @property
    def frame_bytes(self) -> int:
        """Bytes of a frame: 144 x bit rate / sample rate (ISO/IEC 11172-3, 2.4.3.1)."""
        return 144 * self.bitrate_kbps * 1000 // SAMPLE_RATE

    @property
    def header(self) -> bytes:
        """The four bytes every frame begins with, exactly as LAME writes them."""
        rates = _BITRATE_INDEX[self.bitrate_kbps] << 4 | _RATE_48K_NO_PADDING
        return _SYNC_MPEG1_LAYER3_NO_CRC + bytes((rates, _MONO_ORIGINAL))

    @property
    def silent_frame(self) -> bytes:
        """A frame of digital silence: side information of zeros says "nothing is coded"."""
        return self.header.ljust(self.frame_bytes, b"\0")

    def is_whole_frames(self, data: bytes) -> bool:
        """Whether these are whole frames of this format that may follow any others.

        They may if the first one borrows nothing from the frames before it: its main_data_begin,
        the first nine bits of the side information (ISO/IEC 11172-3, 2.4.1.7), is 0.
        """
        frames, rest = divmod(len(data), self.frame_bytes)
        if frames == 0 or rest != 0:
            return False
        # Byte i of every frame at once: a slice with a stride costs far less than a loop.
        headers_match = all(
            data[place :: self.frame_bytes] == bytes((expected,)) * frames
            for place, expected in enumerate(self.header)
        )
        borrows = data[HEADER_BYTES] << 1 | data[HEADER_BYTES + 1] >> 7
        return headers_match and borrows == 0
