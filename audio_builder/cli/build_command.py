"""repcast build."""

import os
from typing import Final

import click
from click.core import ParameterSource

from audio_builder.building.build import Built, Job, RefusedError, build
from audio_builder.building.checking import Draft, check_routine
from audio_builder.building.settings import Asked
from audio_builder.building.sources import HeldRoutine
from audio_builder.cli.build_telling import Outcome
from audio_builder.cli.destination import open_destination
from audio_builder.cli.means import machine_cache, means_of
from audio_builder.cli.options import (
    build_time,
    json_option,
    pace_options,
    place_option,
    read_base_url,
    read_pace,
    voice_option,
)
from audio_builder.cli.progress import Progress
from audio_builder.cli.stores import ALONE_HELP
from audio_builder.errors import InputError
from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import BrokenRulesError
from audio_builder.mp3.format import Mp3Format
from audio_builder.stores.location import Location

_PACE: Final = ("breath", "reps", "guide", "level", "minutes")


@click.command("build")
@click.argument("routines", nargs=-1, metavar="[ROUTINE]...")
@place_option
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
@click.option("--alone", is_flag=True, help=f"Of a store: {ALONE_HELP[0].lower()}{ALONE_HELP[1:]}")
@click.option("--explain", is_flag=True, help="List what was made, and why.")
@json_option
def build_command(  # noqa: PLR0913 - click hands over each option by name
    *,
    routines: tuple[str, ...],
    out: Location,
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
    alone: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Build tracks from routine files, or from names of shipped routines.

    Without any, what the output folder holds is laid out again; an empty one gets hip-ir, the first
    of the shipped routines ('repcast routines' lists them).

    Into a store, what it has not got is built in a folder of this machine, and then published as
    'repcast publish' does it: routines that are not named here stay as they are.
    """
    pace = read_pace(breath, reps, guide, level, minutes)
    base_url, now = read_base_url(base_url), build_time(os.environ)
    destination = open_destination(out, os.environ, alone=alone)
    sources = destination.select(routines)
    asked = _asked(
        Asked(voice=voice, pace=pace, fmt=Mp3Format(bitrate_kbps=int(bitrate))),
        named=bool(routines) or not isinstance(sources[0], HeldRoutine),
    )
    job = Job(
        sources=destination.needed(sources, asked),
        folder=destination.folder,
        asked=asked,
        base_url=base_url,
        static=destination.static(static),
        now=now,
        cache=machine_cache(),
        jobs=jobs,
        scheduler=scheduler,
        there=destination.there,
    )
    with Progress() as progress:
        built = _built(job, voice, progress) if job.sources else None
        published = destination.publish(built, progress)
    outcome = Outcome(
        destination=destination,
        built=built,
        as_they_are=len(sources) - len(job.sources),
        published=published,
        progress=progress,
    )
    if as_json:
        outcome.tell_json()
    else:
        outcome.tell(explain=explain)


def _built(job: Job, voice: str, progress: Progress) -> Built:
    """Build, or tell all that is wrong."""
    try:
        return build(job, progress)
    except BrokenRulesError as error:
        raise _whole(error, voice, progress) from error
    except RefusedError as error:
        raise RefusedError([_whole(each, voice, progress) for each in error.refusals]) from error


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
