"""A build: what changed is read, voiced and laid out, and the index comes last."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from audio_builder.building.edition import Change, write_edition, write_unit
from audio_builder.building.inventory import Inventory
from audio_builder.building.locking import sole_writer
from audio_builder.building.making import Making, Settings
from audio_builder.building.report import Report
from audio_builder.building.sources import Source
from audio_builder.clips.cache import ClipCache
from audio_builder.errors import InputError
from audio_builder.executors.port import Executor
from audio_builder.model.pace import Pace
from audio_builder.mp3.format import Mp3Format
from audio_builder.records import Index, Row

STATIC_MAX: Final = 20
"""A new folder of no more routines is written for static hosts too, unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a build is asked for."""

    sources: tuple[Source, ...]
    folder: Path
    voice: str | None
    """Who speaks; None leaves to each routine the voice that it has."""
    pace: Pace | None
    """At which pace; None leaves to each routine its own."""
    fmt: Mp3Format | None
    """In which format; None leaves to each routine its own."""
    base_url: str | None
    """Where the folder will be served; None leaves what it was told before, "" takes that back."""
    static: bool | None
    """Whether tracks are written as files; None leaves it as it is."""
    now: datetime
    """The time that routines new to the folder are published at."""
    cache: ClipCache | None
    """Where clips may be kept from earlier commands, and are kept for later ones."""
    jobs: int | None
    """Threads and processes at once; one a core if None."""
    scheduler: str | None
    """The address of a cluster that does the work instead."""
