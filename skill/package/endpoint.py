"""The address Alexa sends her requests to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

from skill.package.errors import PackageError

PATH: Final = "/alexa"
"""Where the skill listens."""
_HTTPS_PORT: Final = 443


class Certificate(StrEnum):
    """Who vouches for the endpoint, as Amazon names it."""

    TRUSTED = "Trusted"
    """A certificate for this very host from an authority that everybody trusts."""
    WILDCARD = "Wildcard"
    """The same, for all hosts of a domain."""
    SELF_SIGNED = "SelfSigned"
    """One's own; for a skill in development only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address, and its certificate."""

    uri: str
    certificate: Certificate


def parse_endpoint(text: str, certificate: Certificate = Certificate.TRUSTED) -> Endpoint:
    """Read an endpoint; `/alexa` is added unless the address ends in it.

    Raises:
        PackageError: if Alexa could not reach it.
    """
    try:
        parts = urlsplit(text)
        fault = _fault(text, parts)
    except ValueError:
        fault = "it is no address"
    if fault is not None:
        message = f"'{text}' cannot be the endpoint: {fault}; give one as in https://example.org"
        raise PackageError(message)
    path = parts.path.rstrip("/").removesuffix(PATH)
    return Endpoint(uri=f"https://{parts.hostname}{path}{PATH}", certificate=certificate)


def is_web_address(text: str) -> bool:
    """Whether a text is the https address of a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and text.split() == [text]


def _fault(text: str, parts: SplitResult) -> str | None:
    if text.split() != [text] or not text.isascii():
        return "it has blanks or letters that no address has"
    if parts.scheme != "https":
        return "it must begin with https://"
    if not parts.hostname or not _is_public(parts.hostname):
        return "it needs the name of a host that the whole internet knows, no number"
    if parts.port not in (None, _HTTPS_PORT):
        return "Alexa uses port 443 only"
    if parts.query or parts.fragment or parts.username is not None:
        return "it may have a host and a path, nothing else"
    return None


def _is_public(host: str) -> bool:
    last = host.rpartition(".")[2]
    return "." in host.strip(".") and last.isalpha() and last not in ("local", "localhost")
