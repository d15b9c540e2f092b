"""Plain data that grows part by part, keeping the place of each. It knows nothing of YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.positions import Position
from audio_builder.loading.problems import START, Place


@dataclass(slots=True, kw_only=True)
class _Key:
    name: str | None
    """None for a key that cannot be used: what it leads to is read, then dropped."""
    place: Place


@dataclass(slots=True, kw_only=True)
class _Branch:
    """A mapping or a list that is still open."""

    items: dict[str, Json] | list[Json]
    path: KeyPath | None
    """None inside what is dropped."""
    places: dict[str, Place] = field(default_factory=dict)
    pending: _Key | None = None


class Tree:
    """Plain data under construction: parts are added in the order of the file.

    Attributes:
        root: the data so far; None before its first part.
        root_place: where it starts.
        unread: paths of values that are written in a way this language does not have. They stand
            as empty text, neither absent nor sound; nothing else should be said about them.
    """

    def __init__(self) -> None:
        self.root: Json = None
        self.root_place = START
        self.unread: set[KeyPath] = set()
        self._positions: dict[KeyPath, Position] = {}
        self._open: list[_Branch] = []

    @property
    def positions(self) -> Mapping[KeyPath, Position]:
        """The position of each part so far."""
        return self._positions

    @property
    def depth(self) -> int:
        """How many mappings and lists are open."""
        return len(self._open)

    @property
    def wants_key(self) -> bool:
        """Whether the next part is a key of the mapping that is open."""
        return bool(self._open) and self._is_before_key(self._open[-1])

    def place_of_key(self, name: str) -> Place | None:
        """Where the mapping that is open already has a key."""
        return self._open[-1].places.get(name)

    def add_key(self, name: str | None, place: Place) -> None:
        """Add a key; None for one whose value is to be dropped."""
        branch = self._open[-1]
        branch.pending = _Key(name=name, place=place)
        if name is not None:
            branch.places[name] = place

    def leave_gaps(self) -> None:
        """Mark the mapping that is open as incomplete: keys may be missing without being missed."""
        path = self._open[-1].path
        if path is not None:
            self.unread.add(merge_path(path))

    def add(self, value: Json, place: Place) -> None:
        """Add a value that is complete."""
        self._attach(value, place)

    def add_unread(self, place: Place) -> None:
        """Add a value that this language does not have."""
        path = self._attach("", place)
        if path is not None:
            self.unread.add(path)

    def open(self, items: dict[str, Json] | list[Json], place: Place) -> None:
        """Add a mapping or a list; what follows goes into it until it is closed.

        One that stands where a key should is dropped, and so is the value it leads to.
        """
        if self.wants_key:
            path = self._open[-1].path
            if path is not None:
                self.unread.add(path)
            self.add_key(None, place)
            self._open.append(_Branch(items=items, path=None))
        else:
            path = self._attach(items, place)
            self._open.append(_Branch(items=items, path=path))

    def close(self) -> None:
        """Close the mapping or list that was opened last."""
        self._open.pop()

    @staticmethod
    def _is_before_key(branch: _Branch) -> bool:
        return isinstance(branch.items, dict) and branch.pending is None

    def _attach(self, value: Json, place: Place) -> KeyPath | None:
        """Put a value where it belongs; its path, or None if it is dropped."""
        if not self._open:
            self.root, self.root_place = value, place
            return self._locate((), place, place)
        branch = self._open[-1]
        part: str | int | None
        if isinstance(branch.items, list):
            branch.items.append(value)
            part, key_place = len(branch.items) - 1, place
        else:
            part, key_place = self._take_key(branch, place)
            if part is not None:
                branch.items[part] = value
        if branch.path is None or part is None:
            return None
        return self._locate((*branch.path, part), key_place, place)

    @staticmethod
    def _take_key(branch: _Branch, place: Place) -> tuple[str | None, Place]:
        key, branch.pending = branch.pending, None
        return (None, place) if key is None else (key.name, key.place)

    def _locate(self, path: KeyPath, key: Place, value: Place) -> KeyPath:
        self._positions[path] = Position(key=key, value=value)
        return path


def merge_path(mapping: KeyPath) -> KeyPath:
    """The path that stands for "whatever a merge key would have brought into this mapping"."""
    return (*mapping, "<<")
