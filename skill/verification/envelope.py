"""The body of a request as JSON, read strictly: what comes out can be worked with and stored."""

import json
import math
from typing import Any, Final

from skill.verification.rejected import Reason, Rejected

MAX_DEPTH: Final = 64
"""Requests of today nest to about 12. Whatever handles an envelope later may recurse."""


def parse_envelope(body: bytes) -> dict[str, Any]:
    """The envelope: an object with a `request` object that has a `type`.

    UTF-8 only, without a byte order mark (RFC 8259, section 8.1). Refused, beside what is no JSON:
    NaN and numbers too large for a float, two values under one name (readers differ in which they
    take), lone surrogates (they cannot be written as UTF-8 again), and deep nesting.

    Raises:
        Rejected: if it is anything else.
    """
    envelope = _parsed(body)
    if not isinstance(envelope, dict):
        raise Rejected(Reason.ENVELOPE)
    match envelope.get("request"):
        case {"type": str(kind)} if kind:
            return envelope
    raise Rejected(Reason.ENVELOPE)


def _parsed(body: bytes) -> object:
    try:
        text = body.decode("utf-8")
        value = json.loads(
            text,
            parse_constant=_refused,
            parse_float=_finite,
            object_pairs_hook=_without_doubles,
        )
        if "\\u" in text:  # otherwise there can be no surrogates: the UTF-8 was whole
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Rejected(Reason.JSON) from error
    # Counting brackets is quick, and most requests have fewer than may be nested.
    if text.count("{") + text.count("[") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise Rejected(Reason.JSON)
    return value


def _refused(constant: str) -> object:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        message = "two values under one name"
        raise ValueError(message)
    return members


def _depth(value: object) -> int:
    """How deep objects and arrays are nested, level by level so that nothing recurses."""
    depth = 0
    level = [value]
    while level := [inner for outer in level for inner in _inside(outer)]:
        depth += 1
    return depth


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
