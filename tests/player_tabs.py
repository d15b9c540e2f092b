"""What a listener does in a tab at the player, whichever browser it is."""

from typing import Final

from tabs import Tab

AUDIO: Final = "document.getElementById('audio')"
READY: Final = f"document.body.classList.contains('ready') && {AUDIO}.readyState >= 1"
CONTROLLED: Final = "navigator.serviceWorker.controller !== null"
NOTICE: Final = """((words, button) => [words, button.hidden ? "" : button.textContent])(
  document.getElementById("notice-words").textContent, document.getElementById("notice-button"),
)"""
"""What the notice says, and its button; "" twice if there is none."""


def enter(tab: Tab, address: str) -> None:
    """Open the player, and wait until a track is in."""
    tab.go(address)
    tab.until(READY)


def ms(tab: Tab) -> int:
    """Where the track is."""
    return int(tab.look(f"Math.round({AUDIO}.currentTime * 1000)"))


def plays_on(tab: Tab) -> None:
    """Wait until half a second more has been heard."""
    tab.until(f"!{AUDIO}.paused && {AUDIO}.currentTime * 1000 > given[0]", ms(tab) + 500)


def keep(tab: Tab) -> None:
    """Keep the routine on the device."""
    tab.until(CONTROLLED)
    tab.click("#offline > button")
    tab.until("document.querySelector('#offline .state').textContent.includes('is on this')")


def told(tab: Tab) -> tuple[str, str]:
    """Wait until the notice says something; the sentence, and what its button is called."""
    sentence, button = tab.until(f"((said) => said[0] && said)({NOTICE})")
    return sentence, button
