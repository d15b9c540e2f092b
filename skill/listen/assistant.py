"""The loop: a frame of sound in, a frame of sound out, and between them all that a speaker does."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import Final, Protocol

from skill.listen.endpoint import Endpoint, Reached
from skill.listen.hearing import Expected, Hearing, Sentence
from skill.listen.judgement import Judgement
from skill.listen.loudness import Loudness
from skill.listen.mixing import Mixer
from skill.listen.ports import (
    FRAME_MS,
    Captured,
    EchoCanceller,
    Heard,
    Loudspeaker,
    Microphone,
    VoiceDetector,
    WakeWord,
)

_BEFORE_MS: Final = 1_600
"""So much of what was heard is kept: the wake phrase is recognised together with what follows."""
_LATE_FRAMES: Final = 40
"""A wake phrase alone is this long at most, once it was noticed; more is the beginning of more."""


class Kind(StrEnum):
    """What a note is about."""

    WOKE = "woke"
    HEARD = "heard"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that the terminal shows.

    Attributes:
        at_ms: when, since the loop began.
        kind: what it is about.
        text: what was heard.
        took_ms: how long one waited for it since the end of speech.
    """

    at_ms: int
    kind: Kind
    text: str = ""
    took_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """The parts that hear."""

    canceller: EchoCanceller
    wake_word: WakeWord
    detector: VoiceDetector
    hearing: Hearing


class Listener(Protocol):
    """What words do: `skill.listen.listener` is the real one."""

    @property
    def is_asked(self) -> bool:
        """Whether a question is open."""
        ...

    def hear(self, words: str) -> None:
        """Do what words mean."""
        ...

    def is_yes(self, words: str) -> bool:
        """Whether words say yes."""
        ...

    def say(self, text: str) -> None:
        """Say something that the skill has not said."""
        ...

    def stay_silent(self) -> None:
        """Nobody has answered."""
        ...

    def pass_time(self, ms: int) -> None:
        """The track has played on."""
        ...

    def sync(self, *, held: bool) -> None:
        """Play what is to be played."""
        ...


class Assistant:
    """One speaker in one room."""

    def __init__(
        self,
        ears: Ears,
        mixer: Mixer,
        listener: Listener,
        *,
        tell: Callable[[Note], None],
        typed: Callable[[], str | None],
    ) -> None:
        self._ears, self._mixer, self._listener = ears, mixer, listener
        self._tell, self._typed = tell, typed
        self._heard: deque[Heard] = deque(maxlen=_BEFORE_MS // FRAME_MS)
        self._expected: Expected | None = None
        """What is listened for; None while only the wake word is."""
        self._endpoint = Endpoint()
        self._loudness = Loudness()
        self._doubted = ""
        self.at_ms = 0
        """How long the loop has gone on."""

    def run(self, microphone: Microphone, loudspeaker: Loudspeaker) -> None:
        """Go on until the microphone has no more to give."""
        while (captured := microphone.read()) is not None:
            self._hear(captured)
            self._type()
            self._listener.sync(held=self._mixer.held)
            sound, has_moved = self._mixer.frame()
            loudspeaker.play(sound)
            self._listener.pass_time(FRAME_MS if has_moved else 0)
            self.at_ms += FRAME_MS

    def _hear(self, captured: Captured) -> None:
        frame = self._ears.canceller.cancel(captured)
        self._heard.append(frame)
        voiced = self._is_voiced(frame)
        woken = self._ears.wake_word.hears(frame)
        if woken:
            self._note(Kind.WOKE)
            self._doubted = ""
            self._mixer.hush()
            asked = self._listener.is_asked
            self._listen(Expected(after_wake=True, asked=asked), before=tuple(self._heard))
        elif self._expected is not None and not self._mixer.speaks:
            self._ears.hearing.take(frame)
            self._endpoint, reached = self._endpoint.after(voiced=voiced)
            if reached is not Reached.NOTHING:
                self._reached(reached, self._expected)
        elif self._expected is None and self._mixer.held and not self._mixer.speaks:
            self._after_answer()

    def _is_voiced(self, frame: Heard) -> bool:
        is_loud = self._loudness.is_loud(frame)
        return self._ears.detector.hears(frame) and is_loud

    def _listen(self, expected: Expected, before: tuple[Heard, ...] = ()) -> None:
        self._mixer.held = True
        self._expected, self._endpoint = expected, Endpoint()
        self._ears.hearing.listen(expected, before)

    def _reached(self, reached: Reached, expected: Expected) -> None:
        if reached is Reached.GIVEN_UP:
            self._give_up()
            return
        begun = perf_counter()
        said = self._ears.hearing.sentence()
        took_ms = self._endpoint.quiet_ms + round((perf_counter() - begun) * 1000)
        if reached is Reached.PERHAPS:
            if said.judgement is Judgement.SURE:
                self._understood(said, expected, took_ms)
        elif not said.words and self._is_wake_phrase_alone(expected):
            self._endpoint = Endpoint(since_ms=self._endpoint.since_ms)
        else:
            self._understood(said, expected, took_ms)

    def _is_wake_phrase_alone(self, expected: Expected) -> bool:
        return expected.after_wake and self._endpoint.voiced_ms <= _LATE_FRAMES * FRAME_MS

    def _understood(self, said: Sentence, expected: Expected, took_ms: int) -> None:
        self._expected = None
        if expected.yes_or_no:
            self._confirm(said, took_ms)
        elif said.judgement is Judgement.SURE:
            self._note(Kind.HEARD, said.words, took_ms)
            self._listener.hear(said.words)
        elif said.judgement is Judgement.DOUBT:
            self._note(Kind.UNSURE, said.words, took_ms)
            self._doubted = said.words
            self._listener.say(f"Did you say: {said.words}?")
        else:
            self._note(Kind.UNKNOWN, took_ms=took_ms)

    def _confirm(self, said: Sentence, took_ms: int) -> None:
        doubted, self._doubted = self._doubted, ""
        is_sure = said.judgement is Judgement.SURE
        self._note(Kind.HEARD if is_sure else Kind.UNKNOWN, said.words, took_ms)
        if is_sure and self._listener.is_yes(said.words):
            self._listener.hear(doubted)

    def _give_up(self) -> None:
        self._expected, self._doubted = None, ""
        self._listener.stay_silent()

    def _after_answer(self) -> None:
        """All is said: either something was asked, or the coach goes on."""
        if self._doubted:
            self._listen(Expected(yes_or_no=True))
        elif self._listener.is_asked:
            self._listen(Expected(asked=True))
        else:
            self._mixer.held = False

    def _type(self) -> None:
        line = self._typed()
        if line is None:
            return
        self._note(Kind.TYPED, line)
        self._expected, self._doubted = None, ""
        self._mixer.held = True
        self._listener.hear(line)

    def _note(self, kind: Kind, text: str = "", took_ms: int = 0) -> None:
        self._tell(Note(at_ms=self.at_ms, kind=kind, text=text, took_ms=took_ms))
