"""Alexa's part in a measurement: an authority of our own, signed requests, and who trusts them."""

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, cast
from unittest.mock import patch
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import Store
from flask import Flask

from skill.alexa import assembly
from skill.app import ANSWERING, create_app
from skill.settings import Settings

PATH: Final = "/alexa"
SKILL_ID: Final = "amzn1.ask.skill.00000000-1111-4222-8333-444444444444"
TOKEN_LETTERS: Final = 900
"""Of the `apiAccessToken` that Alexa sends with every request: the longest thing in it."""
_SIGNER: Final = "echo-api.amazon.com"
_CHAIN_URL: Final = "https://s3.amazonaws.com/echo.api/echo-api-cert-99.pem"
_KEY_FILE: Final = "signer.pem"
_DAY: Final = timedelta(days=1)


class Alexa:
    """Signs requests as Alexa does, with a key of our own."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self._key = key

    @classmethod
    def read(cls, folder: Path) -> "Alexa":
        """The one whose key lies in a folder."""
        key = load_pem_private_key((folder / _KEY_FILE).read_bytes(), password=None)
        return cls(cast("rsa.RSAPrivateKey", key))

    def headers(self, body: bytes) -> dict[str, str]:
        """What makes this body Alexa's."""
        raw = self._key.sign(body, padding.PKCS1v15(), hashes.SHA256())
        return {
            "Content-Type": "application/json",
            "SignatureCertChainUrl": _CHAIN_URL,
            "Signature-256": base64.b64encode(raw).decode(),
        }


@contextmanager
def trusted(folder: Path) -> Iterator[Alexa]:
    """An Alexa made anew, its key kept in a folder; a `skill_app` made in here trusts it."""
    root_key, key = _new_key(), _new_key()
    root = _issued("Bench Root", root_key, "Bench Root", root_key)
    leaf = _issued(_SIGNER, key, "Bench Root", root_key)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / _KEY_FILE).write_bytes(pem)
    chain = leaf.public_bytes(Encoding.PEM)
    with patch.multiple(
        assembly, fetch_chain=lambda _url: chain, trusted_roots=lambda: Store([root])
    ):
        yield Alexa(key)


def settings_for(output: Path, data: Path) -> Settings:
    """A server of what was built, with the skill, at a free port."""
    return Settings(
        output=output, data=data, base_url="https://coach.example.org", skill_id=SKILL_ID, port=0
    )


def skill_app(settings: Settings) -> Flask:
    """The app with the skill, and what answers Alexa: a server makes that once it serves."""
    app = create_app(settings)
    app.extensions[ANSWERING].get()
    return app


def intent(name: str) -> dict[str, Any]:
    """A request of a built-in intent."""
    return {"type": "IntentRequest", "intent": {"name": name, "confirmationStatus": "NONE"}}


def body_of(request: Mapping[str, Any], *, listener: str, playing: str | None) -> bytes:
    """An envelope of about the size that Alexa's have, made now.

    Args:
        request: its type, and what that type has.
        listener: whose; each has one device.
        playing: the token in the device's player.
    """
    spoken = str(request["type"]) in ("LaunchRequest", "IntentRequest")
    application = {"applicationId": SKILL_ID}
    user = {"userId": f"amzn1.ask.account.{listener:A>200}"}
    device = {
        "deviceId": f"amzn1.ask.device.{listener:B>200}",
        "supportedInterfaces": {"AudioPlayer": {}},
    }
    player: dict[str, Any] = {"playerActivity": "IDLE"}
    if playing is not None:
        player = {"token": playing, "offsetInMilliseconds": 61_234, "playerActivity": "PLAYING"}
    whole: dict[str, Any] = {
        "version": "1.0",
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": device,
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "e" * TOKEN_LETTERS,
            },
            "AudioPlayer": player,
        },
        "request": {
            "requestId": f"amzn1.echo-api.request.{uuid4()}",
            "locale": "en-US",
            "timestamp": datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            **request,
        },
    }
    if spoken:
        session_id = "amzn1.echo-api.session.00000000-1111-4222-8333-444444444444"
        whole["session"] = {
            "new": True,
            "sessionId": session_id,
            "application": application,
            "user": user,
        }
    return json.dumps(whole).encode()


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65_537, 2048)


def _issued(
    name: str, key: rsa.RSAPrivateKey, issuer: str, issuer_key: rsa.RSAPrivateKey
) -> x509.Certificate:
    """A certificate as the Web PKI wants them: of an authority, if it signs itself."""
    authority = key is issuer_key
    now = datetime.now(tz=UTC)
    builder = (
        x509.CertificateBuilder(_called(issuer), _called(name), key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _DAY)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
        .add_extension(_usage(authority=authority), critical=True)
    )
    if not authority:
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
