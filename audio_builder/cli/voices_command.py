"""repcast voices."""

import json
from dataclasses import asdict

import click

from audio_builder.cli.options import json_option
from audio_builder.voices.registry import list_voices


@click.command("voices")
@json_option
def voices_command(*, as_json: bool) -> None:
    """List what can speak here, and on whose terms."""
    voices = list_voices()
    if as_json:
        click.echo(json.dumps([asdict(voice) for voice in voices], ensure_ascii=False, indent=2))
        return
    for voice in voices:
        state = "ready" if voice.ready else f"not ready: {voice.diagnosis}"
        click.echo(f"{voice.name:<6}  {voice.what} ({state})")
        click.echo(f"        {voice.attribution}; {voice.licence}")
