"""The services: start, go_to, next, previous, repeat, bring and stop."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

import voluptuous as vol
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv

from .const import DOMAIN, EXERCISE, PACE_KEYS, ROUTINE, SOURCE
from .errors import RepcastError
from .house import to_start_on, under_way
from .pace import pace_query
from .practice import Move
from .practices import Practices
from .preparing import prepared

_SPEAKERS: Final = vol.All(cv.ensure_list, [cv.entity_domain("media_player")])
_START: Final = vol.Schema(
    {
        vol.Optional(ATTR_ENTITY_ID): _SPEAKERS,
        vol.Required(ROUTINE): cv.string,
        vol.Optional(EXERCISE): cv.string,
        **{vol.Optional(key): cv.string for key in PACE_KEYS},
    }
)
_MOVE: Final = vol.Schema({vol.Optional(ATTR_ENTITY_ID): _SPEAKERS})
_GO_TO: Final = _MOVE.extend({vol.Required(EXERCISE): cv.string})
_BRING: Final = vol.Schema(
    {
        vol.Required(ATTR_ENTITY_ID): cv.entity_domain("media_player"),
        vol.Optional(SOURCE): cv.entity_domain("media_player"),
    }
)
NAMES: Final = ("start", "go_to", *Move, "bring", "stop")


def add_services(hass: HomeAssistant, practices: Practices, chosen: str | None) -> None:
    """Add the services.

    Args:
        hass: where.
        practices: what they work on.
        chosen: the speaker for whoever names none.
    """
    served = _Served(practices, chosen)
    _add(hass, "start", served.start, _START)
    _add(hass, "go_to", served.go_to, _GO_TO)
    for move in Move:
        _add(hass, move, partial(served.move, move), _MOVE)
    _add(hass, "bring", served.bring, _BRING)
    _add(hass, "stop", served.stop, _MOVE)


class _Served:
    """What each service does."""

    def __init__(self, practices: Practices, chosen: str | None) -> None:
        self._practices = practices
        self._chosen = chosen

    async def start(self, call: ServiceCall) -> None:
        practice = await prepared(
            self._practices.server,
            call.data[ROUTINE],
            call.data.get(EXERCISE),
            pace_query(call.data),
        )
        for speaker in _asked(call) or (to_start_on((), self._chosen),):
            await self._practices.start(speaker, practice, call.context)

    async def go_to(self, call: ServiceCall) -> None:
        for speaker in self._meant(call):
            await self._practices.go_to(speaker, call.data[EXERCISE], call.context)

    async def move(self, move: Move, call: ServiceCall) -> None:
        for speaker in self._meant(call):
            await self._practices.move(speaker, move, call.context)

    async def bring(self, call: ServiceCall) -> None:
        source = call.data.get(SOURCE) or self._only()
        await self._practices.bring(source, call.data[ATTR_ENTITY_ID], call.context)

    async def stop(self, call: ServiceCall) -> None:
        for speaker in self._meant(call):
            await self._practices.stop(speaker, call.context)

    def _only(self) -> str:
        return under_way((), self._practices.speakers, self._practices.going)

    def _meant(self, call: ServiceCall) -> tuple[str, ...]:
        """All that are named; if none is, the only one that has a practice."""
        return _asked(call) or (self._only(),)


def remove_services(hass: HomeAssistant) -> None:
    """Take them away."""
    for name in NAMES:
        hass.services.async_remove(DOMAIN, name)


def _add(
    hass: HomeAssistant,
    name: str,
    serve: Callable[[ServiceCall], Awaitable[None]],
    schema: vol.Schema,
) -> None:
    async def told(call: ServiceCall) -> None:
        try:
            await serve(call)
        except RepcastError as error:
            raise HomeAssistantError(str(error)) from error

    hass.services.async_register(DOMAIN, name, told, schema)


def _asked(call: ServiceCall) -> tuple[str, ...]:
    return tuple(call.data.get(ATTR_ENTITY_ID, ()))
