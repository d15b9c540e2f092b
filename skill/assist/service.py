"""What is served, away from the event loop: each piece of work in a thread of a bounded number."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

from audio_builder.speech import Speech
from skill.assist.answers import Answer, Answers

TEXT_MAX: Final = 10_000
"""Letters of one text; twelve minutes of speech."""
SENTENCE_MAX: Final = 300
"""Letters of what is asked; nobody says as much in one breath."""
ResultT = TypeVar("ResultT")


class Service:
    """The voice and the skill, for everybody who is connected."""

    def __init__(self, speech: Speech, answers: Answers) -> None:
        self.speech = speech
        self._answers = answers
        self._speaking = ThreadPoolExecutor(speech.threads, thread_name_prefix="speech")
        # The store's turns and the conversations are one thing at a time.
        self._answering = ThreadPoolExecutor(1, thread_name_prefix="answers")

    @property
    def moves(self) -> bool:
        """Whether moves are handed on to Home Assistant."""
        return self._answers.moves

    def load(self) -> None:
        """Load the engines before the first sentences wait for them.

        Raises:
            VoiceError: if the voice cannot run here.
        """
        # Handed in at once, each goes to a thread of its own.
        begun = [self._speaking.submit(self.speech.load) for _ in range(self.speech.threads)]
        for each in begun:
            each.result()

    async def pronounced(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """Sentences as the engine will be handed them, or the first that cannot be spoken.

        Raises:
            VoiceError: if one of them cannot be.
        """

        def pronounce() -> tuple[str, ...]:
            return tuple(map(self.speech.pronounce, sentences))

        return await _in(self._speaking, pronounce)

    async def spoken(self, pronounced: str) -> bytes:
        """The samples of a sentence. Sentences of several texts take turns.

        Raises:
            VoiceError: if it cannot be spoken.
        """
        return await _in(self._speaking, self.speech.speak, pronounced)

    async def answer(self, sentence: str, conversation_id: str) -> Answer:
        """The skill's answer to a sentence."""
        if len(sentence) > SENTENCE_MAX:
            return Answer(text=f"Ask in at most {SENTENCE_MAX} letters.", handled=False)
        return await _in(self._answering, self._answers.answer, sentence, conversation_id)

    def close(self) -> None:
        """Wait for what is in hand, and begin nothing more."""
        for pool in (self._speaking, self._answering):
            pool.shutdown(cancel_futures=True)


async def _in(
    pool: ThreadPoolExecutor,
    work: Callable[..., ResultT],
    *arguments: Any,  # noqa: ANN401 - those of the work
) -> ResultT:
    return await asyncio.get_running_loop().run_in_executor(pool, work, *arguments)
