"""Where a build goes: into an output folder, or by way of a folder of this machine into a store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from audio_builder.building.build import Built
from audio_builder.building.cache_folder import work_folder
from audio_builder.building.inventory import held_library
from audio_builder.building.settings import Asked
from audio_builder.building.sources import HeldRoutine, Source
from audio_builder.cli.progress import Progress
from audio_builder.cli.selection import select
from audio_builder.cli.stores import clear_refusals, send
from audio_builder.errors import InputError
from audio_builder.publishing.looking import look_first
from audio_builder.publishing.needed import needed
from audio_builder.publishing.work import Publication, Published
from audio_builder.records import Row
from audio_builder.stores.location import Location
from audio_builder.stores.opening import open_bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a build goes.

    Attributes:
        folder: what is built is written here.
        publication: what follows, if it goes on into a store.
        there: the routines that the store has.
    """

    folder: Path
    publication: Publication | None = None
    there: tuple[Row, ...] = ()

    def select(self, names: tuple[str, ...]) -> tuple[Source, ...]:
        """The routines that a build is about, by names as `selection.select` takes them.

        Raises:
            InputError: if a name is none; or if there are none, and only the store has routines.
        """
        chosen = select(names, self.folder)
        if names or not self.there or isinstance(chosen[0], HeldRoutine):
            return chosen
        assert self.publication is not None  # noqa: S101 - the routines are of its store
        message = (
            f"{self.publication.bucket} holds {len(self.there)} routine"
            f"{'' if len(self.there) == 1 else 's'}, and none was built on "
            "this machine: name those that you mean"
        )
        raise InputError(message)

    def needed(self, sources: tuple[Source, ...], asked: Asked) -> tuple[Source, ...]:
        """Those that have to be made: for a store, what it has not got as it would be made.

        Raises:
            NoVoiceError: if a voice cannot run here.
        """
        if not self.there:
            return sources
        library = held_library(self.folder)
        return tuple(needed(sources, self.there, library.ids if library else (), asked))

    def publish(self, built: Built | None, progress: Progress) -> Published | None:
        """Send what was built into the store; None if it goes into no store, or nothing was built.

        Raises:
            LibraryError: if the store cannot be published into.
            OSError: if the store or the disk does not answer.
        """
        if self.publication is None or held_library(self.folder) is None:
            return None
        asked = built.asked if built else ()
        over = tuple(row for row in self.there if row.id in asked)
        return send(replace(self.publication, over=over), progress)

    def static(self, asked: bool | None) -> bool | None:  # noqa: FBT001 - as click hands it over
        """Whether tracks are written as files too: in a new work folder only if that is asked."""
        if asked is None and self.publication is not None and held_library(self.folder) is None:
            return False
        return asked


def open_destination(location: Location, environ: Mapping[str, str], *, alone: bool) -> Destination:
    """Open what a build goes to; a store is asked now whether it may be published into.

    Raises:
        LibraryError: if it may not, or a package is missing that reads it.
        OSError: if it does not answer.
    """
    if isinstance(location, Path):
        return Destination(folder=location)
    folder = work_folder(environ, location)
    job = Publication(folder=folder, bucket=open_bucket(location), alone=alone)
    with clear_refusals(job.bucket):
        index = look_first(job)
    click.echo(f"working in {folder}", err=True)
    return Destination(folder=folder, publication=job, there=index.routines if index else ())
