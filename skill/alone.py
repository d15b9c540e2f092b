"""Serving in one process, which understands signals itself."""

import os
import signal
import socket
from collections.abc import Callable

import click

from skill.alexa.key import KeyFileError
from skill.announcing import announce
from skill.logs import log_to_terminal
from skill.metrics.exposition import PATH as METRICS
from skill.service import Service, open_service
from skill.settings import Settings
from skill.store.port import StoreError
from skill.workers.supervisor import INTERRUPTED


def serve_alone(settings: Settings, listener: socket.socket) -> None:
    """Serve until a signal comes, and what was begun is finished.

    Raises:
        OSError: with one sentence, if what the settings ask for cannot be opened.
    """
    log_to_terminal()
    try:
        service = open_service(settings, listener)
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1
    announce(service.app, settings, listener)
    if service.metrics is not None:
        click.echo(f"  metrics: http://{service.metrics}{METRICS}", err=True)
    wish = _stopping(service)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, wish)
    service.serve()
    service.close()


def _stopping(service: Service) -> Callable[[int, object], None]:
    """Stops at a first signal, and ends at once at a second one."""
    wishes: list[int] = []

    def wish(number: int, _frame: object) -> None:
        wishes.append(number)
        if len(wishes) > 1:
            os._exit(INTERRUPTED)
        service.run.stop()

    return wish
