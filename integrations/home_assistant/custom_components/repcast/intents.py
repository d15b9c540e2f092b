"""What is said to Assist, as custom_sentences/en/repcast.yaml has it, and what is answered."""

import logging
from typing import Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import intent

from .const import EXERCISE, ROUTINE
from .errors import RefusedError, RepcastError
from .house import parted, speakers_called, speakers_in, those_under_way, to_start_on, under_way
from .practice import Move
from .practices import Practices
from .preparing import prepared

_log: Final = logging.getLogger(__name__)
_AREA: Final = "area"
_NAME: Final = "name"
_HURTS: Final = (
    "Stop, rest, and do not push through it. If it is sharp, if anything is numb, or if it stays, "
    "see a doctor or a physiotherapist; in an emergency, call for help."
)
"""As the skill answers where it plays nothing."""


class _Handler(intent.IntentHandler):
    """One intent; a refusal is answered in words, since Assist would only say that it failed."""

    slot_schema = {  # noqa: RUF012 - as Home Assistant declares it
        vol.Optional(_AREA): cv.string,
        vol.Optional(_NAME): cv.string,
    }

    def __init__(self, intent_type: str, practices: Practices, chosen: str | None) -> None:
        self.intent_type = intent_type
        self._practices = practices
        self._chosen = chosen

    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Do what was said, and answer."""
        slots = self.async_validate_slots(intent_obj.slots)
        said = {key: str(slot["value"]) for key, slot in slots.items()}
        response = intent_obj.create_response()
        try:
            response.async_set_speech(await self._done(intent_obj, said))
        except (RepcastError, HomeAssistantError) as error:
            code = intent.IntentResponseErrorCode.FAILED_TO_HANDLE
            response.async_set_error(code, _sentence(str(error)))
        return response

    async def _done(self, intent_obj: intent.Intent, said: dict[str, str]) -> str:
        raise NotImplementedError

    def _meant(self, asked: tuple[str, ...]) -> str:
        return under_way(asked, self._practices.speakers, self._practices.going)

    def _asked(self, hass: HomeAssistant, said: dict[str, str]) -> tuple[str, ...]:
        if _NAME not in said:
            return speakers_in(hass, said[_AREA]) if _AREA in said else ()
        speakers = speakers_called(hass, said[_NAME])
        if not speakers:
            message = f"no speaker is called {said[_NAME]}"
            raise RefusedError(message)
        return speakers


class _Start(_Handler):
    slot_schema = {  # noqa: RUF012 - as above
        vol.Optional(ROUTINE): cv.string,
        **_Handler.slot_schema,
    }

    async def _done(self, intent_obj: intent.Intent, said: dict[str, str]) -> str:
        routine, named = parted(intent_obj.hass, said.get(ROUTINE, ""))
        speaker = to_start_on(named or self._asked(intent_obj.hass, said), self._chosen)
        practice = await prepared(self._practices.server, routine, None, "")
        await self._practices.start(speaker, practice, intent_obj.context)
        return f"{practice.title}. We begin with: {practice.part.title}."


class _Go(_Handler):
    def __init__(self, move: Move, practices: Practices, chosen: str | None) -> None:
        super().__init__(f"Repcast{move.capitalize()}", practices, chosen)
        self._move = move

    async def _done(self, intent_obj: intent.Intent, said: dict[str, str]) -> str:
        speaker = self._meant(self._asked(intent_obj.hass, said))
        practice = await self._practices.move(speaker, self._move, intent_obj.context)
        return f"{practice.part.title}."


class _GoTo(_Handler):
    slot_schema = {  # noqa: RUF012 - as above
        vol.Required(EXERCISE): cv.string,
        **_Handler.slot_schema,
    }

    async def _done(self, intent_obj: intent.Intent, said: dict[str, str]) -> str:
        exercise, named = parted(intent_obj.hass, said[EXERCISE])
        asked = named or self._asked(intent_obj.hass, said)
        speaker = self._meant(asked)
        practice = await self._practices.go_to(speaker, exercise, intent_obj.context)
        return f"{practice.part.title}."


class _Stop(_Handler):
    async def _done(self, intent_obj: intent.Intent, said: dict[str, str]) -> str:
        speaker = self._meant(self._asked(intent_obj.hass, said))
        await self._practices.stop(speaker, intent_obj.context)
        return "The practice has ended."


class _Pain(_Handler):
    """Before everything else: whatever plays is stopped, and nothing is asked."""

    async def _done(self, intent_obj: intent.Intent, said: dict[str, str]) -> str:
        asked = self._asked(intent_obj.hass, said)
        speakers = those_under_way(asked, self._practices.speakers)
        for speaker in speakers:
            try:
                await self._practices.stop(speaker, intent_obj.context)
            except HomeAssistantError:
                _log.exception("%s could not be stopped", speaker)
        return _HURTS


def add_intents(hass: HomeAssistant, practices: Practices, chosen: str | None) -> None:
    """Add what can be said.

    Args:
        hass: where.
        practices: what it works on.
        chosen: the speaker for whoever names none, and stands in no room that has one.
    """
    for handler in (
        _Start("RepcastStart", practices, chosen),
        _GoTo("RepcastGoTo", practices, chosen),
        *(_Go(move, practices, chosen) for move in Move),
        _Stop("RepcastStop", practices, chosen),
        _Pain("RepcastPain", practices, chosen),
    ):
        intent.async_register(hass, handler)


def remove_intents(hass: HomeAssistant) -> None:
    """Take it away."""
    for name in ("Start", "GoTo", *(move.capitalize() for move in Move), "Stop", "Pain"):
        intent.async_remove(hass, f"Repcast{name}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
