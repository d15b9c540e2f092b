"""repcast publish."""

from pathlib import Path

import click

from audio_builder.cli.options import out_option, read_store_url
from audio_builder.cli.progress import Progress
from audio_builder.cli.stores import ALONE_HELP, send, tell_published
from audio_builder.publishing.work import Publication
from audio_builder.stores.opening import open_bucket


@click.command("publish")
@click.argument("url")
@out_option
@click.option("--alone", is_flag=True, help=ALONE_HELP)
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
    with Progress() as progress:
        published = send(Publication(folder=out, bucket=bucket, alone=alone, whole=whole), progress)
    tell_published(published, bucket)
