"""The short address of a routine, as people type and share it: it leads to the page with it."""

from typing import Final

from flask import Response

from skill.media.editions import Edition

KEY: Final = "routine"
"""The page takes the routine to open from this key of its query."""


def routine_page(edition: Edition | None, path: str) -> Response | None:
    """The way from `/hip-ir` or `/hip-ir/` to the page; None if the edition has no such routine.

    It is told from where the request came to, so it is right behind any proxy and below any path;
    and for this once: what the page is called may change.

    Args:
        edition: what there is to play.
        path: of the address, without its first slash.
    """
    name = path.removesuffix("/")
    if edition is None or name not in edition.library:
        return None
    up = "../" if path.endswith("/") else "./"
    response = Response(f"the player is at {up}\n", status=302, content_type="text/plain")
    response.headers["Location"] = f"{up}?{KEY}={name}"
    response.headers["Cache-Control"] = "no-cache"
    return response
