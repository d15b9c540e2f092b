"""Chromecast, and loudspeakers that speak its language. The door to its library."""

import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

import zeroconf
from pychromecast import Chromecast
from pychromecast.const import CAST_TYPE_AUDIO
from pychromecast.discovery import CastBrowser, SimpleCastListener
from pychromecast.error import PyChromecastError
from pychromecast.models import CastInfo, HostServiceInfo
from pychromecast.response_handler import WaitResponse

from skill.cast.ports import MEDIA_TYPE, Activity, CastTrack, Found, SpeakerError, Standing

KIND: Final = "Chromecast"
SCHEME: Final = "chromecast"
_PORT: Final = 8009
_ANSWER_S: Final = 10.0
"""So long it may take to answer; it may have to load its player first."""
_LEAVE_S: Final = 5.0
_TRIES: Final = 2
_BUFFERED: Final = "BUFFERED"
"""A file with a length, not a broadcast."""
_MUSIC: Final = 3
"""What it shows beside a track: title, album, number."""
_ACTIVITIES: Final = {
    "PLAYING": Activity.PLAYING,
    "PAUSED": Activity.PAUSED,
    "BUFFERING": Activity.WAITING,
    "LOADING": Activity.WAITING,
}

logging.getLogger("pychromecast").addHandler(logging.NullHandler())  # what matters is raised too


class ChromecastDiscovery:
    """Finds by mDNS; opens by host and port, as in `chromecast://192.168.1.20`."""

    def find(self, seconds: float) -> tuple[Found, ...]:
        """See `Discovery.find`."""
        browser = CastBrowser(SimpleCastListener(), zeroconf.Zeroconf())
        browser.start_discovery()
        try:
            time.sleep(seconds)
            seen = tuple(browser.devices.values())
        finally:
            browser.stop_discovery()
        return tuple(
            Found(
                name=each.friendly_name or each.host,
                kind=KIND,
                address=f"{SCHEME}://{each.host}:{each.port}",
            )
            for each in seen
        )

    def opens(self, address: str) -> bool:
        """See `Discovery.opens`."""
        return address.startswith(f"{SCHEME}://")

    def open(self, address: str, name: str) -> "ChromecastRenderer":
        """See `Discovery.open`."""
        host, port = _place(address)
        message = f"no Chromecast answers at {host} port {port}; is it on, and in this network?"
        try:  # before the library does: it goes on trying for long, and leaves its sockets open
            socket.create_connection((host, port), _ANSWER_S / 2).close()
        except OSError as error:
            raise SpeakerError(message) from error
        cast = Chromecast(_described(host, port), tries=_TRIES, timeout=_ANSWER_S / 2, retry_wait=1)
        _write_in_turn(cast)
        try:
            cast.wait(_ANSWER_S)
        except PyChromecastError as error:
            cast.disconnect(_LEAVE_S)
            raise SpeakerError(message) from error
        return ChromecastRenderer(cast, name or host)


class ChromecastRenderer:
    """A Chromecast. It tells of itself unasked; what it told last is how it stands."""

    kind = KIND

    def __init__(self, cast: Chromecast, name: str) -> None:
        self._cast = cast
        self._media = cast.media_controller
        self._name = name

    @property
    def name(self) -> str:
        """See `Renderer.name`."""
        return self._name

    def play(self, track: CastTrack) -> None:
        """See `Renderer.play`."""
        answer = WaitResponse(_ANSWER_S, "LOAD")
        with self._told("play"):
            self._media.play_media(
                track.address,
                MEDIA_TYPE,
                title=track.title,
                thumb=track.picture,
                stream_type=_BUFFERED,
                metadata={
                    "metadataType": _MUSIC,
                    "albumName": track.album,
                    "trackNumber": track.number,
                },
                callback_function=answer.callback,
            )
            answer.wait_response()
        told = (answer.response or {}).get("type")
        if told not in (None, "MEDIA_STATUS"):
            message = f"{self.name} does not play {track.address} ({told})"
            raise SpeakerError(message)

    def queue(self, track: CastTrack | None) -> bool:
        """See `Renderer.queue`. Not asked of it: the next one is loaded once one ends."""
        del track
        return False

    def standing(self) -> Standing:
        """See `Renderer.standing`."""
        if not self._cast.socket_client.is_alive():
            message = f"{self.name} does not answer any more"
            raise SpeakerError(message)
        status = self._media.status
        if status.idle_reason == "ERROR" and status.player_state == "IDLE":
            return Standing(activity=Activity.FAILED)
        at_s = status.adjusted_current_time
        return Standing(
            activity=_ACTIVITIES.get(status.player_state, Activity.SILENT),
            address=status.content_id,
            at_ms=None if at_s is None else round(at_s * 1000),
        )

    def pause(self) -> None:
        """See `Renderer.pause`."""
        self._act("pause", self._media.pause)

    def resume(self) -> None:
        """See `Renderer.resume`."""
        self._act("play", self._media.play)

    def stop(self) -> None:
        """See `Renderer.stop`. Its player is closed too: a television shows its own page again."""
        self._act("stop", self._cast.quit_app)

    def close(self) -> None:
        """See `Renderer.close`."""
        self._cast.disconnect(_LEAVE_S)

    def _act(self, what: str, act: Callable[[float], object]) -> None:
        with self._told(what):
            act(_ANSWER_S)

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except PyChromecastError as error:
            message = f"{self.name} did not do as told ({what}: {error})"
            raise SpeakerError(message) from error


def _place(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or _PORT
    except ValueError as error:
        message = f"'{address}' is no address: give one as in {SCHEME}://192.168.1.20"
        raise SpeakerError(message) from error
    return host, port


def _described(host: str, port: int) -> CastInfo:
    """What the library wants to know of a device; it would ask the device for its type."""
    return CastInfo(
        services={HostServiceInfo(host, port)},
        uuid=uuid5(NAMESPACE_URL, f"{SCHEME}://{host}:{port}"),
        model_name=None,
        friendly_name=host,
        host=host,
        port=port,
        cast_type=CAST_TYPE_AUDIO,
        manufacturer=None,
    )


def _write_in_turn(cast: Chromecast) -> None:
    """Have one thread write at a time.

    The library writes from its own thread and from ours, to one TLS line, and nothing in it keeps
    two messages from being written into each other.
    """
    lock, send = RLock(), cast.socket_client.send_message

    def send_in_turn(*told: Any, **more: Any) -> None:  # noqa: ANN401 - handed on as they are
        with lock:
            send(*told, **more)

    cast.socket_client.send_message = send_in_turn  # type: ignore[method-assign]
