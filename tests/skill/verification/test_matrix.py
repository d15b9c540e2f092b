"""The whole verifier, case by case: what Alexa never sends, and all that it may send."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

import signing
from signing import CHAIN_URL, NOW, SKILL_ID, body_of, envelope
from skill.verification.rejected import Reason, Rejected
from skill.verification.verifier import MAX_BODY_BYTES, Verifier

Changes = Mapping[str, str | None]
Rows = Iterator[tuple[str, Reason, "Case"]]

GOOD: Final = body_of()
HOST: Final = "https://s3.amazonaws.com"
OTHER_ID: Final = "amzn1.ask.skill.99999999-1111-4222-8333-444444444444"
AT_ONCE: Final = {Reason.BODY_SIZE, Reason.HEADERS, Reason.CHAIN_URL, Reason.SIGNATURE_FORM}
"""What is seen without a key, and so must not cost a download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A request that is right but for what is said here."""

    body: bytes = GOOD
    """What is signed."""
    sent: bytes | None = None
    """What arrives, if that is another."""
    url: str = CHAIN_URL
    headers: Callable[[bytes], Changes] = lambda _: {}
    """For a body, the headers that are other than the right ones, or (None) absent."""
    chain: Callable[[], bytes] | None = signing.good_chain
    """What the download brings; None if it fails."""
    now: datetime = NOW
    """What our clock says. Time stamps say NOW."""

    def fetch(self) -> signing.FakeFetch:
        """Amazon's host in this case."""
        fetch = signing.FakeFetch(self.chain() if self.chain else None)
        fetch.answer = fetch.answer if self.chain else None
        return fetch

    def verifier(self) -> Verifier:
        """A verifier in this case, that has not seen a key."""
        return signing.trusting(fetch=self.fetch(), clock=lambda: self.now)

    def verdict(self, verifier: Verifier) -> dict[str, Any]:
        """Send it."""
        headers = signing.sign(self.body, url=self.url) | self.headers(self.body)
        present = {name: value for name, value in headers.items() if value is not None}
        return verifier.verify(present, self.body if self.sent is None else self.sent)


def absent(*names: str) -> Callable[[bytes], Changes]:
    """Without these headers."""
    return lambda _: dict.fromkeys(names)


def signed(value: Callable[[bytes], str]) -> Callable[[bytes], Changes]:
    """With another Signature-256."""
    return lambda body: {"Signature-256": value(body)}


def asked(**request: object) -> bytes:
    """A body with these members of `request`."""
    return body_of(request)


def without(*path: str) -> bytes:
    """The good body without this member."""
    whole = envelope()
    *way, last = path
    inner: Any = whole
    for name in way:
        inner = inner[name]
    del inner[last]
    return json.dumps(whole).encode()


def named(session: object, system: object) -> bytes:
    """A body with these two application objects."""
    whole = envelope()
    whole["session"]["application"] = session
    whole["context"]["System"]["application"] = system
    return json.dumps(whole).encode()


def named_by(identity: object) -> dict[str, object]:
    """An application object."""
    return {"applicationId": identity}


def in_request(member: bytes) -> bytes:
    """The good body with raw text at the end of `request`."""
    return GOOD.replace(b'12:00:00Z"}', b'12:00:00Z", ' + member + b"}")


def seconds(number: float) -> datetime:
    """Our clock, so many seconds after the time stamp."""
    return NOW + timedelta(seconds=number)


def chain_rows() -> Rows:
    """What is downloaded, and from where."""
    for name, chain in signing.BROKEN_CHAINS.items():
        yield f"chain: {name}", Reason.CERTIFICATE, Case(chain=chain)
    for name, chain in signing.NO_CHAINS.items():
        yield f"chain: {name}", Reason.PEM, Case(chain=chain)
    yield "chain: download fails", Reason.DOWNLOAD, Case(chain=None)
    for url in BAD_URLS:
        yield f"URL: {url[:60]!a}", Reason.CHAIN_URL, Case(url=url)


