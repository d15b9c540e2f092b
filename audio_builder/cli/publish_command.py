"""repcast publish."""

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

import click

from audio_builder.cli.options import out_option, read_store_url
from audio_builder.cli.progress import SHOW_AFTER_S, Progress
from audio_builder.publishing.publish import Publication, Published, publish
from audio_builder.stores.opening import open_bucket


@click.command("publish")
@click.argument("url")
@out_option
@click.option(
    "--alone",
    is_flag=True,
    help="Nobody else publishes there: for stores that know no conditional writes.",
)
@click.option(
    "--whole",
    is_flag=True,
    help="Look for every object, also of routines that the store's index has: after a loss.",
)
def publish_command(*, url: str, out: Path, alone: bool, whole: bool) -> None:
    """Send what was built to an object store: a URL as in s3://bucket/library.

    Only what changed is sent. Routines that others published there stay. Credentials come from the
    environment, as the store's own programs want them.
    """
    bucket = open_bucket(read_store_url(url))
    job = Publication(folder=out, bucket=bucket, alone=alone, whole=whole)
    with Sending() as sending:
        published = publish(job, sending)
    _tell(published, str(bucket))


class Sending:
    """How far a publication is: a bar on a terminal, once it has lasted long enough."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._bar: Any = None
        self._lock = Lock()
        self._done = self._total = 0
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def waiting(self) -> None:
        """Say that a build is at work."""
        Progress().waiting()

    def sending(self, total: int) -> None:
        """Take note of how much there is to send."""
        self._stack.close()
        self._bar = None
        self._done, self._total = 0, total

    def sent(self, size_bytes: int) -> None:  # noqa: ARG002 - the port's
        """Move the bar on. Many threads do."""
        with self._lock:
            self._done += 1
            late = time.monotonic() - self._began > SHOW_AFTER_S
            if self._bar is None and late and sys.stderr.isatty():
                bar: Any = click.progressbar(
                    length=self._total, label="objects", file=sys.stderr, show_pos=True
                )
                self._bar = self._stack.enter_context(bar)
                self._bar.update(self._done)
            elif self._bar is not None:
                self._bar.update(1)


def _tell(published: Published, where: str) -> None:
    sent, routines = published.sent, len(published.index.routines)
    if not published.attempts:
        click.echo(f"{where}: nothing had changed; {routines} routines")
        return
    click.echo(f"sent {sent.objects:,} of {sent.of:,} objects, {sent.size_bytes / 1e6:.1f} MB")
    click.echo(f"{where}: {routines} routines, {len(published.changed)} of them changed")
