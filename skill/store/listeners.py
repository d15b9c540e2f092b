"""Listeners by keyed hashes: what Amazon calls them goes no further than this module."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final, NewType

KEY_BYTES_MIN: Final = 16
"""A shorter key could be found by trying, and the hashes would be hashes of known ids again."""

UserHash = NewType("UserHash", str)
"""The keyed hash of a user's id, in hex."""

DeviceHash = NewType("DeviceHash", str)
"""The keyed hash of a device's id, in hex."""

PersonHash = NewType("PersonHash", str)
"""The keyed hash of a person's id, in hex: somebody of a household whose voice Alexa knows."""

UNRECOGNISED: Final = PersonHash("")
"""Whoever else speaks there. A hash is never empty."""

ProgrammeHash = NewType("ProgrammeHash", str)
"""The keyed hash of the token in a private feed's address, in hex."""

CodeHash = NewType("CodeHash", str)
"""The keyed hash of a code that links an Alexa user to a programme, in hex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """One person of a user at one device: whoever has a state of playback."""

    user: UserHash
    device: DeviceHash
    person: PersonHash = UNRECOGNISED


def listener(key: bytes, user_id: str, device_id: str, person_id: str | None = None) -> Listener:
    """The listener that these ids mean; without a person's, whoever is not recognised there.

    Raises:
        ValueError: if the key is too short to keep a secret.
    """
    return Listener(
        user=user_hash(key, user_id),
        device=DeviceHash(_keyed_hash(key, "device", device_id)),
        person=PersonHash(_keyed_hash(key, "person", person_id)) if person_id else UNRECOGNISED,
    )


def user_hash(key: bytes, user_id: str) -> UserHash:
    """The user that an id means, where no device is told: when the skill is disabled, or to forget.

    Raises:
        ValueError: if the key is too short to keep a secret.
    """
    return UserHash(_keyed_hash(key, "user", user_id))


def programme_hash(key: bytes, token: str) -> ProgrammeHash:
    """The programme that a private feed's token means.

    Raises:
        ValueError: if the key is too short to keep a secret.
    """
    return ProgrammeHash(_keyed_hash(key, "programme", token))


def code_hash(key: bytes, code: str) -> CodeHash:
    """The code that some digits mean. There are so few of them that only the key hides one.

    Raises:
        ValueError: if the key is too short to keep a secret.
    """
    return CodeHash(_keyed_hash(key, "code", code))


def _keyed_hash(key: bytes, domain: str, raw_id: str) -> str:
    """HMAC-SHA256, in a domain of its own: the same id hashes otherwise as a user and a device."""
    if len(key) < KEY_BYTES_MIN:
        message = f"the key of the listeners' hashes needs {KEY_BYTES_MIN} bytes or more"
        raise ValueError(message)
    return hmac.new(key, f"repcast {domain}\0{raw_id}".encode(), hashlib.sha256).hexdigest()
