"""The addresses of what was built: tracks at any pace, what goes with them, feeds, the page."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, abort, g, request

from audio_builder.library import (
    ARCHIVE,
    BESIDE_TRACK,
    FEED_NAME,
    PLAYLIST,
    SHEET,
    LibraryError,
    Pace,
    PaceError,
    Subscription,
    feed,
    pace_query,
    parse_pace_folder,
    parse_page_name,
    playlist,
    sheet,
)
from skill.media.answers import answer
from skill.media.begun import as_begun
from skill.media.content import Content, content_of_bytes, content_of_readable
from skill.media.editions import Edition, Editions
from skill.media.files import Files
from skill.media.modified import changed_at
from skill.media.pace import names_pace, parse_pace
from skill.media.record_routes import add_record_routes
from skill.media.refusals import current, refusals
from skill.media.routine_page import routine_page

TRACK: Final = ".mp3"
START: Final = "index.html"
MEDIA_TYPES: Final = MappingProxyType(
    {
        ".chapters.json": "application/json+chapters",
        ".timeline.json": "application/json",
        ".txt": "text/plain; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ARCHIVE: "application/zip",
        FEED_NAME: "application/rss+xml; charset=utf-8",
        PLAYLIST: "audio/mpegurl; charset=utf-8",
        SHEET: "text/html; charset=utf-8",
        TRACK: "audio/mpeg",
    }
)
"""The media type of what is made when it is asked for, by its ending."""
Address = Callable[[], str | None]
"""Tells where the listener at hand reaches the server."""


def media_routes(editions: Editions, files: Files, address: Address) -> Blueprint:
    """The addresses of a library and of the files beside it. GET and HEAD; the rest is 405."""
    routes = Blueprint("media", __name__)
    add_record_routes(routes, editions)

    @routes.get("/")
    def start() -> Response:
        """The page."""
        return _answer_file(editions, files, START)

    @routes.get(f"/{FEED_NAME}")
    def whole_feed() -> Response:
        """The feed of all routines, at the pace of the query."""
        return _whole_feed(editions, address(), 1)

    @routes.get("/<routine_id>/<name>")
    def rendition(routine_id: str, name: str) -> Response:
        """Whatever a routine has at the pace of the query; or a file of its folder."""
        make = _maker(routine_id, name, address)
        if make is None:
            return _answer_file(editions, files, f"{routine_id}/{name}")
        return _made(editions, routine_id, None, _dated(make, routine_id))

    @routes.get("/<routine_id>/<folder>/<name>")
    def in_folder(routine_id: str, folder: str, name: str) -> Response:
        """The same at the pace that a folder stands for; or a file that lies in such a folder."""
        make = _maker(routine_id, name, address, in_pace_folder=True)
        if make is None:
            return _answer_file(editions, files, f"{routine_id}/{folder}/{name}")
        return _made(editions, routine_id, folder, _dated(make, routine_id))

    @routes.get("/<path:path>")
    def file(path: str) -> Response:
        """A page of the feed; a file that is served as it lies there; or a routine's page."""
        page = parse_page_name(path)
        if page is not None:
            return _whole_feed(editions, address(), page)
        return routine_page(editions.current(), path) or _answer_file(editions, files, path)

    return routes


Make = Callable[[Edition, Pace], Content]


def _maker(
    routine_id: str, name: str, address: Address, *, in_pace_folder: bool = False
) -> Make | None:
    """What makes the content of a name in a routine's folder, or in the folder of a pace in it.

    None if it is a mere file's.
    """
    if name == FEED_NAME:
        return lambda edition, pace: _feed(edition, pace, address(), routine_id)
    if name == f"{routine_id}{PLAYLIST}":
        return lambda edition, pace: _text(
            playlist(edition.library, routine_id, pace, in_pace_folder=in_pace_folder), PLAYLIST
        )
    for ending, make in _OF_ROUTINES.items():
        if name == f"{routine_id}{ending}":
            return lambda edition, pace: make(edition, routine_id, pace)
    for ending in (TRACK, *BESIDE_TRACK):
        if name.endswith(ending):
            return _maker_of_track(routine_id, name.removesuffix(ending), ending)
    return None


def _dated(make: Make, routine_id: str | None) -> Make:
    """Makes the same, with the time since when it has been as it is."""
    return lambda edition, pace: replace(
        make(edition, pace), modified=changed_at(edition, routine_id)
    )


def _maker_of_track(routine_id: str, track_id: str, ending: str) -> Make:
    def make(edition: Edition, pace: Pace) -> Content:
        if ending == TRACK:
            track = edition.renditions.track(routine_id, track_id, pace)
            return content_of_readable(track, MEDIA_TYPES[TRACK])
        timeline = edition.renditions.timeline(routine_id, track_id, pace)
        return _text(BESIDE_TRACK[ending](timeline), ending)

    return make


def _archive(edition: Edition, routine_id: str, pace: Pace) -> Content:
    archive = edition.renditions.archive(routine_id, pace)
    return content_of_readable(archive, MEDIA_TYPES[ARCHIVE])


def _sheet(edition: Edition, routine_id: str, pace: Pace) -> Content:
    return _text(sheet(edition.library, routine_id, pace), SHEET)


_OF_ROUTINES: Final = MappingProxyType({ARCHIVE: _archive, SHEET: _sheet})
"""What makes each file that a routine has one of and that refers to no other, by its ending."""


def _feed(
    edition: Edition, pace: Pace | None, base_url: str | None, routine_id: str | None, page: int = 1
) -> Content:
    if base_url is None:
        abort(404, "a feed needs REPCAST_BASE_URL, to say where the server is reached from outside")
    wanted = Subscription(base_url=base_url, pace=pace, routine_id=routine_id, page=page)
    return _text(feed(edition.library, wanted, edition.renditions.rendition), FEED_NAME)


def _text(text: str, ending: str) -> Content:
    return content_of_bytes(text.encode(), MEDIA_TYPES[ending])


def _made(editions: Editions, routine_id: str, folder: str | None, make: Make) -> Response:
    """The answer with what is made of a routine at the pace that is asked for."""
    edition = current(editions)
    with refusals(editions):
        pace = _asked_for(edition, routine_id, folder)
        g.pace = pace_query(pace)  # what the log tells of the query
        query = request.query_string.decode("latin-1")
        return answer(as_begun(edition, routine_id, query, lambda of: make(of, pace)))


def _whole_feed(editions: Editions, base_url: str | None, page: int) -> Response:
    """A page of the feed of all routines: each at the pace of the query, or else at its own."""
    edition = current(editions)
    query = request.query_string.decode("latin-1")
    with refusals(editions):
        own = edition.library.pace_of_oldest
        pace = parse_pace(query, own) if names_pace(query) else None
        g.pace = None if pace is None else pace_query(pace)
        content = _feed(edition, pace, base_url, None, page)
        return answer(replace(content, modified=changed_at(edition, None)))


def _asked_for(edition: Edition, routine_id: str, folder: str | None) -> Pace:
    query = request.query_string.decode("latin-1")
    own = edition.library.pace(routine_id)
    if folder is None:
        return parse_pace(query, own)
    if names_pace(query):
        message = "this address tells its pace by its folder: leave the query out"
        raise PaceError(message)
    return parse_pace_folder(folder)


def _answer_file(editions: Editions, files: Files, path: str) -> Response:
    try:
        content = files.open(path)
    except (LibraryError, OSError) as error:
        editions.report(error)
        abort(503, "this file cannot be read just now")
    if content is None:
        abort(404)
    return answer(content)
