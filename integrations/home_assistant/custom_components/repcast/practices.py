"""The practices of a house: one a speaker, each going on by itself from exercise to exercise."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from types import MappingProxyType
from typing import Final

from homeassistant.components.media_player import (
    ATTR_MEDIA_CONTENT_ID,
    ATTR_MEDIA_CONTENT_TYPE,
    SERVICE_PLAY_MEDIA,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    MediaType,
)
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.const import (
    ATTR_ENTITY_ID,
    ATTR_SUPPORTED_FEATURES,
    SERVICE_MEDIA_PAUSE,
    SERVICE_MEDIA_STOP,
)
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event

from .errors import RefusedError, RepcastError
from .media_source import track_id
from .practice import Move, Phase, Practice, Sound, moved, seen, sent
from .preparing import part_meant
from .server import Server

_log: Final = logging.getLogger(__name__)
_SOUNDS: Final[Mapping[str, Sound]] = MappingProxyType(
    {
        MediaPlayerState.PLAYING: Sound.PLAYS,
        MediaPlayerState.BUFFERING: Sound.PLAYS,
        MediaPlayerState.PAUSED: Sound.PAUSED,
    }
)
"""What the states of a media player mean; all others are silence."""


@dataclass(slots=True, kw_only=True)
class _Held:
    """A practice that is under way, and what ends with it."""

    practice: Practice
    unsubscribe: Callable[[], None]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """What is wished of one speaker is done one after another."""


class Practices:
    """Starts, moves and stops practices, each on a speaker: an entity of media_player."""

    def __init__(self, hass: HomeAssistant, server: Server) -> None:
        """Begin, with none under way.

        Args:
            hass: whose speakers play.
            server: has the routines.
        """
        self._hass = hass
        self.server = server
        self._held: dict[str, _Held] = {}

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers that have a practice."""
        return tuple(self._held)

    @property
    def going(self) -> tuple[str, ...]:
        """Those whose practice nobody has halted."""
        return tuple(
            speaker
            for speaker, held in self._held.items()
            if held.practice.phase is not Phase.HALTED
        )

    def on(self, speaker: str) -> Practice:
        """The practice on a speaker.

        Raises:
            RepcastError: if there is none.
        """
        return self._held_on(speaker).practice

    async def start(self, speaker: str, practice: Practice, context: Context) -> None:
        """Play a practice on a speaker, in the place of what it plays.

        Raises:
            RepcastError: if it cannot be had any more.
            HomeAssistantError: if the speaker cannot play it.
        """
        self.forget(speaker)
        told = partial(self._tell, speaker)
        unsubscribe = async_track_state_change_event(self._hass, [speaker], told)
        held = self._held[speaker] = _Held(practice=practice, unsubscribe=unsubscribe)
        try:
            await self._play(speaker, held, practice, context)
        except (RepcastError, HomeAssistantError):
            self.forget(speaker)
            raise

    async def move(self, speaker: str, move: Move, context: Context) -> Practice:
        """Move the practice on a speaker, and play it there.

        Raises:
            RepcastError: if there is none, or nothing in that direction.
            HomeAssistantError: if the speaker cannot play it.
        """
        held = self._held_on(speaker)
        async with held.turn:
            there = moved(held.practice, move)
            if there is None:
                which = "last" if move is Move.NEXT else "first"
                message = f"{held.practice.part.title} is the {which} exercise of this practice"
                raise RefusedError(message)
            await self._play(speaker, held, there, context)
        return there

    async def go_to(self, speaker: str, exercise: str, context: Context) -> Practice:
        """Go to an exercise of the practice on a speaker, and play it there.

        Raises:
            RepcastError: if there is no practice, or no such exercise in it.
            HomeAssistantError: if the speaker cannot play it.
        """
        held = self._held_on(speaker)
        async with held.turn:
            parts = held.practice.parts
            there = replace(held.practice, at=parts.index(part_meant(exercise, parts)))
            await self._play(speaker, held, there, context)
        return there

    async def stop(self, speaker: str, context: Context) -> None:
        """Stop a speaker, and end its practice; what else it has been taken for goes on.

        Raises:
            RepcastError: if it has none.
            HomeAssistantError: if the speaker cannot be stopped.
        """
        practice = self._held_on(speaker).practice
        self.forget(speaker)
        if practice.phase is Phase.HALTED and practice.named:
            return
        state = self._hass.states.get(speaker)
        features = state.attributes.get(ATTR_SUPPORTED_FEATURES, 0) if state else 0
        can_stop = features & MediaPlayerEntityFeature.STOP
        service = SERVICE_MEDIA_STOP if can_stop else SERVICE_MEDIA_PAUSE
        await self._call(service, speaker, context)

    async def bring(self, source: str, speaker: str, context: Context) -> Practice:
        """Go on with a practice on another speaker, from the beginning of its exercise.

        Raises:
            RepcastError: if there is none.
            HomeAssistantError: if a speaker cannot do as it should.
        """
        practice = self.on(source)
        if source != speaker:
            await self.start(speaker, practice, context)
            await self.stop(source, context)
        return practice

    @callback
    def forget(self, speaker: str) -> None:
        """Let a speaker be; what it plays it plays."""
        held = self._held.pop(speaker, None)
        if held is not None:
            held.unsubscribe()

    @callback
    def close(self) -> None:
        """Let all speakers be."""
        for speaker in self.speakers:
            self.forget(speaker)

    def _held_on(self, speaker: str) -> _Held:
        if speaker not in self._held:
            message = f"no practice is under way on {speaker}; start one with repcast.start"
            raise RefusedError(message)
        return self._held[speaker]

    async def _play(
        self, speaker: str, held: _Held, practice: Practice, context: Context | None
    ) -> None:
        track, query = practice.part.track, practice.query
        timeline = await self.server.timeline(practice.routine_id, track, query)
        address = self.server.track_url(practice.routine_id, track, query)
        held.practice = sent(practice, address, timeline.duration_ms, self._now_ms())
        media = {
            ATTR_MEDIA_CONTENT_ID: track_id(practice.routine_id, track, query),
            ATTR_MEDIA_CONTENT_TYPE: MediaType.MUSIC,
        }
        await self._call(SERVICE_PLAY_MEDIA, speaker, context, media)

    async def _call(
        self,
        service: str,
        speaker: str,
        context: Context | None,
        data: dict[str, str] | None = None,
    ) -> None:
        await self._hass.services.async_call(
            MEDIA_PLAYER,
            service,
            {ATTR_ENTITY_ID: speaker, **(data or {})},
            blocking=True,
            context=context,
        )

    @callback
    def _tell(self, speaker: str, event: Event) -> None:
        held = self._held.get(speaker)
        if held is None:
            return
        state, sound, playing = event.data["new_state"], Sound.SILENT, None
        if state is not None:
            sound = _SOUNDS.get(state.state, Sound.SILENT)
            playing = state.attributes.get(ATTR_MEDIA_CONTENT_ID)
        held.practice = seen(held.practice, sound, playing, self._now_ms())
        if held.practice.phase is Phase.OVER:
            self._hass.async_create_task(self._go_on(speaker, held), f"repcast on {speaker}")

    async def _go_on(self, speaker: str, held: _Held) -> None:
        """Play what comes after a part that is over; after the last one the practice is."""
        async with held.turn:
            practice = held.practice
            if self._held.get(speaker) is not held or practice.phase is not Phase.OVER:
                return  # somebody was faster, with a move or a stop
            there = moved(practice, Move.NEXT)
            if there is None:
                self.forget(speaker)
                return
            try:
                await self._play(speaker, held, there, None)
            except (RepcastError, HomeAssistantError) as error:
                _log.warning("%s does not go on with %s: %s", speaker, there.part.title, error)
                held.practice = replace(there, phase=Phase.HALTED)

    @staticmethod
    def _now_ms() -> int:
        return round(monotonic() * 1000)
