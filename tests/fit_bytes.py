"""FIT files for tests, byte by byte: no library that the product uses has a hand in them.

Only what a workout needs: one definition for each message, little-endian, and the checksum.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Final

Value = int | str
Message = tuple[int, Mapping[int, tuple[str, Value]]]
"""A message's global number, and its fields: by number, a kind and a value."""

_KINDS: Final = {
    "enum": (0x00, "<B"),
    "uint8": (0x02, "<B"),
    "uint16": (0x84, "<H"),
    "uint32": (0x86, "<I"),
}
_STRING: Final = 0x07

FILE_ID: Final = 0
WORKOUT: Final = 26
STEP: Final = 27
TITLE: Final = 264
SESSION: Final = 18


def fit_file(messages: Sequence[Message]) -> bytes:
    """A whole FIT file."""
    body = b"".join(map(_record, messages))
    head = struct.pack("<BBHI4s", 14, 0x20, 2195, len(body), b".FIT")
    head += struct.pack("<H", crc(head))
    return head + body + struct.pack("<H", crc(head + body))


def workout_file(
    title: str,
    steps: Sequence[Mapping[int, tuple[str, Value]]],
    *others: Message,
    sport: int = 10,
    sub_sport: int = 20,
) -> bytes:
    """A file of one workout."""
    about: dict[int, tuple[str, Value]] = {
        4: ("enum", sport),
        6: ("uint16", len(steps)),
        11: ("enum", sub_sport),
    }
    if title:
        about[8] = ("string", title)
    return fit_file(
        [
            (
                FILE_ID,
                {0: ("enum", 5), 1: ("uint16", 1), 2: ("uint16", 0), 4: ("uint32", 1_100_000_000)},
            ),
            (WORKOUT, about),
            *((STEP, {254: ("uint16", index), **step}) for index, step in enumerate(steps)),
            *others,
        ]
    )


def timed(
    seconds: float, title: str = "", intensity: int = 0, **more: tuple[int, str, Value]
) -> Mapping[int, tuple[str, Value]]:
    """A step that lasts a time."""
    return _step(0, round(seconds * 1000), title, intensity, more)


def reps(
    count: int, title: str = "", **more: tuple[int, str, Value]
) -> Mapping[int, tuple[str, Value]]:
    """A step that lasts a number of reps."""
    return _step(29, count, title, 0, more)


def until(
    duration_type: int, value: int, title: str = "", intensity: int = 0
) -> Mapping[int, tuple[str, Value]]:
    """A step that lasts until something is reached: a distance, a button."""
    return _step(duration_type, value, title, intensity, {})


def repeat(first: int, times: int, duration_type: int = 6) -> Mapping[int, tuple[str, Value]]:
    """A step that goes back to the step of a number."""
    return {1: ("enum", duration_type), 2: ("uint32", first), 4: ("uint32", times)}


def _step(
    duration_type: int,
    value: int,
    title: str,
    intensity: int,
    more: Mapping[str, tuple[int, str, Value]],
) -> Mapping[int, tuple[str, Value]]:
    fields: dict[int, tuple[str, Value]] = {
        1: ("enum", duration_type),
        2: ("uint32", value),
        3: ("enum", 2),
        4: ("uint32", 0),
        7: ("enum", intensity),
    }
    if title:
        fields[0] = ("string", title)
    for number, kind, content in more.values():
        fields[number] = (kind, content)
    return fields


def _record(message: Message) -> bytes:
    number, fields = message
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields))
    data = b"\x00"
    for field, (kind, value) in fields.items():
        if isinstance(value, str):
            content = value.encode() + b"\x00"
            definition += struct.pack("<BBB", field, len(content), _STRING)
        else:
            base, form = _KINDS[kind]
            content = struct.pack(form, value)
            definition += struct.pack("<BBB", field, len(content), base)
        data += content
    return definition + data


def crc(data: bytes) -> int:
    """The checksum of FIT: CRC-16 with the polynomial 0xA001, bit by bit."""
    found = 0
    for byte in data:
        found ^= byte
        for _ in range(8):
            found = found >> 1 ^ (0xA001 if found & 1 else 0)
    return found
