"""A test authority in Alexa's place: a root, an intermediate, a signer, and all that can be wrong.

A test of anything behind the verifier needs three things: `trusting(clock=…)` builds a verifier
that trusts this authority, `body_of(request, …)` writes an envelope, `sign(body)` gives the headers
to send with it. Keys are made once a session. Certificates hold from 2020 to the end of 2049, so a
clock may stand anywhere between, or be the real one.
"""

import base64
import functools
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

from skill.verification.fetching import FetchError
from skill.verification.verifier import Verifier

SKILL_ID: Final = "amzn1.ask.skill.00000000-1111-4222-8333-444444444444"
SIGNER: Final = "echo-api.amazon.com"
CHAIN_URL: Final = "https://s3.amazonaws.com/echo.api/echo-api-cert-99.pem"
NOW: Final = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
FIRST: Final = datetime(2020, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A certificate and the key it speaks of."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        """The certificate as it stands in a chain."""
        return self.certificate.public_bytes(Encoding.PEM)


@functools.cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """The key of this name, made once."""
    assert name
    return rsa.generate_private_key(65537, bits)


def issue(  # noqa: PLR0913 - each is something that a test makes wrong
    name: str,
    *,
    key: Key,
    issuer: Issued | None,
    names: Sequence[x509.GeneralName] | None = None,
    authority: bool = False,
    path_length: int | None = None,
    usage: x509.ObjectIdentifier | None = ExtendedKeyUsageOID.SERVER_AUTH,
    first: datetime = FIRST,
    last: datetime = LAST,
) -> Issued:
    """A certificate as the Web PKI wants them; without an issuer it signs itself."""
    issuer_key = issuer.key if issuer else key
    issuer_name = issuer.certificate.subject if issuer else _called(name)
    builder = (
        x509.CertificateBuilder(issuer_name, _called(name), key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=path_length), critical=True)
        .add_extension(_key_usage(authority=authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
    )
    if names is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    if usage is not None and not authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    return Issued(certificate=builder.sign(issuer_key, hashes.SHA256()), key=key)


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=not authority,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


@functools.cache
def root() -> Issued:
    """The root that the tests trust."""
    return issue("Test Root", key=rsa_key("root"), issuer=None, authority=True)


@functools.cache
def intermediate() -> Issued:
    """Issued by the root; it issues the signer's certificates."""
    return issue(
        "Test CA", key=rsa_key("intermediate"), issuer=root(), authority=True, path_length=0
    )


def leaf(*dns: str, **changes: Any) -> Issued:  # noqa: ANN401 - they are those of `issue`
    """A certificate of the signer, by default a right one; always of the same key.

    So where a chain is refused, it is for the chain: the signature would hold.
    """
    names = [x509.DNSName(name) for name in dns or (SIGNER,)]
    right: dict[str, Any] = {"key": rsa_key("leaf"), "issuer": intermediate(), "names": names}
    return issue(SIGNER, **(right | changes))


@functools.cache
def good_leaf() -> Issued:
    """The signer."""
    return leaf()


def der(issued: Issued) -> bytes:
    """A certificate in its bare form."""
    return issued.certificate.public_bytes(Encoding.DER)


def pem(content: bytes) -> bytes:
    """Whatever this is, in the guise of a certificate."""
    begin, end = b"-----BEGIN CERTIFICATE-----\n", b"-----END CERTIFICATE-----\n"
    return begin + base64.encodebytes(content) + end


def chain(*issued: Issued) -> bytes:
    """A chain as it is downloaded, the signer's certificate first."""
    return b"".join(one.pem for one in issued)


@functools.cache
def good_chain() -> bytes:
    """The chain that holds."""
    return chain(good_leaf(), intermediate())


@functools.cache
def roots() -> Store:
    """A trust store with the test root alone."""
    return Store([root().certificate])


# What may be wrong with a chain. The keys of `leaf` and `intermediate` are the right ones wherever
# that is possible.


def _untrusted() -> bytes:
    """All as it should be, from a root of the same name that nobody trusts."""
    false_root = issue("Test Root", key=rsa_key("stranger"), issuer=None, authority=True)
    middle = issue("Test CA", key=rsa_key("intermediate"), issuer=false_root, authority=True)
    return chain(leaf(issuer=middle), middle, false_root)


def _forged() -> bytes:
    """The signer's name and the real issuer's name, signed by a stranger."""
    false_middle = Issued(certificate=intermediate().certificate, key=rsa_key("stranger"))
    return chain(leaf(issuer=false_middle), intermediate())


def _under_a_leaf() -> bytes:
    """Issued by the holder of another good certificate, who is no authority."""
    shop = issue(
        "shop.example",
        key=rsa_key("stranger"),
        issuer=intermediate(),
        names=[x509.DNSName("shop.example")],
    )
    return chain(leaf(issuer=shop), shop, intermediate())


def _too_long() -> bytes:
    """An authority below one that may have none below it."""
    below = issue("Test CA 2", key=rsa_key("stranger"), issuer=intermediate(), authority=True)
    return chain(leaf(issuer=below), below, intermediate())


def _expired_middle() -> bytes:
    middle = issue(
        "Test CA",
        key=rsa_key("intermediate"),
        issuer=root(),
        authority=True,
        last=NOW - timedelta(days=1),
    )
    return chain(leaf(issuer=middle), middle)


def _garbled() -> bytes:
    """One bit of the signature on the signer's certificate is another."""
    garbled = bytearray(der(good_leaf()))
    garbled[-1] ^= 1
    return pem(bytes(garbled)) + intermediate().pem


def _of_version(number: int) -> bytes:
    """A certificate that says to be of this version of X.509, counted from 0."""
    version = bytes((0xA0, 3, 2, 1))
    return pem(der(good_leaf()).replace(version + b"\2", version + bytes((number,))))


BROKEN_CHAINS: Final[Mapping[str, Callable[[], bytes]]] = {
    "expired": lambda: chain(leaf(last=NOW - timedelta(seconds=1)), intermediate()),
    "not yet valid": lambda: chain(leaf(first=NOW + timedelta(seconds=1)), intermediate()),
    "wrong SAN": lambda: chain(leaf("api.amazon.com"), intermediate()),
    "no SAN, only a common name": lambda: chain(leaf(names=None), intermediate()),
    "SAN one label deeper": lambda: chain(leaf(f"x.{SIGNER}"), intermediate()),
    "SAN with a tail": lambda: chain(leaf(f"{SIGNER}.example"), intermediate()),
    "wildcard SAN": lambda: chain(leaf("*.amazon.com"), intermediate()),
    "SAN as a mailbox": lambda: chain(leaf(names=[x509.RFC822Name(f"a@{SIGNER}")]), intermediate()),
    "untrusted root": _untrusted,
    "missing intermediate": lambda: chain(good_leaf()),
    "self-signed": lambda: chain(leaf(issuer=None)),
    "forged by a stranger": _forged,
    "garbled signature": _garbled,
    "issued by no authority": _under_a_leaf,
    "path too long": _too_long,
    "expired intermediate": _expired_middle,
    "wrong order": lambda: chain(intermediate(), good_leaf()),
    "an authority as signer": lambda: chain(leaf(authority=True), intermediate()),
    "not for servers": lambda: chain(leaf(usage=ExtendedKeyUsageOID.CLIENT_AUTH), intermediate()),
    "short key": lambda: chain(leaf(key=rsa_key("short", 1024)), intermediate()),
    "elliptic curve": lambda: chain(
        leaf(key=ec.generate_private_key(ec.SECP256R1())), intermediate()
    ),
}
"""Certificates that can be read, and prove nothing."""

NO_CHAINS: Final[Mapping[str, Callable[[], bytes]]] = {
    "nothing": lambda: b"",
    "HTML": lambda: b"<!DOCTYPE html><html><body>Just a moment...</body></html>",
    "XML of S3": lambda: b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
    "cut off": lambda: good_chain()[:700],
    "not base64": lambda: good_chain().replace(b"A", b"!"),
    "X.509 of tomorrow": lambda: _of_version(7),
    "DER": lambda: der(good_leaf()),
    "too many": lambda: good_chain() + intermediate().pem * 8,
    "too large": lambda: good_chain() + b"\n" * 64 * 1024,
}
"""Downloads that are no chain."""


# Requests.


def envelope(
    request: Mapping[str, Any] | None = None,
    *,
    now: datetime = NOW,
    skill_id: str = SKILL_ID,
    session: bool = True,
) -> dict[str, Any]:
    """An envelope made at this time, of a LaunchRequest unless told otherwise.

    Args:
        request: members of `request` that are other than by default.
        now: its time stamp.
        skill_id: the skill that it is for.
        session: whether there is one; events of the player have none.
    """
    application = {"application": {"applicationId": skill_id}}
    launch = {
        "type": "LaunchRequest",
        "requestId": "amzn1.echo-api.request.1",
        "locale": "en-US",
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    whole = {
        "version": "1.0",
        "context": {"System": application | {"device": {"deviceId": "amzn1.ask.device.1"}}},
        "request": launch | dict(request or {}),
    }
    if session:
        whole["session"] = application | {"new": True, "sessionId": "amzn1.echo-api.session.1"}
    return whole


def body_of(
    request: Mapping[str, Any] | None = None,
    *,
    now: datetime = NOW,
    skill_id: str = SKILL_ID,
    session: bool = True,
) -> bytes:
    """The envelope of these arguments as it comes over the wire."""
    return json.dumps(envelope(request, now=now, skill_id=skill_id, session=session)).encode()


def sign(body: bytes, *, url: str = CHAIN_URL) -> dict[str, str]:
    """The headers that make a body Alexa's; both signatures, as Alexa sends them."""
    return {
        "Content-Type": "application/json",
        "SignatureCertChainUrl": url,
        "Signature": sha1_signature(body),
        "Signature-256": signature(body),
    }


def signature(body: bytes, *, key: rsa.RSAPrivateKey | None = None) -> str:
    """RSA PKCS#1 v1.5 with SHA-256, in base64."""
    raw = (key or rsa_key("leaf")).sign(body, padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(raw).decode()


def sha1_signature(body: bytes) -> str:
    """The old one, that must not be enough."""
    digest = hashlib.sha1(body, usedforsecurity=False).digest()
    raw = rsa_key("leaf").sign(digest, padding.PKCS1v15(), Prehashed(hashes.SHA1()))  # noqa: S303 - as above
    return base64.b64encode(raw).decode()


def pss_signature(body: bytes) -> str:
    """Of the right key, with the newer padding that Alexa does not use."""
    salted = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32)
    return base64.b64encode(rsa_key("leaf").sign(body, salted, hashes.SHA256())).decode()


class FakeFetch:
    """Amazon's host. Keeps which URLs were asked for.

    Attributes:
        answer: what it answers next: a chain, or None for a failed download.
        urls: each download.
    """

    def __init__(self, answer: bytes | None = None) -> None:
        self.answer: bytes | None = good_chain() if answer is None else answer
        self.urls: list[str] = []

    def __call__(self, url: str) -> bytes:
        """Answer a download, as `fetch_chain` would."""
        self.urls.append(url)
        if self.answer is None:
            message = "no route to Amazon"
            raise FetchError(message)
        return self.answer


def trusting(
    *,
    clock: Callable[[], datetime] = lambda: NOW,
    fetch: Callable[[str], bytes] | None = None,
    skill_id: str = SKILL_ID,
) -> Verifier:
    """A verifier that trusts this authority, and by default downloads its good chain."""
    return Verifier(fetch=fetch or FakeFetch(), trust_roots=roots(), clock=clock, skill_id=skill_id)
