"""repcast serve: one process that serves, or several and one that watches over them."""

import os
import socket
from typing import Final

import click

from skill.listening import bind
from skill.logs import warn_to_terminal
from skill.metrics.exposition import PATH as METRICS
from skill.metrics.opening import metrics_of_workers
from skill.settings import Settings, parse_settings
from skill.workers.supervisor import Counting, Supervisor

_PORTS: Final = click.IntRange(0, 65_535)


@click.command("serve")
@click.option(
    "--out",
    "output",
    metavar="FOLDER|URL",
    help="The output folder of a build, or a store as in s3://bucket/library.  [default: output]",
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
    output: str | None,
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
    listener = bind(settings)
    if settings.workers > 1:
        code = _watch_workers(settings, listener)
        if code:
            ctx.exit(code)
    else:
        from skill.alone import serve_alone  # noqa: PLC0415 - who only watches needs none of it

        serve_alone(settings, listener)
    click.echo("stopped", err=True)


def _watch_workers(settings: Settings, listener: socket.socket) -> int:
    """Watch over processes that serve; the exit code."""
    warn_to_terminal()
    if settings.metrics is None:
        return _watch(settings, listener, {}, None)
    with metrics_of_workers(settings.metrics) as (counting, environ, place):
        click.echo(f"  metrics: http://{place}{METRICS}", err=True)
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
