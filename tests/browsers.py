"""A real Chromium, told what to do by Playwright, with ears for what should not happen."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

PATIENCE_S: Final = 30.0
"""After this a condition is taken for one that never comes true."""
_LOOK_AGAIN_MS: Final = 20
_NAMES: Final = ("chromium", "chromium-browser")
_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A name that is looked up would be a request that leaves the site.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium; without one the test is skipped, and with CI=true it fails."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        reason = "chromium is not installed, and this test looks at a page with it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


class Visit:
    """A listener's browser at a site: its profile, one page, and what was heard of it.

    Attributes:
        page: the page that is open.
        requests: each address that was asked for.
        complaints: what the console was told, exceptions, and addresses outside the site.
    """

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.address = address
        self.context = context
        self._site = urlsplit(address).netloc
        context.on("request", lambda request: self._note(request.url))
        self.page = self.open()

    def open(self) -> Page:
        """Open the site, in a page of its own."""
        self.page = page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.address)
        return page

    def look(self, script: str, *given: object) -> Any:  # noqa: ANN401 - what a page says is anything
        """What a script, a function of what is given, says in the page."""
        return self.page.evaluate(script, *given)

    def until(self, script: str) -> Any:  # noqa: ANN401 - as above
        """Wait until a script says something true, and return that.

        Playwright's own way needs `unsafe-eval` in the page, which its policy rightly refuses.
        """
        end = time.monotonic() + PATIENCE_S
        while not (said := self.page.evaluate(script)):
            assert time.monotonic() < end, f"never true: {script}; {self.complaints}"
            self.page.wait_for_timeout(_LOOK_AGAIN_MS)
        return said

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def _note(self, address: str) -> None:
        self.requests.append(address)
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self._site:
            self.complaints.append(f"a request left the site: {address}")
