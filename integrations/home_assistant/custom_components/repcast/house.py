"""Which speaker is meant: by whoever calls a service, or says a sentence."""

import re
from collections.abc import Iterable
from typing import Final

from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from .errors import RefusedError

_ARTICLE: Final = re.compile(r"(?:the|my|a)\s+", re.IGNORECASE)
_SPEAKER: Final = re.compile(r"\s+speakers?$", re.IGNORECASE)
_WHERE: Final = re.compile(
    r"(?P<what>.+)\s(?:in|on)\s+(?:(?:the|my)\s+)?(?P<where>.+)", re.IGNORECASE
)


def speakers_in(hass: HomeAssistant, area_id: str) -> tuple[str, ...]:
    """The speakers of an area: placed there themselves, or by their device."""
    devices = dr.async_get(hass)

    def area_of(entry: er.RegistryEntry) -> str | None:
        if entry.area_id is not None or entry.device_id is None:
            return entry.area_id
        device = devices.async_get(entry.device_id)
        return None if device is None else device.area_id

    entries = er.async_get(hass).entities.values()
    return tuple(
        entry.entity_id
        for entry in entries
        if entry.domain == MEDIA_PLAYER
        and area_of(entry) == area_id
        and hass.states.get(entry.entity_id) is not None
    )


def speakers_called(hass: HomeAssistant, name: str) -> tuple[str, ...]:
    """The speaker of a name or alias, or those of the area of that name; none if nothing has it.

    "Bedroom speaker" may be the speaker "Bedroom", or one in the bedroom.
    """
    exact = _called(hass, name)
    return exact or _called(hass, _SPEAKER.sub("", name))


def _called(hass: HomeAssistant, name: str) -> tuple[str, ...]:
    wanted = name.strip().casefold()
    registry = er.async_get(hass)
    for state in hass.states.async_all(MEDIA_PLAYER):
        entry = registry.async_get(state.entity_id)
        if wanted in _spellings(state.name, () if entry is None else entry.aliases):
            return (state.entity_id,)
    for area in ar.async_get(hass).async_list_areas():
        if wanted in _spellings(area.name, area.aliases):
            return speakers_in(hass, area.id)
    return ()


def parted(hass: HomeAssistant, said: str) -> tuple[str, tuple[str, ...]]:
    """What was said of a routine, and the speakers that were named behind it.

    "My calm hips in the kitchen" is "calm hips" on the kitchen's speakers, if there are any; a
    routine may be called "yoga in bed".
    """
    what = _ARTICLE.sub("", said.strip())
    found = _WHERE.fullmatch(what)
    speakers = speakers_called(hass, found["where"]) if found else ()
    return (found["what"], speakers) if found and speakers else (what, ())


def _spellings(name: str, aliases: Iterable[object]) -> set[str]:
    # In newer versions an alias may be something else than text.
    return {each.strip().casefold() for each in (name, *aliases) if isinstance(each, str)}


def to_start_on(asked: tuple[str, ...], chosen: str | None) -> str:
    """The speaker on which a practice starts.

    Args:
        asked: those that were named, or are in the room; the first is taken.
        chosen: the one that the settings name.

    Raises:
        RepcastError: if neither says one.
    """
    speaker = next(iter(asked), chosen)
    if speaker is None:
        message = (
            "say on which speaker: give entity_id, or choose a usual speaker when Repcast is set up"
        )
        raise RefusedError(message)
    return speaker


def those_under_way(asked: tuple[str, ...], practising: tuple[str, ...]) -> tuple[str, ...]:
    """Of the speakers that have a practice those that were named, or are in the room; else all."""
    return tuple(each for each in practising if each in asked) or practising


def under_way(asked: tuple[str, ...], practising: tuple[str, ...], going: tuple[str, ...]) -> str:
    """The speaker whose practice is meant.

    Args:
        asked: those that were named, or are in the room.
        practising: those that have a practice.
        going: those of them whose practice nobody has halted.

    Raises:
        RepcastError: if none has, or more than one might be meant.
    """
    meant = tuple(each for each in practising if each in asked) or going or practising
    if len(meant) == 1:
        return meant[0]
    if not meant:
        message = "no practice is under way; start one with repcast.start"
        raise RefusedError(message)
    message = f"practices are under way on {', '.join(meant)}: say which is meant"
    raise RefusedError(message)
