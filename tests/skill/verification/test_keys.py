"""The keys that are kept: for how long, how many, and one download however many ask."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Final

import pytest

import signing
from signing import CHAIN_URL, NOW, FakeFetch, chain, intermediate, leaf
from skill.verification.certificates import SigningKey, proven_key
from skill.verification.keys import MAX_DOWNLOADS, MAX_KEYS, KeyRing
from skill.verification.rejected import Reason, Rejected
from skill.verification.verifier import Verifier

CROWD: Final = 32
WAIT_S: Final = 10
"""Never waited for, unless the test fails."""


class Slow:
    """A download that goes on until it is let go.

    Attributes:
        urls: each download that began.
        begun: set when one has.
        go: lets all of them end.
    """

    def __init__(self, *, fails: bool = False) -> None:
        self.urls: list[str] = []
        self.begun = threading.Event()
        self.go = threading.Event()
        self._fails = fails

    def __call__(self, url: str, now: datetime) -> SigningKey:
        """Download, and prove the key."""
        self.urls.append(url)
        self.begun.set()
        assert self.go.wait(WAIT_S)
        if self._fails:
            raise Rejected(Reason.CERTIFICATE)
        return proven_key(signing.good_chain(), roots=signing.roots(), now=now)


class Turnstile(threading.Event):
    """An event that counts who has come to wait for it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = threading.Semaphore(0)

    def wait(self, timeout: float | None = None) -> bool:
        """Be counted, then wait."""
        self.waiting.release()
        return super().wait(timeout)


def crowd_at(ring: KeyRing, slow: Slow, pool: ThreadPoolExecutor) -> list[Future[object]]:
    """One that downloads, and many that now wait for it."""
    first = pool.submit(ring.key, CHAIN_URL, NOW)
    assert slow.begun.wait(WAIT_S)
    turnstile = Turnstile()
    ring._flights[CHAIN_URL].landed = turnstile
    others = [pool.submit(ring.key, CHAIN_URL, NOW) for _ in range(CROWD - 1)]
    for _ in others:
        assert turnstile.waiting.acquire(timeout=WAIT_S)
    return [first, *others]


def test_one_download_for_a_crowd() -> None:
    """Requests that come together cost one download, and all of them get its key."""
    slow = Slow()
    ring = KeyRing(slow)
    with ThreadPoolExecutor(CROWD) as pool:
        asking = crowd_at(ring, slow, pool)
        slow.go.set()
        keys = {id(one.result(WAIT_S)) for one in asking}
    assert len(keys) == 1
    assert slow.urls == [CHAIN_URL]
    assert ring.key(CHAIN_URL, NOW)
    assert slow.urls == [CHAIN_URL]


def test_a_crowd_verified() -> None:
    """32 threads with one verifier and no key yet: one download, and every request passes."""
    fetch = FakeFetch()
    verifier = signing.trusting(fetch=fetch)
    body = signing.body_of()
    headers = signing.sign(body)
    together = threading.Barrier(CROWD)

    def send() -> dict[str, object]:
        together.wait(WAIT_S)
        return verifier.verify(headers, body)

    with ThreadPoolExecutor(CROWD) as pool:
        asking = [pool.submit(send) for _ in range(CROWD)]
        assert all(one.result(WAIT_S) == signing.envelope() for one in asking)
    assert fetch.urls == [CHAIN_URL]


def test_failure_is_shared_and_forgotten() -> None:
    """Who waited for a download that failed is turned away with it; who comes later tries again."""
    slow = Slow(fails=True)
    ring = KeyRing(slow)
    with ThreadPoolExecutor(CROWD) as pool:
        asking = crowd_at(ring, slow, pool)
        slow.go.set()
        reasons = {refusal(one.result).reason for one in asking}
    assert reasons == {Reason.CERTIFICATE}
    assert slow.urls == [CHAIN_URL]
    assert refusal(lambda: ring.key(CHAIN_URL, NOW)).reason is Reason.CERTIFICATE
    assert slow.urls == [CHAIN_URL] * 2


def test_a_fault_of_ours_leaves_nobody_waiting() -> None:
    """Whatever a download dies of, those who wait for it are let go, and the next may try."""
    slow = Slow()

    def breaks(url: str, now: datetime) -> SigningKey:
        slow(url, now)
        raise ZeroDivisionError

    ring = KeyRing(breaks)
    with ThreadPoolExecutor(CROWD) as pool:
        first, *others = crowd_at(ring, slow, pool)
        slow.go.set()
        assert isinstance(first.exception(WAIT_S), ZeroDivisionError)
        assert all(isinstance(one.exception(WAIT_S), Rejected) for one in others)
    assert not ring._flights


