"""Texts as a page has them, lines ending in a line feed, and as they lie on disk. Pure.

Text fields of browsers know one line end; a file may have another, or several. What is written
keeps those of its lines, and its byte order mark.
"""

import codecs
import re
from difflib import SequenceMatcher
from typing import Final

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


def page_text(raw: bytes) -> str | None:
    """The text of a file as a page has it; None if it is none."""
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None
    return _for_page(text)


def disk_bytes(text: str, before: bytes) -> bytes:
    """A page's text as it is to lie on disk.

    Args:
        text: as a page has it.
        before: what the file holds; its lines keep their ends, and new ones get the usual one.
    """
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + _with_ends(text, before).encode()


def _for_page(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _with_ends(text: str, before: bytes) -> str:
    old = before.removeprefix(codecs.BOM_UTF8).decode(errors="replace")
    if "\r" not in old:
        return text
    lines = _lines(old)
    ends = [end for _, end in lines if end]
    usual = max(sorted(set(ends)), key=ends.count)
    if len(set(ends)) == 1:
        return text.replace("\n", usual)
    told = _matched(text, lines, usual)
    # Between two lines that end in another way, an empty line may have made one end of two.
    return told if _for_page(told) == text else text.replace("\n", usual)


def _matched(text: str, lines: list[tuple[str, str]], usual: str) -> str:
    """Each line with the end that it had."""
    new = text.split("\n")
    result = [usual] * len(new)
    matcher = SequenceMatcher(None, [words for words, _ in lines], new, autojunk=False)
    for old_at, new_at, size in matcher.get_matching_blocks():
        for offset in range(size):
            result[new_at + offset] = lines[old_at + offset][1] or usual
    result[-1] = ""
    return "".join(words + end for words, end in zip(new, result, strict=True))


def _lines(text: str) -> list[tuple[str, str]]:
    found = [(match[1], match[2]) for match in _LINE.finditer(text)]
    while len(found) > 1 and not found[-1][1] and not found[-2][1]:
        found.pop()
    return found
