"""The reader: YAML events, one after the other, become a tree of plain data and its problems."""

from typing import Final

import yaml

from audio_builder.loading.characters import code_point, forbidden_in
from audio_builder.loading.file_kinds import FileKind
from audio_builder.loading.plain import Json
from audio_builder.loading.problems import START, Place, Problem, problem_at, shown
from audio_builder.loading.scalars import NumberRefusedError, resolve
from audio_builder.loading.tree import Tree

DEPTH_MAX: Final = 20
NODES_MAX: Final = 20_000


class StopReadingError(Exception):
    """There is no point in reading on.

    Attributes:
        problem: why.
        whole: whether what was read so far is to be checked all the same.
    """

    def __init__(self, problem: Problem, *, whole: bool) -> None:
        super().__init__(problem)
        self.problem = problem
        self.whole = whole


def place_of(mark: "yaml.Mark | yaml._yaml.Mark | None") -> Place:
    """Where a mark of the parser stands, counted from 1; the start if it has none."""
    return START if mark is None else Place(line=mark.line + 1, column=mark.column + 1)


class Reader:
    """Puts events into a tree, and keeps the problems it meets."""

    def __init__(self, kind: FileKind) -> None:
        self._kind = kind
        self.tree = Tree()
        self.problems: list[Problem] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Take in one event."""
        place = place_of(event.start_mark)
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(place)
            case yaml.NodeEvent():
                self._count(place)
                self._take_node(event, place)
            case yaml.CollectionEndEvent():
                self.tree.close()

    def add_unless_known(self, problem: Problem) -> None:
        """Add a problem, unless its place has one: an alias, say, that was meant as text."""
        place = (problem.line, problem.column)
        if all((known.line, known.column) != place for known in self.problems):
            self.problems.append(problem)

    def _start_document(self, place: Place) -> None:
        self._documents += 1
        if self._documents > 1:
            what = "a second document starts here"
            mend = f"keep one {self._kind.name} to a file: remove the '---' or what follows it"
            raise StopReadingError(problem_at(place, what, mend), whole=True)

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes > NODES_MAX:
            what = f"the file has more than {NODES_MAX:,} keys and values"
            mend = "check that this is the file you mean"
            raise StopReadingError(problem_at(place, what, mend), whole=False)

    def _take_node(self, event: yaml.NodeEvent, place: Place) -> None:
        match event:
            case yaml.AliasEvent():
                self._take_alias(event, place)
            case yaml.ScalarEvent():
                self._refuse_properties(event, event.tag, place)
                self._take_scalar(event, place)
            case yaml.CollectionStartEvent():
                self._refuse_properties(event, event.tag, place)
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], place)

    def _take_alias(self, event: yaml.AliasEvent, place: Place) -> None:
        name = shown(f"*{event.anchor}")
        what = f"the alias {name} is no part of this language"
        self._add(place, what, "write it out, or put text that starts with '*' in quotes")
        self._take_unreadable(place)

    def _refuse_properties(self, event: yaml.NodeEvent, tag: str | None, place: Place) -> None:
        if event.anchor is not None:
            name = shown(f"&{event.anchor}")
            what = f"the anchor {name} is no part of this language"
            self._add(place, what, "remove it, and write its value out wherever it is needed")
        if tag is not None:
            what = f"the tag {shown(tag)} is no part of this language"
            self._add(place, what, "remove it, or put text that starts with '!' in quotes")

    def _open(self, items: dict[str, Json] | list[Json], place: Place) -> None:
        if self.tree.depth >= DEPTH_MAX:
            what = f"mappings and lists stand inside each other more than {DEPTH_MAX} deep"
            needed = f"a {self._kind.name} needs no more than {self._kind.depth}"
            mend = f"{needed}; check brackets and indentation"
            raise StopReadingError(problem_at(place, what, mend), whole=False)
        if self.tree.wants_key:
            kind = "list" if isinstance(items, list) else "mapping"
            mend = "write a plain word as the key; put text that starts with '{' or '[' in quotes"
            self._add(place, f"a {kind} cannot be a key", mend)
        self.tree.open(items, place)

    def _take_scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        odd = forbidden_in(event.value)
        if odd is not None:
            what = f"the escape for {code_point(odd[0])} stands for nothing that can be spoken"
            self._add(place, what, "remove it, or write the character itself")
            self._take_unreadable(place)
        elif self.tree.wants_key:
            self._take_key(event, place)
        else:
            self._take_value(event, place)

    def _take_unreadable(self, place: Place) -> None:
        if self.tree.wants_key:
            self.tree.add_key(None, place)
        else:
            self.tree.add_unread(place)

    def _take_value(self, event: yaml.ScalarEvent, place: Place) -> None:
        try:
            self.tree.add(_value_of(event), place)
        except NumberRefusedError:
            what = f"{shown(event.value)} is no number that a {self._kind.name} can use"
            self._add(place, what, "give an ordinary number, or put text in quotes")
            self.tree.add_unread(place)

    def _take_key(self, event: yaml.ScalarEvent, place: Place) -> None:
        name = self._name(event, place)
        first = None if name is None else self.tree.place_of_key(name)
        if first is not None:
            what = f"the key {shown(name)} was given before, on line {first.line}"
            self._add(place, what, "keep one of the two")
            name = None
        self.tree.add_key(name, place)

    def _name(self, event: yaml.ScalarEvent, place: Place) -> str | None:
        """A key's name; None, and a problem, if it cannot be one."""
        word = event.value
        if _is_plain(event) and word == "<<":
            self._add(place, "merge keys ('<<') are no part of this language", "write its keys out")
            self.tree.leave_gaps()
            return None
        try:
            value = _value_of(event)
        except NumberRefusedError:
            value = None
        if isinstance(value, str):
            return value
        what = f"the key {shown(word)} is not a word" if word else "a ':' has no key before it"
        self._add(place, what, f"every key of a {self._kind.name} is one of the format's words")
        return None

    def _add(self, place: Place, what: str, mend: str) -> None:
        self.problems.append(problem_at(place, what, mend))


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return event.style is None or event.style == ""


def _value_of(event: yaml.ScalarEvent) -> Json:
    """The value of a scalar; only an unquoted word can be anything but text.

    Raises:
        NumberRefusedError: if it is a number that no file can use.
    """
    return resolve(event.value) if _is_plain(event) else event.value
