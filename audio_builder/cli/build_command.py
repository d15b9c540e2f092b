"""repcast build."""

import json
import os
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from audio_builder.building.build import Built, Job, RefusedError, build
from audio_builder.building.checking import Draft, check_routine
from audio_builder.building.settings import Asked
from audio_builder.building.sources import HeldRoutine
from audio_builder.cli.means import machine_cache, means_of
from audio_builder.cli.options import (
    build_time,
    json_option,
    out_option,
    pace_options,
    read_base_url,
    read_pace,
    voice_option,
)
from audio_builder.cli.progress import Progress
from audio_builder.cli.selection import select
from audio_builder.errors import InputError
from audio_builder.library.library import Library, open_library
from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import BrokenRulesError
from audio_builder.mp3.format import Mp3Format
from audio_builder.publishers.clock import in_words, minutes_clock
from audio_builder.records import FEED_NAME

LISTED: Final = 20
"""The tracks of so many routines are listed."""
_PACE: Final = ("breath", "reps", "guide", "level", "minutes")


@click.command("build")
@click.argument("routines", nargs=-1, metavar="[ROUTINE]...")
@out_option
@voice_option
@pace_options
@click.option(
    "--base-url",
    help="Where the output will be served, as in https://example.org/x; later builds keep it. "
    "'' takes it back.",
)
@click.option(
    "--bitrate",
    type=click.Choice(["64", "96"]),
    default="64",
    show_default=True,
    help="kbit/s.",
)
@click.option(
    "--static/--no-static",
    default=None,
    help="Write every track and ZIP as a file, as a host without Repcast needs them; later builds "
    "keep it.  [default: of a new folder, with up to 20 routines]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Work on a Dask cluster, as in tcp://host:8786.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Threads and processes; one a core unless given."
)
@click.option("--explain", is_flag=True, help="List what was made, and why.")
@json_option
def build_command(  # noqa: PLR0913 - click hands over each option by name
    *,
    routines: tuple[str, ...],
    out: Path,
    voice: str,
    breath: str,
    reps: int | None,
    guide: str,
    level: str,
    minutes: int | None,
    base_url: str | None,
    bitrate: str,
    static: bool | None,
    scheduler: str | None,
    jobs: int | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Build tracks from routine files, or from names of shipped routines.

    Without any, what the output folder holds is laid out again; an empty one gets hip-ir, the first
    of the shipped routines ('repcast routines' lists them).
    """
    sources = select(routines, out)
    job = Job(
        sources=sources,
        folder=out,
        asked=_asked(
            Asked(
                voice=voice,
                pace=read_pace(breath, reps, guide, level, minutes),
                fmt=Mp3Format(bitrate_kbps=int(bitrate)),
            ),
            named=bool(routines) or not isinstance(sources[0], HeldRoutine),
        ),
        base_url=read_base_url(base_url),
        static=static,
        now=build_time(os.environ),
        cache=machine_cache(),
        jobs=jobs,
        scheduler=scheduler,
    )
    with Progress() as progress:
        try:
            built = build(job, progress)
        except BrokenRulesError as error:
            raise _whole(error, voice, progress) from error
        except RefusedError as error:
            raise RefusedError(
                [_whole(each, voice, progress) for each in error.refusals]
            ) from error
    library = open_library(out)
    if as_json:
        click.echo(json.dumps(_as_json(library, progress), ensure_ascii=False, indent=2))
        return
    if explain:
        for order in progress.orders:
            click.echo(f"made  {order.sound.key}  ({order.why})")
    _echo_tracks(library, out, built)
    if progress.speech_ms:
        speech = in_words(progress.speech_ms)
        click.echo(f"{len(progress.orders)} clips made, among them {speech} of speech")
    elif progress.orders:
        click.echo(f"{len(progress.orders)} clips made; every phrase was at hand")
    else:
        click.echo("every clip was at hand")
    click.echo(_about_the_feed(library))


def _asked(asked: Asked, *, named: bool) -> Asked:
    """What holds for the routines of a build: for those that nobody named, only what was said."""
    if named:
        return asked
    told = click.get_current_context().get_parameter_source
    said = {
        name for name in ("voice", "bitrate", *_PACE) if told(name) is ParameterSource.COMMANDLINE
    }
    return Asked(
        voice=asked.voice if "voice" in said else None,
        pace=asked.pace if said.intersection(_PACE) else None,
        fmt=asked.fmt if "bitrate" in said else None,
    )


def _whole(error: InputError, voice: str, progress: Progress) -> InputError:
    """All that is wrong with a file that breaks rules."""
    if not isinstance(error, BrokenRulesError):
        return error
    checked = check_routine(Draft.of(error), means_of(voice, progress))
    return RoutineError(path=error.path, problems=checked.problems)


def _about_the_feed(library: Library) -> str:
    base_url = library.index.base_url
    if base_url is None:
        return "no podcast feed: it needs --base-url, where the folder will be served"
    return f"podcast feed: {base_url}/{FEED_NAME}"


def _as_json(library: Library, progress: Progress) -> dict[str, object]:
    made = [{"sound": order.sound.key, "why": order.why} for order in progress.orders]
    return {"made": made, "catalog": library.catalog.model_dump(mode="json")}


def _echo_tracks(library: Library, out: Path, built: Built) -> None:
    """What was asked for, track by track; of many routines, the first."""
    for routine_id in built.asked[:LISTED]:
        for track in library.entry(routine_id).tracks:
            path = out / routine_id / f"{track.id}.mp3"
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


def _routines(number: int) -> str:
    return "1 routine" if number == 1 else f"{number} routines"
