"""JSON of other programs, read with patience: a part that is not as expected counts as absent."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from audio_builder.exchange.draft import UnreadableError
from audio_builder.exchange.texts import utf_8

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def read_json(raw: bytes) -> Json:
    """What a file holds.

    Raises:
        UnreadableError: if it is no JSON, or deeper than any data is.
    """
    try:
        found: Json = json.loads(utf_8(raw))
    except json.JSONDecodeError as error:
        what, mend = f"this is no JSON ({error.msg})", "save the program's answer as it is"
        raise UnreadableError(where=f"line {error.lineno}", what=what, mend=mend) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        what, mend = "this is nested too deep, or has a number too long", "check the file"
        raise UnreadableError(where="the file", what=what, mend=mend) from error
    return found


def as_map(value: Json) -> Mapping[str, Json]:
    """The mapping that stands here, or an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """The list that stands here, or an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: Json) -> str:
    """The text that stands here, or an empty one."""
    return value.strip() if isinstance(value, str) else ""


def as_whole(value: Json) -> int | None:
    """The whole number that stands here, as a number or as a text."""
    number = as_number(value)
    return int(number) if number is not None and number == int(number) else None


def as_number(value: Json) -> Decimal | None:
    """The number that stands here, as a number or as a text, within a billion."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**9 else None
