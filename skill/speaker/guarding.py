"""Who may talk to the speaker's page: a browser on this machine, from that page and no other.

Another site that is open in the same browser can send requests here, and can give its own name this
machine's address. So the name that was asked for counts, and where the request comes from.
"""

from typing import Final, Protocol
from urllib.parse import urlsplit

from skill.settings import is_loopback

SAME_ORIGIN: Final = "same-origin"
_OF_PROXIES: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via")


class Headers(Protocol):
    """The headers of a request, whatever the case of their names."""

    def get(self, name: str, /) -> str | None:
        """The value of the header, if it was sent."""


def reading_fault(headers: Headers) -> str | None:
    """Why the page is not for whoever asks, in one sentence; None if it is."""
    if any(headers.get(name) is not None for name in _OF_PROXIES):
        return "the speaker is for this machine alone: it does not answer through a proxy"
    try:
        host = urlsplit(f"//{headers.get('Host') or ''}").hostname
    except ValueError:
        host = None
    if host is None or not is_loopback(host):
        return "the speaker is for this machine alone: open it at 127.0.0.1"
    return None


def acting_fault(headers: Headers) -> str | None:
    """Why nothing is done for whoever asks, in one sentence; None if it is.

    A browser tells where each request that does something comes from; one that is not told is
    turned away as well.
    """
    fault = reading_fault(headers)
    if fault is not None:
        return fault
    from_page = headers.get("Origin") == f"http://{headers.get('Host')}"
    if not from_page or headers.get("Sec-Fetch-Site") not in (None, SAME_ORIGIN):
        return "the speaker listens to its own page alone"
    return None