def test_downloads_are_few_at_a_time() -> None:
    """A flood of invented URLs holds few threads and few connections: the rest is turned away.

    A request whose key is kept does not notice.
    """
    slow = Slow()
    ring = KeyRing(slow)
    slow.go.set()
    ring.key(CHAIN_URL, NOW)
    slow.go.clear()
    with ThreadPoolExecutor(MAX_DOWNLOADS) as pool:
        flood = []
        for number in range(MAX_DOWNLOADS):
            slow.begun.clear()
            flood.append(pool.submit(ring.key, f"{CHAIN_URL}{number}", NOW))
            assert slow.begun.wait(WAIT_S)
        assert refusal(lambda: ring.key(f"{CHAIN_URL}x", NOW)).reason is Reason.BUSY
        assert ring.key(CHAIN_URL, NOW)
        slow.go.set()
        assert all(one.result(WAIT_S) for one in flood)
    assert ring.key(f"{CHAIN_URL}x", NOW)


def test_keeps_a_handful() -> None:
    """No more than a handful of keys is kept; the oldest makes room."""
    fetch = FakeFetch()
    ring = KeyRing(lambda url, now: proven_key(fetch(url), roots=signing.roots(), now=now))
    urls = [f"{CHAIN_URL}{number}" for number in range(MAX_KEYS + 1)]
    for url in urls:
        ring.key(url, NOW)
    for url in urls[1:]:
        ring.key(url, NOW)
    assert fetch.urls == urls
    ring.key(urls[0], NOW)
    assert fetch.urls == [*urls, urls[0]]


class Clock:
    """A clock that a test sets.

    Attributes:
        now: what it says.
    """

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The time."""
        return self.now


def send(verifier: Verifier, clock: Clock) -> None:
    """A good request of the clock's time."""
    body = signing.body_of(now=clock.now)
    verifier.verify(signing.sign(body), body)


def test_key_ends_with_its_certificate() -> None:
    """A key is used to the last second of its certificate; then the chain is downloaded anew."""
    clock, last = Clock(), NOW + timedelta(days=30)
    fetch = FakeFetch(chain(leaf(last=last), intermediate()))
    verifier = signing.trusting(fetch=fetch, clock=clock)
    send(verifier, clock)
    clock.now = last
    send(verifier, clock)
    assert len(fetch.urls) == 1
    clock.now = last + timedelta(seconds=1)
    assert refusal(lambda: send(verifier, clock)).reason is Reason.CERTIFICATE
    assert len(fetch.urls) == 2
    fetch.answer = signing.good_chain()
    send(verifier, clock)
    send(verifier, clock)
    assert len(fetch.urls) == 3


def test_key_ends_with_its_chain() -> None:
    """A key is good for no longer than every certificate of its chain."""
    clock, last = Clock(), NOW + timedelta(days=30)
    middle = signing.issue(
        "Test CA",
        key=signing.rsa_key("intermediate"),
        issuer=signing.root(),
        authority=True,
        last=last,
    )
    fetch = FakeFetch(chain(leaf(issuer=middle), middle))
    verifier = signing.trusting(fetch=fetch, clock=clock)
    send(verifier, clock)
    clock.now = last + timedelta(seconds=1)
    assert refusal(lambda: send(verifier, clock)).reason is Reason.CERTIFICATE


def test_key_is_not_good_before_its_certificate() -> None:
    """A clock that is set back makes a kept key no good for a time before its certificate."""
    clock = Clock()
    fetch = FakeFetch(chain(leaf(first=NOW), intermediate()))
    verifier = signing.trusting(fetch=fetch, clock=clock)
    send(verifier, clock)
    clock.now = NOW - timedelta(seconds=1)
    assert refusal(lambda: send(verifier, clock)).reason is Reason.CERTIFICATE


def test_failed_download_is_not_kept() -> None:
    """After a failed download the next request downloads again, and may pass."""
    clock, fetch = Clock(), FakeFetch()
    fetch.answer = None
    verifier = signing.trusting(fetch=fetch, clock=clock)
    assert refusal(lambda: send(verifier, clock)).reason is Reason.DOWNLOAD
    fetch.answer = signing.good_chain()
    send(verifier, clock)
    assert len(fetch.urls) == 2


def refusal(call: Callable[[], object]) -> Rejected:
    """How this is turned away."""
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value
