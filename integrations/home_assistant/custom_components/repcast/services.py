"""The services: start, next, previous, repeat, bring and stop."""

from collections.abc import Awaitable, Callable
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
_BRING: Final = vol.Schema(
    {
        vol.Required(ATTR_ENTITY_ID): cv.entity_domain("media_player"),
        vol.Optional(SOURCE): cv.entity_domain("media_player"),
    }
)
NAMES: Final = ("start", *Move, "bring", "stop")


def add_services(hass: HomeAssistant, practices: Practices, chosen: str | None) -> None:
    """Add the services.

    Args:
        hass: where.
        practices: what they work on.
        chosen: the speaker for whoever names none.
    """

    async def start(call: ServiceCall) -> None:
        practice = await practices.prepared(
            call.data[ROUTINE], call.data.get(EXERCISE), pace_query(call.data)
        )
        asked = _asked(call)
        for speaker in asked or (to_start_on((), chosen),):
            await practices.start(speaker, practice, call.context)

    def mover(move: Move) -> Callable[[ServiceCall], Awaitable[None]]:
        async def go(call: ServiceCall) -> None:
            for speaker in _meant(call, practices):
                await practices.move(speaker, move, call.context)

        return go

    async def bring(call: ServiceCall) -> None:
        told = call.data.get(SOURCE)
        source = told or under_way((), practices.speakers)
        await practices.bring(source, call.data[ATTR_ENTITY_ID], call.context)

    async def stop(call: ServiceCall) -> None:
        for speaker in _meant(call, practices):
            await practices.stop(speaker, call.context)

    _add(hass, "start", start, _START)
    for move in Move:
        _add(hass, move, mover(move), _MOVE)
    _add(hass, "bring", bring, _BRING)
    _add(hass, "stop", stop, _MOVE)


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


def _meant(call: ServiceCall, practices: Practices) -> tuple[str, ...]:
    """All that are named; if none is, the only one that has a practice."""
    return _asked(call) or (under_way((), practices.speakers),)
