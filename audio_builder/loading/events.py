"""YAML as events: libyaml's where it is there, which reads ten times as fast, else PyYAML's own.

Both find the same events at the same marks (tests/audio_builder/loading/test_events.py). What they
tell differently stays with PyYAML's own parser: texts with a fault, whose wording is known
(`parser_faults`), and a few signs that no routine needs.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import yaml

try:
    from yaml import CSafeLoader as FastLoader
except ImportError:  # PyYAML was built without libyaml
    FastLoader = None  # type: ignore[assignment,misc]

_TOLD_DIFFERENTLY: Final = (
    re.compile(r"\t"),
    re.compile(r"\A(?:%|---)|[\r\n](?:%|---)"),
    re.compile(r"[|>][-+0-9]{0,2}#"),
    re.compile(r"\?(?<![^\s\[{,:-]\?)(?=\s|\Z)"),
)
"""Tabs, directives, document marks, a comment at the very head of a folded text, '?' for a key.

Each by itself, and from its first character on: one pattern for all takes four times as long.
"""
_DEPTH_MAX: Final = 24
"""Further in, libyaml takes the square of the time; the reader stops before that."""
_EVENTS_MAX: Final = 50_000


class EscapeError(Exception):
    """An escape stands for no character.

    Attributes:
        mark: where the parser was.
    """

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__(mark)
        self.mark = mark


def read_events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of a text, up to its first fault.

    Raises:
        MarkedYAMLError: at the fault.
        EscapeError: if that is an escape.
    """
    events = fast_events(text)
    return slow_events(text) if events is None else iter(events)


@lru_cache(maxsize=2)
def fast_events(text: str) -> tuple[yaml.Event, ...] | None:
    """All events as libyaml finds them; None where it is not there, or is not to be asked.

    The last are remembered: who changes a text reads it for its data, its places and its problems.
    """
    if FastLoader is None or any(each.search(text) for each in _TOLD_DIFFERENTLY):
        return None
    events: list[yaml.Event] = []
    depth = 0
    try:
        loader = FastLoader(text)
        try:
            while loader.check_event():
                event = loader.get_event()
                if event is not None:
                    events.append(event)
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth > _DEPTH_MAX or len(events) > _EVENTS_MAX:
                    return None
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return None if any(_odd_in_brackets(events)) else tuple(events)


def _odd_in_brackets(events: Sequence[yaml.Event]) -> Iterator[bool]:
    """Yield of each bare word in brackets whether it is one that both tell differently.

    Where nothing is written the places differ, and of a question mark only one makes a fault.
    """
    flows: list[bool] = []
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            flows.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            flows.pop()
        elif isinstance(event, yaml.ScalarEvent) and not event.style and flows and flows[-1]:
            yield not event.value or "?" in event.value


def slow_events(text: str) -> Iterator[yaml.Event]:
    """Yield the events as PyYAML's own parser finds them. See `read_events`."""
    # The loader's own methods rather than yaml.parse: they tell where it is when Python fails.
    loader = yaml.SafeLoader(text)
    try:
        take_event: Callable[[], yaml.Event] = loader.get_event  # typed here: it is not at home
        while loader.check_event():
            yield take_event()
    except (ValueError, OverflowError) as error:
        # PyYAML hands escapes such as "\UFFFFFFFF" to chr(), unchecked.
        raise EscapeError(loader.get_mark()) from error
    finally:
        loader.dispose()
