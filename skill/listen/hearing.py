"""From sound to a sentence: what may be said just now, and how sure one is that it was."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from skill.listen.judgement import Judgement, covers, fit, judge
from skill.listen.network import Network, Token, network_of, sayable
from skill.listen.ports import Heard, Recogniser, Word
from skill.listen.vocabulary import ANSWERS, Vocabulary

_AT_ONCE: Final = 3
"""So many waiting frames are recognised while one comes in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is said next.

    Attributes:
        after_wake: it follows the wake phrase, which is in the sound as well.
        asked: a question of the skill is open.
        yes_or_no: only that is of interest.
        stopping: only single words that stop the coach are.
    """

    after_wake: bool = False
    asked: bool = False
    yes_or_no: bool = False
    stopping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What was heard.

    Attributes:
        words: without the wake phrase; empty if it is no sentence.
        judgement: how sure that is.
    """

    words: str = ""
    judgement: Judgement = Judgement.NOTHING


class Hearing:
    """A recogniser, and the vocabulary of what is there to be played."""

    def __init__(
        self, recogniser: Recogniser, vocabulary: Callable[[], Vocabulary], wake_phrase: str
    ) -> None:
        self._recogniser = recogniser
        self._vocabulary = vocabulary
        self._wake = tuple(wake_phrase.split())
        self._made_for: Vocabulary | None = None
        self._networks: dict[Expected, Network] = {}
        self._expected = Expected()
        self._sound: list[Heard] = []
        self._taken: int | None = None
        """So many of these frames the recogniser has; None while it has not begun."""

    def listen(self, expected: Expected, before: tuple[Heard, ...] = ()) -> None:
        """A sentence begins, with frames that have come already."""
        self._expected, self._sound, self._taken = expected, list(before), None

    def take(self, frame: Heard) -> None:
        """Take in a frame. What waits is caught up with bit by bit: the sound must not stop."""
        self._sound.append(frame)
        self._catch_up(_AT_ONCE)

    def sentence(self) -> Sentence:
        """What has been said, and how sure that is; more of it may still come.

        A single short word drowns among the beginnings of longer sentences. "Stop" must not: what
        is no sure sentence is held once more against the words that stop the coach; what would be
        asked back is done, if all that it does is to stop.
        """
        self._catch_up(len(self._sound))
        found, self._taken = self._recogniser.words(), None
        said = self._after_wake_phrase(found)
        if judge(said) is not Judgement.SURE and not self._expected.yes_or_no:
            stopped = self._after_wake_phrase(self._stopping())
            said = max(stopped, said, key=fit)
        words, judgement = " ".join(word.text for word in said), judge(said)
        if judgement is Judgement.DOUBT and self._stops(words):
            judgement = Judgement.SURE
        return Sentence(words=words, judgement=judgement)

    def _stops(self, words: str) -> bool:
        return self._vocabulary().stops(words, asked=self._expected.asked)

    def _after_wake_phrase(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """What was said after the wake phrase, if that is all that was."""
        woken = self._woken(words)
        since = words[woken - 1].begins + words[woken - 1].moments if woken else 0
        said = words[woken:]
        return said if covers(said, np.concatenate(self._sound), since) else ()

    def _woken(self, words: tuple[Word, ...]) -> int:
        """How many of the words are the wake phrase."""
        if not self._expected.after_wake or not words:
            return 0
        # The first word of the phrase may have been missed; the last is always there.
        return len(self._wake) - (words[0].text != self._wake[0])

    def _catch_up(self, most: int) -> None:
        if self._taken is None:
            self._recogniser.begin(self._network(self._expected))
            self._taken = 0
        waiting = self._sound[self._taken : self._taken + most]
        if waiting:
            self._recogniser.take(np.concatenate(waiting))
            self._taken += len(waiting)

    def _stopping(self) -> tuple[Word, ...]:
        """All of the sound, as one of the words that stop the coach."""
        self._recogniser.begin(self._network(replace(self._expected, stopping=True)))
        self._recogniser.take(np.concatenate(self._sound))
        return self._recogniser.words()

    def lost(self) -> tuple[str, ...]:
        """The words that cannot be heard: sentences with them can only be typed."""
        return self._sayable(self._vocabulary().sentences(asked=True))[1]

    def _network(self, expected: Expected) -> Network:
        vocabulary = self._vocabulary()
        if vocabulary is not self._made_for:
            self._networks, self._made_for = {}, vocabulary
        if expected not in self._networks:
            sentences: tuple[tuple[Token, ...], ...] = ANSWERS
            if expected.stopping:
                sentences, _ = self._sayable(vocabulary.stopping)
            elif not expected.yes_or_no:
                sentences, _ = self._sayable(vocabulary.sentences(asked=expected.asked))
            before = self._wake if expected.after_wake else ()
            self._networks[expected] = network_of(sentences, before)
        return self._networks[expected]

    def _sayable(
        self, sentences: tuple[tuple[Token, ...], ...]
    ) -> tuple[tuple[tuple[Token, ...], ...], tuple[str, ...]]:
        tokens = {token for sentence in sentences for token in sentence}
        phrases = [each for one in tokens for each in ((one,) if isinstance(one, str) else one)]
        known = {w: self._recogniser.knows(w) for phrase in phrases for w in phrase.split()}
        found = sayable(sentences, known)
        return found.sentences, found.lost
