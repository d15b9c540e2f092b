"""repcast cast: a routine on a loudspeaker of the house."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final
from urllib.parse import urlencode

import click

from audio_builder.library import Library, Pace, open_files, open_library
from skill.cast.choosing import NOBODY, choose, find_all, listed
from skill.cast.own_server import host_towards, serving, settings_of
from skill.cast.ports import Discovery, Renderer, SpeakerError
from skill.cast.session import Session
from skill.cast.tracks import tracks_of
from skill.keyboard import KEYS, QUIT, Keyboard
from skill.media.pace import parse_pace
from skill.settings import parse_settings

_LOOK_S: Final = 0.5
"""So often a loudspeaker is looked at."""
_KEYS_S: Final = 0.1
"""And so often the keyboard."""
_MISSING: Final = (
    "the parts that speak to loudspeakers are not installed ({name}): pip install 'repcast[cast]'"
)


@click.command("cast")
@click.argument("routine", required=False)
@click.option("--list", "listing", is_flag=True, help="Show which loudspeakers answer, and leave.")
@click.option("--to", "wanted", metavar="NAME", help="A loudspeaker's name or a part of it, or its"
              " address.  [default: the only one]")  # fmt: skip
@click.option(
    "--out",
    "output",
    metavar="FOLDER|URL",
    help="The output folder of a build, or a store as in s3://bucket/library.  [default: output]",
)
@click.option("--breath", metavar="IN-OUT", help="Seconds in and out.  [default: the routine's]")
@click.option("--reps", metavar="N", help="Reps, kept within each exercise's range.")
@click.option("--guide", metavar="full|short|tones", help="How much is spoken.")
@click.option("--level", metavar="easier|standard|harder", help="How hard, where there are levels.")
@click.option("--minutes", metavar="N", help="The most it may take; it is then one piece.")
@click.option(
    "--host", help="This computer's address as the loudspeaker reaches it.  [default: found out]"
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    help="The port at which the loudspeaker fetches.  [default: one that is free]",
)
@click.option(
    "--seconds",
    type=click.FloatRange(1, 30),
    default=3,
    show_default=True,
    help="How long to look for loudspeakers.",
)
def cast_command(  # noqa: PLR0913 - click hands over each option by name
    *,
    routine: str | None,
    listing: bool,
    wanted: str | None,
    output: str | None,
    host: str | None,
    port: int,
    seconds: float,
    **pace: str | None,
) -> None:
    """Play a ROUTINE on a loudspeaker of the house: DLNA, Sonos or Chromecast.

    It is served from this computer while it plays. Ctrl-C makes the loudspeaker silent.
    """
    discoveries = _discoveries()
    if listing:
        every = find_all(discoveries, seconds)
        click.echo(listed(every) if every else NOBODY)
        return
    if routine is None:
        message = "name a ROUTINE of the library; or see with --list which loudspeakers answer"
        raise click.UsageError(message)
    settings = parse_settings(os.environ, output=output)
    library = open_library(open_files(settings.output))
    chosen_pace = _pace(library, routine, pace)
    chosen = choose(discoveries, wanted, seconds)
    here = host or host_towards(chosen.found.address)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it too makes all silent first
    with _opened(chosen.open) as renderer, serving(settings_of(settings, here, port)) as served:
        tracks = tracks_of(library, routine, chosen_pace, served.base)
        click.echo(f"{tracks[0].album} on {renderer.name}, from {served.base}/  (Ctrl-C stops)")
        click.echo(f"keys: {_keys()}, and Enter")
        _play(renderer, Session(renderer, tracks, click.echo, served.fetched.__contains__))


def _play(renderer: Renderer, session: Session) -> None:
    keyboard = Keyboard()
    try:
        session.play(0, time.monotonic())
        while session.turn(time.monotonic()):
            until = time.monotonic() + _LOOK_S
            while time.monotonic() < until:
                _obey(session, keyboard)
                time.sleep(_KEYS_S)
    except KeyboardInterrupt:
        _silence(renderer)
        click.echo("stopped")
        sys.exit(0)
    except SpeakerError:
        _silence(renderer)
        raise


def _obey(session: Session, keyboard: Keyboard) -> None:
    words = keyboard.line()
    if words is None:
        return
    try:
        session.obey(words, time.monotonic())
    except SpeakerError as error:  # what was refused is no reason to stop
        click.echo(f"  {error}")


def _silence(renderer: Renderer) -> None:
    with suppress(SpeakerError):
        renderer.stop()


def _keys() -> str:
    return ", ".join([*(f"{key} {words}" for key, words in KEYS.items()), f"{QUIT} stop"])


def _pace(library: Library, routine: str, given: dict[str, str | None]) -> Pace:
    """The pace that is asked for; what is left out is the routine's own."""
    if routine not in library:
        there = ", ".join(library.ids) or "none"
        message = f"there is no routine '{routine}' in {library.files}; there are: {there}"
        raise click.UsageError(message)
    query = urlencode({key: value for key, value in given.items() if value is not None})
    return parse_pace(query, library.pace(routine))


def _discoveries() -> tuple[Discovery, ...]:
    """The kinds of loudspeakers there are."""
    try:
        from skill.cast.chromecast import ChromecastDiscovery  # noqa: PLC0415 - an extra has it
        from skill.cast.dlna import DlnaDiscovery  # noqa: PLC0415 - an extra has it
    except ImportError as error:
        raise SpeakerError(_MISSING.format(name=error.name)) from error
    return DlnaDiscovery(), ChromecastDiscovery()


@contextmanager
def _opened(open_it: Callable[[], Renderer]) -> Iterator[Renderer]:
    renderer = open_it()
    try:
        yield renderer
    finally:
        renderer.close()
