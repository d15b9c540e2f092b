"""Where each part of a routine stands in its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.problems import START, Place, Problem, problem_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a value stands, and where its key does; an item of a list is its own key."""

    key: Place
    value: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Positions by path. A part that is not in the file stands where its nearest parent does."""

    by_path: Mapping[KeyPath, Position] = field(default_factory=dict)

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
        """A finding with its place."""
        place = self.key(finding.path) if finding.on_key else self.value(finding.path)
        return problem_at(place, finding.what, finding.mend)
