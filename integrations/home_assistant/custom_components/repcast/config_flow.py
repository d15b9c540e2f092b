"""Setting it up: the server's address, which is tried, and the usual speaker."""

from typing import Any, Final
from urllib.parse import urlsplit

import voluptuous as vol
from homeassistant.config_entries import ConfigEntry, ConfigFlow, OptionsFlow
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import FlowResult
from homeassistant.helpers import selector
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .const import CONF_SPEAKER, DOMAIN
from .errors import ForeignError, RefusedError, UnreachableError
from .server import Server

_FORM: Final = vol.Schema(
    {
        vol.Required(CONF_URL): selector.TextSelector(
            selector.TextSelectorConfig(type=selector.TextSelectorType.URL)
        ),
        vol.Optional(CONF_SPEAKER): selector.EntitySelector(
            selector.EntitySelectorConfig(domain="media_player")
        ),
    }
)


class RepcastConfigFlow(ConfigFlow, domain=DOMAIN):
    """Asks for what it takes, until a Repcast server answers."""

    VERSION = 1

    @staticmethod
    @callback
    def async_get_options_flow(config_entry: ConfigEntry) -> "RepcastOptionsFlow":
        """The same questions, once it is set up."""
        return RepcastOptionsFlow(config_entry)

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> FlowResult:
        """Ask, or try what was answered."""
        if self._async_current_entries():
            return self.async_abort(reason="single_instance_allowed")
        data, errors = await _tried(self.hass, user_input)
        if data and not errors:
            return self.async_create_entry(title="Repcast", data=data)
        schema = self.add_suggested_values_to_schema(_FORM, user_input)
        return self.async_show_form(step_id="user", data_schema=schema, errors=errors)


class RepcastOptionsFlow(OptionsFlow):
    """Asks for another address or another usual speaker."""

    def __init__(self, entry: ConfigEntry) -> None:
        self._entry = entry

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> FlowResult:
        """Ask, or try what was answered, and begin anew with it."""
        data, errors = await _tried(self.hass, user_input)
        if data and not errors:
            self.hass.config_entries.async_update_entry(self._entry, data=data)
            await self.hass.config_entries.async_reload(self._entry.entry_id)
            return self.async_create_entry(title="", data={})
        schema = self.add_suggested_values_to_schema(_FORM, user_input or self._entry.data)
        return self.async_show_form(step_id="init", data_schema=schema, errors=errors)


async def _tried(
    hass: HomeAssistant, answered: dict[str, Any] | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """What was answered, as it is kept, and what is wrong with it, by the question."""
    if answered is None:
        return {}, {}
    url = answered[CONF_URL].strip().rstrip("/")
    problem = await _problem(hass, url)
    return {**answered, CONF_URL: url}, {} if problem is None else {CONF_URL: problem}


async def _problem(hass: HomeAssistant, url: str) -> str | None:
    """What is wrong with an address, by the key of its sentence; None if nothing is."""
    if not _is_address(url):
        return "invalid_url"
    try:
        rows = await Server(async_get_clientsession(hass), url).routines()
    except UnreachableError:
        return "cannot_connect"
    except (ForeignError, RefusedError):
        return "not_repcast"
    return None if rows else "no_routines"


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read only now, and refused if it is none
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query
