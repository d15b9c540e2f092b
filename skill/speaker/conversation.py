"""A conversation: what is said goes through the ears into the device, and the skill answers."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from skill.alexa import requests
from skill.speaker.device import step, with_profile
from skill.speaker.envelopes import Household, envelope
from skill.speaker.listening import KeptBack, Listening, Situation
from skill.speaker.player import Activity, Profile
from skill.speaker.refusals import PLAY
from skill.speaker.signals import (
    Answered,
    Broke,
    Button,
    Happened,
    Pressed,
    Said,
    Send,
    Signal,
    Waited,
)
from skill.speaker.steps import Device, Step

Answering = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""The skill: from an envelope to the whole answer."""
Measuring = Callable[[str], int | None]
"""From a track's address to its length in milliseconds; None if it cannot be fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request as it was sent, and the whole answer."""

    request: Mapping[str, Any]
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of something that was done.

    Attributes:
        happened: what a listener could notice, in its order.
        exchanges: what went to the skill and came back, in its order.
        note: one sentence of ours: why nothing reached the skill, or how it was taken.
    """

    happened: tuple[Happened, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    note: str = ""


@dataclass(kw_only=True)
class Conversation:
    """One device in one household. One thing is done at a time.

    Attributes:
        answer: the skill.
        length_of: tells how long a track is.
        listening: gives the ears, for what is played now.
        clock: tells the time, in UTC.
        household: whose device it is.
        device: how things stand.
        sent: how many requests there have been.
        last_event: what the player told last.
    """

    answer: Answering
    length_of: Measuring
    listening: Callable[[], Listening]
    clock: Callable[[], datetime]
    household: Household = field(default_factory=Household)
    device: Device = field(default_factory=Device)
    sent: int = 0
    last_event: Send | None = None

    def say(self, sentence: str) -> Outcome:
        """Say something to the device."""
        situation = Situation(
            in_session=self.device.session is not None,
            was_last=self.device.player.activity is not Activity.IDLE,
        )
        heard = self.listening().hear(sentence, situation)
        if isinstance(heard, KeptBack):
            return Outcome(note=heard.why)
        return self.do(Said(meaning=heard.meaning), note=heard.hint)

    def press(self, button: Button) -> Outcome:
        """Press a button."""
        return self.do(Pressed(button=button))

    def wait(self, ms: int) -> Outcome:
        """Let time pass."""
        return self.do(Waited(ms=ms))

    def play_to(self, offset_ms: int) -> Outcome:
        """Let time pass until the track is there; it never goes back."""
        return self.wait(max(0, offset_ms - self.device.player.offset_ms))

    def fail(self) -> Outcome:
        """The track in the player cannot be played."""
        return self.do(Broke())

    def ask_for_next(self, profile: Profile) -> None:
        """From the next track on, ask for what follows it early or late."""
        self.device = with_profile(self.device, profile)

    def again(self) -> Outcome:
        """Tell the player's last event once more, as devices do; nothing if there was none."""
        if self.last_event is None:
            return Outcome()
        return self._carried(Step(device=self.device, sends=(self.last_event,)), "")

    def do(self, signal: Signal, *, note: str = "") -> Outcome:
        """Hand the device a signal, carry its requests to the skill, and the answers back."""
        done = step(self.device, signal)
        return self._carried(done, note)

    def _carried(self, done: Step, note: str) -> Outcome:
        """Carry on from a step until there is nothing to send, and no time left to pass."""
        happened, exchanges, sends = list[Happened](), list[Exchange](), deque[Send]()
        left_ms = 0
        while True:
            self.device = done.device
            happened += done.happened
            sends += done.sends
            left_ms = done.left_ms or left_ms
            if sends:
                exchange = self._sent(sends.popleft())
                exchanges.append(exchange)
                done = step(self.device, self._answered(exchange))
            elif left_ms:
                left_ms, waited = 0, Waited(ms=left_ms)
                done = step(self.device, waited)
            else:
                return Outcome(happened=tuple(happened), exchanges=tuple(exchanges), note=note)

    def _sent(self, send: Send) -> Exchange:
        self.sent += 1
        if send.request["type"] in requests.PLAYER:
            self.last_event = send
        request = envelope(send, self.household, self.sent, self.clock())
        return Exchange(request=request, answer=self.answer(request))

    def _answered(self, exchange: Exchange) -> Answered:
        response = exchange.answer["response"]
        urls = [
            directive["audioItem"]["stream"]["url"]
            for directive in response.get("directives", [])
            if directive.get("type") == PLAY
        ]
        return Answered(
            request=exchange.request["request"],
            response=response,
            attributes=exchange.answer.get("sessionAttributes") or {},
            length_ms=self.length_of(urls[0]) if urls else None,
        )
