"""DLNA: what has UPnP's AVTransport, as televisions and Sonos do. The door to its library."""

import asyncio
import logging
import time
from collections.abc import Coroutine, Mapping
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from async_upnp_client.aiohttp import AiohttpRequester
from async_upnp_client.client import UpnpDevice, UpnpService
from async_upnp_client.client_factory import UpnpFactory
from async_upnp_client.description_cache import DescriptionCache
from async_upnp_client.exceptions import UpnpActionError, UpnpError
from async_upnp_client.search import async_search

from skill.cast.apart import Apart
from skill.cast.didl import parse_length_ms, render_didl
from skill.cast.ports import Activity, CastTrack, Found, SpeakerError, Standing

KIND: Final = "DLNA"
_RENDERER: Final = "urn:schemas-upnp-org:device:MediaRenderer:1"
_TRANSPORT: Final = "urn:schemas-upnp-org:service:AVTransport:"
_NEXT: Final = "SetNextAVTransportURI"
_ANSWER_S: Final = 5
"""So long a loudspeaker may take to tell something of itself."""
_ACT_S: Final = 30
"""And so long to do something: UPnP allows it as much."""
_PAUSES_S: Final = (0.5, 1.0, 2.0)
"""It is told so often again to play what it was given."""
_ACTIVITIES: Final = {
    "PLAYING": Activity.PLAYING,
    "PAUSED_PLAYBACK": Activity.PAUSED,
    "TRANSITIONING": Activity.WAITING,
}
ResultT = TypeVar("ResultT")

logging.getLogger("async_upnp_client").addHandler(logging.NullHandler())  # what matters is raised


class RefusalError(SpeakerError):
    """It answered that it will not; one sentence."""


class DlnaDiscovery:
    """Finds by SSDP, a question to everyone in the network; opens by a description's address."""

    def find(self, seconds: float) -> tuple[Found, ...]:
        """See `Discovery.find`."""
        apart = Apart()
        try:
            return apart.run(_search(seconds), seconds + 2 * _ANSWER_S)
        except TimeoutError as error:
            message = "looking for DLNA loudspeakers took too long; try again"
            raise SpeakerError(message) from error
        finally:
            apart.close()

    def opens(self, address: str) -> bool:
        """See `Discovery.opens`."""
        return address.startswith("http://")

    def open(self, address: str, name: str) -> "DlnaRenderer":
        """See `Discovery.open`."""
        apart = Apart()
        try:
            device = apart.run(_described(address), _ACT_S)
            return DlnaRenderer(name or device.friendly_name, _transport_of(device), apart)
        except (UpnpError, TimeoutError, StopIteration) as error:
            apart.close()
            message = (
                f"nothing at {address} can be played on; 'repcast cast --list' shows what answers"
            )
            raise SpeakerError(message) from error


