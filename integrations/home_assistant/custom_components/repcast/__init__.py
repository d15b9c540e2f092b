"""Repcast in Home Assistant: routines on any speaker of the house.

It asks a running `repcast serve` over HTTP, and imports nothing of Repcast's own.
"""

from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .const import CONF_SPEAKER, DOMAIN
from .errors import RepcastError
from .intents import add_intents, remove_intents
from .practices import Practices
from .server import Server
from .services import add_services, remove_services

__all__: Final = ["async_setup_entry", "async_unload_entry"]


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Begin, once the server answers."""
    server = Server(async_get_clientsession(hass), entry.data[CONF_URL])
    try:
        await server.routines()
    except RepcastError as error:
        raise ConfigEntryNotReady(str(error)) from error
    practices = Practices(hass, server)
    chosen = entry.data.get(CONF_SPEAKER)
    hass.data[DOMAIN] = server
    add_services(hass, practices, chosen)
    add_intents(hass, practices, chosen)
    entry.async_on_unload(practices.close)
    return True


async def async_unload_entry(hass: HomeAssistant, _entry: ConfigEntry) -> bool:
    """End; speakers go on with what they play."""
    remove_services(hass)
    remove_intents(hass)
    del hass.data[DOMAIN]
    return True
