"""Tabs of Chromium, which Playwright tells what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page

from tabs import Tab, Tabs


def chromium_tabs(browser: Browser) -> Tabs:
    """Tabs of the Chromium that runs for all tests: Playwright starts one at a time."""

    @contextmanager
    def tab() -> Iterator[Tab]:
        context = browser.new_context()
        yield ChromiumTab(context.new_page())
        context.close()

    return tab


class ChromiumTab(Tab):
    """A page of a context of its own."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, address: str) -> None:
        """See `Tab.go`."""
        self.page.goto(address)

    def click(self, selector: str) -> None:
        """See `Tab.click`."""
        self.page.locator(selector).click()

    def press(self, *keys: str) -> None:
        """See `Tab.press`."""
        for key in keys:
            self.page.keyboard.press(key)

    def _run(self, function: str, argument: str) -> str | None:
        said: str | None = self.page.evaluate(function, argument)
        return said

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)
