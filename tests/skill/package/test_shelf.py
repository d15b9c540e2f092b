"""All shipped routines in one library: a speaker can tell them apart."""

from audio_builder.building.entries import routine_entry
from audio_builder.cli.shipped import shipped_routines
from audio_builder.library import Catalog
from audio_builder.loading.routine_file import load_routine
from builds import NOW
from skill.package.clashes import refuse_clashes
from skill.package.names import named_in


def test_no_two_things_of_the_shelf_are_asked_for_alike(shipped_catalog: Catalog) -> None:
    """Whoever builds all twenty can have a skill for them."""
    entries = tuple(
        routine_entry(load_routine(path).routine, (), published=NOW) for path in shipped_routines()
    )
    assert len(entries) == 20
    refuse_clashes(named_in(shipped_catalog.model_copy(update={"routines": entries})))
