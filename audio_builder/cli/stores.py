"""Stores as commands meet them: opening one, publishing into it, and why it may refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from audio_builder.cli.progress import Progress
from audio_builder.errors import LibraryError
from audio_builder.publishing.publish import publish
from audio_builder.publishing.work import Publication, Published
from audio_builder.stores.bucket import Bucket

ALONE_HELP: Final = "Nobody else publishes there: for stores that know no conditional writes."


@contextmanager
def clear_refusals(bucket: Bucket) -> Iterator[None]:
    """Have one sentence told of a store that refuses, or that is not there.

    Raises:
        LibraryError: with it.
    """
    try:
        yield
    except (PermissionError, FileNotFoundError) as error:
        if error.filename not in (None, str(bucket)):  # a file of this machine
            raise
        said = str(error.strerror or error).rstrip(".")
        message = f"{bucket}: there is no such bucket ({said}); make it, or mend the address"
        if isinstance(error, PermissionError):
            message = (
                f"{bucket}: the store refuses this ({said}); look at the credentials in the "
                "environment, and at what they may do there"
            )
        raise LibraryError(message) from error


def send(job: Publication, progress: Progress) -> Published:
    """Publish a folder.

    Raises:
        LibraryError: if the folder is not as a build left it, or the store refuses it.
        OSError: if the store or the disk does not answer.
    """
    with clear_refusals(job.bucket):
        return publish(job, progress)


def tell_published(published: Published, bucket: Bucket) -> None:
    """Say what was sent."""
    sent, count = published.sent, len(published.index.routines)
    routines = f"{count} routine{'' if count == 1 else 's'}"
    if not published.attempts:
        click.echo(f"{bucket}: nothing had changed; {routines}")
        return
    click.echo(f"sent {sent.objects:,} of {sent.of:,} objects, {sent.size_bytes / 1e6:.1f} MB")
    click.echo(f"{bucket}: {routines}, {len(published.changed)} of them changed")
