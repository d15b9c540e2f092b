"""The values of settings: what each text of the environment means, by itself.

Each raises ValueError with the rest of a sentence, for people, if a text means nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

LOOPBACK: Final = "127.0.0.1"
_PORT_MAX: Final = 65_535
_SKILL: Final = "amzn1.ask.skill."
_SKILL_MAX: Final = 128
_KEY: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


def parse_base_url(text: str) -> str:
    """An http or https address, without its trailing slash."""
    message = f"'{text}' is no base URL: give an address as in https://example.org/repcast"
    try:
        parts = urlsplit(text)
        _ = parts.port  # read only now, and refused if it is none
    except ValueError:
        raise ValueError(message) from None
    has_more = parts.query or parts.fragment or "@" in parts.netloc or text.split() != [text]
    if parts.scheme not in ("http", "https") or not parts.hostname or has_more:
        raise ValueError(message)
    return text.rstrip("/")


def parse_skill_id(text: str) -> str:
    """An Alexa skill's id."""
    if (
        not text.startswith(_SKILL)
        or text == _SKILL
        or not text.isascii()
        or len(text) > _SKILL_MAX
    ):
        message = f"'{text}' is no skill id: it is in the developer console, {_SKILL}…"
        raise ValueError(message)
    return text


def parse_database_url(text: str) -> str:
    """A database URL, as far as its form tells."""
    if "://" not in text:
        message = "this is no database URL: give one as in sqlite:////var/lib/repcast/state.sqlite3"
        raise ValueError(message)  # without the text, which may hold a password
    return text


def parse_key(text: str) -> bytes:
    """A key of 32 bytes, from 64 hex digits."""
    if not _KEY.fullmatch(text):
        message = "this is no key: give 64 hex digits, the same on every server"
        raise ValueError(message)  # without the text, which is secret
    return bytes.fromhex(text)


def parse_within(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number within bounds."""

    def parse(text: str) -> int:
        if not text.isdecimal() or not least <= int(text[:9]) <= most:
            message = f"'{text}' is not possible: give a whole number from {least} to {most}"
            raise ValueError(message)
        return int(text)

    return parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address to listen at, and a port; 0 takes one that is free."""

    host: str
    port: int

    def __str__(self) -> str:
        """As addresses have it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_endpoint(text: str) -> Endpoint:
    """A port, at 127.0.0.1; or an address and a port, as in 10.0.0.5:9100."""
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port[:9]) > _PORT_MAX or text.startswith(":"):
        message = f"'{text}' is no place to listen at: give a port, or as in 10.0.0.5:9100"
        raise ValueError(message)
    return Endpoint(host=host.strip("[]") or LOOPBACK, port=int(port))


def parse_switch(text: str) -> bool:
    """1 or 0."""
    if text not in ("0", "1"):
        message = f"'{text}' is not possible: give 1 or 0"
        raise ValueError(message)
    return text == "1"
