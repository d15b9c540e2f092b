"""Tabs of WebKitGTK's MiniBrowser, told what to do by its driver, on a screen that nobody sees."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

from judges import give_up, need
from tabs import SILENT, Tab, Tabs, key_actions, started, wait_for

_LIBRARIES: Final = (Path("/usr/lib"), Path("/usr/lib64"), Path("/usr/libexec"))
_PLACES: Final = ("webkit2gtk-4.1/MiniBrowser", "*/webkit2gtk-4.1/MiniBrowser")
_ENVIRONMENT: Final = {
    **SILENT,
    # A sandbox wants namespaces, which a container may not have.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    # No bus of the session is started for it.
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "GTK_A11Y": "none",
    "NO_AT_BRIDGE": "1",
}
_EARS: Final = """() => {
  window.complaints = [];
  for (const name of ["error", "warn"]) {
    const say = console[name];
    console[name] = (...words) => { window.complaints.push(words.join(" ")); say(...words); };
  }
  addEventListener("error", (event) => window.complaints.push(event.message));
  addEventListener("unhandledrejection", (event) => window.complaints.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => window.complaints.push(event.blockedURI));
}"""
_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"


@contextmanager
def webkit_tabs() -> Iterator[Tabs]:
    """WebKitGTK's driver; without it the test is skipped, and with CI=true it fails."""
    driver, screen, browser = need("WebKitWebDriver"), need("Xvfb"), _mini_browser()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with _display(screen) as display, started([driver, f"--port={port}"], _ENVIRONMENT | display):
        wait_for(lambda: _listens(port), "WebKitWebDriver listens")
        yield lambda: _tab(port, browser)


def _mini_browser() -> str:
    """Where Debian and others put it: it is on no PATH."""
    found = [path for folder in _LIBRARIES for place in _PLACES for path in folder.glob(place)]
    if not found:
        give_up("WebKitGTK's MiniBrowser is not installed, and this test looks at a page with it")
    return str(found[0])


@contextmanager
def _display(screen: str) -> Iterator[dict[str, str]]:
    command = [screen, "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with started(command, {}, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield {"DISPLAY": f":{server.stdout.readline().strip()}"}


def _listens(port: int) -> bool:
    with socket.socket() as end:
        return end.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _tab(port: int, browser: str) -> Iterator[Tab]:
    options = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
    new = _ask(port, "POST", "/session", {"capabilities": {"alwaysMatch": options}})
    session = f"/session/{new['sessionId']}"
    yield WebkitTab(port, session)
    _ask(port, "DELETE", session)


def _ask(port: int, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    text = None if body is None else json.dumps(body)
    line.request(method, path, text, {"Content-Type": "application/json"})
    answer = line.getresponse()
    said = json.loads(answer.read())["value"]
    line.close()
    assert answer.status == 200, f"{method} {path}: {said}"
    return said


class WebkitTab(Tab):
    """The tab of a session; a session has a profile of its own.

    Its driver tells nothing of the console: what is said while a page loads goes unheard, and what
    is said after the page has loaded itself again.
    """

    def __init__(self, port: int, session: str) -> None:
        super().__init__()
        self._port = port
        self._session = session

    def go(self, address: str) -> None:
        """See `Tab.go`."""
        self._ask("/url", {"url": address})
        self._call(_EARS)

    def click(self, selector: str) -> None:
        """See `Tab.click`."""
        element = self._ask("/element", {"using": "css selector", "value": selector})[_ELEMENT]
        self._ask(f"/element/{element}/click", {})

    def press(self, *keys: str) -> None:
        """See `Tab.press`."""
        self._ask("/actions", {"actions": key_actions(keys)})

    def _run(self, function: str, argument: str) -> str | None:
        said: str | None = self._call(function, argument)
        self.complaints += self._call("() => window.complaints?.splice(0) ?? []")
        return said

    def _call(self, function: str, *given: str) -> Any:  # noqa: ANN401 - JSON
        script = f"return ({function})(...arguments)"
        return self._ask("/execute/sync", {"script": script, "args": given})

    def _ask(self, path: str, body: object) -> Any:  # noqa: ANN401 - JSON
        return _ask(self._port, "POST", self._session + path, body)
