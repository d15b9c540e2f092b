"""The fast parser and the one that words faults: two ways to the same events."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audio_builder import routines
from audio_builder.loading.decoding import decode
from audio_builder.loading.events import fast_events, slow_events
from grammar import GRAMMAR_YAML

SHELF: Final = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(next(iter(routines.__path__))).glob("*.yaml"))
)
_SAMPLES: Final = (*SHELF, GRAMMAR_YAML)
_LINES: Final = [line for text in _SAMPLES for line in text.splitlines(keepends=True)]
_PIECES: Final = st.sampled_from(
    (
        ": ", "- ", "#", " #", "\n", "\r\n", "\r", "  ", "{", "}", "[", "]", ", ", "'", '"', "|",
        ">-", "|+\n", ">2\n", "?", "&a ", "*a", "!t ", "---\n", "...\n", "\\n", "\\u00e9",
        "\\x41", '"\\\n', "é", "😀", "\u00a0", "\t", "%", "~", "a", "key", ":", "-", "\ufffd",
    )
)  # fmt: skip
"""What somebody may type, and what means something to YAML."""


def told(events: Iterable[yaml.Event]) -> list[tuple[object, ...]]:
    """All that is read of events: what they are, where they start, and where their own text ends.

    Of a block that is wherever the next thing stands, and nobody asks.
    """
    flows: list[bool] = []
    found = []
    for event in events:
        reads_end = isinstance(event, yaml.AliasEvent)
        if isinstance(event, yaml.ScalarEvent):
            reads_end = event.style not in ("|", ">")
        elif isinstance(event, yaml.CollectionStartEvent):
            flows.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            reads_end = flows.pop()
        reads_start = isinstance(event, yaml.NodeEvent | yaml.DocumentStartEvent)
        found.append(
            (
                type(event).__name__,
                *(getattr(event, name, None) for name in ("value", "anchor", "tag")),
                getattr(event, "style", None) or "",
                bool(getattr(event, "flow_style", False)),
                _at(event.start_mark) if reads_start else None,
                _at(event.end_mark) if reads_end else None,
            )
        )
    return found


def _at(mark: yaml.Mark) -> tuple[int, int, int]:
    return mark.index, mark.line, mark.column


def agree(text: str) -> None:
    """What the fast parser reads, the other reads just so; what it does not read, it leaves."""
    fast = fast_events(text)
    if fast is not None:
        assert told(fast) == told(slow_events(text))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", _SAMPLES)
def test_both_find_the_same_in_routines(text: str, ends: str) -> None:
    """Every routine that ships has the same events at the same marks, whatever its line ends."""
    agree(text.replace("\n", ends))


def test_the_fast_one_is_used() -> None:
    """A sound text of the language is not read slowly."""
    assert all(fast_events(text) is not None for text in _SAMPLES)


@pytest.mark.parametrize(
    "text", ["a: [1", "a:\tb", "%YAML 1.1\n---\na: 1", "a: &x 1\nb: *y\n- c", 'a: "\\q"', "a: @b"]
)
def test_faults_are_left_to_the_one_that_words_them(text: str) -> None:
    """A text with a fault, tabs or directives goes to the parser whose wording is known."""
    assert fast_events(text) is None


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES | st.sampled_from(_LINES), max_size=12).map("".join))
@example("- a\n-\n  b: c\n")
@example('"a\\\n  b"')
@example("a: |\n\n x\n\n\n# c\nb: 1")
@example("? a\n: b\n")
@example("{a, b: , c: d}")
def test_both_find_the_same_in_any_text(text: str) -> None:
    """Whatever somebody types, no mark and no value depends on which parser read it."""
    if isinstance(decode(text.encode()), str):
        agree(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(_SAMPLES), st.data())
def test_both_find_the_same_while_one_types(text: str, data: st.DataObject) -> None:
    """A routine with a piece put in or taken out anywhere is read alike by both."""
    at = data.draw(st.integers(0, len(text)))
    out = data.draw(st.integers(0, 3))
    typed = text[:at] + data.draw(_PIECES) + text[at + out :]
    if isinstance(decode(typed.encode()), str):
        agree(typed)
