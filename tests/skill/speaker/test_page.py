"""The page of the speaker, in a real browser: the real skill answers, and the real tracks sound."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsers import Visit
from hosts import Host
from skill.settings import Settings

AUDIO = "document.getElementById('audio')"


@pytest.fixture
def address(small_output: Path, tmp_path: Path) -> Iterator[str]:
    """The page of a speaker that nobody has talked to yet."""
    host = Host(Settings(output=small_output, data=tmp_path / "data", port=0, speaker=True))
    host.start()
    yield f"{host.address}speaker"
    host.stop()


@pytest.fixture(params=[{"width": 1280, "height": 900}, {"width": 360, "height": 740}])
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """The page, opened; it complains of nothing, and asks for nothing outside its site."""
    context = browser.new_context(viewport=request.param)
    visit = Visit(context, address)
    visit.until("() => document.querySelector('#examples button')")
    yield visit
    context.close()
    assert visit.complaints == []


def say(visit: Visit, sentence: str, heard: str) -> None:
    """Type a sentence, and wait until the page shows what is heard then."""
    visit.page.get_by_label("You say").fill(sentence)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("log").get_by_text(heard).last.wait_for()


def test_a_practice_sounds(visit: Visit) -> None:
    """Opened by a sentence, the first track plays; where it ends the next begins by itself."""
    say(visit, "open calm hips", "Welcome to Calm hips")
    visit.until(f"() => !{AUDIO}.paused && {AUDIO}.currentTime > 0.2")
    assert "/calm-hips/turn.part.mp3?" in visit.look(f"() => {AUDIO}.src")

    visit.look(f"() => {{ {AUDIO}.currentTime = {AUDIO}.duration - 1 }}")

    visit.page.get_by_role("log").get_by_text("has played Standing turn to its end").wait_for()
    visit.until(f"() => {AUDIO}.src.includes('bridge.part') && !{AUDIO}.paused")
    visit.until(f"() => {AUDIO}.currentTime > 0.2")
    assert visit.page.locator("#title").inner_text() == "Bridge"


def test_the_buttons_of_the_device(visit: Visit) -> None:
    """Next plays the next exercise, where it is announced; pause stops the sound, play goes on."""
    say(visit, "open calm hips", "Welcome to Calm hips")
    press = visit.page.get_by_role("group", name="Buttons of the device").get_by_role("button")

    press.get_by_text("Next").click()
    visit.until(f"() => {AUDIO}.src.includes('bridge.part') && !{AUDIO}.paused")
    visit.until(f"() => {AUDIO}.currentTime > 15")  # past the rest before it
    press.get_by_text("Pause").click()
    visit.until(f"() => {AUDIO}.paused")
    press.get_by_text("Play").click()
    visit.until(f"() => !{AUDIO}.paused")


def test_a_question_waits_in_quiet(visit: Visit) -> None:
    """What plays is silent while the device waits for an answer, and goes on after it."""
    say(visit, "open calm hips", "Welcome to Calm hips")
    visit.until(f"() => !{AUDIO}.paused")

    say(visit, "ask calm hips for help", "What would you like?")
    visit.until(f"() => {AUDIO}.paused")
    say(visit, "how long is left", "left.")
    visit.until(f"() => !{AUDIO}.paused")


def test_what_goes_nowhere_is_explained(visit: Visit) -> None:
    """The page says why, with a sentence that works; an example can be said by a click."""
    say(visit, "slower breathing", "ask calm hips for slower breathing")

    visit.page.get_by_role("button", name="Alexa, open calm hips").click()
    visit.page.get_by_role("log").get_by_text("Welcome to Calm hips").wait_for()


def test_requests_stand_beside_answers(visit: Visit) -> None:
    """Whoever develops reads both, whole, the newest first."""
    say(visit, "open calm hips", "Welcome to Calm hips")
    launch = visit.page.locator("#exchanges details").last
    launch.locator("summary").click()

    asked, answered = launch.locator("pre").all_inner_texts()

    assert '"LaunchRequest"' in asked
    assert '"REPLACE_ALL"' in answered
    assert "AudioPlayer.Play REPLACE_ALL" in launch.locator("summary").inner_text()


def test_reloading_keeps_the_device(visit: Visit) -> None:
    """The device is the server's: a page that is opened again shows what it does."""
    say(visit, "open calm hips", "Welcome to Calm hips")
    say(visit, "pause", "stops Standing turn")

    visit.page.reload()

    visit.until("() => document.querySelector('#title').textContent === 'Standing turn'")
    assert visit.page.locator("#detail").inner_text().startswith("stopped")