def header_rows() -> Rows:
    """Headers that are missing, doubled, or not of their form."""
    url, new, old = "SignatureCertChainUrl", "Signature-256", "Signature"
    yield "no headers", Reason.HEADERS, Case(headers=absent(url, new, old))
    yield "no URL", Reason.HEADERS, Case(headers=absent(url))
    yield "empty URL", Reason.HEADERS, Case(url="")
    yield "SHA-1 only", Reason.HEADERS, Case(headers=absent(new))
    yield "empty signature", Reason.HEADERS, Case(headers=signed(lambda _: ""))
    yield "endless signature", Reason.HEADERS, Case(headers=signed(lambda _: "A" * 4096))
    yield "two signatures", Reason.HEADERS, Case(headers=lambda _: {"signature-256": "AAAA"})
    yield "two URLs", Reason.HEADERS, Case(headers=lambda _: {"SIGNATURECERTCHAINURL": CHAIN_URL})
    good, form = signing.signature, Reason.SIGNATURE_FORM
    yield "not base64", form, Case(headers=signed(lambda _: "!" * 344))
    yield "not ASCII", form, Case(headers=signed(lambda _: "ä" * 344))
    yield "base64 for URLs", form, Case(headers=signed(lambda _: "-_-_"))
    yield "no padding", form, Case(headers=signed(lambda body: good(body).rstrip("=")))
    yield "a tail", form, Case(headers=signed(lambda body: good(body) + "AAAA"))
    yield "a space", form, Case(headers=signed(lambda body: " " + good(body)))
    yield "two joined", form, Case(headers=signed(lambda body: f"{good(body)},{good(body)}"))


def signature_rows() -> Rows:
    """Signatures that are not of this body, by this key, in this way."""
    good, stranger, wrong = signing.signature, signing.rsa_key, Reason.SIGNATURE
    yield "tampered body", wrong, Case(sent=GOOD.replace(b"en-US", b"de-DE"))
    yield "body with a tail", wrong, Case(sent=GOOD + b"\n")
    yield "body read and written", wrong, Case(sent=json.dumps(envelope(), indent=1).encode())
    yield "another body's signature", wrong, Case(headers=signed(lambda _: good(b"{}")))
    yield "SHA-1 as SHA-256", wrong, Case(headers=signed(signing.sha1_signature))
    yield "PSS padding", wrong, Case(headers=signed(signing.pss_signature))
    yield "zeros", wrong, Case(headers=signed(lambda _: "A" * 342 + "=="))
    yield "short", wrong, Case(headers=signed(lambda _: "AAAA"))
    yield "forged", wrong, Case(headers=signed(lambda b: good(b, key=stranger("stranger"))))


def body_rows() -> Rows:
    """Bodies that are signed, and yet no envelope."""
    yield "empty body", Reason.BODY_SIZE, Case(body=b"")
    yield "huge body", Reason.BODY_SIZE, Case(body=GOOD + b" " * MAX_BODY_BYTES)
    for name, body in NOT_JSON.items():
        yield f"JSON: {name}", Reason.JSON, Case(body=body)
    for name, body in NO_ENVELOPE.items():
        yield f"envelope: {name}", Reason.ENVELOPE, Case(body=body)


def time_rows() -> Rows:
    """Requests that are not of now."""
    event = asked(type="AlexaSkillEvent.SkillEnabled")
    almost = asked(type="AlexaSkillEventual")
    yield "stale", Reason.TIME, Case(now=seconds(150.001))
    yield "from the future", Reason.TIME, Case(now=seconds(-150.001))
    yield "a day old, to the second", Reason.TIME, Case(now=seconds(86400))
    yield "stale skill event", Reason.TIME, Case(body=event, now=seconds(3600.001))
    yield "skill event from the future", Reason.TIME, Case(body=event, now=seconds(-151))
    yield "almost a skill event", Reason.TIME, Case(body=almost, now=seconds(151))
    yield "no time stamp", Reason.TIME_FORM, Case(body=without("request", "timestamp"))
    for stamp in ODD_STAMPS:
        yield f"time stamp: {stamp!r:.40}", Reason.TIME_FORM, Case(body=asked(timestamp=stamp))
    for stamp in FAR_STAMPS:
        yield f"time stamp: {stamp!r:.40}", Reason.TIME, Case(body=asked(timestamp=stamp))


