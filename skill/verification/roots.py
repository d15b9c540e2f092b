"""The authorities that the world trusts, as certifi lists them."""

import functools
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import certifi
from cryptography import x509
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import Store

_PEM: Final = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@functools.cache
def trusted_roots() -> Store:
    """The roots that a chain may lead to, loaded when first asked for (5 ms).

    One thread alone may ask first: for that moment warnings are silenced, which Python does for the
    whole process.
    """
    bundle = Path(certifi.where()).read_bytes()
    with warnings.catch_warnings():
        # Some roots have the serial number 0, among them one of Amazon's: Starfield Services G2.
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        return Store(list(_readable(bundle)))


def _readable(bundle: bytes) -> Iterator[x509.Certificate]:
    """All that this version of `cryptography` reads: one bad root must not cost all the others."""
    for pem in _PEM.findall(bundle):
        try:
            yield x509.load_pem_x509_certificate(pem)
        except ValueError:
            continue
