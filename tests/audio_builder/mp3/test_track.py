"""Laying out a track and reading it."""

import hashlib
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.model.sounds import Bell, Tone
from audio_builder.model.timeline import Cue, Place, Role, Timeline
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.id3 import Tag, render_tag
from audio_builder.mp3.info import render_info_frame
from audio_builder.mp3.track import Clip, Track, lay_out_track
from audio_builder.units import Ms

LayOut = Callable[..., Track]

FMT = Mp3Format()
TAG = Tag(title="Test")


def _clip(name: str, frames: int, fmt: Mp3Format = FMT) -> Clip:
    """A clip of silent frames that can be told apart by their last bytes."""
    data = (fmt.silent_frame[:-8] + name.encode().ljust(8, b".")) * frames
    return Clip(id=name, digest=hashlib.sha256(data).hexdigest(), frames=data)


A, B = _clip("a", 3), _clip("b", 2)


def _bell(start_ms: int, bell: Bell = Bell.END) -> Cue:
    return Cue(
        start_ms=Ms(start_ms),
        length_ms=Ms(72),
        sound=Tone(bell=bell),
        role=Role.HOLD,
        place=Place(),
    )


def test_the_bytes_are_tag_info_clips_and_silence(fmt: Mp3Format, lay_out: LayOut) -> None:
    """Byte for byte: tag, Info frame, then each clip at its frame and silence elsewhere."""
    a, b = _clip("a", 3, fmt), _clip("b", 2, fmt)
    track = lay_out({2: a, 5: b, 8: a}, 20, fmt)
    quiet = fmt.silent_frame
    expected = (
        render_tag(TAG)
        + render_info_frame(fmt, 21)
        + quiet * 2
        + a.frames
        + b.frames
        + quiet
        + a.frames
        + quiet * 10
    )
    assert track.read(0, track.size) == expected
    assert track.size == len(expected)
    assert track.duration_ms == 480


def test_clips_may_fill_the_track_to_its_edges(lay_out: LayOut) -> None:
    """The first clip may start at 0, and the last one's tail takes the frame of the delay."""
    track = lay_out({0: A, 8: A}, 10)
    data = track.read(0, track.size)
    assert data.startswith(A.frames, len(render_tag(TAG)) + FMT.frame_bytes)
    assert data.endswith(A.frames)


def test_a_track_without_cues_is_silence(lay_out: LayOut) -> None:
    """Nothing to say is a track, too."""
    assert lay_out({}, 5).read(0, 1 << 20).endswith(FMT.silent_frame * 6)


def test_any_range_is_the_slice_of_the_whole(lay_out: LayOut) -> None:
    """A player may ask for any range: it gets the bytes the whole file has there."""
    track = lay_out({0: A, 3: B, 40: A, 700: B, 1498: A}, 1500)
    whole = b"".join(track.chunks())
    assert len(whole) == track.size
    places = st.integers(0, track.size + 1000)

    @given(offset=places, length=places | st.integers(0, 600))
    def check(offset: int, length: int) -> None:
        assert track.read(offset, length) == whole[offset : offset + length]

    check()


def test_any_chunks_are_the_slice_of_the_whole(lay_out: LayOut) -> None:
    """Chunks of any size join to the slice asked for, none of them empty or too long."""
    track = lay_out({0: A, 3: B, 40: A}, 60)
    whole = track.read(0, track.size)
    places = st.integers(0, track.size + 1000)

    @given(start=places, stop=places | st.none(), size=st.integers(1, 20_000))
    def check(start: int, stop: int | None, size: int) -> None:
        if size < 100:
            start = max(start, track.size - 5_000)  # keep the number of chunks reasonable
        chunks = list(track.chunks(start, stop, size))
        assert b"".join(chunks) == whole[start:stop]
        assert all(len(chunk) == size for chunk in chunks[:-1])
        assert all(0 < len(chunk) <= size for chunk in chunks)

    check()


@pytest.mark.parametrize(("offset", "length"), [(-1, 5), (0, -1)])
def test_negative_ranges_are_refused(lay_out: LayOut, offset: int, length: int) -> None:
    """No counting from the end: a negative number is a bug in whoever asks."""
    with pytest.raises(ValueError, match="negative"):
        lay_out({}, 5).read(offset, length)


@pytest.mark.parametrize("arguments", [(-1, None, 1), (0, -1, 1), (0, None, 0)])
def test_impossible_chunks_are_refused_at_once(
    lay_out: LayOut, arguments: tuple[int, int | None, int]
) -> None:
    """The mistake shows where it is made, not later where the first chunk is taken."""
    with pytest.raises(ValueError, match="cannot cut"):
        lay_out({}, 5).chunks(*arguments)