def skill_rows() -> Rows:
    """Requests that are for another skill, or for none."""
    ours, other, foreign = named_by(SKILL_ID), named_by(OTHER_ID), Reason.APPLICATION
    listed = json.dumps(envelope() | {"session": [{"application": ours}]}).encode()
    yield "foreign skill", foreign, Case(body=body_of(skill_id=OTHER_ID))
    yield "foreign event", foreign, Case(body=body_of(skill_id=OTHER_ID, session=False))
    yield "foreign in the session only", foreign, Case(body=named(other, ours))
    yield "foreign in the context only", foreign, Case(body=named(ours, other))
    yield "our id with a tail", foreign, Case(body=named(named_by(SKILL_ID + "x"), ours))
    yield "our id in capitals", foreign, Case(body=named(named_by(SKILL_ID.upper()), ours))
    yield "our id in a list", foreign, Case(body=named(named_by([SKILL_ID]), ours))
    yield "no id", foreign, Case(body=named(None, None))
    yield "empty id", foreign, Case(body=named(named_by(""), None))
    yield "application is a text", foreign, Case(body=named(SKILL_ID, ours))
    yield "session is a list", foreign, Case(body=listed)


BAD_URLS: Final = (
    "http://s3.amazonaws.com/echo.api/c.pem",
    "ftp://s3.amazonaws.com/echo.api/c.pem",
    "//s3.amazonaws.com/echo.api/c.pem",
    "file:///echo.api/c.pem",
    "https:/s3.amazonaws.com/echo.api/c.pem",
    "http\N{LATIN SMALL LETTER LONG S}://s3.amazonaws.com/echo.api/c.pem",
    "https://notamazon.com/echo.api/c.pem",
    "https://s3.amazonaws.com.example.com/echo.api/c.pem",
    "https://s3.amazonaws.com./echo.api/c.pem",
    "https://s3-amazonaws.com/echo.api/c.pem",
    "https://xs3.amazonaws.com/echo.api/c.pem",
    "https://s3.eu-west-1.amazonaws.com/echo.api/c.pem",
    "https://evil.s3.amazonaws.com/echo.api/c.pem",
    "https://s3%2eamazonaws.com/echo.api/c.pem",
    "https://s3\N{FULLWIDTH FULL STOP}amazonaws.com/echo.api/c.pem",
    "https://s3.ama\N{CYRILLIC SMALL LETTER ZE}onaws.com/echo.api/c.pem",
    "https://127.0.0.1/echo.api/c.pem",
    f"{HOST}:563/echo.api/c.pem",
    f"{HOST}:4430/echo.api/c.pem",
    f"{HOST}:0443/echo.api/c.pem",
    f"{HOST}:/echo.api/c.pem",
    f"{HOST}:443@example.com/echo.api/c.pem",
    "https://user@s3.amazonaws.com/echo.api/c.pem",
    "https://example.com\\@s3.amazonaws.com/echo.api/c.pem",
    "https://s3.amazonaws.com@example.com/echo.api/c.pem",
    "https://example.com#@s3.amazonaws.com/echo.api/c.pem",
    f"{HOST}/EcHo.aPi/c.pem",
    f"{HOST}/invalid.path/c.pem",
    f"{HOST}/echo.api",
    f"{HOST}/echo.apix/c.pem",
    f"{HOST}//echo.api/c.pem",
    f"{HOST}/echo.api/../evil/c.pem",
    f"{HOST}/echo.api/%2e%2e/evil/c.pem",
    f"{HOST}/echo.api/%2E./evil/c.pem",
    f"{HOST}/echo.api/./../evil/c.pem",
    f"{HOST}/echo.api/x/../../evil/c.pem",
    f"{HOST}/echo.api/..",
    f"{HOST}/echo.api/..//echo.api/c.pem",
    f"{HOST}/echo.api/..%2fevil/c.pem",
    f"{HOST}/echo.api/..%5cevil/c.pem",
    f"{HOST}/echo.api/..\\evil/c.pem",
    f"{HOST}/echo.api/%252e%252e/evil/c.pem",
    f"{HOST}/echo.api/c.pem%00.txt",
    f"{HOST}/echo.api/c.pem%",
    f"{HOST}/echo.api/c.pem?versionId=1",
    f"{HOST}/echo.api/c.pem?",
    f"{HOST}/echo.api/c.pem#x",
    f"{HOST}/evil?/echo.api/c.pem",
    f"{HOST}/evil#/echo.api/c.pem",
    f"{HOST}/evil;/../echo.api/c.pem",
    f"{HOST}?/echo.api/c.pem",
    f" {HOST}/echo.api/c.pem",
    f"{HOST}/echo.api/c.pem\n",
    f"{HOST}/echo\t.api/c.pem",
    f"{HOST}/echo.api/c.pem\r\nHost: example.com",
    f"{HOST}/echo.api/c.pem, {HOST}/echo.api/d.pem",
    f"{HOST}/echo.api/" + "c" * 1024,
)

