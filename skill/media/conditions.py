"""Conditions: does a listener have what they ask for already, or something else (RFC 9110, 13).

By entity tags, or by dates where no tag is told. A date is worth less: it has whole seconds, and
says nothing of which encoding it is about.
"""

from dataclasses import dataclass
from typing import Final, Protocol

from werkzeug.http import http_date, parse_date, parse_etags, unquote_etag

NAMES: Final = ("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range")
"""Every header that sets a condition."""
NOT_MODIFIED: Final = 304
PRECONDITION_FAILED: Final = 412


class Headers(Protocol):
    """The headers of a request, whatever the case of their names."""

    def get(self, name: str, /) -> str | None:
        """The value of the header, if it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What tells a content from earlier ones.

    Attributes:
        tag: of the bytes that the answer has.
        other_tags: of the same content in other encodings.
        modified: when it was last another one, in seconds since 1970; None if nobody knows.
    """

    tag: str
    other_tags: tuple[str, ...] = ()
    modified: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """How a request is answered whose conditions are not met.

    Attributes:
        status: 304 or 412.
        tag: of what the listener has or, at a 412, lacks.
    """

    status: int
    tag: str


def unmet(headers: Headers, validators: Validators) -> Unmet | None:
    """What a GET or HEAD gets in place of the content; None if its conditions are met.

    They are looked at in the order of 13.2.2; where a tag is told, the date beside it is not.
    """
    if _lacks(headers, validators):
        return Unmet(status=PRECONDITION_FAILED, tag=validators.tag)
    held = _held(headers, validators)
    return None if held is None else Unmet(status=NOT_MODIFIED, tag=held)


def allows_range(condition: str | None, validators: Validators) -> bool:
    """Whether an If-Range header lets a range be given: what the listener has is of these bytes.

    A date has to be the very one that was told with the content (13.1.5). It is not enough where
    there are several encodings: which of them the listener has a part of, it does not say.
    """
    if condition is None:
        return True
    if validators.modified is not None and not validators.other_tags:
        date = parse_date(condition)
        if date is not None:
            return int(date.timestamp()) == validators.modified
    return condition.strip() == validators.tag


def last_modified(modified: int) -> str:
    """A time as a Last-Modified header tells it (8.8.2)."""
    return http_date(modified)


def _lacks(headers: Headers, validators: Validators) -> bool:
    """Whether the listener wants to go on with other bytes than there are now (13.1.1, 13.1.4)."""
    match = headers.get("If-Match")
    if match is not None:
        return not parse_etags(match).contains(_opaque(validators.tag))
    since = _seconds(headers.get("If-Unmodified-Since"))
    return since is not None and validators.modified is not None and validators.modified > since


def _held(headers: Headers, validators: Validators) -> str | None:
    """The tag of what the listener has and may go on using, in any encoding (13.1.2, 13.1.3)."""
    none_match = headers.get("If-None-Match")
    if none_match is not None:
        told = parse_etags(none_match)
        tags = (validators.tag, *validators.other_tags)
        return next((tag for tag in tags if told.contains_weak(_opaque(tag))), None)
    since = _seconds(headers.get("If-Modified-Since"))
    if since is None or validators.modified is None or validators.modified > since:
        return None
    return validators.tag


def _seconds(date: str | None) -> int | None:
    """A date in seconds since 1970; None if it is none, which is as if it had not been sent."""
    parsed = parse_date(date)
    return None if parsed is None else int(parsed.timestamp())


def _opaque(tag: str) -> str:
    return unquote_etag(tag)[0] or ""
