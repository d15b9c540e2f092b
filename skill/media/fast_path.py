"""The quick way to a track: a player's plain request is answered before Flask wakes up.

Players ask for a track piece by piece, and reading a piece costs a thirtieth of what a framework
takes to answer. So a GET of a track, with no condition or question but perhaps a range, is answered
here, in the same words as `skill.media.routes` would (a test compares the two). Everything else,
whatever is out of the ordinary, and every error goes on to the app.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from werkzeug.wsgi import wrap_file

from audio_builder.library import LibraryError, PaceError, pace_query
from skill.media.access_log import write_line
from skill.media.answers import CHUNK_BYTES, headers_of
from skill.media.begun import as_begun
from skill.media.conditions import NAMES
from skill.media.content import Content, Part, content_of_readable
from skill.media.dlna_headers import FEATURES_ASKED, MODE_ASKED
from skill.media.editions import Clock, Edition, Editions
from skill.media.modified import changed_at
from skill.media.pace import QUERY_MAX, parse_pace
from skill.media.ranges import ByteRange, UnsatisfiableError, parse_range
from skill.media.routes import MEDIA_TYPES, TRACK

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH_MAX: Final = 150
"""Letters of a path; a track's has fewer."""
_UNUSUAL: Final = tuple(
    f"HTTP_{name.upper().replace('-', '_')}" for name in (*NAMES, FEATURES_ASKED, MODE_ASKED)
)
"""What a request has of conditions and of DLNA's questions."""


class FastPath:
    """A WSGI app before another one."""

    def __init__(self, app: "WSGIApplication", editions: Editions, clock: Clock) -> None:
        """Stand before an app.

        Args:
            app: what answers everything that is not answered here.
            editions: what there is to play.
            clock: tells the time, in UTC, for the log.
        """
        self._app = app
        self._editions = editions
        self._clock = clock

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        began = self._clock()
        found = self._found(environ) if _is_plain(environ) else None
        if found is None:
            return self._app(environ, start_response)
        content, pace, asked = found
        part = asked or ByteRange(start=0, stop=content.size)
        length = part.stop - part.start
        headers = [
            ("Content-Type", MEDIA_TYPES[TRACK]),
            ("Content-Length", str(length)),
            *headers_of(content),
        ]
        status = "200 OK"
        if asked is not None:
            status = "206 PARTIAL CONTENT"
            headers.append(("Content-Range", asked.render(content.size)))
        write_line(
            began=began,
            now=self._clock(),
            method="GET",
            path=environ["PATH_INFO"],
            pace=pace,
            status=int(status[:3]),
            size=length,
        )
        start_response(status, headers)
        return wrap_file(environ, Part(content, part.start, part.stop), CHUNK_BYTES)  # type: ignore[arg-type]

    def _found(self, environ: "WSGIEnvironment") -> tuple[Content, str, ByteRange | None] | None:
        """The track that is asked for, at which pace, and which part; None if that fails.

        The app then finds the same, and says it.
        """
        edition = self._editions.current()
        if edition is None:
            return None
        _, routine_id, name = environ["PATH_INFO"].split("/")
        try:
            pace = parse_pace(environ["QUERY_STRING"], edition.library.pace(routine_id))

            def make(of: Edition) -> Content:
                track = of.renditions.track(routine_id, name.removesuffix(TRACK), pace)
                content = content_of_readable(track, MEDIA_TYPES[TRACK])
                return replace(content, modified=changed_at(of, routine_id))

            content = as_begun(edition, routine_id, environ["QUERY_STRING"], make)
            asked = parse_range(environ.get("HTTP_RANGE"), content.size)
        except (PaceError, KeyError, LibraryError, OSError, UnsatisfiableError):
            return None
        return content, pace_query(pace), asked


def _is_plain(environ: "WSGIEnvironment") -> bool:
    path: str = environ["PATH_INFO"]
    return (
        path.startswith("/")
        and path.endswith(TRACK)
        and environ["REQUEST_METHOD"] == "GET"
        and path.count("/") == 2  # noqa: PLR2004 - before the routine, and before the track
        and len(path) <= PATH_MAX
        and len(environ["QUERY_STRING"]) <= QUERY_MAX
        and not any(name in environ for name in _UNUSUAL)
    )
