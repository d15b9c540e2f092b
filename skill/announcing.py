"""What a server says of itself when it begins."""

import socket
from typing import Final

import click
from flask import Flask

from skill.app import EDITIONS, SPEAKER, STORE
from skill.listening import address_of
from skill.media.editions import Editions
from skill.settings import Settings

ANNOUNCED: Final = 20
"""So many routines are told of."""


def announce(app: Flask, settings: Settings, listener: socket.socket) -> None:
    """Say where an app serves, and what."""
    base = address_of(listener)
    editions: Editions = app.extensions[EDITIONS]
    edition = editions.current()
    click.echo(f"serving at {base}/  (Ctrl-C stops)", err=True)
    rows = edition.library.index.routines if edition else ()
    for routine in rows[:ANNOUNCED]:
        click.echo(f"  {routine.title}: {base}/{routine.id}/{routine.id}.mp3", err=True)
    if len(rows) > ANNOUNCED:
        click.echo(f"  and {len(rows) - ANNOUNCED} more", err=True)
    if STORE in app.extensions:
        click.echo(f"  Alexa: {base}/alexa", err=True)
    if SPEAKER in app.extensions:
        click.echo(f"  a speaker to try: {base}/speaker", err=True)
    if editions.problem:
        click.echo(f"  not ready, in {settings.output}: {editions.problem}", err=True)
    click.echo(f"  ready or not: {base}/healthz", err=True)
