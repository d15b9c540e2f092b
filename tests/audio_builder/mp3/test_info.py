"""The frame that says how long a track is."""

import pytest

from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.info import _crc16, render_info_frame


def test_it_is_one_frame(fmt: Mp3Format) -> None:
    """The Info frame is as long as any other, so that byte positions stay proportional."""
    assert fmt.is_whole_frames(render_info_frame(fmt, 1000))
    assert len(render_info_frame(fmt, 1000)) == fmt.frame_bytes


def test_it_states_frames_and_bytes(fmt: Mp3Format) -> None:
    """Frames without the Info frame, bytes with it, as LAME counts; no table of seek points."""
    info = render_info_frame(fmt, 1000)
    assert info[21:25] == b"Info"
    assert info[25:29] == (0b1011).to_bytes(4)
    assert int.from_bytes(info[29:33]) == 1000
    assert int.from_bytes(info[33:37]) == 1001 * fmt.frame_bytes


def test_it_states_how_clips_are_encoded(fmt: Mp3Format) -> None:
    """LAME's own figures for what it encodes: quality, method, bit rate, mono from 48 kHz."""
    info = render_info_frame(fmt, 1000)
    assert int.from_bytes(info[37:41]) == 57
    assert info[50] == 1  # revision 0, constant bit rate
    assert info[61] == fmt.bitrate_kbps
    assert info[65] == 0b10_0_000_00


@pytest.mark.parametrize("sounding", [1, 2, 150_000])
def test_delay_and_padding_leave_whole_frames(sounding: int) -> None:
    """What players cut at both ends leaves exactly D frames of D + 1."""
    info = render_info_frame(Mp3Format(), sounding + 1)
    assert info[41:50] == b"LAME3.100"
    cuts = int.from_bytes(info[62:65])
    delay, padding = cuts >> 12, cuts & 0xFFF
    assert delay == 576
    assert (sounding + 1) * 1152 - delay - padding == sounding * 1152


def test_the_checksum_covers_all_before_it(fmt: Mp3Format) -> None:
    """The tag's CRC-16 is right: a reader that checks it would else distrust the delays."""
    info = render_info_frame(fmt, 1000)
    assert int.from_bytes(info[75:77]) == _crc16(info[:75])
    assert not any(info[77:])


def test_the_checksum_is_crc16_arc() -> None:
    """The polynomial is 0xA001 reflected: its catalogue's check value is 0xBB3D."""
    assert _crc16(b"123456789") == 0xBB3D


@pytest.mark.parametrize("frames", [0, -1, 10_000_001])
def test_impossible_counts_are_refused(frames: int) -> None:
    """A count that the fields cannot hold never becomes a wrong header."""
    with pytest.raises(ValueError, match="cannot stand for"):
        render_info_frame(Mp3Format(), frames)
