"""Where the server is reached: what feeds say of themselves. No stranger's Host header gets in."""

from typing import Final
from urllib.parse import urlsplit

from flask import Request

from skill.settings import Settings, is_loopback

_FORWARDED_HOST: Final = "X-Forwarded-Host"
_ALL: Final = ("0.0.0.0", "::")  # noqa: S104 - to tell them apart, not to listen there


def site_address(settings: Settings, asked: Request) -> str | None:
    """The address at which the listener at hand reaches the server, without a trailing slash.

    It is the base URL of the settings. Without one it is what trusted proxies tell, in a header of
    their own: a proxy may hand on whatever Host it was sent. Without proxies it is the address
    asked for, if that is the one listened at. None if it cannot be known.
    """
    if settings.base_url is not None:
        return settings.base_url
    host = _host_of(asked.host)
    if host is None:
        return None
    if settings.trusted_proxies:
        known = _FORWARDED_HOST in asked.headers  # then it is what the server takes for the host
    else:
        known = _is_own(host, settings.host)
    return f"{asked.scheme}://{asked.host}" if known else None


def _host_of(told: str) -> str | None:
    """The name in a Host header; None if it is no host and port."""
    try:
        parts = urlsplit(f"//{told}")
        _ = parts.port  # read only now, and refused if it is none
    except ValueError:
        return None
    return parts.hostname if parts.netloc == told and "@" not in told else None


def _is_own(host: str, listened_at: str) -> bool:
    """Whether a host is the one listened at; nobody is reached at an address that means all."""
    if listened_at in _ALL:
        return False
    return host == listened_at or (is_loopback(host) and is_loopback(listened_at))
