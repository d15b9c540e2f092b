"""What a device has begun: addresses that it was given name the edition that they are of.

`?edition=<name>`: a device fetches a track piece by piece, and what a build puts in the track's
place meanwhile would not fit to what the device has. So it gets the bytes of that edition for as
long as the library still holds them, and what there is now after that.
"""

from collections.abc import Callable
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from audio_builder.library import LibraryError
from skill.media.editions import Edition
from skill.media.pace import QUERY_MAX

EDITION: Final = "edition"
ValueT = TypeVar("ValueT")


def as_begun(
    edition: Edition, routine_id: str, query: str, make: Callable[[Edition], ValueT]
) -> ValueT:
    """What is made of the edition that an address names, else of the one that there is now.

    Args:
        edition: what there is now.
        routine_id: whose track it is.
        query: of the address, as it was sent.
        make: makes it, and raises KeyError, LibraryError or OSError if that cannot be done.
    """
    name = _named(query)
    begun = edition.earlier(routine_id, name) if name else None
    if begun is not None:
        try:
            return make(begun)
        except (KeyError, LibraryError, OSError):
            pass  # not all of it is there any more
    return make(edition)


def _named(query: str) -> str:
    """The name of the edition in a query; empty if there is none, or the query is no address's."""
    if EDITION not in query or len(query) > QUERY_MAX:
        return ""
    return dict(parse_qsl(query)).get(EDITION, "")
