"""repcast listen: a smart speaker on this computer, which sends nothing anywhere."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from audio_builder.library import LibraryError, open_files
from skill.alexa.key import KeyFileError
from skill.keyboard import KEYS, QUIT, Keyboard
from skill.listen.assistant import Assistant
from skill.listen.opening import MISSING, Choice, PartsError, Shown, opened
from skill.listen.page import Page
from skill.listen.simulation import RecordingError, SimulatedRoom, read_recording, write_played
from skill.listen.wake_words import Engine, Phrase
from skill.media.editions import Editions
from skill.package.errors import PackageError
from skill.settings import parse_settings
from skill.store.port import StoreError

_AFTER_MS = 3_000
"""So long a recorded conversation goes on after what was said: an answer is to be heard."""


@click.command("listen")
@click.option(
    "--out",
    "output",
    metavar="FOLDER|URL",
    help="The output folder of a build, or a store as in s3://bucket/library.  [default: output]",
)
@click.option(
    "--wake-word",
    type=click.Choice([each.value for each in Phrase]),
    default=Phrase.HEY_JARVIS.value,
    show_default=True,
    help="What it waits for.",
)
@click.option(
    "--engine",
    type=click.Choice([each.value for each in Engine]),
    default=Engine.OPEN.value,
    show_default=True,
    help="What hears the wake word: open hears better, micro needs a fiftieth of the computer.",
)
@click.option("--microphone", metavar="NAME", help="A part of a device's name, or its number.")
@click.option("--loudspeaker", metavar="NAME", help="A part of a device's name, or its number.")
@click.option(
    "--simulate",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Instead of a microphone, a WAV file of what is said (16 kHz, mono).",
)
@click.option(
    "--heard",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --simulate: the WAV file that takes what the loudspeaker plays.",
)
@click.option(
    "--echo",
    type=click.FloatRange(0, 4),
    default=0.0,
    help="With --simulate: how loud the microphone hears the loudspeaker; 1 is as it plays.",
)
@click.option(
    "--page",
    "page_port",
    type=click.IntRange(1, 65_535),
    metavar="PORT",
    help="Show what is heard and done on a page, to this computer's own browser alone.",
)
def listen_command(  # noqa: PLR0913 - click hands over each option by name
    *,
    output: str | None,
    wake_word: str,
    engine: str,
    microphone: str | None,
    loudspeaker: str | None,
    simulate: Path | None,
    heard: Path | None,
    echo: float,
    page_port: int | None,
) -> None:
    """Be a smart speaker: hear, play and answer, with nothing sent anywhere.

    A line that is typed is taken as if it was said; single letters are the usual moves.
    """
    settings = parse_settings(os.environ, output=output)
    choice = Choice(engine=Engine(engine), phrase=Phrase(wake_word), data=settings.data)
    editions = Editions(open_files(settings.output))
    keyboard = None if simulate else Keyboard()
    page = Page(page_port) if page_port else None
    shown = _shown(keyboard, page)
    with _named_failures(), opened(choice, editions, os.environ, shown) as assistant:
        if simulate is not None:
            _simulate(assistant, simulate, heard, echo)
        else:
            click.echo(_welcome(choice))
            _listen(assistant, microphone, loudspeaker)


def _shown(keyboard: Keyboard | None, page: Page | None) -> Shown:
    """What is shown goes to the terminal and to the page, and both may ask for a move."""

    def line(text: str) -> None:
        click.echo(text)
        if page is not None:
            page.line(text)

    def typed() -> str | None:
        said = keyboard.line() if keyboard else None
        return page.move() if said is None and page else said

    if page is not None:
        click.echo(f"What is heard and done is shown at {page.address}")
    return Shown(line=line, typed=typed)


def _simulate(assistant: Assistant, said: Path, heard: Path | None, echo: float) -> None:
    try:
        room = SimulatedRoom(read_recording(said), echo=echo, after_ms=_AFTER_MS)
    except RecordingError as error:
        raise click.BadParameter(str(error)) from error
    assistant.run(room, room)
    if heard is not None:
        write_played(heard, room.played)


def _listen(assistant: Assistant, microphone: str | None, loudspeaker: str | None) -> None:
    try:
        from skill.listen.sound_devices import SoundCard  # noqa: PLC0415 - an extra has it
    except (ImportError, OSError) as error:  # OSError: there is no PortAudio on the system
        name = error.name if isinstance(error, ImportError) else str(error)
        raise PartsError(MISSING.format(name=name)) from error
    card = SoundCard(microphone, loudspeaker)
    try:
        assistant.run(card, card)
    except KeyboardInterrupt:
        sys.exit(0)
    finally:
        card.close()


def _welcome(choice: Choice) -> str:
    keys = ", ".join(f"{key} {words}" for key, words in KEYS.items())
    return (
        f'Say "{choice.phrase.words}", and then what you want. Or type it: {keys}, {QUIT} to leave.'
    )


@contextmanager
def _named_failures() -> Iterator[None]:
    """What is no fault of the command line is a named failure: exit code 1."""
    try:
        yield
    except (KeyFileError, StoreError, LibraryError, PackageError) as error:
        raise OSError(str(error)) from error
