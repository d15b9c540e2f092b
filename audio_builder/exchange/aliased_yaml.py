"""YAML of other programs, which may have anchors, aliases and merge keys, as plain texts.

Routines may have none of these (loading.document), so this reader is another one. It works on the
parser's events, without recursion; an alias shares what it names, so that nothing can expand.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import yaml

from audio_builder.exchange.draft import UnreadableError

NODES_MAX: Final = 20_000
DEPTH_MAX: Final = 20
MERGES_MAX: Final = 1_000
_MERGE: Final = "<<"

Node = dict[str, "Node"] | list["Node"] | str
"""What a file holds; every scalar is a text, as it is written."""


def read_yaml(text: str) -> Node:
    """The first document of a file.

    Raises:
        UnreadableError: if it is no YAML, or larger or deeper than a workout is.
    """
    loader = _loader(text)
    tree = _Tree()
    try:
        take_event: Callable[[], yaml.Event] = loader.get_event  # typed here: it is not at home
        while loader.check_event():
            event = take_event()
            if isinstance(event, yaml.DocumentEndEvent):
                break
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}" if mark is not None else "the file"
        mend = "check indentation, quotes and brackets around here"
        raise UnreadableError(
            where=where, what=f"this is no YAML ({error.problem})", mend=mend
        ) from error
    except (ValueError, OverflowError) as error:  # an escape that stands for no character
        raise _no_character(loader.get_mark().line + 1) from error
    finally:
        loader.dispose()
    return tree.root


def _loader(text: str) -> yaml.SafeLoader:
    try:
        return yaml.SafeLoader(text)
    except yaml.reader.ReaderError as error:
        raise _no_character(text[: error.position].count("\n") + 1) from error


def _no_character(line: int) -> UnreadableError:
    what, mend = "a character here is none that YAML knows", "delete it"
    return UnreadableError(where=f"line {line}", what=what, mend=mend)


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read; a mapping's key waits for its value.

    What is merged into a mapping is merged at its end: until then it may not be whole.
    """

    node: dict[str, Node] | list[Node]
    key: str | None = None
    merged: list[tuple[yaml.Event, Node]] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    root: Node = ""
    open: list[_Open] = field(default_factory=list)
    named: dict[str, Node] = field(default_factory=dict)
    nodes: int = 0
    merges: int = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.AliasEvent():
                if event.anchor not in self.named:
                    raise _refusal(event, f"nothing is named '&{event.anchor}' before this")
                self._put(event, self.named[event.anchor])
            case yaml.ScalarEvent():
                self._start(event, event.value)
            case yaml.MappingStartEvent():
                self._enter(event, {})
            case yaml.SequenceStartEvent():
                self._enter(event, [])
            case yaml.CollectionEndEvent():
                self._close(self.open.pop())

    def _enter(self, event: yaml.NodeEvent, node: dict[str, Node] | list[Node]) -> None:
        self._start(event, node)
        self.open.append(_Open(node))
        if len(self.open) > DEPTH_MAX:
            raise _refusal(event, f"mappings and lists stand more than {DEPTH_MAX} deep")

    def _start(self, event: yaml.NodeEvent, node: Node) -> None:
        self.nodes += 1
        if self.nodes > NODES_MAX:
            raise _refusal(event, f"the file has more than {NODES_MAX:,} keys and values")
        if event.anchor is not None:
            self.named[event.anchor] = node
        self._put(event, node)

    def _put(self, event: yaml.NodeEvent, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.node, list):
            parent.node.append(node)
        elif parent.key is None:
            if not isinstance(node, str):
                raise _refusal(event, "a key here is a mapping or a list")
            parent.key = node
        else:
            if parent.key == _MERGE:
                parent.merged.append((event, node))
            else:
                parent.node[parent.key] = node
            parent.key = None

    def _close(self, closed: _Open) -> None:
        """Merge what a mapping names, behind what it says itself."""
        for event, node in closed.merged:
            for merged in node if isinstance(node, list) else [node]:
                self.merges += 1
                if self.merges > MERGES_MAX:
                    raise _refusal(event, f"the file merges more than {MERGES_MAX:,} mappings")
                if isinstance(merged, dict) and isinstance(closed.node, dict):
                    for name, value in tuple(merged.items()):
                        closed.node.setdefault(name, value)


def _refusal(event: yaml.Event, what: str) -> UnreadableError:
    mark = event.start_mark
    where = "the file" if mark is None else f"line {mark.line + 1}"
    return UnreadableError(where=where, what=what, mend="check that this is the file you mean")
