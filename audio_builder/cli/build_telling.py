"""What a build says when it is done."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from audio_builder.building.build import Built
from audio_builder.building.inventory import held_library
from audio_builder.cli.destination import Destination
from audio_builder.cli.progress import Progress
from audio_builder.cli.stores import tell_published
from audio_builder.library.library import Library
from audio_builder.library.opening import open_library
from audio_builder.publishers.clock import in_words, minutes_clock
from audio_builder.publishing.work import Published
from audio_builder.records import FEED_NAME

LISTED: Final = 20
"""The tracks of so many routines are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build.

    Attributes:
        destination: where it went.
        built: what was made; None if the store had all of it.
        as_they_are: how many routines the store had as they would be made.
        published: what was sent, if it went into a store.
        progress: what was voiced.
    """

    destination: Destination
    built: Built | None
    as_they_are: int
    published: Published | None
    progress: Progress

    def tell(self, *, explain: bool) -> None:
        """Say it."""
        if explain:
            for order in self.progress.orders:
                click.echo(f"made  {order.sound.key}  ({order.why})")
        if self.built is not None:
            self._tell_built(open_library(self.destination.folder), self.built)
            _tell_clips(self.progress)
        job = self.destination.publication
        if self.as_they_are and job is not None:
            click.echo(f"{job.bucket} has {_routines(self.as_they_are)} as asked for already")
        if self.published is not None and job is not None:
            tell_published(self.published, job.bucket)
        if self.built is not None:
            index = self.built.index if self.published is None else self.published.index
            _tell_feed(index.base_url)

    def tell_json(self) -> None:
        """Say it for other programs."""
        orders = self.progress.orders
        library = held_library(self.destination.folder)
        said: dict[str, object] = {
            "made": [{"sound": order.sound.key, "why": order.why} for order in orders],
            "catalog": None if library is None else library.catalog.model_dump(mode="json"),
        }
        if self.published is not None:
            said["published"] = {
                "changed": sorted(self.published.changed),
                "objects": self.published.sent.objects,
                "bytes": self.published.sent.size_bytes,
                "routines": len(self.published.index.routines),
            }
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))

    def _tell_built(self, library: Library, built: Built) -> None:
        """Say what was asked for, track by track; of many routines, the first."""
        as_files = library.index.static or self.destination.publication is None
        top = self.destination.folder if as_files else Path()
        for routine_id in built.asked[:LISTED]:
            for track in library.entry(routine_id).tracks:
                path = top / routine_id / f"{track.id}.mp3"
                length = minutes_clock(track.duration_ms)
                click.echo(f"{path!s:<50}  {length:>6}  {track.size_bytes / 1e6:5.1f} MB")
        if len(built.asked) > LISTED:
            click.echo(f"and {len(built.asked) - LISTED} routines more")
        others = len(library.ids) - len(built.asked)
        if others:
            click.echo(f"the folder holds {_routines(others)} more, as last built")
        if len(built.asked) > 1:
            click.echo(
                f"{_routines(len(built.made))} changed, {len(built.asked) - len(built.made)} not"
            )
        if not library.index.static:
            click.echo("tracks are laid out by 'repcast serve'; --static writes them as MP3 files")


def _tell_clips(progress: Progress) -> None:
    """Say how much had to be voiced."""
    if progress.speech_ms:
        speech = in_words(progress.speech_ms)
        click.echo(f"{len(progress.orders)} clips made, among them {speech} of speech")
    elif progress.orders:
        click.echo(f"{len(progress.orders)} clips made; every phrase was at hand")
    else:
        click.echo("every clip was at hand")


def _tell_feed(base_url: str | None) -> None:
    if base_url is None:
        click.echo("no podcast feed: it needs --base-url, where the folder will be served")
    else:
        click.echo(f"podcast feed: {base_url}/{FEED_NAME}")


def _routines(number: int) -> str:
    return "1 routine" if number == 1 else f"{number} routines"
