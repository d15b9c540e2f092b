"""Whether a server is ready for listeners: what /healthz says, and where to."""

from dataclasses import dataclass
from typing import Final

from flask import Response, jsonify

from skill.media.editions import Editions

_STOPPING: Final = "the server is being stopped; what was begun is still sent"


@dataclass(slots=True, kw_only=True)
class Readiness:
    """Of one server. Who stops it says so here."""

    stopping: bool = False


def health(editions: Editions, readiness: Readiness) -> tuple[Response, int]:
    """Ready or not, and why: 200 or 503. Ready is a server that plays, if only an older build."""
    edition = editions.current()
    routines = edition.library.ids if edition else ()
    ready = edition is not None and not readiness.stopping
    said = jsonify(
        ready=ready,
        problem=_STOPPING if readiness.stopping else editions.problem,
        routines=routines,
    )
    said.headers["Cache-Control"] = "no-store"
    return said, 200 if ready else 503
