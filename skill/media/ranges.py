"""Byte ranges: which part of a content a Range header asks for (RFC 9110, 14)."""

import re
from dataclasses import dataclass
from typing import Final

_HEADER_MAX: Final = 100
"""Letters of a Range header; a single range of any file there is has under 50."""
_SINGLE: Final = re.compile(r"bytes=[ \t]*([0-9]*)-([0-9]*)[ \t]*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteRange:
    """The bytes [start, stop) of a content; never empty."""

    start: int
    stop: int

    def render(self, size: int) -> str:
        """As Content-Range says it of a content of so many bytes (RFC 9110, 14.4)."""
        return f"bytes {self.start}-{self.stop - 1}/{size}"


class UnsatisfiableError(Exception):
    """A range that has no byte of the content in it: 416 (RFC 9110, 15.5.17)."""


def parse_range(header: str | None, size: int) -> ByteRange | None:
    """Which range of a content of `size` bytes is asked for; None if all of it is the answer.

    A server may ignore a Range header (RFC 9110, 14.2). Ignored are other units than bytes, which
    must be; what is no range at all, or ends before it starts; and several ranges in one, since
    every player asks for one at a time, and parts of parts are a way to make a server work.

    Raises:
        UnsatisfiableError: if the range starts at or beyond the end, or is a suffix of no bytes.
    """
    found = _SINGLE.fullmatch(header) if header and len(header) <= _HEADER_MAX else None
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        start, stop = size - min(int(found[2]), size), size
    else:
        start, last = int(found[1]), int(found[2] or size)
        if last < start and found[2]:
            return None
        stop = min(last + 1, size)
    if start >= size:
        raise UnsatisfiableError
    return ByteRange(start=start, stop=stop)
