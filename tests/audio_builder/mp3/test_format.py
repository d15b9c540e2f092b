"""The shape of a frame."""

from collections.abc import Callable

import pytest

from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip

EncodeNoise = Callable[[int, int, Mp3Format], Clip]


@pytest.mark.parametrize("bitrate", [0, 32, 65, 128])
def test_other_bitrates_are_refused(bitrate: int) -> None:
    """A library is at 64 or 96 kbit/s: only these are known to be exact and good enough."""
    with pytest.raises(ValueError, match="give 64 or 96"):
        Mp3Format(bitrate_kbps=bitrate)


@pytest.mark.parametrize(("bitrate", "size"), [(64, 192), (96, 288)])
def test_frame_sizes(bitrate: int, size: int) -> None:
    """24 ms at 64 kbit/s are 192 bytes, at 96 kbit/s 288."""
    fmt = Mp3Format(bitrate_kbps=bitrate)
    assert fmt.frame_bytes == len(fmt.silent_frame) == size


def test_header_is_lames(fmt: Mp3Format, encode_noise: EncodeNoise) -> None:
    """The header of silent frames is the one LAME writes: a player sees one stream."""
    clip = encode_noise(5, 1, fmt)
    headers = {
        clip.frames[start : start + 4] for start in range(0, len(clip.frames), fmt.frame_bytes)
    }
    assert headers == {fmt.header}


def test_encoded_clips_are_whole_frames(fmt: Mp3Format, encode_noise: EncodeNoise) -> None:
    """A fresh encoder's frames, cut after the tail, and silence may follow anything."""
    assert fmt.is_whole_frames(encode_noise(5, 1, fmt).frames)
    assert fmt.is_whole_frames(fmt.silent_frame * 3)


def test_torn_or_foreign_frames_are_not_whole(fmt: Mp3Format, encode_noise: EncodeNoise) -> None:
    """Nothing, half a frame, another bit rate, padding, stereo or other data is no clip."""
    good = encode_noise(5, 1, fmt).frames
    other = Mp3Format(bitrate_kbps=160 - fmt.bitrate_kbps)
    assert not fmt.is_whole_frames(b"")
    assert not fmt.is_whole_frames(good[:-1])
    assert not fmt.is_whole_frames(good + good[: fmt.frame_bytes // 2])
    assert not fmt.is_whole_frames(other.silent_frame * 6)  # a common multiple of both sizes
    for place, byte in ((0, 0x49), (1, 0xFA), (2, fmt.header[2] | 2), (3, 0x44)):
        for frame in (0, 4):
            spoilt = bytearray(good)
            spoilt[frame * fmt.frame_bytes + place] = byte
            assert not fmt.is_whole_frames(bytes(spoilt))


def test_a_clip_cut_from_the_middle_is_refused(fmt: Mp3Format, encode_noise: EncodeNoise) -> None:
    """A first frame that borrows from the one before would be heard wrong after another clip."""
    good = encode_noise(8, 1, fmt).frames
    assert not fmt.is_whole_frames(good[3 * fmt.frame_bytes :])


@pytest.mark.parametrize(("place", "bits"), [(4, 0x01), (5, 0x80)])
def test_both_bytes_of_the_back_pointer_count(place: int, bits: int) -> None:
    """The pointer backwards has nine bits: the ninth stands in the next byte."""
    fmt = Mp3Format()
    spoilt = bytearray(fmt.silent_frame)
    spoilt[place] = bits
    assert not fmt.is_whole_frames(bytes(spoilt))
