"""Where a library is: a folder of this machine, or an object store."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

SCHEMES: Final = ("s3", "gs")
_BUCKET: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]", re.ASCII)
_PREFIX: Final = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*", re.ASCII)
_EXAMPLE: Final = "give one as in s3://bucket/library"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreUrl:
    """The address of a library in an object store."""

    scheme: str
    bucket: str
    prefix: str
    """Of all its keys, without slashes around it; "" for none."""

    def __str__(self) -> str:
        """The address."""
        return f"{self.scheme}://{self.bucket}" + (f"/{self.prefix}" if self.prefix else "")


Location = Path | StoreUrl


def parse_location(text: str) -> Location:
    """A folder's path, or a store's address.

    Raises:
        ValueError: with the rest of a sentence, if it is an address that cannot be.
    """
    return parse_store_url(text) if "://" in text else Path(text)


def parse_store_url(text: str) -> StoreUrl:
    """A store's address.

    Raises:
        ValueError: with the rest of a sentence, if it cannot be one.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        message = f"this is no address of an object store: {_EXAMPLE}"
        raise ValueError(message) from None
    if "@" in text:  # without the text, which may hold a password
        message = (
            "an address with a user or a password is refused: give those in the environment, "
            "as the store's own programs want them"
        )
        raise ValueError(message)
    if parts.scheme not in SCHEMES:
        known = " and ".join(f"{scheme}://" for scheme in SCHEMES)
        message = f"'{parts.scheme}://' is no kind of store that is known: there are {known}"
        raise ValueError(message)
    prefix = parts.path.strip("/")
    plain = not (parts.query or parts.fragment) and (not prefix or _PREFIX.fullmatch(prefix))
    if not _BUCKET.fullmatch(parts.netloc) or not plain or ".." in prefix.split("/"):
        message = f"'{text}' is no address of an object store: {_EXAMPLE}"
        raise ValueError(message)
    return StoreUrl(scheme=parts.scheme, bucket=parts.netloc, prefix=prefix)
