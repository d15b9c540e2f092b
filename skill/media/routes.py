"""The addresses of what was built: tracks at any pace, what goes with them, feeds, the page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, abort, g, request

from audio_builder.library import (
    ARCHIVE,
    BESIDE_TRACK,
    FEED_NAME,
    PLAYLIST,
    ROUTINE_NAME,
    SHEET,
    Catalog,
    LibraryError,
    Pace,
    PaceError,
    RoutineEntry,
    Subscription,
    feed,
    pace_query,
    parse_pace_folder,
    parse_page_name,
    playlist,
    render_record,
    sheet,
)
from skill.media.answers import answer
from skill.media.content import Content, content_of_bytes, content_of_readable
from skill.media.editions import CATALOG, Edition, Editions
from skill.media.files import Files
from skill.media.pace import parse_pace
from skill.media.renditions import BusyError

TRACK: Final = ".mp3"
START: Final = "index.html"
ANY_PACE: Final = "Repcast-Paces"
"""The catalog's answer bears this header with the value `any`: a player that reads the catalog from
a plain host learns by its absence that there is only one pace."""
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
BUSY_S: Final = 5
"""Whoever asks for one ZIP too many at a time may ask again after so many seconds."""
Address = Callable[[], str | None]
"""Tells where the listener at hand reaches the server."""


def media_routes(editions: Editions, files: Files, address: Address) -> Blueprint:
    """The addresses of a library and of the files beside it. GET and HEAD; the rest is 405."""
    routes = Blueprint("media", __name__)

    @routes.get("/")
    def start() -> Response:
        """The page."""
        return _answer_file(editions, files, START)

    @routes.get(f"/{CATALOG}")
    def catalog() -> Response:
        """The catalog of the edition that is served, not of a build at work."""
        response = answer(_json(_read(editions, lambda edition: edition.library.catalog)))
        response.headers[ANY_PACE] = "any"
        return response

    @routes.get(f"/{FEED_NAME}")
    def whole_feed() -> Response:
        """The feed of all routines, at the pace of the query."""
        return _whole_feed(editions, address(), 1)

    @routes.get(f"/<routine_id>/{ROUTINE_NAME}")
    def entry(routine_id: str) -> Response:
        """What the catalog says of one routine."""
        response = answer(_json(_read(editions, lambda each: each.library.entry(routine_id))))
        response.headers[ANY_PACE] = "any"
        return response

    @routes.get("/<routine_id>/<name>")
    def rendition(routine_id: str, name: str) -> Response:
        """Whatever a routine has at the pace of the query; or a file of its folder."""
        make = _maker(routine_id, name, address)
        if make is None:
            return _answer_file(editions, files, f"{routine_id}/{name}")
        return _made(editions, routine_id, None, make)

    @routes.get("/<routine_id>/<folder>/<name>")
    def in_folder(routine_id: str, folder: str, name: str) -> Response:
        """The same at the pace that a folder stands for; or a file that lies in such a folder."""
        make = _maker(routine_id, name, address, in_pace_folder=True)
        if make is None:
            return _answer_file(editions, files, f"{routine_id}/{folder}/{name}")
        return _made(editions, routine_id, folder, make)

    @routes.get("/<path:path>")
    def file(path: str) -> Response:
        """A page of the feed, or a file that is served as it lies there."""
        page = parse_page_name(path)
        if page is not None:
            return _whole_feed(editions, address(), page)
        return _answer_file(editions, files, path)

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


def _json(text: str) -> Content:
    return content_of_bytes(text.encode(), "application/json")


def _text(text: str, ending: str) -> Content:
    return content_of_bytes(text.encode(), MEDIA_TYPES[ending])


def _made(editions: Editions, routine_id: str, folder: str | None, make: Make) -> Response:
    """The answer with what is made of a routine at the pace that is asked for."""
    edition = _current(editions)
    with _refusals(editions):
        pace = _asked_for(edition, routine_id, folder)
        g.pace = pace_query(pace)  # what the log tells of the query
        return answer(make(edition, pace))


def _whole_feed(editions: Editions, base_url: str | None, page: int) -> Response:
    """A page of the feed of all routines: each at the pace of the query, or else at its own."""
    edition = _current(editions)
    query = request.query_string.decode("latin-1")
    with _refusals(editions):
        pace = parse_pace(query, edition.library.pace_of_first) if query else None
        g.pace = None if pace is None else pace_query(pace)
        return answer(_feed(edition, pace, base_url, None, page))


def _read(editions: Editions, read: Callable[[Edition], Catalog | RoutineEntry]) -> str:
    """A record of the edition that is served, not of a build at work, as JSON."""
    edition = _current(editions)
    with _refusals(editions):
        return render_record(read(edition))


@contextmanager
def _refusals(editions: Editions) -> Iterator[None]:
    """What goes wrong while an answer is made becomes the answer."""
    try:
        yield
    except PaceError as error:
        abort(400, str(error))
    except KeyError:
        abort(404)
    except BusyError:
        sentence = "others are being served such a file just now; ask again in a moment"
        abort(503, sentence, retry_after=BUSY_S)
    except (LibraryError, OSError) as error:
        editions.report(error)
        abort(503, "this track cannot be played until the library is built again")


def _asked_for(edition: Edition, routine_id: str, folder: str | None) -> Pace:
    query = request.query_string.decode("latin-1")
    own = edition.library.pace(routine_id)
    if folder is None:
        return parse_pace(query, own)
    if query:
        message = "this address tells its pace by its folder: leave the query out"
        raise PaceError(message)
    return parse_pace_folder(folder)


def _current(editions: Editions) -> Edition:
    edition = editions.current()
    if edition is None:
        abort(503, "there is no library to play from yet; /healthz says why")
    return edition


def _answer_file(editions: Editions, files: Files, path: str) -> Response:
    try:
        content = files.open(path)
    except (LibraryError, OSError) as error:
        editions.report(error)
        abort(503, "this file cannot be read just now")
    if content is None:
        abort(404)
    return answer(content)
