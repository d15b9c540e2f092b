"""Whatever comes in, one of two things comes out: an envelope, or Rejected."""

import functools
import json
from contextlib import suppress
from typing import Any

import pytest
import requests
from hypothesis import example, given, settings
from hypothesis import strategies as st

import signing
from skill.verification.certificates import proven_key
from skill.verification.chain_url import FOLDER, ORIGIN, normalised_chain_url
from skill.verification.rejected import Rejected
from skill.verification.timestamps import parse_timestamp
from skill.verification.verifier import Verifier

HEADERS = st.sampled_from(("SignatureCertChainUrl", "Signature-256", "Signature", "signature-256"))
MEMBERS = st.sampled_from(
    ("request", "type", "timestamp", "session", "context", "System", "application", "applicationId")
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.just(signing.SKILL_ID)
    | st.datetimes().map(lambda moment: moment.isoformat() + "Z")
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(MEMBERS, inner, max_size=6),
    max_leaves=20,
)
PIECES = ("..", ".", "", "echo.api", "%2e", "%2E%2e", "%2f", "%25", "c.pem", "\\", "?", "#", "é")

fuzz = settings(deadline=None)
"""The first example makes the keys."""


@functools.cache
def verifier() -> Verifier:
    """One for all, so that its key is kept."""
    return signing.trusting()


def outcome(headers: dict[str, str], body: bytes) -> dict[str, Any] | None:
    """The envelope, or None if it was turned away. Anything else is a failure."""
    with suppress(Rejected):
        return verifier().verify(headers, body)
    return None


@fuzz
@given(st.dictionaries(HEADERS | st.text(), st.text()), st.binary())
def test_any_headers_and_bytes(headers: dict[str, str], body: bytes) -> None:
    """No headers and no bytes make anything but a refusal."""
    assert outcome(headers, body) is None


@fuzz
@given(st.binary(min_size=1))
def test_any_signed_bytes(body: bytes) -> None:
    """Bytes that are signed and no envelope are turned away."""
    assert outcome(signing.sign(body), body) is None


@fuzz
@given(VALUES, st.sampled_from(("utf-8", "utf-16", "latin-1")))
def test_any_signed_json(value: object, encoding: str) -> None:
    """Any JSON that is signed is turned away, or is what comes out."""
    body = json.dumps(value, ensure_ascii=False).encode(encoding, "replace") or b"0"
    envelope = outcome(signing.sign(body), body)
    assert envelope is None or envelope == json.loads(body)


@fuzz
@given(st.dictionaries(MEMBERS, VALUES), st.dictionaries(MEMBERS, VALUES))
def test_any_member(request: dict[str, object], whole: dict[str, object]) -> None:
    """An envelope with any value for any member is turned away, or is what comes out."""
    body = json.dumps(signing.envelope(request) | whole).encode()
    envelope = outcome(signing.sign(body), body)
    assert envelope is None or envelope == json.loads(body)


@fuzz
@given(st.integers(0, len(signing.body_of()) - 1), st.binary(max_size=3), st.booleans())
def test_any_change_of_a_body(place: int, change: bytes, signs: bool) -> None:  # noqa: FBT001
    """A changed body passes only if it is signed anew, and is then what it says."""
    good = signing.body_of()
    body = good[:place] + change + good[place + len(change) :]
    envelope = outcome(signing.sign(body if signs else good), body)
    if envelope is not None:
        assert signs or body == good
        assert envelope == json.loads(body)


@fuzz
@given(st.lists(st.sampled_from(PIECES)).map("/".join) | st.text())
@example("echo.api/c.pem")
def test_any_path(path: str) -> None:
    """A URL that passes is below the folder, normal already, and fetched as it stands."""
    try:
        url = normalised_chain_url(f"{ORIGIN}/{path}")
    except Rejected:
        return
    assert url.startswith(ORIGIN + FOLDER)
    assert normalised_chain_url(url) == url
    assert requests.Request("GET", url).prepare().url == url
    assert not {".", ".."} & set(url.split("/"))


@fuzz
@given(st.text())
def test_any_url(text: str) -> None:
    """Any text is turned away, or names Amazon's folder."""
    with suppress(Rejected):
        assert normalised_chain_url(text).startswith(ORIGIN + FOLDER)


@fuzz
@given(SCALARS | VALUES)
def test_any_timestamp(value: object) -> None:
    """Any value is a moment that can be told from now, or is turned away."""
    with suppress(Rejected):
        assert signing.NOW - parse_timestamp(value) is not None


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@settings(fuzz, max_examples=300)
@given(st.data())
def test_any_change_of_a_chain(data: st.DataObject) -> None:
    """A chain with other bytes in its certificates proves the right key or nothing."""
    chain = [bytearray(signing.der(one)) for one in (signing.good_leaf(), signing.intermediate())]
    for _ in range(data.draw(st.integers(1, 3))):
        der = data.draw(st.sampled_from(chain))
        place = data.draw(st.integers(0, len(der) - 1))
        der[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with suppress(Rejected):
        pem = b"".join(signing.pem(bytes(der)) for der in chain)
        proven = proven_key(pem, roots=signing.roots(), now=signing.NOW)
        assert proven.key == signing.rsa_key("leaf").public_key()


@fuzz
@given(st.binary() | st.text().map(str.encode), st.binary())
def test_any_download(before: bytes, after: bytes) -> None:
    """Any bytes as a chain, or around one, prove the right key or nothing."""
    for pem in (before, before + signing.good_chain() + after):
        with suppress(Rejected):
            proven = proven_key(pem, roots=signing.roots(), now=signing.NOW)
            assert proven.key == signing.rsa_key("leaf").public_key()
