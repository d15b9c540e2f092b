"""The vocabulary of this moment: that of the edition that is served, and of the routine that plays.

Exercises of other routines are left out: their names would be heard in the place of those that are
meant. Whoever wants one of them starts its routine first, or types.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from audio_builder.library import LibraryError
from skill.listen.vocabulary import Bounds, Vocabulary
from skill.media.editions import Edition, Editions
from skill.package.intents import SlotType
from skill.package.invocation import invocation_name
from skill.package.model import render_model
from skill.package.names import Named, named_in
from skill.speaker.grammar import Grammar


class Vocabularies:
    """Vocabularies, made when they are wanted first."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._edition: Edition | None = None
        self._made: dict[str, Vocabulary] = {}

    def at(self, url: str) -> Vocabulary:
        """The vocabulary while the track at an address plays; of all routines, if none does.

        Raises:
            LibraryError: if there is nothing to play.
            PackageError: if what there is has no name to call it by.
        """
        edition = self._editions.current()
        if edition is None:
            message = self._editions.problem or "there is nothing to play: run 'repcast build'"
            raise LibraryError(message)
        if edition is not self._edition:
            self._edition, self._made = edition, {}
        routine_id = urlsplit(url).path.strip("/").rpartition("/")[0]
        if routine_id not in self._made:
            self._made[routine_id] = _vocabulary(edition, routine_id)
        return self._made[routine_id]


def _vocabulary(edition: Edition, routine_id: str) -> Vocabulary:
    catalog = edition.library.catalog
    playing = [each for each in catalog.routines if each.id == routine_id] or catalog.routines
    wanted = _wanted({each.id for each in playing})
    named = tuple(one for one in named_in(catalog) if wanted(one))
    return Vocabulary(
        grammar=Grammar(render_model(invocation_name(catalog), named)),
        bounds=Bounds(
            routines=len(catalog.routines),
            exercises=max(len(each.exercises) for each in playing),
        ),
    )


def _wanted(routine_ids: set[str]) -> Callable[[Named], bool]:
    def is_wanted(one: Named) -> bool:
        return one.type is SlotType.ROUTINE or any(
            place.routine.id in routine_ids for place in one.occurrences
        )

    return is_wanted
