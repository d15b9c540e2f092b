"""Which routines have to be made for a store: not those that it has as they would be made."""

from collections.abc import Container, Iterable, Iterator

from audio_builder.building.fingerprint import conditions_digest
from audio_builder.building.settings import Asked
from audio_builder.building.sources import Source
from audio_builder.errors import InputError
from audio_builder.records import Row


def needed(
    sources: Iterable[Source], there: Iterable[Row], held: Container[str], asked: Asked
) -> Iterator[Source]:
    """The sources of what the store has not got, or has otherwise.

    Args:
        sources: of what is asked for.
        there: the store's routines.
        held: the ids of those that the folder has as well: a build looks at these itself.
        asked: how they are asked for.

    Raises:
        NoVoiceError: if a voice cannot run here.
    """
    rows = {row.source: row for row in there if row.source and row.id not in held}
    for source in sources:
        row = rows.get(_digest(source))
        if row is None or conditions_digest(*asked.conditions(row)) != row.conditions:
            yield source


def _digest(source: Source) -> str:
    try:
        return source.digest
    except InputError:
        return ""  # the build tells what is wrong with it
