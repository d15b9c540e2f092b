"""Routines in Home Assistant's media browser: the session and each exercise, at several paces.

An identifier is the end of the server's address: `hip-ir` or `hip-ir?breath=5-7` is a routine at a
pace, `hip-ir/1-turn?breath=5-7` one of its tracks.
"""

import re
from typing import Final

from homeassistant.components.media_player import BrowseError, MediaClass, MediaType
from homeassistant.components.media_source import generate_media_source_id
from homeassistant.components.media_source.error import Unresolvable
from homeassistant.components.media_source.models import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
)
from homeassistant.core import HomeAssistant

from .catalog import Routine, Row
from .const import DOMAIN
from .errors import RefusedError, RepcastError
from .pace import pace_choices
from .server import Server

AUDIO: Final = "audio/mpeg"
_NAME: Final = "Repcast"
_IDENTIFIER: Final = re.compile(
    r"(?P<routine>[a-z0-9-]+)(/(?P<track>[a-z0-9.-]+))?(\?(?P<query>[a-z0-9=&.-]*))?"
)


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    """Home Assistant asks for it once, before or after the server is known."""
    return RepcastSource(hass)


class RepcastSource(MediaSource):
    """The routines of the server that was set up."""

    name = _NAME

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin; the server is looked up whenever somebody asks."""
        super().__init__(DOMAIN)
        self._hass = hass

    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """The address of a track, as the speaker will fetch it."""
        try:
            routine, track, query = _parsed(item.identifier)
            server = self._server()
            track = track or routine
            await server.timeline(routine, track, query)  # a refusal is worth more than silence
        except RepcastError as error:
            raise Unresolvable(str(error)) from error
        return PlayMedia(server.track_url(routine, track, query), AUDIO)

    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        """All routines, or what there is of one."""
        try:
            server = self._server()
            if not item.identifier:
                return _shelf(await server.routines())
            routine, _, query = _parsed(item.identifier)
            return _routine(await server.routine(routine), query)
        except RepcastError as error:
            raise BrowseError(str(error)) from error

    def _server(self) -> Server:
        server: Server | None = self._hass.data.get(DOMAIN)
        if server is None:
            message = "Repcast is not set up, or its server does not answer"
            raise RefusedError(message)
        return server


def track_id(routine_id: str, track: str, query: str) -> str:
    """What any media player can be told to play: it asks for the address, as it does for speech."""
    return generate_media_source_id(DOMAIN, _identifier(routine_id, track, query))


def _identifier(routine_id: str, track: str, query: str) -> str:
    return f"{routine_id}/{track}" + (f"?{query}" if query else "")


def _parsed(identifier: str) -> tuple[str, str | None, str]:
    found = _IDENTIFIER.fullmatch(identifier)
    if found is None:
        message = f"'{identifier}' is nothing that Repcast has"
        raise RefusedError(message)
    return found["routine"], found["track"], found["query"] or ""


def _shelf(rows: tuple[Row, ...]) -> BrowseMediaSource:
    routines = [_folder(row.id, row.title, MediaClass.ALBUM) for row in rows]
    return _folder("", _NAME, MediaClass.APP, routines, MediaClass.ALBUM)


def _routine(routine: Routine, query: str) -> BrowseMediaSource:
    """Its tracks at a pace; at its own also the other paces, as folders."""
    tail = f"?{query}" if query else ""
    inside = [
        BrowseMediaSource(
            domain=DOMAIN,
            identifier=_identifier(routine.id, track.id, query),
            media_class=MediaClass.TRACK,
            media_content_type=AUDIO,  # players show nothing else of a source
            title="Whole session" if track.exercise is None else track.title,
            can_play=True,
            can_expand=False,
        )
        for track in routine.tracks
    ]
    if not query:
        inside += [
            _folder(f"{routine.id}?{choice}", name, MediaClass.DIRECTORY)
            for name, choice in pace_choices(routine.levels)
        ]
    return _folder(f"{routine.id}{tail}", routine.title, MediaClass.ALBUM, inside, MediaClass.TRACK)


def _folder(
    identifier: str,
    title: str,
    media_class: MediaClass,
    children: list[BrowseMediaSource] | None = None,
    children_class: MediaClass | None = None,
) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=media_class,
        media_content_type=MediaType.MUSIC,
        title=title,
        can_play=False,
        can_expand=True,
        children=children,
        children_media_class=children_class,
    )