NOT_JSON: Final = {
    "a text": b"hello",
    "form data": b"version=1.0&request=launch",
    "cut off": GOOD[:-1],
    "a tail": GOOD + b"{}",
    "not UTF-8": in_request(b'"x": "\xff"'),
    "overlong UTF-8": in_request(b'"x": "\xc0\xaf"'),
    "a surrogate in UTF-8": in_request(b'"x": "\xed\xa0\x80"'),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "a NUL": GOOD + b"\0",
    "NaN": in_request(b'"x": NaN'),
    "infinity": in_request(b'"x": -Infinity'),
    "too large for a float": in_request(b'"x": 1e999'),
    "too many digits": in_request(b'"x": 1' + b"0" * 5000),
    "a lone surrogate": in_request(b'"x": "\\ud800"'),
    "a lone surrogate as name": in_request(b'"\\udfff": 1'),
    "a doubled request": GOOD[:-1] + b', "request": {"type": "LaunchRequest"}}',
    "a doubled time stamp": in_request(b'"timestamp": "2026-11-24T12:00:00Z"'),
    "single quotes": GOOD.replace(b'"', b"'"),
    "nested too deep": in_request(b'"x": ' + b"[" * 70 + b"]" * 70),
    "objects too deep": in_request(b'"x": ' + b'{"x":' * 70 + b"0" + b"}" * 70),
    "nested beyond all measure": b"[" * 100_000 + b"]" * 100_000,
}

NO_ENVELOPE: Final = {
    "null": b"null",
    "a list": b"[]",
    "a text": b'"LaunchRequest"',
    "a number": b"1",
    "nothing in it": b"{}",
    "no request": without("request"),
    "request is null": b'{"request": null}',
    "request is a list": b'{"request": [{"type": "LaunchRequest"}]}',
    "no type": without("request", "type"),
    "type is empty": asked(type=""),
    "type is a number": asked(type=1),
    "a bare request": json.dumps(envelope()["request"]).encode(),
}

ODD_STAMPS: Final[tuple[object, ...]] = (
    None,
    True,
    "",
    "now",
    "1795521600000",
    "2026-11-24",
    "2026-11-24 12:00:00Z",
    "2026-11-24T12:00:00z",
    "2026-11-24T12:00:00,5Z",
    "2026-11-24T12:00Z",
    "2026-11-24T12:00:00 Z",
    "2026-11-24T12:00:00Z\n",
    "20261124T120000Z",
    "2026-W48-2T12:00:00Z",
    "2026-02-30T12:00:00Z",
    "2026-11-24T25:00:00Z",
    "2026-11-24T12:00:60Z",
    "2026-11-24T12:00:00+99:00",
    "\N{FULLWIDTH DIGIT TWO}026-11-24T12:00:00Z",
    1795521600000.0,
    -1,
    -1795521600000,
    253402300800000,
    10**400,
    [1795521600000],
    {"$date": 1795521600000},
)

