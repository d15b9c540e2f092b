"""Stores for tests: what is published where, and reading all of it."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from audio_builder.building.edition import settle, write_index
from audio_builder.library import Library, open_library
from audio_builder.publishing.publish import Publication, Published, publish
from audio_builder.stores.bucket import Bucket
from audio_builder.stores.location import parse_store_url
from audio_builder.stores.objects import Objects
from audio_builder.stores.opening import open_bucket

PATIENCE_S = 20.0


@dataclass(slots=True)
class Told:
    """A publication's report that remembers."""

    totals: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def waiting(self) -> None:
        """Another command holds the folder."""

    def sending(self, total: int) -> None:
        """So many objects are about to be looked for."""
        self.totals.append(total)

    def sent(self, size_bytes: int) -> None:
        """One of them is there."""
        self.sizes.append(size_bytes)


def published(
    folder: Path,
    bucket: Bucket,
    *,
    alone: bool = False,
    whole: bool = False,
    patience_s: float = PATIENCE_S,
) -> Published:
    """Publish a folder."""
    job = Publication(folder=folder, bucket=bucket, alone=alone, whole=whole, patience_s=patience_s)
    return publish(job, Told())


def bucket_at(url: str) -> Bucket:
    """The objects at an address."""
    return open_bucket(parse_store_url(url))


def opened(bucket: Bucket) -> Library:
    """The library in a store, without a cache."""
    return open_library(Objects(bucket, patience_s=PATIENCE_S))


def heard(library: Library, routine_id: str) -> bytes:
    """A routine's whole session."""
    track = library.track(routine_id, routine_id)
    return track.read(0, track.size)


def only(folder: Path, copy: Path, *routine_ids: str) -> Path:
    """A copy of an output folder whose index has some of its routines alone."""
    shutil.copytree(folder, copy)
    index = open_library(folder).index
    rows = tuple(row for row in index.routines if row.id in routine_ids)
    write_index(copy, index.model_copy(update={"routines": rows}))
    settle(copy)
    return copy
