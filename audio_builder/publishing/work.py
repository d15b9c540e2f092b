"""A publication as a piece of work: which folder goes where, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from audio_builder.publishing.sending import Sent
from audio_builder.records import Index, Row
from audio_builder.stores.bucket import Bucket
from audio_builder.stores.patience import PUBLISHING_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication came to.

    Attributes:
        index: the edition that is there now.
        changed: the ids of the routines that the store had not got like this.
        sent: what was sent for them.
        attempts: how often the index was put there, until it stayed; 0 if nothing had changed.
    """

    index: Index
    changed: frozenset[str]
    sent: Sent
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is to be published, and where.

    Attributes:
        folder: an output folder.
        bucket: the store.
        alone: nobody else publishes there: the store need not know conditional writes.
        whole: every object is looked for, also of routines that the store's index has.
        over: rows of the store that were known when routines of the folder were built to follow
            them; it matters for those that the folder never published there.
        patience_s: how long one answer of the store is waited for.
    """

    folder: Path
    bucket: Bucket
    alone: bool = False
    whole: bool = False
    over: tuple[Row, ...] = ()
    patience_s: float = PUBLISHING_S