FAR_STAMPS: Final[tuple[object, ...]] = (
    0,
    1795521600,  # epoch seconds
    253402300799999,
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-11-24T12:00:00+01:00",
    "2026-11-24T12:00:00-01:00",
)

ROWS: Final = (
    *chain_rows(),
    *header_rows(),
    *signature_rows(),
    *body_rows(),
    *time_rows(),
    *skill_rows(),
)
"""Every request that must be turned away, and the reason that it must be turned away for."""
REFUSED: Final = [pytest.param(reason, case, id=name) for name, reason, case in ROWS]


def plus(**whole: object) -> bytes:
    """The good body with more at the top."""
    return json.dumps(envelope() | whole).encode()


ACCEPTED: Final = {
    "launch": Case(),
    "chain with its root": Case(
        chain=lambda: signing.good_chain() + signing.root().pem,
    ),
    "chain of odd order after the signer": Case(
        chain=lambda: signing.chain(signing.good_leaf(), signing.root(), signing.intermediate()),
    ),
    "chain with words between": Case(chain=lambda: b"subject=x\n" + signing.good_chain()),
    "SAN in capitals": Case(
        chain=lambda: signing.chain(signing.leaf("ECHO-API.Amazon.com"), signing.intermediate()),
    ),
    "second SAN": Case(
        chain=lambda: signing.chain(
            signing.leaf("x.example", signing.SIGNER), signing.intermediate()
        ),
    ),
    "chain without extended usage": Case(
        chain=lambda: signing.chain(signing.leaf(usage=None), signing.intermediate()),
    ),
    "last second of the certificate": Case(
        chain=lambda: signing.chain(signing.leaf(last=NOW), signing.intermediate()),
    ),
    "first second of the certificate": Case(
        chain=lambda: signing.chain(signing.leaf(first=NOW), signing.intermediate()),
    ),
    "URL: scheme in capitals": Case(url="HTTPS://s3.amazonaws.com/echo.api/echo-api-cert-99.pem"),
    "URL: host in capitals": Case(url="https://S3.AmazonAWS.com/echo.api/echo-api-cert-99.pem"),
    "URL: port 443": Case(url=f"{HOST}:443/echo.api/echo-api-cert-99.pem"),
    "URL: out and in again": Case(url=f"{HOST}/echo.api/../echo.api/echo-api-cert-99.pem"),
    "URL: up at the top": Case(url=f"{HOST}/../echo.api/./echo-api-cert-99.pem"),
    "URL: escaped letters": Case(url=f"{HOST}/%65cho.api/echo%2Dapi-cert-99.%70em"),
    "headers in small letters": Case(
        headers=lambda body: {"Signature-256": None, "signature-256": signing.signature(body)}
    ),
    "no SHA-1 signature": Case(headers=absent("Signature")),
    "150 s old": Case(now=seconds(150)),
    "150 s in the future": Case(now=seconds(-150)),
    "skill event of an hour ago": Case(
        body=body_of({"type": "AlexaSkillEvent.SkillEnabled"}, session=False), now=seconds(3600)
    ),
    "epoch milliseconds": Case(body=asked(timestamp=round(NOW.timestamp() * 1000))),
    "time stamp without zone": Case(body=asked(timestamp="2026-11-24T12:00:00")),
    "time stamp with milliseconds": Case(body=asked(timestamp="2026-11-24T12:00:00.123Z")),
    "time stamp with nanoseconds": Case(body=asked(timestamp="2026-11-24T12:00:00.123456789Z")),
    "time stamp of another zone": Case(body=asked(timestamp="2026-11-24T17:30:00+05:30")),
    "no session": Case(body=body_of({"type": "AudioPlayer.PlaybackStarted"}, session=False)),
    "session is null": Case(body=plus(session=None)),
    "named in the session only": Case(body=named(named_by(SKILL_ID), None)),
    "named in the context only": Case(body=named(None, named_by(SKILL_ID))),
    "no context": Case(body=without("context")),
    "a request nobody knows": Case(body=asked(type="Alexa.Tomorrow.Request", x=[{}])),
    "a member nobody knows": Case(body=plus(tomorrow={"x": [1, 2.5, None, True]})),
    "any script": Case(body=in_request('"x": "Hüfte 膝 \N{GRINNING FACE}"'.encode())),
    "escaped pairs of surrogates": Case(body=in_request(b'"x": "\\ud83d\\ude00"')),
    "nested a little less": Case(body=in_request(b'"x": ' + b"[" * 60 + b"]" * 60)),
    "many objects side by side": Case(body=in_request(b'"x": [' + b"{}," * 500 + b"{}]")),
    "as large as may be": Case(body=GOOD + b" " * (MAX_BODY_BYTES - len(GOOD))),
    "spaces around": Case(body=b"\r\n " + GOOD + b"\n"),
}


