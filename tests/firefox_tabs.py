"""Tabs of Firefox, headless, told what to do in WebDriver BiDi: it needs no driver beside it."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from websockets.sync.client import connect

from bidi import Bidi
from judges import give_up
from tabs import SILENT, Tab, Tabs, found, key_actions, started, wait_for

_NAMES: Final = ("firefox-esr", "firefox")
_PREFERENCES: Final[dict[str, bool | int | str]] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    # Whatever Firefox would ask of its maker goes to a port where nobody listens.
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "toolkit.telemetry.server": "",
}
_STANDING: Final = """async (selector) => {
  const element = document.querySelector(selector);
  for (let before = null; ; ) {
    element.scrollIntoView({block: "center", behavior: "instant"});
    const {x, y, width, height} = element.getBoundingClientRect();
    const place = [x, y, width, height].join();
    if (place === before) return element;
    before = place;
    await new Promise(requestAnimationFrame);
  }
}"""
"""An element that stays where it is, from one frame to the next, in the middle of what is seen."""

_GIVEN_UP: Final = "Failed to load \u2018\u2019. A ServiceWorker intercepted"
"""Firefox blames the worker, and names no address, when the page itself gives a request up: as it
does when a track that is kept now is opened anew. What the worker does wrong reads otherwise."""


@contextmanager
def firefox_tabs() -> Iterator[Tabs]:
    """A Firefox of our own, without a loudspeaker.

    If none is installed the test is skipped, and with CI=true it fails.
    """
    path = found(_NAMES)
    if path is None:
        give_up("firefox-esr is not installed, and this test looks at a page with it")
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", folder]
        command += ["--remote-debugging-port", "0"]
        with started(command, SILENT), connect(_address(profile), max_size=None) as connection:
            bidi = Bidi(connection)
            bidi.ask("session.new", capabilities={})
            bidi.ask("session.subscribe", events=["log.entryAdded"])
            yield lambda: _tab(bidi)


def _address(profile: Path) -> str:
    """Where it listens, which it writes into its profile."""
    written = profile / "WebDriverBiDiServer.json"
    wait_for(lambda: written.exists() and written.stat().st_size, "firefox listens")
    told = json.loads(written.read_text(encoding="utf-8"))
    return f"ws://{told['ws_host']}:{told['ws_port']}/session"


@contextmanager
def _tab(bidi: Bidi) -> Iterator[Tab]:
    user = bidi.ask("browser.createUserContext")["userContext"]
    context = bidi.ask("browsingContext.create", type="tab", userContext=user)["context"]
    yield FirefoxTab(bidi, context)
    bidi.ask("browser.removeUserContext", userContext=user)
    bidi.events.clear()


class FirefoxTab(Tab):
    """A browsing context of a user of its own."""

    def __init__(self, bidi: Bidi, context: str) -> None:
        super().__init__()
        self._bidi = bidi
        self._context = context

    def go(self, address: str) -> None:
        """See `Tab.go`."""
        self._ask("browsingContext.navigate", url=address, wait="complete")

    def click(self, selector: str) -> None:
        """See `Tab.click`."""
        element = self._call(_STANDING, selector)["sharedId"]
        origin = {"type": "element", "element": {"sharedId": element}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._ask(
            "input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}]
        )

    def press(self, *keys: str) -> None:
        """See `Tab.press`."""
        self._ask("input.performActions", actions=key_actions(keys))

    def _run(self, function: str, argument: str) -> str | None:
        said: str | None = self._call(function, argument).get("value")
        return said

    def _call(self, function: str, argument: str) -> dict[str, Any]:
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": argument}],
            awaitPromise=True,
            target={"context": self._context},
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        result: dict[str, Any] = answer["result"]
        return result

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        parameters.setdefault("context", self._context)
        if method.startswith("script."):
            del parameters["context"]
        answer = self._bidi.ask(method, **parameters)
        for _, heard in self._bidi.events:
            is_ours = heard["source"].get("context") == self._context
            if is_ours and heard["level"] in ("error", "warn") and _GIVEN_UP not in heard["text"]:
                self.complaints.append(heard["text"])
        self._bidi.events.clear()
        return answer
