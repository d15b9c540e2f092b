"""From a downloaded chain to the key that Alexa signs with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.verification.rejected import Reason, Rejected

SIGNER: Final = "echo-api.amazon.com"
MAX_PEM_BYTES: Final = 64 * 1024
"""Alexa's chains are of 4 to 7 KiB."""
MAX_CERTIFICATES: Final = 8
"""Alexa's chains are of two to four. Building a path tries combinations: a bound on its work."""
MIN_KEY_BITS: Final = 2048

_UNREADABLE: Final = (
    ValueError,
    UnsupportedAlgorithm,
    VerificationError,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
"""What `cryptography` raises over a certificate; they have no base in common but Exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key that a chain has proven to be Alexa's, for as long as the whole chain holds."""

    key: RSAPublicKey
    not_before: datetime
    not_after: datetime

    def holds(self, now: datetime) -> bool:
        """Whether the proof is good at this time; both ends belong to it (RFC 5280, 4.1.2.5)."""
        return self.not_before <= now <= self.not_after


def proven_key(pem: bytes, *, roots: Store, now: datetime) -> SigningKey:
    """The key of the first certificate, once everything that Amazon asks of the chain is true.

    That is: the signing certificate is inside its validity, echo-api.amazon.com is among its
    subject alternative names, and the chain leads to a trusted root (RFC 5280, section 6.1).
    The default policy of `cryptography` also wants what the Web PKI does: serverAuth if there is an
    extended key usage, an authority key identifier, no SHA-1. The chains that Alexa has signed with
    since 2020 pass it; they end in Amazon Root CA 1, or go on by a cross-signed one to Starfield's.

    Raises:
        Rejected: if the chain proves nothing.
    """
    leaf, *others = _parsed(pem)
    try:
        chain = _path(leaf, others, roots=roots, now=now)
        key = leaf.public_key()
        names = _names(leaf)
    except _UNREADABLE as error:
        raise Rejected(Reason.CERTIFICATE) from error
    # The policy lets a wildcard, a short key or one of another kind pass; the signer has none.
    if SIGNER not in names or not isinstance(key, RSAPublicKey) or key.key_size < MIN_KEY_BITS:
        raise Rejected(Reason.CERTIFICATE)
    return SigningKey(
        key=key,
        not_before=max(certificate.not_valid_before_utc for certificate in chain),
        not_after=min(certificate.not_valid_after_utc for certificate in chain),
    )


def _parsed(pem: bytes) -> Sequence[x509.Certificate]:
    """The certificates in their order; the first is the signer's."""
    if len(pem) > MAX_PEM_BYTES:
        raise Rejected(Reason.PEM)
    try:
        certificates = x509.load_pem_x509_certificates(pem)
    except _UNREADABLE as error:
        raise Rejected(Reason.PEM) from error
    if len(certificates) > MAX_CERTIFICATES:
        raise Rejected(Reason.PEM)
    return certificates


def _path(
    leaf: x509.Certificate, others: list[x509.Certificate], *, roots: Store, now: datetime
) -> list[x509.Certificate]:
    """The chain from the leaf to a root, which need not use all that was sent."""
    builder = PolicyBuilder().store(roots).time(now)
    return builder.build_server_verifier(x509.DNSName(SIGNER)).verify(leaf, others)


def _names(leaf: x509.Certificate) -> list[str]:
    """The host names it was issued for, in lower case (RFC 4343)."""
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [name.lower() for name in names.get_values_for_type(x509.DNSName)]
