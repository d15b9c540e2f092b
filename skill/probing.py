"""Asks a server from outside, as a speaker would, and names what keeps it from answering."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

import requests

BODY_MAX: Final = 4_194_304
"""Bytes that are read of an answer at most; a catalog has far fewer."""
_PIECE: Final = 8192
_UNTRUSTED: Final = MappingProxyType(
    {
        "has expired": (
            "its certificate has expired",
            "renew it, and see to it that this happens by itself",
        ),
        "not yet valid": ("its certificate is not valid yet", "set the clocks right"),
        "mismatch": (
            "its certificate is of another host",
            "get one for this very name",
        ),
        "self-signed": (
            "its certificate is self-signed",
            "get one of a public authority, such as Let's Encrypt",
        ),
        "self signed": (
            "its certificate is self-signed",
            "get one of a public authority, such as Let's Encrypt",
        ),
        "unable to get": (
            "no public authority vouches for its certificate",
            "serve the whole chain (fullchain.pem), of a public authority",
        ),
    }
)
"""What OpenSSL says of a certificate: what that means, and what to do."""


class ProbeError(Exception):
    """There is no answer to be had."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.advice = advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; `headers` can be asked in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Probe:
    """Asks at a base URL. Nothing from the environment has a say, and redirects are not followed.

    Args:
        base: the base URL, without a trailing slash.
        timeout_s: how long to wait for the connection, and for each piece of an answer.
        authorities: a PEM file of the authorities to trust; certifi's unless a test brings its own.
    """

    def __init__(self, base: str, timeout_s: float, authorities: str | None = None) -> None:
        self._base = base
        self._timeout_s = timeout_s
        self._session = requests.Session()
        self._session.trust_env = False
        if authorities is not None:
            self._session.verify = authorities

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        most: int = BODY_MAX,
    ) -> Answer:
        """Ask for something, and read no more of the answer than `most` bytes.

        Raises:
            ProbeError: if no answer comes.
        """
        sent = {"Accept-Encoding": "identity", "User-Agent": "repcast-doctor", **(headers or {})}
        try:
            with self._session.request(
                method,
                self._base + path,
                headers=sent,
                data=body,
                timeout=self._timeout_s,
                allow_redirects=False,
                stream=True,
            ) as response:
                return Answer(
                    status=response.status_code,
                    headers=response.headers,
                    body=_beginning(response, most),
                )
        except requests.exceptions.SSLError as error:
            raise _untrusted(str(error)) from error
        except requests.exceptions.Timeout as error:
            message = "no answer in time"
            raise ProbeError(message, "look for a firewall, or a server that is down") from error
        except (OSError, ValueError) as error:  # whatever requests and its address reader raise
            message = "no connection, or none that lasts"
            advice = "look at the name, the port, the firewall, and whether the proxy runs"
            raise ProbeError(message, advice) from error


def _beginning(response: requests.Response, most: int) -> bytes:
    body = bytearray()
    for piece in response.iter_content(min(most, _PIECE)):
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def _untrusted(text: str) -> ProbeError:
    for sign, (problem, advice) in _UNTRUSTED.items():
        if sign in text or sign in text.lower():
            return ProbeError(problem, advice)
    return ProbeError("TLS fails", "serve https with TLS 1.2 or newer on this port")
