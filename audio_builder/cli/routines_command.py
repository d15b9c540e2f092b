"""repcast routines."""

import json
from dataclasses import asdict, dataclass

import click

from audio_builder.cli.options import json_option
from audio_builder.cli.shipped import shipped_routines
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Level, Pace
from audio_builder.model.routine import Routine
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.publishers.clock import about_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What there is to know of a routine before one chooses it."""

    id: str
    title: str
    genre: str
    length_ms: int
    """About how long its session takes; nothing is voiced to tell."""
    equipment: tuple[str, ...]
    postures: tuple[str, ...]
    levels: tuple[str, ...]

    @property
    def needs(self) -> str:
        """What one needs for it, in a few words."""
        things = ", ".join(self.equipment) or "no equipment"
        return f"{things}; {', '.join(self.postures)}"


@click.command("routines")
@json_option
def routines_command(*, as_json: bool) -> None:
    """List the routines that ship with Repcast: build one by its name, or start from it."""
    listings = [_listing(load_routine(path).routine) for path in shipped_routines()]
    if as_json:
        click.echo(json.dumps([asdict(each) for each in listings], ensure_ascii=False, indent=2))
        return
    for each in listings:
        levels = f"; {', '.join(each.levels)}" if len(each.levels) > 1 else ""
        click.echo(f"{each.id:<22}{each.title}")
        click.echo(f"{'':<22}{each.genre}, {about_minutes(each.length_ms)}{levels}")
        click.echo(f"{'':<22}{each.needs}")
    click.echo("\nbuild one with 'repcast build NAME', start from one with")
    click.echo("'repcast new \"My routine\" --from NAME'")


def _listing(routine: Routine) -> Listing:
    session = plan(routine.model_copy(update={"overrun": "extend"}), Pace(), estimate_ms)
    return Listing(
        id=routine.id,
        title=routine.title,
        genre=routine.genre or "",
        length_ms=session.duration_ms,
        equipment=routine.equipment,
        postures=tuple(dict.fromkeys(leaf.posture for leaf in routine.leaves)),
        levels=tuple(level.value for level in routine.levels) if _has_levels(routine) else (),
    )


def _has_levels(routine: Routine) -> bool:
    return routine.levels != (Level.STANDARD,)
