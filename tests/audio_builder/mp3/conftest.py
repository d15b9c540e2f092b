"""Clips encoded for real, and short ways to lay them out."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import lameenc
import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.model.sounds import Phrase
from audio_builder.model.timeline import Cue, Place, Role, Timeline
from audio_builder.mp3.format import SAMPLE_RATE, SAMPLES_PER_FRAME, Mp3Format
from audio_builder.mp3.id3 import Tag
from audio_builder.mp3.track import Clip, Track, lay_out_track
from audio_builder.units import FRAME_MS, Ms

Samples = npt.NDArray[np.int16]


def _encode(samples: Samples, fmt: Mp3Format) -> Clip:
    """Encode m whole frames of sound with a fresh encoder and keep m + 1 frames."""
    sounding, rest = divmod(len(samples), SAMPLES_PER_FRAME)
    assert rest == 0
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(fmt.bitrate_kbps)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_channels(1)
    encoder.set_quality(3)
    encoder.silence()
    encoded = bytes(encoder.encode(samples.astype("<i2").tobytes()) + encoder.flush())
    frames = encoded[: (sounding + 1) * fmt.frame_bytes]
    assert len(frames) == (sounding + 1) * fmt.frame_bytes
    digest = hashlib.sha256(frames).hexdigest()
    return Clip(id=digest[:12], digest=digest, frames=frames)


def _lay_out(
    placed: Mapping[int, Clip],
    frames: int,
    fmt: Mp3Format | None = None,
    tag: Tag | None = None,
) -> Track:
    """A track of so many frames of sound with a clip at each of the frames given."""
    fmt = fmt or Mp3Format()
    cues = tuple(
        Cue(
            start_ms=Ms(start * FRAME_MS),
            length_ms=Ms(len(clip.frames) // fmt.frame_bytes * FRAME_MS),
            sound=Phrase(text=clip.id),
            role=Role.INSTRUCT,
            place=Place(),
        )
        for start, clip in placed.items()
    )
    timeline = Timeline(cues=cues, chapters=(), duration_ms=Ms(frames * FRAME_MS))
    clips = {f"say:{clip.id}": clip for clip in placed.values()}
    return lay_out_track(timeline, clips, tag or Tag(title="Test"), fmt)


@pytest.fixture(scope="session")
def encode() -> Callable[[Samples, Mp3Format], Clip]:
    """Encodes samples into a clip."""
    return _encode


@pytest.fixture(scope="session")
def lay_out() -> Callable[..., Track]:
    """Lays clips out at frames."""
    return _lay_out


@pytest.fixture(params=[64, 96], ids="{}k".format)
def fmt(request: pytest.FixtureRequest) -> Mp3Format:
    """Each format there is."""
    return Mp3Format(bitrate_kbps=request.param)


@pytest.fixture(scope="session")
def encode_noise() -> Callable[[int, int, Mp3Format], Clip]:
    """Encodes so many frames of noise, from a seed."""

    def make(frames: int, seed: int, fmt: Mp3Format) -> Clip:
        samples = np.random.default_rng(seed).normal(0, 3000, frames * SAMPLES_PER_FRAME)
        return _encode(samples.astype(np.int16), fmt)

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Track], Path]:
    """Writes a track into a file."""

    def to_file(track: Track) -> Path:
        path = tmp_path / "track.mp3"
        path.write_bytes(b"".join(track.chunks()))
        return path

    return to_file
