"""Encodings: texts compressed for whoever accepts it, each text once (RFC 9110, 8.4 and 12.5.3).

Sound, ZIPs and pictures are compressed already; drawings are texts. Whatever is sent here is the
same for everybody who asks at this address, and repeats nothing that the request said but a pace.
So there is no secret that a stranger could guess by the lengths of what was compressed together
with words of theirs (BREACH). An answer that does hold a secret, as Alexa's and a private feed's
do, must never come through here; neither do errors, which may repeat what was asked.

There is gzip, since the standard library has it. Another encoding saves a kilobyte or two of a
text, beside megabytes of sound, and is not worth a dependency.
"""

import gzip
import re
from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import Final

from skill.media.content import Content, bytes_reader

GZIP: Final = "gzip"
_TEXTS: Final = frozenset(
    {
        "application/json",
        "application/json+chapters",
        "application/manifest+json",
        "application/rss+xml",
        "application/xml",
        "audio/mpegurl",
        "image/svg+xml",
    }
)
"""Media types that are texts, beside those that say so."""
LEAST_BYTES: Final = 256
"""Shorter ones would hardly become shorter, and fit into one packet anyway."""
MOST_BYTES: Final = 4_000_000
"""Longer ones would keep a thread; no text that we write is nearly as long."""
_LEVEL: Final = 6
"""At 9 it takes longer, and saves three bytes in a hundred at most."""
_KEPT_BYTES: Final = 16_000_000
"""So much is kept: about a thousand texts."""
_PART: Final = re.compile(
    r"[ \t]*([a-z0-9*_-]{1,20})[ \t]*(?:;[ \t]*q=([01](?:\.[0-9]{0,3})?)[ \t]*)?", re.ASCII
)
_HEADER_MAX: Final = 200


def has_encodings(content: Content) -> bool:
    """Whether a content is sent compressed to those who accept it."""
    kind = content.media_type.partition(";")[0]
    is_text = kind.startswith("text/") or kind in _TEXTS
    return is_text and LEAST_BYTES <= content.size <= MOST_BYTES


def accepts_gzip(header: str | None) -> bool:
    """Whether an Accept-Encoding header asks for gzip rather than for none.

    A header that is not understood, in part or as a whole, asks for none.
    """
    asked: dict[str, float] = {}
    for part in (header or "")[:_HEADER_MAX].lower().split(","):
        found = _PART.fullmatch(part)
        if found is not None:
            asked[found[1]] = float(found[2] or 1)
    wish = asked.get(GZIP, asked.get("x-gzip", asked.get("*", 0)))
    return wish > 0 and wish >= asked.get("identity", 0)


def gzip_tag(tag: str) -> str:
    """The entity tag of a content's compressed bytes, beside that of the content itself."""
    return f'{tag[:-1]}-{GZIP}"'


def gzipped(content: Content) -> Content:
    """A content compressed; the one that is given is closed."""
    tag = gzip_tag(content.etag)
    try:
        data = _KEPT.get(tag)
        if data is None:
            whole = content.read(0, content.size)
            data = gzip.compress(whole, _LEVEL, mtime=0)  # equal texts become equal bytes
            _KEPT.put(tag, data)
    finally:
        content.close()
    return replace(
        content,
        etag=tag,
        encoding=GZIP,
        size=len(data),
        read=bytes_reader(data),
        close=lambda: None,
    )


class KeptBytes:
    """The bytes that were asked for last, by their entity tags; many threads may ask."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._size = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> bytes | None:
        """The bytes of a tag, if they are kept."""
        with self._lock:
            data = self._kept.get(tag)
            if data is not None:
                self._kept.move_to_end(tag)
            return data

    def put(self, tag: str, data: bytes) -> None:
        """Keep bytes; those that nobody has asked for the longest go."""
        with self._lock:
            self._size += len(data) - len(self._kept.pop(tag, b""))
            self._kept[tag] = data
            while self._size > self._most:
                self._size -= len(self._kept.popitem(last=False)[1])


_KEPT: Final = KeptBytes(_KEPT_BYTES)
"""What this process has compressed. A tag follows from the bytes, so it is true for ever."""
