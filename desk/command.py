"""repcast desk."""

import gc
import logging
import webbrowser
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import click

from desk.app import create_app
from desk.guard import new_secrets
from desk.room import open_room
from skill.listening import address_of, bind_at, serve_at

HOST: Final = "127.0.0.1"
_THREADS: Final = 8


@click.command("desk")
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path()
)
@click.option(
    "--out",
    "output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder that is built into.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    help="The port of this machine to listen at; one that is free unless given.",
)
@click.option(
    "--voice",
    metavar="heart|gtts[:lang]",
    help="Who speaks; see 'repcast voices'.  [default: by each routine's language]",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
def desk_command(
    *, folder: Path, output: Path, port: int, voice: str | None, no_browser: bool
) -> None:
    """Write routines in this machine's browser: form, text and sound side by side.

    It edits the files of FOLDER (this one, unless given) and is served to nobody else.
    """
    try:
        listener = bind_at(HOST, port)
    except OSError as error:
        message = f"the desk cannot listen at port {port}: {error.strerror}; choose another --port"
        raise OSError(error.errno, message) from error
    address = address_of(listener)
    known = new_secrets()
    # That nothing is built yet is how a desk begins, and no trouble of the player's.
    logging.getLogger("repcast.library").setLevel(logging.ERROR)
    room = open_room(folder, output, address, voice)
    app = create_app(room, listener.getsockname()[1], known)
    opening = f"{address}/?{urlencode({'token': known.entry})}"
    click.echo(f"the desk of {room.folder.path} is at\n  {opening}\nCtrl+C closes it", err=True)
    # What is loaded now stays: to look through it for rubbish again takes 40 ms each time.
    gc.collect()
    gc.freeze()
    server = serve_at(app, listener, threads=_THREADS, ident="repcast")
    if not no_browser:
        webbrowser.open(opening)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        room.presence.leave()
    click.echo("closed", err=True)
