"""Setting it up: the address is tried, and what is wrong with it is said."""

import json
from pathlib import Path
from typing import Final

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResult, FlowResultType
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.repcast.const import DOMAIN
from custom_components.repcast.services import NAMES

_PARTS: Final = Path(__file__).parents[1] / "custom_components" / "repcast"


async def answered(hass: HomeAssistant, url: str, **more: str) -> FlowResult:
    """What the form says to an address."""
    form = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert form["type"] is FlowResultType.FORM
    return await hass.config_entries.flow.async_configure(form["flow_id"], {"url": url, **more})


async def stranger(text: str, status: int = 200) -> TestServer:
    """A server that answers everything alike."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=text, status=status)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    server = TestServer(app)
    await server.start_server()
    return server


async def test_a_server_that_answers_is_set_up(hass: HomeAssistant, server_url: str) -> None:
    """With its address as the speakers will get it, and the usual speaker."""
    result = await answered(hass, f" {server_url}/ ", speaker="media_player.kitchen")
    await hass.async_block_till_done()

    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"] == {"url": server_url, "speaker": "media_player.kitchen"}
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    "url", ["192.168.1.20:8080", "ftp://x", "http://", "http://x:y", "http://x/?a"]
)
async def test_what_is_no_address_is_said(hass: HomeAssistant, url: str) -> None:
    """Before anything is asked."""
    assert (await answered(hass, url))["errors"] == {"url": "invalid_url"}


async def test_a_server_that_is_not_there_is_said(hass: HomeAssistant) -> None:
    """Nothing listens at port 1."""
    assert (await answered(hass, "http://127.0.0.1:1"))["errors"] == {"url": "cannot_connect"}


@pytest.mark.parametrize(
    ("text", "status", "problem"),
    [
        ("<html>A router</html>", 200, "not_repcast"),
        ("[]", 200, "not_repcast"),
        ('{"schema_version": 2, "routines": []}', 200, "not_repcast"),
        ('{"schema_version": 1, "routines": [{"id": "a"}]}', 200, "not_repcast"),
        ("not here", 404, "not_repcast"),
        ("out of order", 503, "not_repcast"),
        ('{"schema_version": 1, "routines": []}', 200, "no_routines"),
    ],
)
async def test_another_server_is_said(
    hass: HomeAssistant, text: str, status: int, problem: str
) -> None:
    """Whatever it answers; the form stays, with what was typed, and a right address ends it."""
    server = await stranger(text, status)
    url = str(server.make_url("")).rstrip("/")
    result = await answered(hass, url)
    await server.close()

    assert result["errors"] == {"url": problem}
    assert result["step_id"] == "user"


async def test_it_is_set_up_once(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A second server would have no names of its own to be called by."""
    del entry
    result = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert result["reason"] == "single_instance_allowed"


async def test_it_waits_for_a_server_that_is_down(hass: HomeAssistant) -> None:
    """Home Assistant tries again by itself."""
    entry = MockConfigEntry(domain=DOMAIN, data={"url": "http://127.0.0.1:1"})
    entry.add_to_hass(hass)
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY


async def test_the_address_can_be_changed(
    hass: HomeAssistant, entry: MockConfigEntry, server_url: str
) -> None:
    """A wrong one is refused as at the beginning, a right one is used at once."""
    form = await hass.config_entries.options.async_init(entry.entry_id)
    form = await hass.config_entries.options.async_configure(form["flow_id"], {"url": "x"})
    assert form["errors"] == {"url": "invalid_url"}

    other = server_url.replace("127.0.0.1", "localhost")
    await hass.config_entries.options.async_configure(form["flow_id"], {"url": other})
    assert entry.data == {"url": other}
    assert entry.state is ConfigEntryState.LOADED


def test_every_word_of_it_is_there() -> None:
    """The English texts are those of the source, and each problem and service has its own."""
    texts = json.loads((_PARTS / "strings.json").read_text(encoding="utf-8"))
    assert texts == json.loads((_PARTS / "translations/en.json").read_text(encoding="utf-8"))
    assert set(texts["config"]["error"]) == {
        "invalid_url",
        "cannot_connect",
        "not_repcast",
        "no_routines",
    }
    assert texts["options"]["error"] == texts["config"]["error"]
    fields = load_yaml_dict(str(_PARTS / "services.yaml"))
    assert set(fields) == set(NAMES) == set(texts["services"])
    for name, service in fields.items():
        assert set(service["fields"]) == set(texts["services"][name]["fields"])
