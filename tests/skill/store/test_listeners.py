"""Listeners are known by keyed hashes alone."""

import re

import pytest

from skill.store.listeners import listener, user_hash

KEY = b"a key for the tests alone"
USER, DEVICE = "amzn1.ask.account.ANNA", "amzn1.ask.device.KITCHEN"


def test_the_same_ids_are_the_same_listener() -> None:
    """At any time, in any server with the same key; with or without a device."""
    assert listener(KEY, USER, DEVICE) == listener(KEY, USER, DEVICE)
    assert listener(KEY, USER, DEVICE).user == user_hash(KEY, USER)


def test_a_hash_is_64_hex_letters() -> None:
    """And holds nothing of the id."""
    who = listener(KEY, USER, DEVICE)
    assert re.fullmatch("[0-9a-f]{64}", who.user)
    assert re.fullmatch("[0-9a-f]{64}", who.device)


def test_another_key_knows_nobody() -> None:
    """Whoever has the database but not the key cannot tell who is in it."""
    ours, theirs = listener(KEY, USER, DEVICE), listener(KEY + b"!", USER, DEVICE)
    assert ours.user != theirs.user
    assert ours.device != theirs.device


def test_users_and_devices_are_hashed_apart() -> None:
    """The same text as a user's and as a device's id gives two hashes."""
    who = listener(KEY, USER, USER)
    assert who.user != who.device


def test_the_hashes_stay_what_they_were() -> None:
    """A change here would make every listener a stranger."""
    who = listener(KEY, USER, DEVICE)
    assert who.user == "a27f34a6a06fdc2d39efc7c324c465013a429bcef8b1792351b2d8e591a6d753"
    assert who.device == "b1bd3e21dbdedb959e19d7d162ba5caf2919b655092787356f36c03d56c47722"


@pytest.mark.parametrize("key", [b"", b"fifteen letters"])
def test_a_short_key_is_refused(key: bytes) -> None:
    """An empty key would make the hashes plain ones, which anybody can make."""
    with pytest.raises(ValueError, match="16 bytes or more"):
        user_hash(key, USER)
