"""What a device passes on of what it hears, and what it keeps to itself."""

from dataclasses import dataclass
from typing import Final

from skill.package.intents import Intent
from skill.speaker.grammar import WAKE_WORD, Grammar, Meaning
from skill.speaker.neighbours import Neighbours

_PLAYER_INTENTS: Final = frozenset(
    {
        Intent.PAUSE, Intent.RESUME, Intent.NEXT, Intent.PREVIOUS, Intent.REPEAT, Intent.START_OVER,
        Intent.LOOP_ON, Intent.LOOP_OFF, Intent.SHUFFLE_ON, Intent.SHUFFLE_OFF,
    }
)  # fmt: skip
_STOPPING: Final = frozenset({Intent.STOP, Intent.CANCEL})
"""Outside a session these reach it as a pause."""
_COURTESIES: Final = ("please", "now", "thanks", "thank you")
_ASKING: Final = frozenset(
    {
        "am", "are", "can", "did", "have", "how", "is", "should", "what", "what's", "when",
        "where", "which", "who", "whose", "why",
    }
)  # fmt: skip
"""What a question begins with; it is joined to the skill's name by nothing."""
_DOING: Final = frozenset(
    {
        "begin", "breathe", "change", "connect", "continue", "count", "delete", "describe", "do",
        "end", "erase", "explain", "find", "finish", "fit", "forget", "give", "go", "hold", "jump",
        "leave", "link", "list", "look", "make", "move", "open", "pause", "play", "read", "redo",
        "repeat", "reset", "resume", "rewind", "run", "set", "show", "skip", "speak", "start",
        "stop", "swap", "switch", "take", "talk", "teach", "tell", "try", "unlink", "use", "wait",
    }
)  # fmt: skip
"""What a request begins with that is joined to the skill's name by "to"."""

_TELLING: Final = frozenset(
    {
        "everything", "i", "i'm", "i've", "it", "it's", "my", "something", "that", "that's",
        "there's", "this", "you're",
    }
)  # fmt: skip
"""What a statement begins with; it is told, not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What decides whom a sentence reaches.

    Attributes:
        in_session: the skill has asked something, and the device waits for the answer.
        was_last: the skill plays, or was the last to play.
    """

    in_session: bool = False
    was_last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """It reaches the skill.

    Attributes:
        meaning: what Alexa takes it for.
        hint: one sentence to whoever tries, if it was taken for nothing in particular.
    """

    meaning: Meaning
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """The skill never learns of it.

    Attributes:
        why: one sentence, with what would work.
    """

    why: str


class Listening:
    """Ears that know one interaction model. "Alexa" may be left out: they are listening already."""

    def __init__(self, grammar: Grammar, invocation: str) -> None:
        """Prick them up.

        Args:
            grammar: the model.
            invocation: the skill's name, as it is written for people.
        """
        self._grammar = grammar
        self._invocation = invocation
        self._neighbours = Neighbours(grammar)

    def hear(self, sentence: str, situation: Situation) -> PassedOn | KeptBack:
        """Decide whether a sentence reaches the skill, and as what."""
        words = self._words(sentence)
        if not words:
            return KeptBack(why="Nothing was said.")
        found = self._named(words)
        if found is not None:
            return found
        if situation.in_session:
            return self._answer(words)
        return self._unnamed(words, situation)

    def _words(self, sentence: str) -> str:
        words = self._grammar.heard(sentence)
        return words.removeprefix(WAKE_WORD).strip() if _starts(words, WAKE_WORD) else words

    def _named(self, words: str) -> PassedOn | None:
        """A sentence with the skill's name in it: it opens the skill, or asks something of it."""
        for said in _variants(words):
            meaning = _only(self._grammar.meanings(f"{WAKE_WORD} {said}"))
            if meaning is not None and not self._grammar.is_stock(said):
                return PassedOn(meaning=meaning)
        requests = list(self._grammar.requests(words))
        return self._fallback(requests[-1]) if requests else None

    def _answer(self, words: str) -> PassedOn:
        _, meaning = self._understood(words)
        return self._fallback(words) if meaning is None else PassedOn(meaning=meaning)

    def _fallback(self, words: str) -> PassedOn:
        near = self._neighbours.nearest(words)
        hint = f"no sample matches; the nearest is “{near}”" if near else "no sample matches"
        return PassedOn(meaning=Meaning(intent=Intent.FALLBACK), hint=hint)

    def _unnamed(self, words: str, situation: Situation) -> PassedOn | KeptBack:
        said, meaning = self._understood(words)
        if meaning is None:
            return KeptBack(why=self._unknown(words))
        if not self._is_for_player(said, meaning):
            return KeptBack(
                why="Without the skill's name, and with no question open, a device passes on only "
                "next, previous, pause, resume, stop, repeat, start over, shuffle and loop; say: "
                f"{self.one_shot(said)}"
            )
        if not situation.was_last:
            return KeptBack(
                why="Nothing of this skill has played on this device yet, so this does not reach "
                f"it; say: Alexa, open {self._invocation}"
            )
        if meaning.intent in _STOPPING:
            return PassedOn(meaning=Meaning(intent=Intent.PAUSE))
        return PassedOn(meaning=meaning)

    def _is_for_player(self, words: str, meaning: Meaning) -> bool:
        """Whether it reaches the skill that was the last to play, though nobody names it."""
        return self._grammar.is_stock(words) and meaning.intent in _PLAYER_INTENTS | _STOPPING

    def _understood(self, words: str) -> tuple[str, Meaning | None]:
        """The words that mean something to the skill, and what."""
        for said in _variants(words):
            meaning = _only(self._grammar.in_session(said))
            if meaning is not None:
                return said, meaning
        return words, None

    def _unknown(self, words: str) -> str:
        near = self._neighbours.nearest(words)
        if near is None:
            return f"This reaches nobody; say: Alexa, open {self._invocation}"
        _, meaning = self._understood(near)
        offer = self.one_shot(near)
        if meaning is not None and self._is_for_player(near, meaning):
            offer = f"Alexa, {near}"
        return f"This reaches nobody; the nearest that may is: {offer}"

    def one_shot(self, request: str) -> str:
        """A request to the skill as it is said when nothing is open."""
        first = request.partition(" ")[0]
        if first in _TELLING:
            return f"Alexa, tell {self._invocation} {request}"
        joint = "" if first in _ASKING else "to " if first in _DOING else "for "
        return f"Alexa, ask {self._invocation} {joint}{request}"


def _starts(words: str, word: str) -> bool:
    return words == word or words.startswith(f"{word} ")


def _variants(words: str) -> tuple[str, ...]:
    """The words, and without a courtesy before or after them: Alexa does not mind those."""
    bare = words
    for courtesy in _COURTESIES:
        bare = bare.removesuffix(f" {courtesy}").removeprefix(f"{courtesy} ")
    return (words,) if bare == words else (words, bare)


def _only(meanings: set[Meaning]) -> Meaning | None:
    """The one meaning; should there be several, one of them, and always the same."""
    return min(meanings, key=lambda meaning: (meaning.intent, sorted(meaning.slots)), default=None)
