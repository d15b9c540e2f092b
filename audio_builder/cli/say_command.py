"""repcast say."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import click

from audio_builder.cli.options import voice_option
from audio_builder.cli.shipped import routine_path
from audio_builder.errors import InputError, RepcastError
from audio_builder.files import write_whole
from audio_builder.loading.routine_file import load_routine
from audio_builder.mp3.format import Mp3Format
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice

PLAYERS: Final = (
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ("mpv", "--really-quiet"),
    ("mpg123", "-q"),
    ("afplay",),
)
"""Programs that play an MP3, in the order in which they are looked for."""


@click.command("say")
@click.argument("text")
@voice_option
@click.option("--routine", help="Pronounce as this routine's lexicon says.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write an MP3 here instead of playing it.",
)
def say_command(*, text: str, voice: str, routine: str | None, out: Path | None) -> None:
    """Hear TEXT as a routine would say it."""
    # Loaded here, since the workbench takes longer to load than most commands to run.
    from audio_builder.building.saying import render_speech  # noqa: PLC0415

    lexicon, language = Lexicon(), "en-US"
    if routine is not None:
        loaded = load_routine(routine_path(routine)).routine
        lexicon, language = Lexicon(loaded.pronunciations), loaded.language
    mp3 = render_speech(text, find_voice(voice, lexicon, language), Mp3Format())
    player = next((command for command in PLAYERS if shutil.which(command[0])), None)
    if out is None and player is not None:
        _play(player, mp3)
        return
    path = out or Path("say.mp3")
    if not path.parent.is_dir():
        message = f"{path.parent} is no folder; make it first, or choose another --out"
        raise InputError(message)
    if path.exists() and not path.is_file():
        path.write_bytes(mp3)  # a pipe or a device: written to, not replaced
    else:
        write_whole(path.resolve(), [mp3])
    click.echo(f"wrote {path}" if out else f"found no player ({_names()}); wrote {path}")


def _play(player: tuple[str, ...], mp3: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "say.mp3"
        path.write_bytes(mp3)
        done = subprocess.run([*player, str(path)], check=False, capture_output=True)  # noqa: S603 - from our own table
    # ffplay exits with 0 also where there is no sound device; then it says so.
    if done.returncode or done.stderr:
        message = f"{player[0]} could not play it here; use --out to write an MP3"
        raise RepcastError(message)


def _names() -> str:
    return ", ".join(command[0] for command in PLAYERS)
