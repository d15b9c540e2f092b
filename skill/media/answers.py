"""Answers: a content and a request's conditions into 200, 206, 304, 412 or 416 (RFC 9110, 13)."""

from typing import IO, Final, cast

from flask import Request, Response, request
from werkzeug.wsgi import wrap_file

from skill.media.conditions import Validators, allows_range, last_modified, unmet
from skill.media.content import Content, Part
from skill.media.encodings import accepts_gzip, gzip_tag, gzipped, has_encodings
from skill.media.ranges import ByteRange, UnsatisfiableError, parse_range

CHUNK_BYTES: Final = 65_536
"""How much is read at a time for a server that does not read by itself."""

CACHING: Final = "public, no-cache"
"""Keep it, but ask before using it: an address names a track and a pace, not a build, so the next
build may change its bytes; and asking costs a 304 without a body, since entity tags follow from
the bytes."""

_ALWAYS: Final = (
    ("Cache-Control", CACHING),
    # Players on other sites read chapters, captions and tracks too; nothing here is private.
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag"),
    ("X-Content-Type-Options", "nosniff"),
)
_RANGES: Final = ("Accept-Ranges", "bytes")


def headers_of(content: Content, tag: str | None = None) -> list[tuple[str, str]]:
    """What every answer with a content says beside what it is.

    Args:
        content: as it is sent.
        tag: in place of the content's own.
    """
    headers = [("ETag", tag or content.etag), *_ALWAYS]
    if content.modified is not None:
        headers.append(("Last-Modified", last_modified(content.modified)))
    if content.encoding is None:
        headers.append(_RANGES)
    else:
        headers.append(("Content-Encoding", content.encoding))
    if content.encoding is not None or has_encodings(content):
        headers.append(("Vary", "Accept-Encoding"))
    return headers


def answer(content: Content) -> Response:
    """What the request at hand gets of a content, by its method and conditions.

    As 14.2 asks, only a GET has ranges; and they are of the content as it is, never compressed.
    """
    several = has_encodings(content)
    encoded = several and _wants_gzip(request)
    tags = (content.etag, gzip_tag(content.etag))
    validators = Validators(
        tag=tags[encoded],
        other_tags=(tags[not encoded],) if several else (),
        modified=content.modified,
    )
    failed = unmet(request.headers, validators)
    if failed is not None:
        return _bare(content, failed.status, failed.tag)
    try:
        asked = _range_of(request, content, validators)
    except UnsatisfiableError:
        response = _bare(content, 416, content.etag)
        response.headers["Content-Range"] = f"bytes */{content.size}"
        return response
    if asked is not None:
        return _part(content, asked)
    return _whole(gzipped(content) if encoded else content)


def _wants_gzip(asking: Request) -> bool:
    # A HEAD has no ranges: it is told what a GET without one would be.
    has_range = asking.method == "GET" and "Range" in asking.headers
    return not has_range and accepts_gzip(asking.headers.get("Accept-Encoding"))


def _range_of(asking: Request, content: Content, validators: Validators) -> ByteRange | None:
    if asking.method != "GET":
        return None
    if not allows_range(asking.headers.get("If-Range"), validators):
        return None  # what the listener has is of other bytes: it needs them all (13.1.5)
    return parse_range(asking.headers.get("Range"), content.size)


def _whole(content: Content) -> Response:
    return _full(content, ByteRange(start=0, stop=content.size), 200)


def _part(content: Content, asked: ByteRange) -> Response:
    response = _full(content, asked, 206)
    response.headers["Content-Range"] = asked.render(content.size)
    return response


def _full(content: Content, asked: ByteRange, status: int) -> Response:
    part = Part(content, asked.start, asked.stop)
    response = Response(
        wrap_file(request.environ, cast("IO[bytes]", part), CHUNK_BYTES),
        status=status,
        content_type=content.media_type,
        direct_passthrough=True,
    )
    response.content_length = asked.stop - asked.start
    response.headers.extend(headers_of(content))
    return response


def _bare(content: Content, status: int, tag: str) -> Response:
    content.close()
    response = Response(status=status)
    del response.headers["Content-Type"]
    response.headers.extend(headers_of(content, tag))
    return response
