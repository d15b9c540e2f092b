"""A store that speaks S3, on this machine: the server of the tests, and what lies in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from bench.lines import HOST
from bench.service import got
from s3_server import BUCKET, environment, make_bucket, moto_server

_OK: Final = 200
_NAMES: Final = {"": "http://s3.amazonaws.com/doc/2006-03-01/"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Objects under several prefixes, each of which is a place to publish to."""

    port: int

    @property
    def variables(self) -> Mapping[str, str]:
        """What whoever uses it has in their environment."""
        return environment(f"http://{HOST}:{self.port}")

    def url(self, place: str) -> str:
        """The address of a place."""
        return f"s3://{BUCKET}/{place}"

    def objects(self, place: str) -> dict[str, str]:
        """What lies at a place: of each key its ETag, which is the MD5 of its bytes."""
        found: dict[str, str] = {}
        more: dict[str, str] = {}
        while True:
            page = self._listing({"list-type": "2", "prefix": f"{place}/", **more})
            for each in page.iterfind("Contents", _NAMES):
                key = each.findtext("Key", "", _NAMES).removeprefix(f"{place}/")
                found[key] = each.findtext("ETag", "", _NAMES).strip('"')
            token = page.findtext("NextContinuationToken", "", _NAMES)
            if not token:
                return found
            more = {"continuation-token": token}

    def _listing(self, asked: Mapping[str, str]) -> ET.Element:
        status, body = got(self.port, f"/{BUCKET}?{urlencode(asked)}")
        if status != _OK:
            message = f"the store answers {status} when it is asked what it has"
            raise RuntimeError(message)
        return ET.fromstring(body)  # noqa: S314 - our own server's


@contextmanager
def s3_store() -> Iterator[Store]:
    """A store with nothing in it; gone afterwards."""
    with moto_server() as port:
        make_bucket(port)
        yield Store(port=port)
