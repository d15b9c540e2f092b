"""Keeping a routine on a device: it plays without a network, and a build renews it."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from builds import build_small, small_routine
from hosts import Host
from listeners import Listener

RANGE: Final = """async (range) => {
  const {currentSrc} = document.getElementById("audio");
  const answer = await fetch(currentSrc, {headers: {Range: range}});
  const body = await answer.arrayBuffer();
  return [answer.status, answer.headers.get("Content-Range"), body.byteLength];
}"""
REWRITE: Final = """async ([address, whole]) => {
  const [name] = (await caches.keys()).filter((each) => each.includes("kept"));
  const cache = await caches.open(name);
  const record = new URL("kept.json", location.href).href;
  const told = await (await cache.match(record)).json();
  await cache.put(record, new Response(JSON.stringify({...told, whole})));
  await cache.put(address, new Response("kept"));
}"""
KEEP: Final = "#offline > button"
CONTROLLED: Final = "navigator.serviceWorker.controller !== null"


def keep(listener: Listener) -> None:
    """Keep what is heard, and wait until it is kept."""
    listener.until(CONTROLLED)
    listener.page.locator(KEEP).click()
    listener.until("document.querySelectorAll('#offline li').length === 1")
    listener.until("document.querySelector('#offline .state').textContent.includes('is on this')")


@pytest.mark.parametrize("visits", [1, 2])
def test_keeping_does_not_break_what_is_open(
    visit: Callable[..., Listener], shipped_host: Host, visits: int
) -> None:
    """What was begun from the network plays on and jumps once it is kept, and once it is removed.

    A browser refuses to mix the network's and the worker's bytes of one address, and remembers it.
    """
    listener = visit(shipped_host.address)
    for _ in range(1, visits):
        listener.until(CONTROLLED)
        listener.reload()
    keep(listener)
    listener.seek(5000)
    for _ in range(2):
        listener.press("next-exercise")
        listener.until("!document.getElementById('audio').seeking")
    listener.play()
    at = listener.ms
    listener.page.get_by_role("button", name="Remove").click()
    listener.until("document.querySelectorAll('#offline li').length === 0")
    listener.until(f"document.getElementById('audio').currentTime * 1000 > {at + 1000}")
    for ms in (60_000, 700_000):
        listener.seek(ms)
        listener.until(f"document.getElementById('audio').currentTime * 1000 > {ms + 300}")
    assert not listener.paused
    assert listener.text("notice-words") == ""


def test_trying_again_starts_afresh(visit: Callable[..., Listener], shipped_host: Host) -> None:
    """After an error, play loads the track under an address that nothing is remembered of."""
    listener = visit(shipped_host.address, blind=True)
    listener.play()
    listener.press("play")
    before = listener.look("document.getElementById('audio').currentSrc")
    listener.context.route("**/hip-ir.mp3*", lambda route: route.abort())
    listener.look("document.getElementById('audio').load()")
    listener.until("document.getElementById('notice-words').textContent.includes('go on when')")
    listener.context.unroute("**/hip-ir.mp3*")
    listener.play()
    after = listener.look("document.getElementById('audio').currentSrc")
    assert after != before
    assert after.partition("#")[0] == before


def test_with_nothing_kept_and_no_network(visit: Callable[..., Listener], own_host: Host) -> None:
    """The last thing that was kept is gone: the page says so, and offers no empty lists."""
    listener = visit(own_host.address, blind=True)
    keep(listener)
    own_host.stop()
    try:
        listener.reload()
        listener.page.get_by_role("button", name="Remove").click()
        state = listener.page.locator("#offline .state")
        state.get_by_text("There is no connection, and nothing is kept on this device.").wait_for()
        listener.page.reload()
        listener.until("document.getElementById('notice-words').textContent")
        assert listener.page.get_by_role("heading", name="Keep offline").is_visible()
        for heading in ("Exercises", "Download"):
            assert not listener.page.get_by_role("heading", name=heading).is_visible()
    finally:
        own_host.start()


def test_without_a_network_it_plays_and_seeks(
    visit: Callable[..., Listener], timeline: dict[str, Any]
) -> None:
    """What is kept opens, plays from where it was, and seeks, by true parts of the track (206)."""
    listener = visit(blind=True)
    keep(listener)
    size = listener.look(RANGE, "bytes=0-")[2]
    listener.context.set_offline(offline=True)
    listener.reload()

    listener.play()
    listener.press("play")
    late = timeline["duration_ms"] - 20_000
    listener.seek(late)
    listener.play()
    assert listener.ms > late
    assert listener.text("heading") == "Bridge"
    assert listener.page.locator("#drawing").count() == 1
    assert listener.look(RANGE, "bytes=100-199") == [206, f"bytes 100-199/{size}", 100]
    assert listener.look(RANGE, "bytes=-10") == [206, f"bytes {size - 10}-{size - 1}/{size}", 10]
    assert listener.look(RANGE, f"bytes={size - 5}-{size + 5}")[:2] == [
        206, f"bytes {size - 5}-{size - 1}/{size}",
    ]  # fmt: skip
    assert listener.look(RANGE, f"bytes={size}-") == [416, f"bytes */{size}", 0]
    listener.press("pace")
    assert listener.page.get_by_role("dialog").get_by_text("There is no connection").is_visible()
    offered = listener.page.locator(".kept-paces button").all_text_contents()
    assert offered == ["4 s in, 6 s out · usual reps · all words"]


def test_without_the_server_what_is_kept_is_offered(
    visit: Callable[..., Listener], own_host: Host
) -> None:
    """With the server gone, a pace that is not kept gives way to one that is."""
    listener = visit(own_host.address, blind=True)
    keep(listener)
    listener.press("pace")
    listener.page.get_by_label("Brisk").check()
    listener.page.get_by_role("button", name="Use this pace").click()
    listener.until("document.getElementById('audio').currentSrc.includes('breath=3-3')")
    own_host.stop()
    try:
        listener.reload()
        assert "breath=4-6" in listener.track
        listener.page.get_by_role("button", name="By itself: Bridge").click()
        listener.until("document.getElementById('audio').currentSrc.includes('2-bridge.mp3')")
        listener.until("document.getElementById('audio').currentTime > 0.2")
    finally:
        own_host.start()


def test_what_is_kept_is_listed_and_removed(listener: Listener) -> None:
    """The list says how large it is; removed, nothing of it stays and it can be kept again."""
    keep(listener)
    row = listener.page.locator("#offline li")
    assert "Calm hips" in row.inner_text()
    assert " MB" in row.inner_text()
    assert not listener.page.locator(KEEP).is_visible()
    row.get_by_role("button", name="Remove").click()
    listener.until("document.querySelectorAll('#offline li').length === 0")
    assert listener.page.locator(KEEP).is_visible()
    names = listener.look("caches.keys()")
    assert [name for name in names if "kept" in name] == []


def test_half_a_routine_is_not_kept(visit: Callable[..., Listener]) -> None:
    """When a file fails nothing stays, and one sentence says so."""
    listener = visit(blind=True)
    listener.until(CONTROLLED)
    listener.look(
        "() => { const get = window.fetch; window.fetch = (asked) => asked.url?.includes('.vtt')"
        " ? Promise.reject(new TypeError('gone')) : get(asked); }"
    )
    listener.page.locator(KEEP).click()
    listener.until("document.getElementById('notice-words').textContent.includes('broke')")
    assert [name for name in listener.look("caches.keys()") if "kept" in name] == []


def test_what_was_begun_is_not_mixed_in(listener: Listener) -> None:
    """Files of a routine that was never kept whole are not played: the network's may be newer."""
    keep(listener)
    address = listener.look("document.getElementById('captions').src")
    own = "(at) => fetch(at).then((answer) => answer.text()).then((text) => text === 'kept')"
    for whole in (True, False):
        listener.look(REWRITE, [address, whole])
        assert listener.look(own, address) is whole


