"""repcast wyoming: the coach's voice and answers, for Home Assistant."""

import asyncio
import os
import socket
from typing import Final
from urllib.parse import urlsplit

import click

from audio_builder.library import open_files
from skill.alexa.key import KeyFileError
from skill.assist.answers import Answers
from skill.listening import bind_at
from skill.logs import warn_to_terminal
from skill.media.editions import Editions, wall_clock
from skill.settings import Settings, is_loopback, parse_settings
from skill.speaker.opening import Speaker, open_speaker
from skill.store.port import StoreError

URI: Final = "tcp://127.0.0.1:10400"
_EXPOSED: Final = (
    "  warning: Wyoming has no password: whoever reaches {host} can have this machine speak, and "
    "ask it; let only Home Assistant through"
)


@click.command("wyoming")
@click.option(
    "--out",
    "output",
    metavar="FOLDER|URL",
    help="The output folder of a build, or a store as in s3://bucket/library.  [default: output]",
)
@click.option("--uri", default=URI, show_default=True, help="Where to listen; port 0 takes any.")
@click.option(
    "--voice",
    default="heart",
    show_default=True,
    metavar="heart|gtts[:lang]",
    help="Who speaks; see 'repcast voices'.",
)
@click.option(
    "--moves",
    is_flag=True,
    help="Hand start, next, stop and the like on to Repcast's integration in Home Assistant.",
)
def wyoming_command(*, output: str | None, uri: str, voice: str, moves: bool) -> None:
    """Be the coach's voice in Home Assistant, and answer there what is asked of the routines.

    It speaks the Wyoming protocol, and plays nothing itself: it answers, and leaves every practice
    where it is. With --moves the integration in Home Assistant makes them.
    """
    host, port = _place(uri)
    settings = parse_settings(os.environ, output=output)
    try:
        # An extra, and a second to load with the workbench.
        from audio_builder.speech import open_speech  # noqa: PLC0415
        from skill.assist.service import Service  # noqa: PLC0415
        from skill.assist.serving import serve_until_signal  # noqa: PLC0415
    except ImportError as error:
        message = (
            f"Wyoming needs a package that is not installed ({error.name}): "
            'pip install "repcast[wyoming]"'
        )
        raise OSError(message) from error
    warn_to_terminal()
    listener = _listen(uri, host, port)
    speaker = _opened(settings)
    try:
        service = Service(open_speech(voice), Answers(speaker.conversation, moves=moves))
        service.load()
        asyncio.run(serve_until_signal(listener, service, lambda: _announce(listener, voice)))
        service.close()
    finally:
        speaker.close()
    click.echo("stopped", err=True)


def _opened(settings: Settings) -> Speaker:
    try:
        editions = Editions(open_files(settings.output))
        return open_speaker(settings.data, editions, wall_clock, "wyoming", plays=False)
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1


def _place(uri: str) -> tuple[str, int]:
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme != "tcp" or not parts.hostname or port is None:
        message = f"'{uri}' is no place to listen: give it as in {URI}"
        raise click.BadParameter(message, param_hint="--uri")
    return parts.hostname, port


def _listen(uri: str, host: str, port: int) -> socket.socket:
    try:
        return bind_at(host, port)
    except OSError as error:
        message = f"cannot listen at {uri}: {error.strerror or error}; choose another with --uri"
        raise OSError(error.errno, message) from error


def _announce(listener: socket.socket, voice: str) -> None:
    host, port = listener.getsockname()[:2]
    click.echo(f"speaking Wyoming as {voice} at tcp://{host}:{port}; Ctrl-C stops it", err=True)
    if not is_loopback(host):
        click.echo(_EXPOSED.format(host=host), err=True)
