"""A long string of bytes that is never built: pieces kept elsewhere, with silence between them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol


class Piece(Protocol):
    """Bytes of a known length; they may be read from elsewhere when they are cut."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __getitem__(self, part: slice, /) -> bytes:
        """Some of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segments:
    """Pieces laid end to end, and where each one starts, in two parallel tuples for bisecting.

    Attributes:
        starts: offset of each piece in bytes, ascending from 0; a last one more, where they end.
        pieces: the bytes of each piece, shared and not copied; None for a run of silence.
        silent_frame: what a run of silence repeats. Runs are whole frames.
    """

    starts: tuple[int, ...]
    pieces: tuple[Piece | None, ...] = field(repr=False)
    silent_frame: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Length of the whole, in bytes."""
        return self.starts[-1]

    def read(self, offset: int, length: int) -> bytes:
        """The bytes [offset, offset + length), clamped at the end as Python's slices are.

        Takes time and memory for the bytes asked for, and a bisection.

        Raises:
            ValueError: if the offset or the length is negative.
        """
        if offset < 0 or length < 0:
            message = f"cannot read {length} bytes from {offset}: neither may be negative"
            raise ValueError(message)
        return b"".join(self._cut(offset, min(offset + length, self.size)))

    def _cut(self, start: int, stop: int) -> Iterator[bytes]:
        """What [start, stop) takes from each piece it touches."""
        number = bisect_right(self.starts, start) - 1
        while start < stop:
            base, end = self.starts[number], min(self.starts[number + 1], stop)
            piece = self.pieces[number]
            if piece is None:
                yield self._silence(start - base, end - base)
            else:
                yield piece[start - base : end - base]
            start, number = end, number + 1

    def _silence(self, start: int, stop: int) -> bytes:
        """Bytes [start, stop) of a run of silence, from no more frames than they touch."""
        frame_bytes = len(self.silent_frame)
        first = start // frame_bytes
        run = self.silent_frame * (-(-stop // frame_bytes) - first)
        return run[start - first * frame_bytes : stop - first * frame_bytes]


def lay_pieces(
    head: bytes, placed: Iterable[tuple[int, Piece]], frames: int, silent_frame: bytes
) -> Segments:
    """A head, then frames: pieces where they are placed, silence wherever there is none.

    Args:
        head: what comes before the first frame; not empty.
        placed: the frame each piece starts at, counted after the head, and its whole frames;
            in order and without overlaps.
        frames: how many frames there are in all.
        silent_frame: what fills the rest.
    """
    frame_bytes = len(silent_frame)
    starts: list[int] = [0]
    pieces: list[Piece | None] = [head]
    end = len(head)
    for start, piece in placed:
        offset = len(head) + start * frame_bytes
        if offset > end:
            starts.append(end)
            pieces.append(None)
        starts.append(offset)
        pieces.append(piece)
        end = offset + len(piece)
    whole = len(head) + frames * frame_bytes
    if whole > end:
        starts.append(end)
        pieces.append(None)
    return Segments(starts=(*starts, whole), pieces=tuple(pieces), silent_frame=silent_frame)
