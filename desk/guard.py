"""The guard: only this machine's browser, and in it only the desk's own page, gets through.

A page of somebody else's that is open in the same browser may send requests here. It cannot send
the cookie, which is for this site alone, nor know the token that each change names in a header; and
a name of its own that leads here (DNS rebinding) is told by `Host`.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER: Final = "X-Desk-Token"
COOKIE: Final = "repcast-desk-{port}"
"""Browsers send a cookie to every port of a host: two desks have one each."""
READING: Final = frozenset({"GET", "HEAD"})
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_OWN_SITES: Final = frozenset({"", "same-origin", "none"})
"""What a browser says of the page that asks: it is ours, or a person typed the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What only the desk's own page knows; made anew each time a desk is opened.

    Attributes:
        entry: stands in the address that the command prints.
        session: lies in the cookie that the entry is exchanged for.
        changes: stands in the page, which names it in a header with each change.
    """

    entry: str
    session: str
    changes: str


def new_secrets() -> Secrets:
    """Secrets that nobody can guess."""
    return Secrets(
        entry=secrets.token_urlsafe(32),
        session=secrets.token_urlsafe(32),
        changes=secrets.token_urlsafe(32),
    )


class Guard:
    """Stands before an app; what it refuses never reaches it."""

    def __init__(self, app: "WSGIApplication", port: int, known: Secrets) -> None:
        """Guard an app.

        Args:
            app: what answers.
            port: where the desk listens.
            known: the desk's secrets.
        """
        self._app = app
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = COOKIE.format(port=port)
        self._secrets = known

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request, or refuse it."""
        stranger = self._stranger(environ)
        if stranger is not None:
            return _refused(start_response, stranger)
        if self._enters(environ):
            return self._let_in(start_response)
        missing = self._missing(environ)
        if missing is not None:
            return _refused(start_response, missing)
        return self._app(environ, start_response)

    def _stranger(self, environ: "WSGIEnvironment") -> str | None:
        """Why a request is no request of this desk's page, whatever it knows."""
        host = environ.get("HTTP_HOST", "")
        if host not in self._hosts:
            return "this desk is reached as 127.0.0.1 and by no other name"
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and origin != f"http://{host}":
            return "another page may not use this desk"
        if environ.get("HTTP_SEC_FETCH_SITE", "") not in _OWN_SITES:
            return "another page may not use this desk"
        return None

    def _enters(self, environ: "WSGIEnvironment") -> bool:
        """Whether it is the address that the command printed."""
        if environ["REQUEST_METHOD"] != "GET" or environ.get("PATH_INFO") != "/":
            return False
        told = parse_qs(environ.get("QUERY_STRING", "")).get("token", [""])[0]
        return _same(told, self._secrets.entry)

    def _let_in(self, start_response: "StartResponse") -> Iterable[bytes]:
        cookie = f"{self._cookie}={self._secrets.session}; HttpOnly; SameSite=Strict; Path=/"
        headers = [
            ("Location", "/"), ("Set-Cookie", cookie), ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"), ("Content-Length", "0"),
        ]  # fmt: skip
        start_response("303 See Other", headers)
        return [b""]

    def _missing(self, environ: "WSGIEnvironment") -> str | None:
        """What a request has to know, and does not."""
        if not _same(_cookies(environ).get(self._cookie, ""), self._secrets.session):
            return "open the desk by the address that 'repcast desk' printed"
        if environ["REQUEST_METHOD"] in READING:
            return None
        if environ.get("HTTP_ORIGIN") is None and environ.get("HTTP_SEC_FETCH_SITE") is None:
            return "a change must say which page it comes from"
        if not _same(environ.get("HTTP_X_DESK_TOKEN", ""), self._secrets.changes):
            return f"a change must name this page's token in {HEADER}: load the page anew"
        return None


def _same(told: str, known: str) -> bool:
    return secrets.compare_digest(told.encode(), known.encode())


def _cookies(environ: "WSGIEnvironment") -> dict[str, str]:
    try:
        cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in cookies.items()}


def _refused(start_response: "StartResponse", why: str) -> Iterable[bytes]:
    body = f"{why}\n".encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
    ]  # fmt: skip
    start_response("403 Forbidden", headers)
    return [body]
