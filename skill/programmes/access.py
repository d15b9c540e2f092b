"""From a token to a programme: the store is opened when there is one, and never made here.

A server on which no programme was ever made keeps no file for them; one that is made while it runs
is found at once.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Final
from uuid import UUID, uuid5

from audio_builder.library import Pace
from audio_builder.programme.model import Programme
from audio_builder.programme.schedule import DatedSession, schedule
from skill.alexa.key import FILE_NAME as KEY_NAME
from skill.alexa.key import load_key
from skill.media.editions import Clock
from skill.media.pace import parse_pace
from skill.programmes.port import KEPT, KeptProgramme, ProgrammeStore
from skill.settings import Settings
from skill.store.listeners import ProgrammeHash, programme_hash
from skill.store.place import FILE_NAME as DATABASE_NAME

_SPACE: Final = UUID("6f0f4b0e-6c0b-5b0a-9d38-6a5b8d2c9e77")
"""The namespace of the programmes' own namespaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProgramme:
    """A programme that was kept, read.

    Attributes:
        kept: as the store has it.
        programme: what the coach wrote.
        sessions: all of it, dated.
        pace: the listener's own.
    """

    kept: KeptProgramme
    programme: Programme
    sessions: tuple[DatedSession, ...]
    pace: Pace

    @property
    def space(self) -> UUID:
        """The namespace of its guids and UIDs: from the hash, which tells nothing of the token."""
        return uuid5(_SPACE, self.kept.token)

    def due(self, today: date) -> tuple[DatedSession, ...]:
        """The sessions up to a day."""
        return tuple(session for session in self.sessions if session.day <= today)


def opened(kept: KeptProgramme) -> OpenProgramme:
    """A programme that was kept, read."""
    programme, sessions = _dated(kept.programme, kept.start)
    return OpenProgramme(
        kept=kept, programme=programme, sessions=sessions, pace=parse_pace(kept.pace, Pace())
    )


@lru_cache(maxsize=128)
def _dated(text: str, start: date) -> tuple[Programme, tuple[DatedSession, ...]]:
    programme = Programme.model_validate_json(text)
    return programme, schedule(programme, start)


class Access:
    """The programmes of a server. Threads may share it.

    What ended very long ago is forgotten when the store is opened.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = Lock()
        self._open: tuple[ProgrammeStore, bytes] | None = None

    def hashed(self, token: str) -> tuple[ProgrammeStore, ProgrammeHash] | None:
        """The store, and what a token is called in it; None if no programme was ever made.

        Raises:
            KeyFileError: if the key cannot be used.
            StoreError: if the store cannot be used.
        """
        with self._lock:
            if self._open is None and self._is_made():
                key = self._settings.key or load_key(self._settings.data)
                self._open = (self._opened_store(), key)
            if self._open is None:
                return None
        store, key = self._open
        return store, programme_hash(key, token)

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            if self._open is not None:
                self._open[0].close()
            self._open = None

    def _opened_store(self) -> ProgrammeStore:
        from skill.store.opening import open_programmes  # noqa: PLC0415 - only if there is one
        from skill.store.sqlite import sqlite_url  # noqa: PLC0415 - as above

        store = open_programmes(self._settings.database_url or sqlite_url(self._settings.data))
        store.forget_ended(self._clock().date() - KEPT)
        return store

    def _is_made(self) -> bool:
        settings = self._settings
        has_key = settings.key is not None or (settings.data / KEY_NAME).is_file()
        has_store = settings.database_url is not None or (settings.data / DATABASE_NAME).is_file()
        return has_key and has_store