def test_matrix_is_large() -> None:
    """The matrix covers what the issue lists: at least 45 cases, each with a name of its own."""
    names = [name for name, _, _ in ROWS]
    assert len(set(names)) == len(names) >= 45
    assert {reason for _, reason, _ in ROWS} == set(Reason) - {Reason.BUSY}


@pytest.mark.parametrize(("reason", "case"), REFUSED)
def test_turns_away(reason: Reason, case: Case) -> None:
    """Whatever breaks one of Amazon's rules is turned away, for that rule and with no detail."""
    with pytest.raises(Rejected) as refusal:
        case.verdict(case.verifier())
    assert refusal.value.reason is reason
    assert str(refusal.value) == reason.value


@pytest.mark.parametrize(("reason", "case"), REFUSED)
def test_leaves_nothing_behind(reason: Reason, case: Case) -> None:
    """A request that was turned away changes nothing: a good one after it passes.

    And what can be told without a key is told without a download.
    """
    fetch, clock = case.fetch(), [case.now]
    verifier = signing.trusting(fetch=fetch, clock=lambda: clock[0])
    with pytest.raises(Rejected):
        case.verdict(verifier)
    assert not (fetch.urls and reason in AT_ONCE)
    fetch.answer, clock[0] = signing.good_chain(), NOW
    assert Case().verdict(verifier) == envelope()


@pytest.mark.parametrize(("reason", "case"), REFUSED)
def test_bad_after_good(reason: Reason, case: Case) -> None:
    """A key that is kept excuses nothing: after a good request a bad one fails as it would alone.

    What is wrong with a chain can only be seen at another URL, for the kept key is used.
    """
    fetch, clock = signing.FakeFetch(), [NOW]
    verifier = signing.trusting(fetch=fetch, clock=lambda: clock[0])
    Case().verdict(verifier)
    fetch.answer, clock[0] = case.fetch().answer, case.now
    of_chain = reason in {Reason.CERTIFICATE, Reason.PEM, Reason.DOWNLOAD}
    url = CHAIN_URL.replace("99", "98") if of_chain else case.url
    with pytest.raises(Rejected) as refusal:
        replace(case, url=url).verdict(verifier)
    assert refusal.value.reason is reason


@pytest.mark.parametrize("case", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_lets_through(case: Case) -> None:
    """Whatever Alexa may send passes, also what nobody knows yet, and comes out as it was sent."""
    assert case.verdict(case.verifier()) == json.loads(case.body)


def test_spellings_of_a_url_share_a_key() -> None:
    """The key is kept under the normalised URL, which is also the one that is downloaded."""
    fetch = signing.FakeFetch()
    verifier = signing.trusting(fetch=fetch)
    for name, case in ACCEPTED.items():
        if name.startswith("URL"):
            case.verdict(verifier)
    assert fetch.urls == [CHAIN_URL]


def test_needs_a_skill_id() -> None:
    """There is no verifier that lets the requests of any skill through."""
    with pytest.raises(ValueError, match="applicationId"):
        signing.trusting(skill_id="")
