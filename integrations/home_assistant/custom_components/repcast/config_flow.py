"""Setting it up: the server's address, which is tried, and the usual speaker."""

from typing import Any, Final
from urllib.parse import urlsplit

import voluptuous as vol
from homeassistant.config_entries import ConfigFlow
from homeassistant.const import CONF_URL
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

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> FlowResult:
        """Ask, or try what was answered."""
        if self._async_current_entries():
            return self.async_abort(reason="single_instance_allowed")
        errors: dict[str, str] = {}
        if user_input is not None:
            url = user_input[CONF_URL].strip().rstrip("/")
            problem = await self._problem(url)
            if problem is None:
                return self.async_create_entry(title="Repcast", data={**user_input, CONF_URL: url})
            errors[CONF_URL] = problem
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(_FORM, user_input),
            errors=errors,
        )

    async def _problem(self, url: str) -> str | None:
        """What is wrong with an address, by the key of its sentence; None if nothing is."""
        if not _is_address(url):
            return "invalid_url"
        try:
            rows = await Server(async_get_clientsession(self.hass), url).routines()
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
