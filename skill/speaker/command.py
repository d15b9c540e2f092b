"""repcast speaker: say what you would say to the device, and see what happens."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Final

import click

from audio_builder.library import LibraryError, open_files
from skill.alexa.key import KeyFileError
from skill.media.editions import Editions, wall_clock
from skill.package.errors import PackageError
from skill.settings import parse_settings
from skill.speaker.conversation import Conversation, Outcome
from skill.speaker.opening import open_speaker
from skill.speaker.player import Profile
from skill.speaker.showing import lines, standing
from skill.speaker.signals import Button
from skill.store.port import StoreError

PROMPT: Final = "you> "
HELP: Final = """\
  Say what you would say to the device; "Alexa" may be left out. Time stands still until you let
  it pass.
    :wait 90      let 90 seconds pass; also 5m or 1h
    :button next  press a button: play, pause, next, previous
    :where        what plays, and where it is
    :early :late  when the device asks what comes next: devices differ; late at first
    :again        tell the player's last event once more, as devices do
    :json         show each request and its answer, or stop showing them
    :quit"""
_TIMES: Final = {"": 1_000, "s": 1_000, "m": 60_000, "h": 3_600_000}
_TIME: Final = re.compile(r"(\d{1,5})([smh]?)")


@click.command("speaker")
@click.option(
    "--out",
    "output",
    metavar="FOLDER|URL",
    help="The output folder of a build, or a store as in s3://bucket/library.  [default: output]",
)
def speaker_command(*, output: str | None) -> None:
    """Try the skill without an Echo: type what you would say to the device.

    Sentences can also come through a pipe, a line each.
    """
    settings = parse_settings(os.environ, output=output)
    editions = Editions(open_files(settings.output))
    try:
        speaker = open_speaker(settings.data, editions, wall_clock, "terminal")
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1
    try:
        name = speaker.ears.name()
        click.echo(f'A speaker without an Echo: try "open {name}". :help tells the rest.')
        for text in Terminal(speaker.conversation).run(_typed()):
            click.echo(text)
    except (LibraryError, PackageError) as error:
        raise OSError(str(error)) from error
    finally:
        speaker.close()


def _typed() -> Iterator[str]:
    """What is typed, a line each, until there is no more; a pipe's lines are shown as well."""
    if sys.stdin.isatty():
        with suppress(ImportError):  # not every system has it
            import_module("readline")  # from here on lines can be edited and called back
        while True:
            try:
                yield input(PROMPT)
            except EOFError:
                return
    for line in click.get_text_stream("stdin"):
        click.echo(f"{PROMPT}{line.strip()}")
        yield line


class Terminal:
    """Takes lines in, and gives lines out."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._json = False

    def run(self, typed: Iterable[str]) -> Iterator[str]:
        """Whatever is to be shown, until someone wants to leave or has no more to say."""
        for line in typed:
            text = line.strip()
            if text in (":quit", ":q"):
                return
            if text.startswith(":"):
                yield from self._ordered(*text[1:].casefold().split(maxsplit=1))
            elif text:
                yield from self._shown(self._conversation.say(text))

    def _ordered(self, order: str = "", rest: str = "") -> Iterator[str]:
        """Carry out what is not for the device's ears."""
        match order:
            case "wait" | "tick":
                yield from self._wait(rest)
            case "button":
                yield from self._press(rest)
            case "again":
                yield from self._shown(self._conversation.again())
            case "where":
                yield standing(self._conversation.device)
            case "early" | "late":
                self._conversation.ask_for_next(Profile(order))
                yield f"  it asks {order} what comes next, from the next track on"
            case "json":
                self._json = not self._json
                yield f"  requests and answers are {'shown' if self._json else 'hidden'}"
            case _:
                yield HELP

    def _wait(self, text: str) -> Iterator[str]:
        time = _TIME.fullmatch(text)
        if time is None:
            yield "  give a time, as in :wait 90 or :wait 5m"
            return
        yield from self._shown(self._conversation.wait(int(time[1]) * _TIMES[time[2]]))
        yield standing(self._conversation.device)

    def _press(self, name: str) -> Iterator[str]:
        try:
            button = Button(name.capitalize())
        except ValueError:
            yield f"  there are the buttons {', '.join(each.lower() for each in Button)}"
            return
        yield from self._shown(self._conversation.press(button))

    def _shown(self, outcome: Outcome) -> Iterator[str]:
        if self._json:
            for exchange in outcome.exchanges:
                yield f"→ {json.dumps(exchange.request, indent=2, ensure_ascii=False)}"
                yield f"← {json.dumps(exchange.answer, indent=2, ensure_ascii=False)}"
        yield from lines(outcome)
