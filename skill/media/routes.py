"""The addresses of what was built: tracks at any pace, their texts, the catalog, the page."""

from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, abort, g, request

from audio_builder.library import BESIDE_TRACK, LibraryError, PaceError, Track
from skill.media.answers import answer
from skill.media.content import Content, content_of_bytes, content_of_track
from skill.media.editions import CATALOG, Edition, Editions
from skill.media.files import Files
from skill.media.pace import parse_pace, render_pace

TRACK: Final = ".mp3"
START: Final = "index.html"
TEXT_TYPES: Final = MappingProxyType(
    {
        ".chapters.json": "application/json+chapters",
        ".timeline.json": "application/json",
        ".txt": "text/plain; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
    }
)
"""The media type of each text beside a track, by its ending."""


def media_routes(editions: Editions, files: Files) -> Blueprint:
    """The addresses of a library and of the files beside it. GET and HEAD; the rest is 405."""
    routes = Blueprint("media", __name__)

    @routes.get("/")
    def start() -> Response:
        """The page."""
        return _answer_file(files, START)

    @routes.get(f"/{CATALOG}")
    def catalog() -> Response:
        """The catalog of the edition that is served, not of a build at work."""
        return answer(content_of_bytes(_current(editions).catalog, "application/json"))

    @routes.get("/<routine_id>/<name>")
    def rendition(routine_id: str, name: str) -> Response:
        """A track, or a text beside it, at the pace of the query; or a file of the routine's."""
        for ending in (TRACK, *BESIDE_TRACK):
            if name.endswith(ending):
                track_id = name.removesuffix(ending)
                track = _track(editions, routine_id, track_id)
                return answer(_content(track, ending))
        return _answer_file(files, f"{routine_id}/{name}")

    @routes.get("/<path:path>")
    def file(path: str) -> Response:
        """A file that is served as it lies there."""
        return _answer_file(files, path)

    return routes


def _current(editions: Editions) -> Edition:
    edition = editions.current()
    if edition is None:
        abort(503, "there is no library to play from yet; /healthz says why")
    return edition


def _track(editions: Editions, routine_id: str, track_id: str) -> Track:
    """The track that is asked for, at the pace that is asked for."""
    edition = _current(editions)
    try:
        pace = parse_pace(request.query_string.decode("latin-1"), edition.pace)
        g.pace = render_pace(pace)  # what the log tells of the query
        return edition.renditions.track(routine_id, track_id, pace)
    except PaceError as error:
        abort(400, str(error))
    except KeyError:
        abort(404)
    except LibraryError as error:
        editions.report(error)
        abort(503, "this track cannot be played until the library is built again")


def _content(track: Track, ending: str) -> Content:
    if ending == TRACK:
        return content_of_track(track)
    text = BESIDE_TRACK[ending](track.timeline)
    return content_of_bytes(text.encode(), TEXT_TYPES.get(ending, "text/plain; charset=utf-8"))


def _answer_file(files: Files, path: str) -> Response:
    content = files.open(path)
    if content is None:
        abort(404)
    return answer(content)
