"""What commands measure with, and what they say where they can only estimate."""

import os

import click

from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.measuring import Lengths, Means
from audio_builder.building.report import Report
from audio_builder.clips.cache import ClipCache


def machine_cache() -> ClipCache:
    """The clips that this machine keeps."""
    return ClipCache(cache_folder(os.environ))


def means_of(voice: str, report: Report) -> Means:
    """A voice, and the clips that this machine keeps."""
    return Means(voice=voice, cache=machine_cache(), report=report)


def tell_if_estimated(lengths: Lengths) -> None:
    """Say on standard error that lengths are estimated, and why."""
    if not lengths.measured:
        click.echo(f"lengths are estimated: {lengths.why_estimated}", err=True)
