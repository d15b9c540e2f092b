"""repcast serve: one process that serves, or several and one that watches over them."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
from flask import Flask

from skill.alexa.key import KeyFileError
from skill.app import EDITIONS, SPEAKER, STORE
from skill.listening import address_of, bind
from skill.media.access_log import ACCESS
from skill.media.editions import Editions
from skill.metrics.exposition import PATH as METRICS
from skill.metrics.opening import metrics_of_workers
from skill.private_addresses import WithoutPrivateAddresses
from skill.service import Service, open_service
from skill.setting_values import Endpoint
from skill.settings import Settings, parse_settings
from skill.store.port import StoreError
from skill.workers.supervisor import INTERRUPTED, Counting, Supervisor

_PORTS: Final = click.IntRange(0, 65_535)


@click.command("serve")
@click.option(
    "--out",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The output folder of a build.  [default: output]",
)
@click.option("--host", help="The address to listen at.  [default: 127.0.0.1]")
@click.option(
    "--port", type=_PORTS, help="The port to listen at; 0 takes one that is free.  [default: 8080]"
)
@click.option(
    "--workers", type=click.IntRange(1, 32), help="How many processes serve.  [default: 1]"
)
@click.option(
    "--metrics-port",
    "metrics",
    type=_PORTS,
    help="Tell metrics at this port of 127.0.0.1, for Prometheus.",
)
@click.option(
    "--speaker", is_flag=True, help="With a page at /speaker to try the skill without an Echo."
)
@click.pass_context
def serve_command(  # noqa: PLR0913 - one an option
    ctx: click.Context,
    *,
    output: Path | None,
    host: str | None,
    port: int | None,
    workers: int | None,
    metrics: int | None,
    speaker: bool,
) -> None:
    """Serve what was built, at any pace; a later build is picked up by itself.

    Settings also come from the environment; options go before them. A signal to stop lets what is
    being sent go on for some seconds; a second one ends it at once.
    """
    settings = parse_settings(
        os.environ,
        output=output,
        host=host,
        port=port,
        workers=workers,
        metrics=metrics,
        speaker=speaker,
    )
    log_to_terminal()
    listener = bind(settings)
    code = (
        _serve_together(settings, listener) if settings.workers > 1 else _serve(settings, listener)
    )
    if code:
        ctx.exit(code)
    click.echo("stopped", err=True)


def _serve(settings: Settings, listener: socket.socket) -> int:
    """Serve in this process."""
    try:
        service = open_service(settings, listener)
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1
    announce(service.app, settings, listener)
    _announce_metrics(service.metrics)
    wish = _stopping(service)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, wish)
    service.run.run()
    service.close()
    return 0


def _stopping(service: Service) -> Callable[[int, object], None]:
    """Stops at a first signal, and ends at once at a second one."""
    wishes: list[int] = []

    def wish(number: int, _frame: object) -> None:
        wishes.append(number)
        if len(wishes) > 1:
            os._exit(INTERRUPTED)
        service.run.stop()

    return wish


def _serve_together(settings: Settings, listener: socket.socket) -> int:
    """Watch over processes that serve."""
    if settings.metrics is None:
        return _watch(settings, listener, {}, None)
    with metrics_of_workers(settings.metrics) as (counting, environ, place):
        _announce_metrics(place)
        return _watch(settings, listener, environ, counting)


def _watch(
    settings: Settings, listener: socket.socket, added: dict[str, str], counting: Counting | None
) -> int:
    environ = os.environ | added | {
        "REPCAST_OUTPUT": str(settings.output),
        "REPCAST_HOST": settings.host,
        "REPCAST_PORT": str(settings.port),
        "REPCAST_METRICS": "" if settings.metrics is None else str(settings.metrics),
    }  # fmt: skip
    return Supervisor(
        listener, environ, count=settings.workers, stop_s=settings.stop_s, counting=counting
    ).run()


def log_to_terminal() -> None:
    """The access log to standard output, all else that is worth telling to standard error."""
    told = logging.StreamHandler()
    told.setFormatter(WithoutPrivateAddresses("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[told])
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no trouble
    lines = logging.StreamHandler(sys.stdout)
    lines.setFormatter(logging.Formatter("%(message)s"))
    ACCESS.addHandler(lines)
    ACCESS.setLevel(logging.INFO)
    ACCESS.propagate = False


def announce(app: Flask, settings: Settings, listener: socket.socket) -> None:
    """Say where an app serves, and what."""
    base = address_of(listener)
    editions: Editions = app.extensions[EDITIONS]
    edition = editions.current()
    click.echo(f"serving at {base}/  (Ctrl-C stops)", err=True)
    for routine in edition.library.catalog.routines if edition else ():
        click.echo(f"  {routine.title}: {base}/{routine.id}/{routine.id}.mp3", err=True)
    if STORE in app.extensions:
        click.echo(f"  Alexa: {base}/alexa", err=True)
    if SPEAKER in app.extensions:
        click.echo(f"  a speaker to try: {base}/speaker", err=True)
    if editions.problem:
        click.echo(f"  not ready, in {settings.output}: {editions.problem}", err=True)
    click.echo(f"  ready or not: {base}/healthz", err=True)


def _announce_metrics(place: Endpoint | None) -> None:
    if place is not None:
        click.echo(f"  metrics: http://{place}{METRICS}", err=True)