class DlnaRenderer:
    """A loudspeaker that has AVTransport. It is asked how it stands, and never tells unasked."""

    kind = KIND

    def __init__(self, name: str, transport: UpnpService, apart: Apart) -> None:
        self._name = name
        self._transport = transport
        self._apart = apart

    @property
    def name(self) -> str:
        """See `Renderer.name`."""
        return self._name

    def play(self, track: CastTrack) -> None:
        """See `Renderer.play`."""
        self.queue(None)  # it may still hold what somebody wanted next in a session of before
        try:
            self._give(track)
        except RefusalError:  # some take nothing new while they play
            self.stop()
            self._give(track)
        for pause_s in _PAUSES_S:
            try:
                self.resume()
            except RefusalError:  # and some want a moment to look at what they were given
                time.sleep(pause_s)
            else:
                return
        self.resume()

    def queue(self, track: CastTrack | None) -> bool:
        """See `Renderer.queue`. Some offer it and then refuse: that is as good as not offered."""
        if not self._transport.has_action(_NEXT):
            return False
        address, described = ("", "") if track is None else (track.address, render_didl(track))
        try:
            self._act(_NEXT, NextURI=address, NextURIMetaData=described)
        except RefusalError:
            return False
        return True

    def standing(self) -> Standing:
        """See `Renderer.standing`."""
        info = self._ask("GetTransportInfo")
        if info.get("CurrentTransportStatus") == "ERROR_OCCURRED":
            return Standing(activity=Activity.FAILED)
        activity = _ACTIVITIES.get(info.get("CurrentTransportState", ""), Activity.SILENT)
        if activity not in (Activity.PLAYING, Activity.PAUSED):
            return Standing(activity=activity)
        place = self._ask("GetPositionInfo")
        return Standing(
            activity=activity,
            address=place.get("TrackURI") or None,
            at_ms=parse_length_ms(place.get("RelTime")),
        )

    def pause(self) -> None:
        """See `Renderer.pause`."""
        self._act("Pause")

    def resume(self) -> None:
        """See `Renderer.resume`."""
        self._act("Play", Speed="1")

    def stop(self) -> None:
        """See `Renderer.stop`. What was to follow is taken back: its server is about to end."""
        self.queue(None)
        self._act("Stop")

    def close(self) -> None:
        """See `Renderer.close`."""
        self._apart.close()

    def _give(self, track: CastTrack) -> None:
        described = render_didl(track)
        self._act("SetAVTransportURI", CurrentURI=track.address, CurrentURIMetaData=described)

    def _act(self, action: str, **arguments: str) -> None:
        self._called(action, _ACT_S, arguments)

    def _ask(self, action: str) -> Mapping[str, Any]:
        return self._called(action, _ANSWER_S, {})

    def _called(self, action: str, seconds: int, arguments: dict[str, str]) -> Mapping[str, Any]:
        call = self._transport.action(action).async_call(
            InstanceID=0, request_timeout=seconds, **arguments
        )
        return self._done(action, call, seconds)

    def _done(self, action: str, call: Coroutine[Any, Any, ResultT], seconds: int) -> ResultT:
        try:
            return self._apart.run(call, seconds + 1)
        except UpnpActionError as error:
            message = f"{self.name} refused ({action}: {error.error_desc or error.error_code})"
            raise RefusalError(message) from error
        except (UpnpError, TimeoutError) as error:
            message = f"{self.name} does not answer ({action})"
            raise SpeakerError(message) from error


async def _search(seconds: float) -> tuple[Found, ...]:
    """Ask everyone, and whoever answers for its name while others still may."""
    descriptions = DescriptionCache(AiohttpRequester(_ANSWER_S))
    asking: dict[str, asyncio.Task[str]] = {}

    async def answered(headers: Mapping[str, Any]) -> None:
        location = str(headers.get("location", ""))
        if location not in asking and urlsplit(location).scheme == "http":
            asking[location] = asyncio.create_task(_name_at(descriptions, location))

    await async_search(answered, timeout=max(round(seconds), 1), search_target=_RENDERER)
    await asyncio.gather(*asking.values())
    named = [(task.result(), location) for location, task in asking.items()]
    return tuple(Found(name=name, kind=KIND, address=at) for name, at in named if name)


async def _name_at(descriptions: DescriptionCache, location: str) -> str:
    """What a loudspeaker is called: Sonos has it as its room. Empty if it does not tell."""
    try:
        told = await descriptions.async_get_description_dict(location) or {}
    except UpnpError:
        return ""
    return str(told.get("roomName") or told.get("friendlyName") or "")


async def _described(address: str) -> UpnpDevice:
    factory = UpnpFactory(AiohttpRequester(_ANSWER_S), non_strict=True)
    return await factory.async_create_device(address)


def _transport_of(device: UpnpDevice) -> UpnpService:
    """The service that plays, wherever in a device it is: Sonos has it in one of its inner ones."""
    return next(each for each in device.all_services if each.service_type.startswith(_TRANSPORT))
