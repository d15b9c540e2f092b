"""Which URLs may name the certificate chain: Amazon's rules, as a grammar."""

import re
from typing import Final

from skill.verification.rejected import Reason, Rejected

ORIGIN: Final = "https://s3.amazonaws.com"
FOLDER: Final = "/echo.api/"
MAX_LENGTH: Final = 1024

# The whole text must fit: a parser that mends, splits or strips (urllib drops tabs and newlines)
# may see another URL than the one that is fetched. So there is no room here for user info, another
# port, a query, a fragment, a backslash or a space. ASCII: a long s (U+017F) is not an s here.
_URL: Final = re.compile(
    r"https://s3\.amazonaws\.com(?::443)?(?P<path>/[a-z0-9._~/%-]*)", re.ASCII | re.IGNORECASE
)
_ESCAPE: Final = re.compile(r"%([0-9a-f]{2})", re.ASCII | re.IGNORECASE)
_UNRESERVED: Final = re.compile(r"[a-z0-9._~-]", re.ASCII | re.IGNORECASE)


def normalised_chain_url(header: str) -> str:
    """The URL in the one spelling that is fetched and that its key is kept under.

    Amazon's rules: the scheme is https and the host s3.amazonaws.com, both in any case; the port is
    absent or 443; the path, *after* normalising, starts with `/echo.api/`, in this case.
    Normalising is that of RFC 3986, section 6.2.2: escapes of unreserved characters are undone,
    then dot segments removed. Any other escape is refused: `%2f` and `%5c` are slashes to some.

    Raises:
        Rejected: if a rule is broken.
    """
    match = _URL.fullmatch(header) if len(header) <= MAX_LENGTH else None
    if match is None:
        raise Rejected(Reason.CHAIN_URL)
    path = _without_dots(_ESCAPE.sub(_unescaped, match["path"]))
    if "%" in path or not path.startswith(FOLDER):
        raise Rejected(Reason.CHAIN_URL)
    return ORIGIN + path


def _unescaped(escape: re.Match[str]) -> str:
    """The character that is meant, if it means the same with and without an escape."""
    character = chr(int(escape[1], 16))
    return character if _UNRESERVED.fullmatch(character) else escape[0]


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4, for a path that starts with a slash."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
