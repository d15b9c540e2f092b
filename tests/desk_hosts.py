"""A real desk at work, in a thread of the tests, and a coach's browser at it."""

import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, Locator
from waitress import wasyncore

from browsers import Visit
from desk.app import create_app
from desk.guard import new_secrets
from desk.room import Room, open_room
from skill.listening import address_of, bind_at, serve_at

_HOST: Final = "127.0.0.1"


class DeskHost:
    """What `repcast desk` runs, with a voice that hums. It can be stopped, and started again.

    Attributes:
        folder: whose routines it edits.
        room: of the present start.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.room: Room
        self._secrets = new_secrets()
        self._port = 0

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://{_HOST}:{self._port}/"

    @property
    def entry(self) -> str:
        """The address that lets a browser in."""
        return f"{self.address}?token={self._secrets.entry}"

    def start(self) -> None:
        """Listen; after a stop, at the same port."""
        listener = bind_at(_HOST, self._port)
        self._port = listener.getsockname()[1]
        self.room = open_room(self.folder, self.folder / "output", address_of(listener), "hum")
        app = create_app(self.room, self._port, self._secrets)
        self._server = serve_at(app, listener, threads=8, ident="repcast")
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def stop(self) -> None:
        """Hang up on everybody."""
        self._server.task_dispatcher.shutdown()
        with suppress(OSError):
            self._server.trigger.pull_trigger(lambda: wasyncore.close_all(self._server._map))
        self._thread.join()

    def text(self, file: str) -> str:
        """What lies on disk."""
        return (self.folder / file).read_text(encoding="utf-8")


class Coach(Visit):
    """A coach at the desk."""

    def __init__(self, context: BrowserContext, desk: DeskHost) -> None:
        super().__init__(context, desk.entry)
        self.desk = desk

    def go_to(self, name: str) -> None:
        """Open the screen of a file; `new` is the one for new routines, nothing the first."""
        self.page.goto(f"{self.desk.address}#/{name}")
        self.until("() => document.querySelector('h1')?.textContent")
        if name.endswith(".yaml"):
            self.until("() => document.querySelector('.fields > *, .standing')")

    def field(self, label: str, within: str = "body") -> Locator:
        """A field of the form by just this label."""
        return self.page.locator(within).get_by_label(label, exact=True)

    def button(self, name: str, within: str = "body") -> Locator:
        """A button by just this name."""
        return self.page.locator(within).get_by_role("button", name=name, exact=True)

    @property
    def area(self) -> Locator:
        """The text pane."""
        return self.page.locator(".text-frame textarea")

    def saved(self) -> None:
        """Wait until all that was typed is on disk, and the form shows it."""
        self.page.wait_for_timeout(60)
        self.until("() => document.querySelector('.state').textContent === 'Saved'")
        self.page.wait_for_timeout(60)

    def play(self) -> None:
        """Hear the finished session, for a moment."""
        self.until("() => document.querySelector('audio')")
        self.look("""() => {
          const audio = document.querySelector("audio");
          audio.muted = true;
          return audio.play();
        }""")
        self.until("() => document.querySelector('audio').currentTime > 1.2")
        self.look("() => document.querySelector('audio').pause()")
