"""The page that shows what the speaker hears and does."""

from collections.abc import Iterator

import pytest
import requests

from skill.keyboard import KEYS
from skill.listen.page import Page


@pytest.fixture
def page() -> Iterator[Page]:
    """A page at a free port."""
    page = Page(0)
    yield page
    page.close()


def test_it_shows_what_is_heard_while_it_is(page: Page) -> None:
    """A browser that is open gets each line as it is shown."""
    with requests.get(f"{page.address}/events", stream=True, timeout=5) as answer:
        lines = answer.iter_lines(chunk_size=1)
        assert next(lines) == b": there"
        page.line("heard “next”")

        assert answer.headers["Content-Type"] == "text/event-stream"
        assert next(line for line in lines if line.startswith(b"data")) == (
            b'data: "heard \\u201cnext\\u201d"'
        )


def test_its_buttons_are_the_moves_of_the_keyboard(page: Page) -> None:
    """Each is on the page, and one that is pressed is what its letter stands for."""
    text = requests.get(page.address, timeout=5).text
    assert all(f'<button value="{key}">{words}</button>' in text for key, words in KEYS.items())
    assert text.count("<button") == len(KEYS)
    assert page.move() is None

    origin = {"Origin": page.address}
    pressed = requests.post(f"{page.address}/moves", data="n", headers=origin, timeout=5)

    assert pressed.status_code == 204
    assert page.move() == "next"
    assert page.move() is None


def test_nobody_else_presses_its_buttons(page: Page) -> None:
    """Neither a page of somebody else's nor what is no move gets through."""
    for origin, data in (("https://example.com", "n"), ("", "n"), (page.address, "open the door")):
        answer = requests.post(
            f"{page.address}/moves", data=data, headers={"Origin": origin}, timeout=5
        )
        assert answer.status_code in (403, 404)
    stranger = requests.get(page.address, headers={"Host": "example.com"}, timeout=5)

    assert stranger.status_code == 403
    assert page.move() is None


def test_a_port_that_is_taken_is_named(page: Page) -> None:
    """Whoever starts a second speaker learns what to change."""
    port = int(page.address.rpartition(":")[2])

    with pytest.raises(OSError, match=rf"port {port}.*choose another with --page"):
        Page(port)
