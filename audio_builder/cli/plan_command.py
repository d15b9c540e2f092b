"""repcast plan."""

import json
from dataclasses import asdict

import click

from audio_builder.building.checking import Draft, check_routine, check_track, read_draft
from audio_builder.cli.means import means_of, tell_if_estimated
from audio_builder.cli.options import json_option, pace_options, read_pace, voice_option
from audio_builder.cli.progress import Progress
from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError
from audio_builder.loading.problems import RoutineError
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.planning.costs import costs
from audio_builder.planning.session import TrackName, track_names
from audio_builder.publishers.cost_text import render_costs
from audio_builder.publishers.plan_text import render_plan


@click.command("plan")
@click.argument("routine")
@click.option("--track", help="A track's id; the whole session unless given.")
@click.option("--cost", is_flag=True, help="Show instead what each kind of freedom costs in clips.")
@voice_option
@pace_options
@json_option
def plan_command(  # noqa: PLR0913 - click hands over each option by name
    *,
    routine: str,
    track: str | None,
    voice: str,
    breath: str,
    reps: int | None,
    guide: str,
    level: str,
    minutes: int | None,
    cost: bool,
    as_json: bool,
) -> None:
    """Show the timeline of a ROUTINE as text, as a build would lay it out; no track is made.

    The voice speaks what it has not spoken yet, and this machine keeps it for check and build.
    """
    draft = read_draft(routine_path(routine))
    if cost:
        _show_costs(draft, voice, as_json=as_json)
        return
    name = _find_track(draft.routine, track)
    pace = read_pace(breath, reps, guide, level, minutes)
    with Progress() as progress:
        checked = check_track(draft, name, pace, means_of(voice, progress))
    if not as_json:
        tell_if_estimated(checked.lengths)
    timeline = checked.timeline(pace, name)
    if as_json:
        answer = {"measured": checked.lengths.measured} | _as_json(name, timeline)
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo(render_plan(name.title, timeline), nl=False)


def _show_costs(draft: Draft, voice: str, *, as_json: bool) -> None:
    with Progress() as progress:
        checked = check_routine(draft, means_of(voice, progress))
    if checked.problems:
        raise RoutineError(path=draft.name, problems=checked.problems)
    found = costs(draft.routine, checked.lengths.likely_ms)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], indent=2))
    else:
        click.echo(render_costs(draft.routine.title, found), nl=False)


def _find_track(routine: Routine, track_id: str | None) -> TrackName:
    names = {name.id: name for name in track_names(routine)}
    if track_id is None:
        return names[routine.id]
    if track_id not in names:
        message = f"{routine.id} has no track '{track_id}'; there are {', '.join(names)}"
        raise InputError(message)
    return names[track_id]


def _as_json(name: TrackName, timeline: Timeline) -> dict[str, object]:
    cues = [
        {
            "start_ms": cue.start_ms,
            "length_ms": cue.length_ms,
            "sound": cue.sound.key,
            "role": cue.role,
            "place": asdict(cue.place),
        }
        for cue in timeline.cues
    ]
    chapters = [asdict(chapter) for chapter in timeline.chapters]
    return {
        "track": name.id,
        "title": name.title,
        "duration_ms": timeline.duration_ms,
        "chapters": chapters,
        "cues": cues,
    }
