"""Plain data as the text of a routine file, each guess marked for its author to confirm."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audio_builder.exchange.plain import Guess, Noted, Value
from audio_builder.exchange.shaping import Shaped
from audio_builder.exchange.wordings import one_line

TO_CONFIRM: Final = "# to confirm"
"""Behind what was made up."""
CONFIRM: Final = "# confirm:"
"""Behind what was read from words that may mean something else; the words follow."""
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


_HEAD_OF_GUESSES: Final = f"""\
# A line marked '{CONFIRM}' was read from the words behind it: mend it, or delete the mark.
"""


def render_routine(shaped: Shaped, origin: str) -> str:
    """The text of a routine file."""
    body = "".join(f"{line}\n" for line in _mapping(shaped.data, ""))
    head = _HEAD.format(origin=origin, mark=TO_CONFIRM)
    head += _HEAD_OF_GUESSES if CONFIRM in body else ""
    head += "".join(f"{line}\n" for line in _comments(shaped.comments, ""))
    return head + body


def _comments(texts: Sequence[str], indent: str) -> Iterator[str]:
    yield from (f"{indent}# {one_line(text)}".rstrip() for text in texts)


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
    for noted in items:
        item = noted.value if isinstance(noted, Noted) else noted
        if isinstance(noted, Noted):
            yield from _comments(noted.comments, f"{indent}  ")
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
    if not isinstance(value, Guess):
        return _scalar(value)
    inner = value.value
    written = _flow(inner) if isinstance(inner, Mapping) else _scalar(inner)
    return (
        f"{written}  {CONFIRM} {one_line(value.why)}" if value.why else f"{written}  {TO_CONFIRM}"
    )


def _scalar(value: Value) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_scalar, value))}]"
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML
    return value if is_plain and value == value.strip() else json.dumps(value, ensure_ascii=False)
