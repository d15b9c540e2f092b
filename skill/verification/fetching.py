"""The download of a certificate chain: the only network use of the skill."""

import time
from typing import Final

import certifi
import requests

from skill.verification.certificates import MAX_PEM_BYTES

TIMEOUT_S: Final = 3.0
"""Alexa waits 8 s for an answer."""
_OK: Final = 200


class FetchError(Exception):
    """There is no chain to be had: no connection, no answer in time, not 200, too much, cut off."""


def fetch_chain(url: str, *, authorities: str | None = None, timeout_s: float = TIMEOUT_S) -> bytes:
    """Download what is at this URL, which must have passed `normalised_chain_url`.

    Nothing from the environment has a say: no proxy, no .netrc, no other bundle of authorities.
    Redirects are not followed: they would lead past the rules for the URL. Each call is a session
    of its own, so no cookie lives on.

    Args:
        url: the URL.
        authorities: a PEM file of the authorities to trust; certifi's unless a test brings its own.
        timeout_s: how long to wait for the connection, for each byte, and for all of it.

    Raises:
        FetchError: if that is not to be had whole and in time.
    """
    deadline_s = time.monotonic() + timeout_s
    try:
        with requests.Session() as session:
            session.trust_env = False
            with session.get(
                url,
                headers={"Accept-Encoding": "identity"},
                timeout=timeout_s,
                allow_redirects=False,
                stream=True,
                verify=authorities or certifi.where(),
            ) as response:
                return _body(response, deadline_s)
    except OSError as error:  # it is the base of every exception of requests
        raise FetchError(str(error)) from error


def _body(response: requests.Response, deadline_s: float) -> bytes:
    """All of a plain answer, within the limits."""
    if response.status_code != _OK:
        message = f"status {response.status_code}"
        raise FetchError(message)
    if response.headers.get("Content-Encoding", "identity") != "identity":
        message = "compressed, which was not asked for"
        raise FetchError(message)
    body = bytearray()
    # Byte by byte: a larger piece is waited for until it is whole, and a server that drips would
    # hold this thread long past the deadline. It costs some 30 ms, once in a certificate's life.
    for byte in response.iter_content(1):
        body += byte
        if len(body) > MAX_PEM_BYTES:
            message = f"more than {MAX_PEM_BYTES} bytes"
            raise FetchError(message)
        if time.monotonic() > deadline_s:
            message = "too slow"
            raise FetchError(message)
    return bytes(body)
