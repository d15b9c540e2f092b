"""The addresses of what a library says of itself: the search index, an entry, the whole catalog.

They tell of the edition that is served, not of a build at work.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from flask import Blueprint, Response

from audio_builder.library import (
    ROUTINE_NAME,
    SEARCH_NAME,
    Library,
    Memory,
    render_record,
    render_search,
    search_of,
)
from skill.media.answers import answer
from skill.media.content import Content, content_of_bytes
from skill.media.editions import CATALOG, Editions
from skill.media.modified import changed_at
from skill.media.refusals import current, refusals

ANY_PACE: Final = "Repcast-Paces"
"""These answers bear this header with the value `any`: a player on a plain host learns by its
absence that there is only one pace."""


def add_record_routes(routes: Blueprint, editions: Editions) -> None:
    """Add the addresses of a library's records."""
    searches: Memory[tuple[Library, frozenset[str]], Content] = Memory(1)

    @routes.get(f"/{CATALOG}")
    def catalog() -> Response:
        """All entries."""
        return _told(editions, None, lambda library: _json(render_record(library.catalog)))

    @routes.get(f"/{SEARCH_NAME}")
    def search() -> Response:
        """What the routines are looked up by; made once for what there is of an edition."""

        def told(library: Library) -> Content:
            left_out = library.left_out
            return searches.get((library, left_out), lambda: _search(library, left_out))

        return _told(editions, None, told)

    @routes.get(f"/<routine_id>/{ROUTINE_NAME}")
    def entry(routine_id: str) -> Response:
        """What the catalog says of one routine."""
        return _told(
            editions, routine_id, lambda library: _json(render_record(library.entry(routine_id)))
        )


def _told(
    editions: Editions, routine_id: str | None, tell: Callable[[Library], Content]
) -> Response:
    """The answer; its time is that of the routine it tells of, or of the whole library."""
    edition = current(editions)
    with refusals(editions):
        content = tell(edition.library)
        response = answer(replace(content, modified=changed_at(edition, routine_id)))
    response.headers[ANY_PACE] = "any"
    return response


def _search(library: Library, left_out: frozenset[str]) -> Content:
    return _json(render_search(search_of(library.index, left_out)))


def _json(text: str) -> Content:
    return content_of_bytes(text.encode(), "application/json")
