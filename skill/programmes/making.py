"""Makes a private feed: a programme file, held against a library, becomes a row and a token."""

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from audio_builder.library import Library, Pace, pace_query
from audio_builder.programme.file import load_programme
from audio_builder.programme.schedule import last_day
from skill.programmes.access import OpenProgramme, opened
from skill.programmes.addresses import TOKEN_BYTES
from skill.programmes.port import KeptProgramme, ProgrammeStore
from skill.store.listeners import programme_hash

LABEL_MAX: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a coach wants a private feed of.

    Attributes:
        file: the programme.
        label: what to call it; shown to nobody but who may use the commands.
        start: the day of its first week.
        pace: the listener's own.
    """

    file: Path
    label: str
    start: date
    pace: Pace


def make(
    wish: Wish, library: Library, store: ProgrammeStore, key: bytes, today: date
) -> tuple[str, OpenProgramme]:
    """Keep a programme; the token of its address, which is known nowhere else from now on.

    Raises:
        ProgrammeError: if the file has problems, or the library does not have what it asks for.
        InputError: if it cannot be read.
        LabelTakenError: if there is a programme of this label.
        StoreError: if the store cannot be used.
    """
    read = load_programme(wish.file)
    read.check_offer(library.catalog.routines)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    kept = KeptProgramme(
        token=programme_hash(key, token),
        label=wish.label,
        programme=read.programme.model_dump_json(exclude_none=True),
        pace=pace_query(wish.pace),
        start=wish.start,
        ends=last_day(read.programme, wish.start),
        created=today,
    )
    store.add(kept)
    return token, opened(kept)
