"""repcast check."""

import json

import click

from audio_builder.building.checking import Checked, check_routine, read_draft
from audio_builder.cli.means import means_of, tell_if_estimated
from audio_builder.cli.options import json_option, voice_option
from audio_builder.cli.progress import Progress
from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError
from audio_builder.loading.problems import RoutineError
from audio_builder.model.pace import Pace
from audio_builder.publishers.clock import about_minutes, minutes_clock


@click.command("check")
@click.argument("routine")
@voice_option
@json_option
def check_command(*, routine: str, voice: str, as_json: bool) -> None:
    """Name every problem of a ROUTINE at once, each with its place and how to mend it.

    The voice speaks what it has not spoken yet, and this machine keeps it for plan and build.
    """
    path = routine_path(routine)
    try:
        draft = read_draft(path)
    except RoutineError as error:
        raise _refused(error, as_json=as_json, measured=False) from error
    with Progress() as progress:
        checked = check_routine(draft, means_of(voice, progress))
    try:
        session = checked.timeline(Pace())
    except RoutineError as error:
        if not as_json:
            tell_if_estimated(checked.lengths)
        raise _refused(error, as_json=as_json, measured=checked.lengths.measured) from error
    if as_json:
        answer = {"path": str(path), "problems": [], "measured": checked.lengths.measured}
        click.echo(json.dumps(answer | {"duration_ms": session.duration_ms}, indent=2))
    else:
        tell_if_estimated(checked.lengths)
        click.echo(_summary(checked, session.duration_ms))


def _summary(checked: Checked, length_ms: int) -> str:
    exercises = len(checked.draft.routine.exercises)
    length = minutes_clock(length_ms) if checked.lengths.measured else about_minutes(length_ms)
    plural = "" if exercises == 1 else "s"
    return f"{checked.draft.name}: no problems; {exercises} exercise{plural}, {length}"


def _refused(error: RoutineError, *, as_json: bool, measured: bool) -> click.exceptions.Exit:
    """Name the problems; the exit that follows."""
    if as_json:
        answer = error.as_json() | {"measured": measured}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo(str(error), err=True)
        count = len(error.problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'}", err=True)
    return click.exceptions.Exit(InputError.exit_code)
