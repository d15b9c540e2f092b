"""Plain data as the text of a routine file, each guess marked for its author to confirm."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audio_builder.exchange.plain import Guess, Value
from audio_builder.exchange.shaping import Shaped

TO_CONFIRM: Final = "# to confirm"
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'()/;!?–-]*")
"""Texts that need no quotes: nothing in them means anything to YAML."""
_WORDS_OF_YAML: Final = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_HEAD: Final = """\
# yaml-language-server: $schema=routine.schema.json
#
# Imported from {origin}. What that says stands here; what a routine needs besides was made up, and
# is marked '{mark}'. Go through those lines; then 'repcast check' names every problem of
# this file with its line, and 'repcast build' makes the MP3s.
"""


def render_routine(shaped: Shaped, origin: str) -> str:
    """The text of a routine file."""
    head = _HEAD.format(origin=origin, mark=TO_CONFIRM)
    return head + "".join(f"{line}\n" for line in _mapping(shaped.data, ""))


def _mapping(data: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in data.items():
        match value:
            case None | [] | ():
                continue
            case Mapping() if _is_flat(value):
                yield f"{indent}{key}: {_flow(value)}"
            case Mapping():
                yield f"{indent}{key}:"
                yield from _mapping(value, f"{indent}  ")
            case Sequence() if not isinstance(value, str):
                yield from _sequence(key, value, indent)
            case _:
                yield f"{indent}{key}: {_marked(value)}"


def _sequence(key: str, items: Sequence[Value], indent: str) -> Iterator[str]:
    if all(isinstance(item, int | float) for item in items) or key == "sides":
        yield f"{indent}{key}: {_scalar(items)}"
        return
    yield f"{indent}{key}:"
    for item in items:
        if isinstance(item, Mapping):
            first, *others = _mapping(item, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from others
        else:
            yield f"{indent}  - {_marked(item)}"


def _is_flat(value: Mapping[str, Value]) -> bool:
    return all(isinstance(item, int | float) for item in value.values())


def _flow(value: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(item)}" for key, item in value.items()) + "}"


def _marked(value: Value) -> str:
    if isinstance(value, Guess):
        return f"{_scalar(value.value)}  {TO_CONFIRM}"
    return _scalar(value)


def _scalar(value: Value) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_scalar, value))}]"
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML
    return value if is_plain and value == value.strip() else json.dumps(value, ensure_ascii=False)
