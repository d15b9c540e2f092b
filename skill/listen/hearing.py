"""From sound to a sentence: what may be said just now, and how sure one is that it was."""

from collections.abc import Callable
from dataclasses import dataclass

from skill.listen.judgement import Judgement, judge
from skill.listen.network import Network, Token, network_of, sayable
from skill.listen.ports import Heard, Recogniser
from skill.listen.vocabulary import ANSWERS, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is said next.

    Attributes:
        after_wake: it follows the wake phrase, which is in the sound as well.
        asked: a question of the skill is open.
        yes_or_no: only that is of interest.
    """

    after_wake: bool = False
    asked: bool = False
    yes_or_no: bool = False


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

    def hear(self, sound: Heard, expected: Expected) -> Sentence:
        """What was said, and how sure that is."""
        words = self._recogniser.recognise(sound, self._network(expected))
        if expected.after_wake:
            # The first word of the phrase may have been missed; the last is always there.
            said = (
                words[len(self._wake) :]
                if words[:1] and self._is_first(words[0].text)
                else (words[len(self._wake) - 1 :])
            )
        else:
            said = words
        return Sentence(words=" ".join(word.text for word in said), judgement=judge(said))

    def lost(self) -> tuple[str, ...]:
        """The words that cannot be heard: sentences with them can only be typed."""
        return self._sayable(self._vocabulary().sentences(asked=True))[1]

    def _is_first(self, word: str) -> bool:
        return len(self._wake) == 1 or word == self._wake[0]

    def _network(self, expected: Expected) -> Network:
        vocabulary = self._vocabulary()
        if vocabulary is not self._made_for:
            self._networks, self._made_for = {}, vocabulary
        if expected not in self._networks:
            sentences: tuple[tuple[Token, ...], ...] = ANSWERS
            if not expected.yes_or_no:
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
