"""The view: what a turn needs to know of an edition, worked out once."""

from dataclasses import dataclass
from functools import cached_property

from audio_builder.library import (
    DamageError,
    Library,
    LibraryError,
    Pace,
    SearchRow,
    Timeline,
    edition_name,
    search_of,
)
from skill.media.editions import Edition
from skill.package.errors import PackageError
from skill.package.index import NameIndex
from skill.package.invocation import invocation_name


@dataclass(frozen=True, kw_only=True)
class EditionView:
    """An edition as the rules see it: a routine that is gone or damaged has no parts."""

    edition: Edition
    names: NameIndex
    """What its routines and exercises are called."""

    @classmethod
    def of(cls, edition: Edition) -> "EditionView":
        """The view of an edition."""
        return cls(edition=edition, names=NameIndex(edition.library.catalog))

    @property
    def library(self) -> Library:
        """What there is to play."""
        return self.edition.library

    @cached_property
    def name(self) -> str:
        """What the skill is called by; should no name be allowed, the first routine's title."""
        try:
            return invocation_name(self.library.catalog)
        except PackageError:
            return self.library.catalog.oldest.title

    @cached_property
    def rows(self) -> tuple[SearchRow, ...]:
        """What its routines are looked up by: what search.json says, of the index that is open."""
        return search_of(self.library.index).routines

    def parts(self, routine: str) -> tuple[str, ...]:
        """See `View.parts`."""
        try:
            return self.library.parts(routine)
        except (KeyError, DamageError):
            return ()

    def edition_of(self, routine: str) -> str:
        """See `View.edition_of`."""
        return edition_name(self.library, routine)

    def timeline(self, routine: str, part: str, pace: Pace) -> Timeline:
        """See `View.timeline`. The track is kept: the device is about to fetch it."""
        return self.edition.renditions.rendition(routine, part, pace).timeline

    def timeline_of(self, routine: str, part: str, pace: Pace, edition: str) -> Timeline | None:
        """See `View.timeline_of`."""
        is_present = edition == self.edition_of(routine)
        found = self.edition if is_present else self.edition.earlier(routine, edition)
        if found is None:
            return None
        try:
            return found.renditions.timeline(routine, part, pace)
        except (KeyError, LibraryError, OSError):  # it is played no more, or cannot be just now
            return None

    def planned(self, routine: str, part: str, pace: Pace) -> Timeline:
        """The same to look at alone: no track is laid out for it."""
        return self.edition.renditions.timeline(routine, part, pace)

    def postures(self, routine: str, pace: Pace) -> tuple[frozenset[str], ...]:
        """For each exercise of a routine, in which postures it is done."""
        return self.library.tracks(routine).postures(pace.level)