def test_staying_put_says_nothing(listener: Listener) -> None:
    """Another track, kept or not alike, has no reader read the state of keeping out again."""
    listener.look(
        "() => { window.said = 0; new MutationObserver(() => (window.said += 1))"
        ".observe(document.querySelector('#offline .state'), {childList: true, subtree: true}); }"
    )
    listener.page.get_by_role("button", name="By itself: Bridge").click()
    listener.until("document.getElementById('audio').currentSrc.includes('2-bridge.mp3')")
    assert listener.look("window.said") == 0


def test_the_keyboard_does_not_lose_its_place(listener: Listener) -> None:
    """Whoever keeps and removes by keyboard stands at a button each time, not at the page's top."""
    listener.until(CONTROLLED)
    listener.page.locator(KEEP).press("Enter")
    standing = (
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    )
    listener.until(f"({standing}).startsWith('Remove Calm hips')")
    listener.page.keyboard.press("Enter")
    listener.until(f"({standing}) === 'Keep offline'")


@pytest.mark.usefixtures("humming")
def test_a_rebuild_renews(visit: Callable[..., Listener], own_host: Host) -> None:
    """After a rebuild the page tells of a new version, and has it when it is loaded again.

    What was kept before plays, marked as older, until it is renewed; that stops nothing.
    """
    listener = visit(own_host.address)
    keep(listener)
    shells = "caches.keys().then((names) => names.filter((name) => name.includes('shell')))"
    (before,) = listener.look(shells)

    build_small(own_host.settings.output, small_routine(Two_exercises="Two drills", psoas="hip"))
    listener.look("document.dispatchEvent(new Event('visibilitychange'))")
    listener.until("document.getElementById('notice-words').textContent.includes('new version')")
    listener.until(f"{shells}.then(([name]) => name !== {before!r})")
    # The server looks at its folder once a second.
    entry = "fetch('calm-hips/routine.json').then((answer) => answer.text())"
    listener.until(f"{entry}.then((text) => text.includes('Two drills'))")
    with listener.page.expect_navigation():
        listener.press("notice-button")
    listener.ready()

    assert "Two drills" in listener.page.locator("main").inner_text()
    listener.until("document.querySelector('#offline li').textContent.includes('older')")
    listener.seek(40_000)
    listener.play()
    listener.page.get_by_role("button", name="Renew").click()
    listener.until("!document.querySelector('#offline li').textContent.includes('older')")
    listener.until("document.getElementById('audio').currentTime > 30")
    assert not listener.paused
    assert len(listener.look(shells)) == 1
    kept = listener.look("caches.keys().then((names) => names.filter((n) => n.includes('kept')))")
    assert len(kept) == 1
