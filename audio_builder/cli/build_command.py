"""repcast build."""

import json
import os
from pathlib import Path

import click

from audio_builder.building.build import Job, build
from audio_builder.building.checking import Draft, check_routine, placed
from audio_builder.building.findings import UnfitError
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
from audio_builder.cli.selection import Selection, select
from audio_builder.errors import InputError
from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import BrokenRulesError
from audio_builder.mp3.format import Mp3Format
from audio_builder.publishers.clock import in_words, minutes_clock
from audio_builder.records import FEED_NAME, Catalog


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
    help="kbit/s, one for the whole output.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Threads; one a core unless given.")
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
    jobs: int | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Build tracks from routine files, or from names of shipped routines.

    Without any, what the output folder holds is laid out again; an empty one gets hip-ir, the first
    of the shipped routines ('repcast routines' lists them).
    """
    selection = _select(routines, out, voice)
    job = Job(
        routines=selection.routines,
        folder=out,
        voice=voice,
        pace=read_pace(breath, reps, guide, level, minutes),
        fmt=Mp3Format(bitrate_kbps=int(bitrate)),
        base_url=read_base_url(base_url),
        jobs=jobs,
        now=build_time(os.environ),
        cache=machine_cache(),
    )
    with Progress() as progress:
        try:
            catalog = build(job, progress)
        except UnfitError as error:
            raise _placed(error, selection) from error
    if as_json:
        click.echo(json.dumps(_as_json(catalog, progress), ensure_ascii=False, indent=2))
        return
    if explain:
        for order in progress.orders:
            click.echo(f"made  {order.sound.key}  ({order.why})")
    _echo_tracks(catalog, out, {routine.id for routine in job.routines})
    if progress.speech_ms:
        speech = in_words(progress.speech_ms)
        click.echo(f"{len(progress.orders)} clips made, among them {speech} of speech")
    elif progress.orders:
        click.echo(f"{len(progress.orders)} clips made; every phrase was at hand")
    else:
        click.echo("every clip was at hand")
    click.echo(_about_the_feed(catalog))


def _select(routines: tuple[str, ...], out: Path, voice: str) -> Selection:
    """What is to be built; of a file that breaks rules, all that is wrong is told at once.

    Raises:
        InputError: as `select` does.
    """
    try:
        return select(routines, out)
    except BrokenRulesError as error:
        with Progress() as progress:
            checked = check_routine(Draft.of(error), means_of(voice, progress))
        raise RoutineError(path=error.path, problems=checked.problems) from error


def _placed(error: UnfitError, selection: Selection) -> InputError:
    """What the build refuses, with the lines in which it stands, if a file was read for it."""
    for path, loaded in selection.files.items():
        if loaded.routine == error.routine:
            return placed(error, str(path), loaded)
    return error


def _about_the_feed(catalog: Catalog) -> str:
    if catalog.base_url is None:
        return "no podcast feed: it needs --base-url, where the folder will be served"
    return f"podcast feed: {catalog.base_url}/{FEED_NAME}"


def _as_json(catalog: Catalog, progress: Progress) -> dict[str, object]:
    made = [{"sound": order.sound.key, "why": order.why} for order in progress.orders]
    return {"made": made, "catalog": catalog.model_dump(mode="json")}


def _echo_tracks(catalog: Catalog, out: Path, built: set[str]) -> None:
    for routine in catalog.routines:
        for track in routine.tracks:
            path = out / routine.id / f"{track.id}.mp3"
            length = minutes_clock(track.duration_ms)
            click.echo(f"{path!s:<50}  {length:>6}  {track.size_bytes / 1e6:5.1f} MB")
        if routine.id not in built:
            click.echo(f"  ({routine.id}: its words as last built; name its file to read it again)")
