"""Whole tracks of real clips, judged by programs that play and check MP3."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from mutagen.mp3 import MP3

import judges
from audio_builder.model.timeline import Chapter
from audio_builder.mp3.format import SAMPLES_PER_FRAME, Mp3Format
from audio_builder.mp3.id3 import Picture, Tag
from audio_builder.mp3.track import Clip, Track
from audio_builder.units import FRAME_MS, Ms

Encode = Callable[[npt.NDArray[np.int16], Mp3Format], Clip]
EncodeNoise = Callable[[int, int, Mp3Format], Clip]
LayOut = Callable[..., Track]
Write = Callable[[Track], Path]

FRAMES = 500
CHAPTERS = (
    Chapter(start_ms=Ms(0), title="A rather long title for the beginning"),
    Chapter(start_ms=Ms(2400), title="B"),
    Chapter(start_ms=Ms(4800), title="A title of middling length"),
)
STARTS = (0, 11, 100, 321, FRAMES - 10)
FEW_SAMPLES = 3


def _png() -> bytes:
    """A red picture of 8 x 8 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    rows = (b"\0" + b"\xc0\x20\x20" * 8) * 8
    head = struct.pack(">2I5B", 8, 8, 8, 2, 0, 0, 0)
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.fixture
def judged(fmt: Mp3Format, encode_noise: EncodeNoise, lay_out: LayOut, write: Write) -> Path:
    """A track of five clips of noise, up to both its edges, with a full tag."""
    tag = Tag(
        title="Judged",
        album="Hip IR",
        artist="Coach",
        track=(1, 4),
        genre="Fitness",
        language="eng",
        year="2025",
        length_ms=Ms(FRAMES * FRAME_MS),
        comment="Breathe.",
        transcript="Lift up.\nAnd down. " * 50,
        chapters=CHAPTERS,
        cover=Picture(mime="image/png", data=_png()),
    )
    clips = {start: encode_noise(10, start, fmt) for start in STARTS}
    return write(lay_out(clips, FRAMES, fmt, tag))


def test_ffprobe_reads_the_exact_length(judged: Path) -> None:
    """Players show, and feeds state, exactly the length that was planned."""
    assert judges.ffprobe_duration_ms(judged) == pytest.approx(FRAMES * FRAME_MS, abs=1)


def test_mutagen_reads_the_exact_length_and_the_tag(judged: Path, fmt: Mp3Format) -> None:
    """A reader of another make finds the Info frame right behind the tag, and both in order."""
    seen = MP3(judged)
    assert seen.info.length * 1000 == pytest.approx(FRAMES * FRAME_MS, abs=1)
    assert seen.info.bitrate == fmt.bitrate_kbps * 1000
    assert not seen.info.sketchy
    assert seen.info.encoder_info == "LAME 3.100.0+"
    assert str(seen["TIT2"]) == "Judged"


def test_chapters_are_listed_in_time_order(judged: Path) -> None:
    """Chapters come in the order they are heard and end where the next one starts."""
    ends = (*(chapter.start_ms for chapter in CHAPTERS[1:]), FRAMES * FRAME_MS)
    assert judges.ffprobe_chapters(judged) == [
        (chapter.start_ms, end, chapter.title) for chapter, end in zip(CHAPTERS, ends, strict=True)
    ]


def test_mp3val_finds_nothing(judged: Path) -> None:
    """A strict checker of MP3 files has nothing to warn of."""
    assert judges.mp3val_complaints(judged) == []


def test_ffmpeg_decodes_without_a_word(judged: Path) -> None:
    """The whole file decodes without a warning."""
    assert judges.run_ffmpeg_warnings(judged) == ""


def test_it_decodes_to_exactly_the_samples_planned(judged: Path) -> None:
    """D frames of sound are D x 1152 samples: nothing added in front or behind."""
    assert len(judges.decode_pcm(judged)) == FRAMES * SAMPLES_PER_FRAME


def test_a_clip_is_heard_at_its_frame(
    fmt: Mp3Format, encode: Encode, lay_out: LayOut, write: Write
) -> None:
    """A click at the start of the clip at frame K is heard at sample K x 1152, wherever K is."""
    samples = np.zeros(2 * SAMPLES_PER_FRAME, dtype=np.int16)
    samples[0] = 30_000
    clip = encode(samples, fmt)
    starts = (0, 3, 50, 53, 480, FRAMES - 2)
    pcm = judges.decode_pcm(write(lay_out(dict.fromkeys(starts, clip), FRAMES, fmt)))
    loud = np.abs(pcm.astype(int))
    for start in starts:
        at = start * SAMPLES_PER_FRAME
        front = max(0, at - 500)
        heard = front + int(np.argmax(loud[front : at + 500]))
        assert loud[heard] > 3_000
        assert abs(heard - at) <= FEW_SAMPLES


def test_the_last_sample_of_a_clip_is_heard(
    fmt: Mp3Format, encode: Encode, lay_out: LayOut, write: Write
) -> None:
    """One frame more than the sound is long keeps its very end, even at the track's end."""
    samples = np.zeros(2 * SAMPLES_PER_FRAME, dtype=np.int16)
    samples[-20] = 30_000
    clip = encode(samples, fmt)
    pcm = judges.decode_pcm(write(lay_out({20: clip, 98: clip}, 100, fmt)))
    loud = np.abs(pcm.astype(int))
    for end in (22 * SAMPLES_PER_FRAME, 100 * SAMPLES_PER_FRAME):
        heard = end - 500 + int(np.argmax(loud[end - 500 : end]))
        assert loud[heard] > 3_000
        assert abs(heard - (end - 20)) <= FEW_SAMPLES


def test_a_clip_sounds_the_same_after_anything(
    fmt: Mp3Format, encode_noise: EncodeNoise, lay_out: LayOut, write: Write
) -> None:
    """A clip that follows another at once sounds, sample for sample, as it does after silence."""
    before, clip = encode_noise(9, 1, fmt), encode_noise(9, 2, fmt)
    alone = judges.decode_pcm(write(lay_out({20: clip}, 40, fmt)))
    joined = judges.decode_pcm(write(lay_out({10: before, 20: clip}, 40, fmt)))
    start = 20 * SAMPLES_PER_FRAME
    assert np.abs(joined[:start]).max() > 3_000
    difference = alone[start:].astype(int) - joined[start:]
    assert np.abs(difference).max() <= 1
