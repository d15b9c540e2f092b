"""Bytes become text: UTF-8, of a bearable size, with nothing in it that cannot be shown."""

import codecs
from typing import Final

from audio_builder.loading.characters import all_forbidden_in, code_point
from audio_builder.loading.file_kinds import ROUTINE, FileKind
from audio_builder.loading.problems import START, Place, Problem, problem_at

SIZE_MAX: Final = 256 * 1024
"""No routine of 20 exercises comes near it; beyond it, the file is something else."""

_UTF_16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(raw: bytes, kind: FileKind = ROUTINE) -> str | tuple[Problem, ...]:
    """The text of a file, without its byte order mark, or why it has none."""
    if len(raw) > SIZE_MAX:
        what = f"the file has more than {SIZE_MAX:,} bytes, the most that a {kind.name} may have"
        return (problem_at(START, what, "check that this is the file you mean"),)
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return (_not_utf_8(raw, error),)
    return _unshowable(text) or text


def place_in(text: str, index: int) -> Place:
    """The line and column of a character, whichever line breaks the file uses."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def _not_utf_8(raw: bytes, error: UnicodeDecodeError) -> Problem:
    if raw.startswith(_UTF_16_MARKS):
        return problem_at(START, "the file is UTF-16", "save it as UTF-8")
    body = raw.removeprefix(codecs.BOM_UTF8)
    before = body[: error.start].decode()
    what = f"the byte 0x{body[error.start]:02X} is not UTF-8"
    mend = "save the file as UTF-8, and check that it is a text file"
    return problem_at(place_in(before, len(before)), what, mend)


def _unshowable(text: str) -> tuple[Problem, ...]:
    return tuple(
        problem_at(
            place_in(text, index),
            f"the character {code_point(char)} cannot be shown or spoken",
            "delete it, and check that this is a text file",
        )
        for char, index in all_forbidden_in(text).items()
    )
