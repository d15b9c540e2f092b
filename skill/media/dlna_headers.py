"""What DLNA's loudspeakers and televisions ask of a server in headers, answered where it is asked.

Most play without. Some televisions play nothing from a server that keeps silent about these.
"""

from typing import Final

from flask import Response, request

FEATURES: Final = (
    "DLNA.ORG_PN=MP3;DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=01700000000000000000000000000000"
)
"""An MP3 of which byte ranges can be asked for (OP), not converted (CI), which may be streamed,
fetched beside other work, and whose line may stand still for a while (FLAGS)."""
FEATURES_ASKED: Final = "getcontentFeatures.dlna.org"
MODE_ASKED: Final = "transferMode.dlna.org"
_MODES: Final = ("Streaming", "Background")
_TYPE: Final = "audio/mpeg"
_WITH_CONTENT: Final = (200, 206)


def answer_dlna(response: Response) -> Response:
    """Add to a track what was asked of it."""
    if response.mimetype != _TYPE or response.status_code not in _WITH_CONTENT:
        return response
    if request.headers.get(FEATURES_ASKED) == "1":
        response.headers["contentFeatures.dlna.org"] = FEATURES
    mode = request.headers.get(MODE_ASKED)
    if mode in _MODES:
        response.headers[MODE_ASKED] = mode
    return response
