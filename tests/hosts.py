"""The real server, in a thread of the tests."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace

from flask import Flask
from waitress import wasyncore

from skill.app import close_app, create_app
from skill.listening import bind
from skill.service import make_server
from skill.settings import Settings


@contextmanager
def listening(app: Flask, settings: Settings) -> Iterator[int]:
    """Have waitress serve an app as the settings say; gives the port. All lines are cut after."""
    server = make_server(app, settings, bind(settings))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.effective_port
    finally:
        server.task_dispatcher.shutdown()  # first: a worker may be about to wake the loop
        with suppress(OSError):  # the loop was awake, has read the wish already, and is closed
            server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join()


class Host:
    """What `repcast serve` runs. It can be stopped, and started again at the same port.

    Attributes:
        settings: what it was told; the port is the one that it has got, once it listens.
        app: of the present start.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app: Flask
        self._stack = ExitStack()

    @property
    def address(self) -> str:
        """Where it is reached, with a slash at the end."""
        return f"http://127.0.0.1:{self.settings.port}/"

    def start(self) -> None:
        """Open what it keeps, and listen."""
        self.app = create_app(self.settings)
        self._stack.callback(close_app, self.app)
        port = self._stack.enter_context(listening(self.app, self.settings))
        self.settings = replace(self.settings, port=port)

    def stop(self) -> None:
        """Hang up on everybody, and close what it keeps."""
        self._stack.close()

    def restart(self) -> None:
        """Nothing stays but what lies on the disk."""
        self.stop()
        self.start()
