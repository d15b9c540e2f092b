"""Answers: a content and a request's conditions into 200, 206, 304, 412 or 416 (RFC 9110, 13)."""

from typing import IO, Final, cast

from flask import Request, Response, request
from werkzeug.http import unquote_etag
from werkzeug.wsgi import wrap_file

from skill.media.content import Content, Part
from skill.media.ranges import ByteRange, UnsatisfiableError, parse_range

CHUNK_BYTES: Final = 65_536
"""How much is read at a time for a server that does not read by itself."""

CACHING: Final = "public, no-cache"
"""Keep it, but ask before using it: an address names a track and a pace, not a build, so the next
build may change its bytes; and asking costs a 304 without a body, since entity tags follow from
the bytes."""

ALWAYS: Final = (
    ("Accept-Ranges", "bytes"),
    ("Cache-Control", CACHING),
    # Players on other sites read chapters, captions and tracks too; nothing here is private.
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag"),
    ("X-Content-Type-Options", "nosniff"),
)
"""What every answer with a content says beside what it is."""


def answer(content: Content) -> Response:
    """What the request at hand gets of a content, by its method and conditions.

    They are looked at in the order of RFC 9110, 13.2.2. There is no Last-Modified, so conditions
    with a date are never met; and, as 14.2 asks, only a GET has ranges.
    """
    tag, _ = unquote_etag(content.etag)
    if "If-Match" in request.headers and not request.if_match.contains(tag):
        return _bare(content, 412)
    if request.if_none_match.contains_weak(tag):
        return _bare(content, 304)
    try:
        asked = _range_of(request, content)
    except UnsatisfiableError:
        response = _bare(content, 416)
        response.headers["Content-Range"] = f"bytes */{content.size}"
        return response
    return _whole(content) if asked is None else _part(content, asked)


def _range_of(asking: Request, content: Content) -> ByteRange | None:
    if asking.method != "GET":
        return None
    condition = asking.headers.get("If-Range")
    if condition is not None and condition.strip() != content.etag:
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
    return _with_headers(response, content)


def _bare(content: Content, status: int) -> Response:
    content.close()
    response = Response(status=status)
    del response.headers["Content-Type"]
    return _with_headers(response, content)


def _with_headers(response: Response, content: Content) -> Response:
    response.headers.extend((("ETag", content.etag), *ALWAYS))
    return response
