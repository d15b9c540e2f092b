"""Built libraries behind the real server, and what they answer."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from audio_builder.library import Library, Pace, open_library, parse_breath, parse_guide
from hosts import listening
from skill.app import close_app, create_app
from skill.settings import Settings

OWN: Final = ""
"""The query of a library's own pace."""
PACES: Final = (
    OWN,
    "?breath=5-7&reps=1&guide=short",
    "?breath=3-3&reps=default&guide=tones",
    "?breath=6.5-10&reps=3&guide=full",
)
"""The library's own pace, and three others, as a listener asks for them."""
_PACE_OF: Final = {
    PACES[1]: Pace(breath=parse_breath("5-7"), reps=1, guide=parse_guide("short")),
    PACES[2]: Pace(breath=parse_breath("3-3"), guide=parse_guide("tones")),
    PACES[3]: Pace(breath=parse_breath("6.5-10"), reps=3, guide=parse_guide("full")),
}
FOLDER_OF: Final = {
    PACES[0]: "",
    PACES[1]: "5-7_1_short/",
    PACES[2]: "3-3_default_tones/",
    PACES[3]: "6.5-10_3_full/",
}
"""The folder that each pace has in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def ask(url: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """One request on a line of its own; a Host among the headers is sent in place of ours."""
    parts = urlsplit(url)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    try:
        line.request(method, target, headers=headers or {})
        answer = line.getresponse()
        return Answer(status=answer.status, headers=answer.headers, body=answer.read())
    finally:
        line.close()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Site:
    """A library that is served."""

    address: str
    """Without a trailing slash."""
    library: Library

    def get(self, path: str) -> Answer:
        """What is at a path, which begins with a slash."""
        return ask(f"{self.address}{path}")

    def pace(self, query: str) -> Pace:
        """The pace that one of `PACES` asks for here, where all routines have the same own pace."""
        return _PACE_OF.get(query, self.library.pace_of_oldest)

    @property
    def feeds(self) -> tuple[str, ...]:
        """The paths of all its feeds: the library's, then each routine's."""
        return ("/feed.xml", *(f"/{routine}/feed.xml" for routine in self.library.ids))

    @property
    def tracks(self) -> tuple[tuple[str, str], ...]:
        """Routine and track of each episode, in the order of the catalog."""
        return tuple(
            (routine.id, track.id)
            for routine in self.library.catalog.routines
            for track in routine.tracks
        )

    def episodes(self, feed: str) -> list[tuple[str, str, str]]:
        """Routine, track and title of each episode that a feed must have, in their order."""
        return [
            (routine.id, track.id, track.title)
            for routine in self.library.catalog.routines
            for track in routine.tracks
            if feed in ("/feed.xml", f"/{routine.id}/feed.xml")
        ]


@contextmanager
def served(output: Path, **told: object) -> Iterator[Site]:
    """Serve an output folder at a free port, with whatever settings are told."""
    settings = Settings(output=output, port=0, **told)  # type: ignore[arg-type]
    app = create_app(settings)
    try:
        with listening(app, settings) as port:
            yield Site(address=f"http://127.0.0.1:{port}", library=open_library(output))
    finally:
        close_app(app)
