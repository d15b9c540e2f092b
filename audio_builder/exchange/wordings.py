"""Texts of other programs, before a coach may speak them.

A text that tells to hold the breath, or that no voice can speak, is left out and listed: it was
nobody's decision to have it spoken. A title cannot be left out, so it loses the characters that
cannot be spoken, and is made up if there is nothing left.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from audio_builder.exchange.draft import Remark
from audio_builder.exchange.naming import TITLE_MAX
from audio_builder.loading.breath_holding import breath_holds
from audio_builder.loading.characters import forbidden_in
from audio_builder.loading.problems import shown
from audio_builder.loading.wording import wording_faults

LINE_MAX: Final = 300
SUMMARY_MAX: Final = 1_000
TEXT_MAX: Final = 10_000
"""No more of a text is looked at."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…]) +")
_SYMBOLS: Final = frozenset("<>{}[]|\\^~`#*=_")
"""ASCII that stands in titles for looks; read aloud it is noise."""


def one_line(text: str) -> str:
    """A text composed, on one line, without what shows nothing."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(" " if forbidden_in(char) else char for char in composed)
    return " ".join(visible.split())


def fault_in(text: str) -> str | None:
    """Why a coach may not or cannot say this; None if nothing is in the way."""
    if re.search("[{}]", text):
        return "in a routine, braces stand for a side"
    if _holds_breath(text):
        return "it tells the listener to hold the breath"
    return next((fault.what for fault in wording_faults(text)), None)


def speakable_title(text: str) -> str:
    """A title without the characters that no voice can speak; empty if none is left."""
    kept = "".join(
        char if char not in _SYMBOLS and not any(wording_faults(f"a{char}")) else " "
        for char in one_line(text[:LINE_MAX])
    )
    title = " ".join(kept.split())[:TITLE_MAX].strip()
    return "" if fault_in(title) or not any(char.isalnum() for char in title) else title


def speakable_lines(
    texts: Iterable[str], where: str, most: int
) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """The lines that a coach can say, at most so many; and what was left out.

    A long text is cut into lines at the ends of its sentences.
    """
    lines: list[str] = []
    losses: list[Remark] = []
    unheard = 0
    for line in (line for text in texts for line in _lines(text[:TEXT_MAX])):
        if len(lines) == most:
            unheard += 1
            continue
        fault = fault_in(line)
        if fault is None and _holds_breath(*lines, line):
            fault = "behind the lines before it, it tells the listener to hold the breath"
        if fault is None:
            lines.append(line)
        else:
            losses.append(Remark(where=where, what=f"left out {shown(line)}: {fault}"))
    if unheard:
        what = f"left out {unheard} more lines of text: {most} is the most"
        losses.append(Remark(where=where, what=what))
    return tuple(lines), tuple(losses)


def summary_of(text: str) -> str:
    """A summary that may stand in a routine; empty if it speaks of a held breath."""
    plain = one_line(re.sub(r"<[^<>]{0,200}>", " ", text[:TEXT_MAX]))[:SUMMARY_MAX].strip()
    return "" if _holds_breath(plain) else plain


def _holds_breath(*texts: str) -> bool:
    """Whether texts that are heard one after the other tell anybody to hold the breath."""
    return any(True for _ in breath_holds(texts))


def _lines(text: str) -> list[str]:
    whole = one_line(text)
    if len(whole) <= LINE_MAX:
        return [whole] if whole else []
    lines = [""]
    for sentence in _SENTENCE_END.split(whole):
        if lines[-1] and len(lines[-1]) + len(sentence) >= LINE_MAX:
            lines.append("")
        lines[-1] = f"{lines[-1]} {sentence}".strip()[:LINE_MAX]
    return lines
