"""Where each part of a routine stands in its file, or in the file of an exercise that it uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.problems import START, Place, Problem, problem_at


class Position(NamedTuple):
    """Where a value stands, and where its key does; an item of a list is its own key."""

    key: Place
    value: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """An exercise that comes from a file of its own."""

    file: str
    positions: "Positions"
    keys: frozenset[str]
    """The keys that come from there: the routine may have given others itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Positions by path. A part that is not in the file stands where its nearest parent does."""

    by_path: Mapping[KeyPath, Position] = field(default_factory=dict)
    used: Mapping[KeyPath, Used] = field(default_factory=dict)
    """By the paths of items, the exercises that come from files of their own."""

    def value(self, path: KeyPath) -> Place:
        """Where the value at a path starts."""
        position = self.by_path.get(path)
        if position is not None:
            return position.value
        return self.value(path[:-1]) if path else START

    def key(self, path: KeyPath) -> Place:
        """Where the key of the value at a path starts."""
        position = self.by_path.get(path)
        return self.value(path) if position is None else position.key

    def problem(self, finding: Finding) -> Problem:
        """A finding with its place; in an exercise's own file, with that of its use as well."""
        for length in range(len(finding.path)):
            used = self.used.get(finding.path[:length])
            if used is not None and finding.path[length] in used.keys:
                return self._problem_in(used, finding, length)
        return problem_at(self._place(finding, finding.path), finding.what, finding.mend)

    def _problem_in(self, used: Used, finding: Finding, length: int) -> Problem:
        place = used.positions._place(finding, finding.path[length:])  # noqa: SLF001 - its own kind
        what = f"in {used.file}:{place.line}:{place.column}: {finding.what}"
        return problem_at(self.value(finding.path[:length]), what, finding.mend)

    def _place(self, finding: Finding, path: KeyPath) -> Place:
        return self.key(path) if finding.on_key else self.value(path)