def _peak_bytes(work: Callable[[], object]) -> int:
    """The most memory that a piece of work needs at once."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_an_hour_is_laid_out_without_its_bytes(lay_out: LayOut) -> None:
    """An hour is 29 MB of MP3: laying it out takes a fraction of that, as nothing is copied."""
    placed = dict.fromkeys(range(0, 149_900, 150), _clip("long", 50))
    assert lay_out(placed, 150_000).size > 28_800_000
    assert _peak_bytes(lambda: lay_out(placed, 150_000)) < 1_500_000


@pytest.mark.parametrize("starts", [range(0, 149_900, 150), ()], ids=["clips", "silence"])
def test_a_range_takes_the_memory_of_its_bytes(lay_out: LayOut, starts: Iterable[int]) -> None:
    """Many listeners at once cost their ranges, not their tracks, even within a long silence."""
    track = lay_out(dict.fromkeys(starts, _clip("long", 50)), 150_000)
    assert _peak_bytes(lambda: track.read(20_000_000, 65_536)) < 4 * 65_536


def test_chunks_end_with_the_track(lay_out: LayOut) -> None:
    """A stop far beyond the end brings no empty chunks: to WSGI they may mean the end."""
    track = lay_out({}, 5)
    assert list(track.chunks(track.size - 3, track.size + 10, 2)) == [b"\0\0", b"\0"]


def _moved(placed: dict[int, Clip]) -> dict[int, Clip]:
    return {start + 1: clip for start, clip in placed.items()}


def test_the_etag_is_quoted_and_strong(lay_out: LayOut) -> None:
    """HTTP wants the quotes, and If-Range wants a strong one."""
    etag = lay_out({0: A}, 20).etag
    assert len(etag) == 34
    assert etag[0] == etag[-1] == '"'
    assert set(etag[1:-1]) <= set("0123456789abcdef")


def test_the_etag_changes_with_the_bytes(lay_out: LayOut) -> None:
    """Another clip, position, order, length, tag or format is another file to a cache."""
    placed = {0: A, 10: B}
    other_format = Mp3Format(bitrate_kbps=96)
    tracks = [
        lay_out(placed, 20),
        lay_out({0: A, 10: _clip("c", 2)}, 20),
        lay_out(_moved(placed), 20),
        lay_out({0: B, 10: A}, 20),
        lay_out(placed, 21),
        lay_out(placed, 20, tag=replace(TAG, title="Other")),
        lay_out({}, 20),
        lay_out({}, 20, other_format),
    ]
    assert len({track.read(0, track.size) for track in tracks}) == len(tracks)
    assert len({track.etag for track in tracks}) == len(tracks)


def test_the_etag_stays_with_the_bytes() -> None:
    """What is not in the bytes, such as a cue's role or a clip's name, makes no other file."""
    clips = {"tone:end": A}
    one = Timeline(cues=(_bell(24),), chapters=(), duration_ms=Ms(480))
    two = replace(one, cues=(replace(one.cues[0], role=Role.REST),))
    renamed = {"tone:end": replace(A, id="renamed")}
    assert lay_out_track(one, clips, TAG, FMT).etag == lay_out_track(two, renamed, TAG, FMT).etag


@pytest.mark.parametrize(
    ("cues", "problem"),
    [
        ((_bell(25),), "'tone:end' at 25 ms does not start on a frame"),
        ((_bell(0), _bell(48)), "'tone:end' at 48 ms overlaps the one before"),
        ((_bell(96), _bell(0)), "'tone:end' at 0 ms overlaps the one before"),
        ((_bell(-24),), "'tone:end' at -24 ms overlaps"),
        ((_bell(240 - 24),), "'tone:end' at 216 ms runs past the end at 240 ms"),
        ((_bell(0, Bell.START),), "'tone:start' at 0 ms has no clip"),
    ],
)
def test_impossible_cues_are_named(cues: tuple[Cue, ...], problem: str) -> None:
    """A timeline that cannot be laid out is a bug, and the sentence says at which cue."""
    timeline = Timeline(cues=cues, chapters=(), duration_ms=Ms(240))
    with pytest.raises(ValueError, match=problem):
        lay_out_track(timeline, {"tone:end": A}, TAG, FMT)


@pytest.mark.parametrize(
    "frames",
    [b"", A.frames[:-1], b"x" * 192, _clip("a", 2, Mp3Format(bitrate_kbps=96)).frames],
    ids=["none", "torn", "foreign", "another bit rate"],
)
def test_clips_of_another_format_are_refused(frames: bytes) -> None:
    """One odd clip would put every later frame out of place."""
    timeline = Timeline(cues=(_bell(0),), chapters=(), duration_ms=Ms(240))
    with pytest.raises(ValueError, match="'tone:end' at 0 ms has a clip that is not whole frames"):
        lay_out_track(timeline, {"tone:end": replace(A, frames=frames)}, TAG, FMT)


@pytest.mark.parametrize("duration", [0, -24, 25])
def test_impossible_durations_are_refused(duration: int) -> None:
    """A track lasts a whole number of frames, at least one."""
    timeline = Timeline(cues=(), chapters=(), duration_ms=Ms(duration))
    with pytest.raises(ValueError, match="cannot last"):
        lay_out_track(timeline, {}, TAG, FMT)
