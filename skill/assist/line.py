"""One client's line: events of the Wyoming protocol in, events out. With `info`, its only door."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import uuid4

from wyoming.asr import Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event, Eventable
from wyoming.handle import Handled, NotHandled
from wyoming.info import Describe
from wyoming.intent import Entity, Intent, NotRecognized, Recognize
from wyoming.ping import Ping, Pong
from wyoming.server import AsyncEventHandler
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeStopped,
)

from audio_builder.speech import VoiceError, finished_sentences, sentences_in
from skill.assist.answers import Answer
from skill.assist.info import info
from skill.assist.service import TEXT_MAX, Service
from skill.assist.wishes import UnfitError, check_wish

_CHUNK_MS: Final = 100
_WIDTH: Final = 2
_log: Final = logging.getLogger("repcast.wyoming")


class Line(AsyncEventHandler):
    """Answers one client until it hangs up, something cannot be answered, or `finish` is called."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, service: Service
    ) -> None:
        super().__init__(reader, writer)
        self._service = service
        self._id = uuid4().hex
        self._busy = self._leaving = False
        self._text: str | None = None
        """What is left to speak of a text that still comes in; None if none does."""
        self._sounding_ms: int | None = None
        """How much has sounded since the last AudioStart; None after an AudioStop."""
        self._kinds: tuple[tuple[type[Eventable], Callable[[Any], Awaitable[None]]], ...] = (
            (Describe, self._describe),
            (Ping, self._ping),
            (Synthesize, self._synthesize),
            (SynthesizeStart, self._begin),
            (SynthesizeChunk, self._go_on),
            (SynthesizeStop, self._end),
            (Transcript, self._answer),
            (Recognize, self._answer),
        )

    async def handle_event(self, event: Event) -> bool:
        """Answer an event; whether there may be another on this line.

        After an Error the line is closed: Home Assistant waits for sound until then.
        """
        self._busy = True
        try:
            await self._handled(event)
        except (UnfitError, VoiceError) as error:
            await self.write_event(Error(text=str(error), code="unfit").event())
            return False
        except ConnectionError:
            return False
        except Exception:  # noqa: BLE001 - whatever it is, the client waits for an answer; it is logged
            _log.exception("answering %s failed", event.type)
            await self.write_event(Error(text="something went wrong here; see the log").event())
            return False
        finally:
            self._busy = False
        return not self._leaving

    async def finish(self) -> None:
        """Hang up, once what is being answered is answered."""
        self._leaving = True
        if not self._busy:
            await self.stop()

    async def _handled(self, event: Event) -> None:
        for kind, answer in self._kinds:
            if kind.is_type(event.type):
                try:
                    asked = kind.from_event(event)
                except (AttributeError, KeyError, TypeError) as error:
                    message = f"the event {event.type} lacks something: {error}"
                    raise UnfitError(message) from error
                await answer(asked)

    async def _describe(self, _asked: Describe) -> None:
        await self.write_event(info(self._service.speech, moves=self._service.moves).event())

    async def _ping(self, asked: Ping) -> None:
        await self.write_event(Pong(text=asked.text).event())

    async def _synthesize(self, asked: Synthesize) -> None:
        if self._text is not None:  # the same text once more, for who cannot take it in pieces
            return
        check_wish(asked.voice, asked.text_format, self._service.speech)
        await self._speak(_sentences(asked.text))
        await self._fall_silent()

    async def _begin(self, asked: SynthesizeStart) -> None:
        check_wish(asked.voice, asked.text_format, self._service.speech)
        self._text = ""

    async def _go_on(self, asked: SynthesizeChunk) -> None:
        if self._text is None:
            message = "a piece of a text came before its start"
            raise UnfitError(message)
        _check_length(self._text + asked.text)
        whole, self._text = finished_sentences(self._text + asked.text)
        await self._speak(whole)

    async def _end(self, _asked: SynthesizeStop) -> None:
        rest, self._text = self._text or "", None
        await self._speak(sentences_in(rest))
        if self._sounding_ms is not None:
            await self._fall_silent()
        await self.write_event(SynthesizeStopped().event())

    async def _speak(self, sentences: tuple[str, ...]) -> None:
        """Speak sentences, each as soon as it is voiced; nothing if one of them cannot be."""
        rate = self._service.speech.record.sample_rate
        for pronounced in await self._service.pronounced(sentences):
            samples = await self._service.spoken(pronounced)
            if self._sounding_ms is None:
                self._sounding_ms = 0
                start = AudioStart(rate=rate, width=_WIDTH, channels=1, timestamp=0)
                await self.write_event(start.event())
            step = rate * _CHUNK_MS // 1000 * _WIDTH
            for at in range(0, len(samples), step):
                chunk = AudioChunk(
                    rate=rate,
                    width=_WIDTH,
                    channels=1,
                    audio=samples[at : at + step],
                    timestamp=self._sounding_ms,
                )
                await self.write_event(chunk.event())
                self._sounding_ms += chunk.milliseconds

    async def _fall_silent(self) -> None:
        await self.write_event(AudioStop(timestamp=self._sounding_ms).event())
        self._sounding_ms = None

    async def _answer(self, asked: Transcript | Recognize) -> None:
        told = (asked.context or {}).get("conversation_id")
        where = told if isinstance(told, str) else self._id
        answer = await self._service.answer(asked.text, where)
        await self.write_event(_said(answer, asked).event())


def _said(answer: Answer, asked: Transcript | Recognize) -> Eventable:
    """An answer as an event. Whoever asks for an intent alone is told of nothing else."""
    if answer.move is not None:
        entities = [Entity(name=name, value=value) for name, value in answer.move.slots]
        return Intent(name=answer.move.name, entities=entities, context=asked.context)
    if isinstance(asked, Recognize):
        return NotRecognized(text=answer.text, context=asked.context)
    said = Handled if answer.handled else NotHandled
    return said(text=answer.text, context=asked.context)


def _sentences(text: str) -> tuple[str, ...]:
    _check_length(text)
    sentences = sentences_in(text)
    if not sentences:
        message = "there is nothing to speak: the text is empty"
        raise UnfitError(message)
    return sentences


def _check_length(text: str) -> None:
    if len(text) > TEXT_MAX:
        message = f"the text has {len(text)} letters; send at most {TEXT_MAX} at a time"
        raise UnfitError(message)
