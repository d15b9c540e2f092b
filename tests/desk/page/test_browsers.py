"""The desk in Chromium, Firefox and WebKit: from nothing to a played session, alike in all."""

from desk_hosts import DeskHost
from tabs import Tab

WRITTEN = {
    "summary": "For knees that hurt on stairs.",
    "exercises.0.purpose": "It bends the knee.",
    "exercises.0.setup.0": "Lie down.",
    "exercises.0.steps.0.say": "Slide the heel in.",
    "exercises.0.steps.0.short": "Heel in.",
}
SAVED = "document.querySelector('.state').textContent === 'Saved'"


def fill(tab: Tab, selector: str, words: str) -> None:
    """Click into a field, and type in place of what stands there."""
    tab.click(selector)
    tab.look("document.activeElement.select?.()")
    tab.press(*words)


def test_a_routine_is_written_and_played(tab: Tab, desk: DeskHost) -> None:
    """A few words, what is still to write, the text beside it, Build, and the session plays."""
    tab.go(desk.entry)
    tab.until("document.querySelector('h1')?.textContent")
    tab.click("a[href='#/new']")
    tab.until("document.getElementById('new-title') !== null")
    fill(tab, "#new-title", "Knee care")
    fill(tab, "#new-exercises", "Heel slide")
    tab.click("[aria-labelledby='way-words'] [type=submit]")
    tab.until("document.querySelector('.card.open') !== null")
    for path, words in WRITTEN.items():
        fill(tab, f".fields [data-path='{path}']", words)
    tab.until(SAVED)
    text = desk.text("knee-care.yaml")
    assert all(words in text for words in WRITTEN.values())

    tab.look("document.getElementById('tab-text').click()")
    area = "document.querySelector('.text-frame textarea')"
    assert tab.look(f"{area}.value") == text
    tab.look(f"(({area}).focus(), ({area}).setSelectionRange(0, 0))")
    tab.press("#", " ", "m", "i", "n", "e", "Enter")
    tab.until(SAVED)
    assert desk.text("knee-care.yaml") == f"# mine\n{text}"

    tab.until("document.querySelector('.score') !== null")
    tab.look("document.getElementById('tab-seen').click()")
    tab.click("#build")
    tab.until("document.querySelector('audio')?.readyState >= 1")
    tab.look(
        "((audio) => { audio.muted = true; return audio.play().then(() => true); })("
        "document.querySelector('audio'))"
    )
    tab.until("document.querySelector('audio').currentTime > 0.3")
