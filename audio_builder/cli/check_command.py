"""repcast check."""

import json

import click

from audio_builder.building.checking import Pronounce, check_routine
from audio_builder.cli.options import json_option
from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError
from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice


@click.command("check")
@click.argument("routine")
@json_option
def check_command(*, routine: str, as_json: bool) -> None:
    """Name every problem of a ROUTINE at once, each with its place and how to mend it."""
    path = routine_path(routine)
    try:
        loaded = load_routine(path)
        check_routine(loaded, str(path), surely_ms, _pronounce(loaded.routine))
    except RoutineError as error:
        if as_json:
            click.echo(json.dumps(error.as_json(), ensure_ascii=False, indent=2))
        else:
            click.echo(str(error), err=True)
            count = len(error.problems)
            click.echo(f"{count} problem{'' if count == 1 else 's'}", err=True)
        raise click.exceptions.Exit(InputError.exit_code) from error
    if as_json:
        click.echo(json.dumps({"path": str(path), "problems": []}, indent=2))
    else:
        exercises = len(loaded.routine.exercises)
        session = plan(loaded.routine.model_copy(update={"overrun": "extend"}), Pace(), estimate_ms)
        click.echo(
            f"{path}: no problems; {exercises} exercise{'' if exercises == 1 else 's'}, "
            f"about {round(session.duration_ms / 60_000)} minutes"
        )


def surely_ms(text: str) -> int:
    """What a phrase takes at least: estimates of short ones are up to 0.4 s too long."""
    return estimate_ms(text) * 3 // 4 - 150


def _pronounce(routine: Routine) -> Pronounce:
    return find_voice("heart", Lexicon(routine.pronunciations), routine.language).pronounce
