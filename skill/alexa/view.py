"""The view: what a turn needs to know of an edition, worked out once."""

from dataclasses import dataclass
from functools import cached_property

from audio_builder.library import Library, Pace, SearchRow, Timeline, search_of
from skill.media.editions import Edition
from skill.package.errors import PackageError
from skill.package.index import NameIndex
from skill.package.invocation import invocation_name


@dataclass(frozen=True, kw_only=True)
class EditionView:
    """An edition as the rules see it: a routine that is gone has no parts."""

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
            return self.library.catalog.routines[0].title

    @cached_property
    def rows(self) -> tuple[SearchRow, ...]:
        """What its routines are looked up by: what search.json says, of the index that is open."""
        return search_of(self.library.index).routines

    def parts(self, routine: str) -> tuple[str, ...]:
        """See `View.parts`."""
        return self.library.parts(routine) if routine in self.library else ()

    def timeline(self, routine: str, part: str, pace: Pace) -> Timeline:
        """See `View.timeline`. The track is kept: the device is about to fetch it."""
        return self.edition.renditions.rendition(routine, part, pace).timeline

    def planned(self, routine: str, part: str, pace: Pace) -> Timeline:
        """The same to look at alone: no track is laid out for it."""
        return self.edition.renditions.timeline(routine, part, pace)

    def postures(self, routine: str, pace: Pace) -> tuple[frozenset[str], ...]:
        """For each exercise of a routine, in which postures it is done."""
        return self.library.postures(routine, pace.level)
