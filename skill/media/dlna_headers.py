"""What DLNA's loudspeakers and televisions ask of a server in headers, answered where it is asked.

Most play without. Some televisions play nothing from a server that keeps silent about these.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FEATURES: Final = (
    "DLNA.ORG_PN=MP3;DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=01700000000000000000000000000000"
)
"""An MP3 of which byte ranges can be asked for (OP), not converted (CI), which may be streamed,
fetched beside other work, and whose line may stand still for a while (FLAGS)."""
_TYPE: Final = "audio/mpeg"
_WITH_CONTENT: Final = ("200", "206")
_FEATURES_ASKED: Final = "HTTP_GETCONTENTFEATURES.DLNA.ORG"
_MODE_ASKED: Final = "HTTP_TRANSFERMODE.DLNA.ORG"
_MODES: Final = ("Streaming", "Background")


class DlnaHeaders:
    """A WSGI app before another one: adds to its tracks what is asked of them."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        asked = _asked(environ)
        if not asked:
            return self._app(environ, start_response)

        def start(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:  # noqa: ANN401 - as PEP 3333 has it
            is_track = status[:3] in _WITH_CONTENT and ("Content-Type", _TYPE) in headers
            return start_response(status, [*headers, *asked] if is_track else headers, *failed)

        return self._app(environ, start)


def _asked(environ: "WSGIEnvironment") -> list[tuple[str, str]]:
    found = []
    if environ.get(_FEATURES_ASKED) == "1":
        found.append(("contentFeatures.dlna.org", FEATURES))
    if environ.get(_MODE_ASKED) in _MODES:
        found.append(("transferMode.dlna.org", environ[_MODE_ASKED]))
    return found
