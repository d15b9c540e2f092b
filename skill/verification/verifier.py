"""The verdict on a request: all of Amazon's rules, in the order of what they cost."""

import base64
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.verification import Store

from skill.verification.application import check_application
from skill.verification.certificates import SigningKey, proven_key
from skill.verification.chain_url import normalised_chain_url
from skill.verification.envelope import parse_envelope
from skill.verification.fetching import FetchError
from skill.verification.keys import KeyRing
from skill.verification.rejected import Reason, Rejected
from skill.verification.timestamps import check_timestamp

CHAIN_URL_HEADER: Final = "SignatureCertChainUrl"
SIGNATURE_HEADER: Final = "Signature-256"
"""Not `Signature`, which Alexa still sends beside it: that one is of SHA-1."""
MAX_BODY_BYTES: Final = 256 * 1024
"""Requests are of 1 to 30 KiB. The server in front should read no more than this either."""
MAX_HEADER_LENGTH: Final = 2048


class Headers(Protocol):
    """A dictionary of headers, or the headers of a Flask request."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Names, in any case (RFC 9110, section 5.1), and values."""


class Verifier:
    """Lets only Alexa's own, recent requests for one skill through. Threads may share it."""

    def __init__(
        self,
        *,
        fetch: Callable[[str], bytes],
        trust_roots: Store,
        clock: Callable[[], datetime],
        skill_id: str,
    ) -> None:
        """Build a verifier with no key yet.

        Args:
            fetch: downloads the chain at a URL, or raises FetchError: `fetch_chain`.
            trust_roots: what a chain must lead to: `trusted_roots()`.
            clock: the time now, with its zone.
            skill_id: the skill's applicationId. There is no verifier for any skill at all.

        Raises:
            ValueError: if there is no skill_id.
        """
        if not skill_id:
            message = "the verifier needs the skill's applicationId"
            raise ValueError(message)
        self._fetch = fetch
        self._trust_roots = trust_roots
        self._clock = clock
        self._skill_id = skill_id
        self._keys = KeyRing(self._proven)

    def verify(self, headers: Headers, body: bytes) -> dict[str, Any]:
        """The envelope in the body, which then is Alexa's: its types, and its words, are anything.

        Nothing in the body is looked at before its signature has been verified.

        Args:
            headers: the request's headers.
            body: the raw bytes that came over the wire: what is signed.

        Raises:
            Rejected: if anything at all is not as it must be.
        """
        if not 0 < len(body) <= MAX_BODY_BYTES:
            raise Rejected(Reason.BODY_SIZE)
        url = normalised_chain_url(_header(headers, CHAIN_URL_HEADER))
        signature = _decoded(_header(headers, SIGNATURE_HEADER))
        now = self._clock()
        _check_signature(self._keys.key(url, now), signature, body)
        envelope = parse_envelope(body)
        check_timestamp(envelope["request"], now)
        check_application(envelope, self._skill_id)
        return envelope

    def _proven(self, url: str, now: datetime) -> SigningKey:
        try:
            pem = self._fetch(url)
        except FetchError as error:
            raise Rejected(Reason.DOWNLOAD) from error
        return proven_key(pem, roots=self._trust_roots, now=now)


def _header(headers: Headers, name: str) -> str:
    """The one value of a header: with two it would depend on the reader which one counts."""
    wanted = name.lower()
    values = [value for key, value in headers.items() if key.lower() == wanted]
    if len(values) != 1 or not 0 < len(values[0]) <= MAX_HEADER_LENGTH:
        raise Rejected(Reason.HEADERS)
    return values[0]


def _decoded(signature: str) -> bytes:
    """Base64 as in RFC 4648, section 4: its alphabet only, padded, nothing after."""
    try:
        return base64.b64decode(signature, validate=True)
    except ValueError as error:
        raise Rejected(Reason.SIGNATURE_FORM) from error


def _check_signature(key: RSAPublicKey, signature: bytes, body: bytes) -> None:
    """RSASSA-PKCS1-v1_5 with SHA-256 over the raw body (RFC 8017, section 8.2.2)."""
    try:
        key.verify(signature, body, PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise Rejected(Reason.SIGNATURE) from error
