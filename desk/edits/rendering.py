"""Values as the text of a routine file, in the house's style. Quotes stand where they must."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from audio_builder.loading.plain import Json
from audio_builder.loading.scalars import NumberRefusedError, resolve

_FLOW_MAX: Final = 72
_LINE_MIN: Final = 40
_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\t\r\n]*|-[^\s\-\d.][^\t\r\n]*")
"""A text that may stand without quotes, but for what is inside it."""
_BREAKS_PLAIN: Final = re.compile(r": |:$| #|\s$|[\x00-\x1f\x7f-\x9f]| {2}")
_BREAKS_FLOW: Final = re.compile(r"[,\[\]{}?]|:")
_WORDS_OF_YAML: Final = frozenset(("yes", "no", "on", "off", "y", "n"))
"""Text to us, and to older readers of YAML something else."""
_NAME: Final = re.compile(r"[\w-]{1,24}( [\w/-]{1,24}){0,3}")


def scalar_text(value: Json, *, in_flow: bool = False, style: str = "") -> str:
    """A value on one line.

    Args:
        value: anything but a mapping or a list that holds something.
        in_flow: whether it stands in brackets.
        style: the quotes that stand there now; they are kept if they can be.
    """
    if not isinstance(value, str):
        return flow_text(value) if isinstance(value, dict | list) else json.dumps(value)
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or not _is_plain(value, in_flow=in_flow):
        return json.dumps(value, ensure_ascii=False)
    return value


def flow_text(value: Json) -> str:
    """A value in brackets, on one line."""
    match value:
        case dict():
            inner = (f"{_key(key)}: {flow_text(each)}" for key, each in value.items())
            return "{" + ", ".join(inner) + "}"
        case list():
            return "[" + ", ".join(map(flow_text, value)) + "]"
        case _:
            return scalar_text(value, in_flow=True)


def fits_line(value: Json) -> bool:
    """Whether a value stands on one line in the house's style: all but lists of lines and items."""
    match value:
        case dict():
            return not value or (_is_flat(value) and len(flow_text(value)) <= _FLOW_MAX)
        case list():
            return not value or (_are_names(value) and len(flow_text(value)) <= _FLOW_MAX)
        case _:
            return True


def keyed_lines(key: str, value: Json, dash: str) -> Iterator[str]:
    """Yield the lines of a key with its value, the first without indentation.

    Args:
        key: the key.
        value: its value.
        dash: what stands before the dash of a list below a key: spaces, or nothing.
    """
    if fits_line(value):
        yield f"{_key(key)}: {scalar_text(value)}"
        return
    yield f"{_key(key)}:"
    indent = dash if isinstance(value, list) else "  "
    yield from (indent + line for line in block_lines(value, dash))


def block_lines(value: Json, dash: str) -> Iterator[str]:
    """Yield the lines of a value in a block; see `keyed_lines`."""
    match value:
        case dict() if value:
            for key, inner in value.items():
                yield from keyed_lines(key, inner, dash)
        case list() if value:
            for item in value:
                yield from item_lines(item, dash)
        case _:
            yield scalar_text(value)


def item_lines(item: Json, dash: str) -> Iterator[str]:
    """Yield the lines of an item of a list, its dash before the first."""
    lines = [scalar_text(item)] if _fits_item(item) else list(block_lines(item, dash))
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])


def folded_lines(value: str, width: int) -> list[str] | None:
    """The lines of a folded text (`>-`); None if it cannot be folded without changing it."""
    words = value.split(" ")
    if not value.isprintable() or not all(words):
        return None
    lines: list[str] = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > max(width, _LINE_MIN):
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return lines


def _fits_item(item: Json) -> bool:
    """Whether an item stands on one line: words, numbers, and rules as in `{skip: intro}`."""
    if not isinstance(item, dict):
        return fits_line(item)
    return fits_line(item) and not any(isinstance(each, dict | list) for each in item.values())


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_][\w-]*", key) and _means_text(key) else json.dumps(key)


def _is_plain(value: str, *, in_flow: bool) -> bool:
    if not _PLAIN.fullmatch(value) or _BREAKS_PLAIN.search(value) or not value.isprintable():
        return False
    return _means_text(value) and not (in_flow and _BREAKS_FLOW.search(value))


def _means_text(value: str) -> bool:
    try:
        return resolve(value) == value and value.lower() not in _WORDS_OF_YAML
    except NumberRefusedError:
        return False


def _is_flat(value: dict[str, Json]) -> bool:
    return all(
        (isinstance(each, dict) and _is_flat(each))
        or (isinstance(each, list) and _are_names(each))
        or not isinstance(each, dict | list | str)
        or (isinstance(each, str) and bool(_NAME.fullmatch(each)))
        for each in value.values()
    )


def _are_names(items: Sequence[Json]) -> bool:
    return all(
        not isinstance(each, dict | list | str)
        or (isinstance(each, str) and bool(_NAME.fullmatch(each)))
        for each in items
    )
