"""repcast serve: the app behind waitress, with limits on everything a stranger can send."""

import errno
import logging
import os
import select
import signal
import socket
import sys
from types import FrameType
from typing import Any, Final

import click
from flask import Flask
from waitress import create_server
from waitress.server import TcpWSGIServer

from skill.alexa.key import KeyFileError
from skill.app import BODY_MAX, EDITIONS, SPEAKER, STORE, close_app, create_app
from skill.media.access_log import ACCESS
from skill.media.editions import Editions
from skill.settings import Settings, parse_settings
from skill.store.port import StoreError

HEADER_MAX: Final = 16_384
"""Bytes of a request's head: ample for Alexa's, with two signatures and a certificate's address."""
CONNECTIONS_MAX: Final = 450
"""Listeners at a time. Each takes a file descriptor, or two, of the 1,024 that are usual."""
IDLE_S: Final = 300
"""A line on which nothing moved for so long is closed; a player then asks for the rest anew."""
SEND_BUFFER_BYTES: Final = 131_072
"""What the system may hold back for one listener (it doubles this). Left to itself it takes up to
4 MB, eight minutes of sound: memory that 200 listeners do not leave, and a line on which nothing
seems to move for minutes while it is being played."""
ANNOUNCED: Final = 20
"""So many routines are told of when the server is ready."""
_PROXY_HEADERS: Final = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host")


@click.command("serve")
@click.option(
    "--out",
    "output",
    metavar="FOLDER|URL",
    help="The output folder of a build, or a store as in s3://bucket/library.  [default: output]",
)
@click.option("--host", help="The address to listen at.  [default: 127.0.0.1]")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="The port to listen at; 0 takes one that is free.  [default: 8080]",
)
@click.option(
    "--speaker", is_flag=True, help="With a page at /speaker to try the skill without an Echo."
)
def serve_command(*, output: str | None, host: str | None, port: int | None, speaker: bool) -> None:
    """Serve what was built, at any pace; a later build is picked up by itself.

    Settings also come from the environment; options go before them.
    """
    settings = parse_settings(os.environ, output=output, host=host, port=port, speaker=speaker)
    log_to_terminal()
    try:
        app = create_app(settings)
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1
    server = make_server(app, settings)
    _announce(app, server, settings)
    signal.signal(signal.SIGTERM, _interrupt)
    server.run()  # until it is interrupted, which it takes for a wish to stop
    server.close()
    close_app(app)
    click.echo("stopped", err=True)


def make_server(app: Flask, settings: Settings) -> TcpWSGIServer:
    """waitress, listening as the settings say, and ready to `run` the app.

    Raises:
        OSError: with one sentence, if the address is not this machine's or the port is taken.
    """
    try:
        server = create_server(app, listen=_numeric(settings), **_limits(settings))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "it is in use; choose another with --port" if taken else error.strerror
        message = f"cannot listen at {settings.host} port {settings.port}: {why}"
        raise OSError(error.errno, message) from error
    # The lines that it accepts inherit this.
    server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
    return server


def _numeric(settings: Settings) -> str:
    """One address and the port, as waitress reads them; a name may have several addresses."""
    found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
    host, port = found[0][4][:2]
    return _joined(str(host), int(port))


def _joined(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _limits(settings: Settings) -> dict[str, Any]:
    """What waitress is told beside the address."""
    limits: dict[str, Any] = {
        "threads": settings.threads,
        "connection_limit": CONNECTIONS_MAX,
        "channel_timeout": IDLE_S,
        "max_request_header_size": HEADER_MAX,
        "max_request_body_size": BODY_MAX,
        "asyncore_use_poll": hasattr(select, "poll"),  # select cannot watch so many lines
        "log_socket_errors": False,  # listeners come and go
        "expose_tracebacks": False,
        "ident": "repcast",
    }
    # waitress would take away what tells the speaker's page that it is reached through a proxy.
    limits["clear_untrusted_proxy_headers"] = not settings.speaker
    if settings.trusted_proxies:
        limits["trusted_proxy"] = "*"
        limits["trusted_proxy_count"] = settings.trusted_proxies
        limits["trusted_proxy_headers"] = _PROXY_HEADERS
    return limits


def log_to_terminal() -> None:
    """The access log to standard output, all else that is worth telling to standard error."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no trouble
    lines = logging.StreamHandler(sys.stdout)
    lines.setFormatter(logging.Formatter("%(message)s"))
    ACCESS.addHandler(lines)
    ACCESS.setLevel(logging.INFO)
    ACCESS.propagate = False


def _announce(app: Flask, server: TcpWSGIServer, settings: Settings) -> None:
    base = f"http://{_joined(server.effective_host, int(server.effective_port))}"
    editions: Editions = app.extensions[EDITIONS]
    edition = editions.current()
    click.echo(f"serving at {base}/  (Ctrl-C stops)", err=True)
    for routine in edition.library.index.routines[:ANNOUNCED] if edition else ():
        click.echo(f"  {routine.title}: {base}/{routine.id}/{routine.id}.mp3", err=True)
    more = len(edition.library.ids) - ANNOUNCED if edition else 0
    if more > 0:
        click.echo(f"  and {more} more", err=True)
    if STORE in app.extensions:
        click.echo(f"  Alexa: {base}/alexa", err=True)
    if SPEAKER in app.extensions:
        click.echo(f"  a speaker to try: {base}/speaker", err=True)
    if editions.problem:
        click.echo(f"  not ready, in {settings.output}: {editions.problem}", err=True)
    click.echo(f"  ready or not: {base}/healthz", err=True)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
