"""What a store of links between Alexa users and programmes promises, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from skill.programmes.links import CODE_VALID, WRONG_MAX, WRONG_WITHIN, Linked, Linking, LinkStore
from skill.programmes.port import How, KeptProgramme, ProgrammeStore
from skill.store.listeners import (
    CodeHash,
    ProgrammeHash,
    UserHash,
    code_hash,
    programme_hash,
    user_hash,
)
from skill.store.opening import open_engine, open_programmes
from skill.store.upgrading import upgrade

NOW = datetime(2026, 3, 1, 17, 42, 7, tzinfo=UTC)
MONDAY = date(2026, 1, 5)
KEY = b"a key for the tests alone"
ANNA, BERT = user_hash(KEY, "amzn1.ask.account.ANNA"), user_hash(KEY, "amzn1.ask.account.BERT")
CODE, OTHER, THIRD = (code_hash(KEY, code) for code in ("482915", "591284", "713926"))
HIP = KeptProgramme(
    token=programme_hash(KEY, "a token"),
    label="hip 12",
    programme="{}",
    pace="breath=5-7&reps=default&guide=short",
    start=MONDAY,
    ends=date(2026, 2, 15),
    created=MONDAY,
)
KNEE = replace(HIP, token=programme_hash(KEY, "another"), label="knee 3")
TO_HIP = Linked(outcome=Linking.LINKED, programme=HIP)


@pytest.fixture
def store(url: str) -> Iterator[ProgrammeStore]:
    """A store with two programmes in it."""
    with closing(open_programmes(url)) as opened:
        opened.add(HIP)
        opened.add(KNEE)
        yield opened


@pytest.fixture
def links(store: ProgrammeStore) -> LinkStore:
    """Its links, of which there are none."""
    return store.links


def wrong(links: LinkStore, times: int, user: UserHash = ANNA, now: datetime = NOW) -> list[str]:
    """What comes of codes that there are not."""
    codes = [code_hash(KEY, f"wrong {number}") for number in range(times)]
    return [links.link(user, code, now).outcome for code in codes]


def test_a_code_links_its_user(links: LinkStore) -> None:
    """To the programme that it was made for; nobody else is linked by that."""
    assert links.offer(HIP.token, CODE, NOW)

    assert links.link(ANNA, CODE, NOW) == TO_HIP

    assert links.linked(ANNA) == HIP
    assert links.linked(BERT) is None
    assert (links.users(HIP.token), links.users(KNEE.token)) == (1, 0)


def test_a_code_is_used_once(links: LinkStore) -> None:
    """By whoever comes first; the next one is told so, for a day."""
    links.offer(HIP.token, CODE, NOW)
    links.link(ANNA, CODE, NOW)

    assert links.link(BERT, CODE, NOW) == Linked(outcome=Linking.USED)
    assert links.linked(BERT) is None
    late = NOW + timedelta(days=2)
    assert links.link(BERT, CODE, late).outcome is Linking.WRONG


def test_a_code_is_valid_for_fifteen_minutes(links: LinkStore) -> None:
    """To the second; then it is over, and a day later there was never one."""
    for seconds, outcome in ((0, Linking.LINKED), (1, Linking.EXPIRED), (90_000, Linking.WRONG)):
        links.offer(HIP.token, CODE, NOW)
        then = NOW + CODE_VALID + timedelta(seconds=seconds)
        assert links.link(ANNA, CODE, then).outcome is outcome


def test_the_newest_code_counts(links: LinkStore) -> None:
    """A programme has one code: the one before is none any more."""
    links.offer(HIP.token, CODE, NOW)
    links.offer(HIP.token, OTHER, NOW)

    assert links.link(ANNA, CODE, NOW).outcome is Linking.WRONG
    assert links.link(ANNA, OTHER, NOW) == TO_HIP


def test_no_two_programmes_have_one_code(links: LinkStore) -> None:
    """Whoever makes it draws another; the first keeps it, and the other has none."""
    assert links.offer(HIP.token, CODE, NOW)
    assert not links.offer(KNEE.token, CODE, NOW)
    assert links.link(ANNA, CODE, NOW) == TO_HIP


def test_there_is_no_code_without_a_programme(store: ProgrammeStore) -> None:
    """A token that is none, or of a programme that is revoked."""
    store.revoke("hip 12", MONDAY)
    assert not store.links.offer(HIP.token, CODE, NOW)
    assert not store.links.offer(ProgrammeHash("0" * 64), CODE, NOW)


def test_a_user_has_one_programme(links: LinkStore) -> None:
    """Another code takes the place of the first; two users may have the same one."""
    for token, code, user in (
        (HIP.token, CODE, ANNA),
        (KNEE.token, OTHER, ANNA),
        (KNEE.token, THIRD, BERT),
    ):
        links.offer(token, code, NOW)
        links.link(user, code, NOW)
    assert links.linked(ANNA) == links.linked(BERT) == KNEE
    assert (links.users(HIP.token), links.users(KNEE.token)) == (0, 2)


def test_whoever_guesses_is_stopped(links: LinkStore) -> None:
    """After five wrong codes in an hour not even a right one is tried; others may go on."""
    links.offer(HIP.token, CODE, NOW)

    assert wrong(links, WRONG_MAX + 1) == [*[Linking.WRONG] * WRONG_MAX, Linking.TOO_OFTEN]
    assert links.link(ANNA, CODE, NOW) == Linked(outcome=Linking.TOO_OFTEN)
    assert links.linked(ANNA) is None
    assert links.link(BERT, CODE, NOW) == TO_HIP


def test_an_hour_later_it_may_be_tried_again(links: LinkStore) -> None:
    """Counted from the first wrong one; being right does not start the count anew."""
    wrong(links, WRONG_MAX - 1)
    links.offer(HIP.token, CODE, NOW)
    assert links.link(ANNA, CODE, NOW) == TO_HIP
    soon = NOW + WRONG_WITHIN - timedelta(seconds=1)
    assert wrong(links, 2, now=soon) == [Linking.WRONG, Linking.TOO_OFTEN]
    assert wrong(links, 1, now=NOW + WRONG_WITHIN) == [Linking.WRONG]


def test_codes_that_are_over_count_as_wrong(links: LinkStore) -> None:
    """Whoever is told that they are has learnt nothing that helps."""
    links.offer(HIP.token, CODE, NOW)
    links.link(BERT, CODE, NOW)
    told = [links.link(ANNA, CODE, NOW).outcome for _ in range(WRONG_MAX + 1)]
    assert told == [*[Linking.USED] * WRONG_MAX, Linking.TOO_OFTEN]


def test_unlinked_and_forgotten(url: str, links: LinkStore) -> None:
    """The link goes, whether there was one is told; forgotten are the wrong codes as well."""
    for user, code in ((ANNA, CODE), (BERT, OTHER)):
        links.offer(HIP.token, code, NOW)
        links.link(user, code, NOW)
    wrong(links, 2)

    assert links.unlink(ANNA)
    assert not links.unlink(ANNA)
    assert _count(url, "programme_guesses") == 1
    assert links.forget(BERT)
    assert not links.forget(ANNA)
    assert [_count(url, name) for name in ("programme_links", "programme_guesses")] == [0, 0]


@pytest.mark.parametrize("forget", [False, True])
def test_a_programme_takes_its_links_with_it(
    url: str, store: ProgrammeStore, *, forget: bool
) -> None:
    """Revoked or forgotten: nobody is linked to it, and its code is none; others stay."""
    links = store.links
    links.offer(HIP.token, CODE, NOW)
    links.link(ANNA, CODE, NOW)
    links.offer(HIP.token, OTHER, NOW)
    links.offer(KNEE.token, CODE, NOW)
    links.link(BERT, CODE, NOW)

    assert store.forget("hip 12") if forget else store.revoke("hip 12", MONDAY)

    assert links.linked(ANNA) is None
    assert links.linked(BERT) == KNEE
    assert links.link(ANNA, OTHER, NOW).outcome is Linking.WRONG
    assert [_count(url, name) for name in ("programme_links", "programme_codes")] == [1, 1]


def test_one_code_at_once_links_one_user(links: LinkStore) -> None:
    """Whoever is first: the others are told that it was used."""
    links.offer(HIP.token, CODE, NOW)
    users = [user_hash(KEY, f"amzn1.ask.account.{number}") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda user: links.link(user, CODE, NOW).outcome, users))
    assert sorted(told) == [Linking.LINKED, *[Linking.USED] * 7]
    assert links.users(HIP.token) == 1


def test_guesses_at_once_are_all_counted(links: LinkStore) -> None:
    """Nobody guesses more by guessing on several devices."""
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda n: links.link(ANNA, CodeHash(f"{n}"), NOW).outcome, range(12)))
    assert sorted(told) == sorted([*[Linking.WRONG] * WRONG_MAX, *[Linking.TOO_OFTEN] * 7])


def test_no_raw_id_and_no_code_is_kept(tmp_path: Path) -> None:
    """Neither in the file nor in its journal; the hashes are there."""
    with closing(open_programmes(f"sqlite:///{tmp_path / 'repcast.db'}")) as store:
        store.add(HIP)
        store.links.offer(HIP.token, CODE, NOW)
        store.links.link(ANNA, CODE, NOW)
        kept = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert CODE.encode() in kept
    assert ANNA.encode() in kept
    assert b"482915" not in kept
    assert b"amzn1" not in kept


def test_a_database_of_before_is_carried_over(url: str) -> None:
    """Its programmes and what was heard of them stay, and users can be linked to them."""
    engine = open_engine(url)
    try:
        upgrade(engine, "0003")
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "INSERT INTO programmes (token_hash, label, programme, pace, start_day, end_day,"
                " created_day) VALUES ('a-token', 'hip 12', '{}', '', 20458, 20499, 20458)"
            )
            connection.exec_driver_sql("INSERT INTO programme_heard VALUES (1, 1, 20458, 'feed')")
    finally:
        engine.dispose()
    with closing(open_programmes(url)) as store:
        before = replace(HIP, token=ProgrammeHash("a-token"), pace="")
        assert store.all() == (before,)
        assert store.links.offer(before.token, CODE, NOW)
        assert store.links.link(ANNA, CODE, NOW).programme == before
        assert store.heard(before.token, 2, How.VOICE, MONDAY)
        assert [each.how for each in store.all_heard(before.token)] == [How.FEED, How.VOICE]


def _count(url: str, table: str) -> int:
    """How many rows a table has, seen by another hand."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            query = f"SELECT count(*) FROM {table}"  # noqa: S608 - ours
            return int(connection.exec_driver_sql(query).scalar_one())
    finally:
        engine.dispose()
