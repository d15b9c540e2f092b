"""A worker: one of several processes that serve. Only ever started by the one that watches."""

import os
import signal
import socket
import sys
import threading
from typing import Final

import click

from skill.alexa.key import KeyFileError
from skill.announcing import announce
from skill.logs import log_to_terminal
from skill.service import open_service
from skill.settings import parse_settings
from skill.store.port import StoreError

ANNOUNCE: Final = "--announce"


def work(listener: socket.socket, lifeline: socket.socket, *, announces: bool) -> None:
    """Serve until the lifeline ends or a signal comes.

    Ctrl-C in a terminal reaches every process: it is the watching one's to understand.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    log_to_terminal()
    settings = parse_settings(os.environ)
    service = open_service(settings, listener)
    signal.signal(signal.SIGTERM, lambda *_: service.run.stop())

    def outlive_nobody() -> None:
        lifeline.recv(1)
        service.run.stop()

    threading.Thread(target=outlive_nobody, name="lifeline", daemon=True).start()
    if announces:
        announce(service.app, settings, listener)
    lifeline.sendall(b"!")
    service.serve()
    service.close()


def main(arguments: list[str]) -> int:
    """Run as a program: the two descriptors, and whether to announce."""
    listener, lifeline = (socket.socket(fileno=int(number)) for number in arguments[:2])
    try:
        work(listener, lifeline, announces=ANNOUNCE in arguments)
    except (KeyFileError, StoreError, OSError) as error:
        click.echo(f"Error: {error}", err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
