"""A track: clips laid out along a timeline, as the bytes of one MP3 that is never built whole.

The bytes are the ID3 tag, the Info frame, and one frame for each 24 ms and one more (see
`audio_builder.mp3.info`). With the delays that the Info frame states, the frame numbered K is
heard at exactly K x 24 ms, so a cue's clip stands at frame `start_ms / 24`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from audio_builder.model.timeline import Cue, Timeline
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.id3 import Tag, render_tag
from audio_builder.mp3.info import render_info_frame
from audio_builder.mp3.segments import Piece, Segments, lay_pieces
from audio_builder.units import FRAME_MS, Ms

CHUNK_BYTES: Final = 65_536
_ETAG_LETTERS: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One sound, encoded once, by an encoder of its own: its frames may stand anywhere.

    Attributes:
        id: its name in the store.
        digest: SHA-256 of the frames, in hex.
        frames: whole MP3 frames; one more than the sound is long, for the codec's delay. They may
            be read only when they are cut.
    """

    id: str
    digest: str
    frames: Piece = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Track:
    """One MP3 at one pace.

    Attributes:
        duration_ms: how long it plays, in ms: exactly what players report.
        etag: a strong entity tag with its quotes (RFC 9110, 8.8.3): it changes when, and only
            when, the bytes do.
    """

    duration_ms: Ms
    etag: str
    _segments: Segments = field(repr=False)

    @property
    def size(self) -> int:
        """Length of the MP3 in bytes."""
        return self._segments.size

    def read(self, offset: int, length: int) -> bytes:
        """The bytes [offset, offset + length) of the MP3, clamped at its end; b"" beyond it.

        Raises:
            ValueError: if the offset or the length is negative.
        """
        return self._segments.read(offset, length)

    def chunks(
        self, start: int = 0, stop: int | None = None, chunk_bytes: int = CHUNK_BYTES
    ) -> Iterator[bytes]:
        """The bytes [start, stop) of the MP3 in chunks; up to its end without a stop.

        Raises:
            ValueError: at once, if an offset is negative or a chunk would be empty.
        """
        if start < 0 or (stop is not None and stop < 0) or chunk_bytes < 1:
            message = f"cannot cut {start} to {stop} into chunks of {chunk_bytes} bytes"
            raise ValueError(message)
        end = self.size if stop is None else min(stop, self.size)
        return (
            self._segments.read(offset, min(chunk_bytes, end - offset))
            for offset in range(start, end, chunk_bytes)
        )


def lay_out_track(timeline: Timeline, clips: Mapping[str, Clip], tag: Tag, fmt: Mp3Format) -> Track:
    """Lay the clips of a timeline out as one MP3. Nothing is copied or encoded.

    Args:
        timeline: what sounds when, in ms on the frame grid.
        clips: each sound's clip, under the sound's key.
        tag: what the track says about itself.
        fmt: the format of all the clips.

    Raises:
        ValueError: if a cue lacks a clip of this format, starts off the frame grid, overlaps the
            one before or runs past the end; or as `render_tag` does. The planner and the store
            see to it that none of this happens.
    """
    frames = _frames_of(timeline)
    head = render_tag(tag) + render_info_frame(fmt, frames)
    placed = tuple(_place(timeline.cues, clips, fmt, frames))
    return Track(
        duration_ms=timeline.duration_ms,
        etag=_etag(head, placed),
        _segments=lay_pieces(
            head, ((start, clip.frames) for start, clip in placed), frames, fmt.silent_frame
        ),
    )


def _frames_of(timeline: Timeline) -> int:
    """How many frames carry the timeline: one each 24 ms, and one for the codec's delay."""
    frames, rest = divmod(timeline.duration_ms, FRAME_MS)
    if rest != 0 or frames < 1:
        message = f"a track cannot last {timeline.duration_ms} ms: it lasts whole frames of 24 ms"
        raise ValueError(message)
    return frames + 1


def _place(
    cues: Iterable[Cue], clips: Mapping[str, Clip], fmt: Mp3Format, frames: int
) -> Iterator[tuple[int, Clip]]:
    """The frame each cue's clip starts at, each one checked."""
    header, frame_bytes = fmt.header, fmt.frame_bytes
    free = 0
    for cue in cues:
        clip = clips.get(cue.sound.key)
        if clip is None:
            raise _misfit(cue, "has no clip")
        length, torn = divmod(len(clip.frames), frame_bytes)
        if torn or clip.frames[: len(header)] != header:
            raise _misfit(cue, f"has a clip that is not whole frames at {fmt.bitrate_kbps} kbit/s")
        start, off_grid = divmod(cue.start_ms, FRAME_MS)
        if off_grid:
            raise _misfit(cue, "does not start on a frame of 24 ms")
        if start < free:
            raise _misfit(cue, f"overlaps the one before, which ends at {free * FRAME_MS} ms")
        free = start + length
        if free > frames:
            raise _misfit(cue, f"runs past the end at {(frames - 1) * FRAME_MS} ms")
        yield start, clip


def _misfit(cue: Cue, problem: str) -> ValueError:
    return ValueError(f"the cue '{cue.sound.key}' at {cue.start_ms} ms {problem}")


def _etag(head: bytes, placed: Iterable[tuple[int, Clip]]) -> str:
    """A digest of all that shapes the bytes: of the audio, only where which clip stands.

    The head holds the tag and the Info frame, and so the format and the number of frames.
    """
    layout = "".join(f"{start} {clip.digest}\n" for start, clip in placed)
    digest = hashlib.sha256(hashlib.sha256(head).digest() + layout.encode("ascii"))
    return f'"{digest.hexdigest()[:_ETAG_LETTERS]}"'
