"""What a sentence can mean by an interaction model, as it stands in its file.

Alexa generalises from the samples. This takes them word for word, so a sentence that it understands
in one way only is one that the model teaches without doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from skill.package.numbers import number_words
from skill.package.patterns import slots_in
from skill.package.stock import STOCK

LAUNCH: Final = "LaunchRequest"
WAKE_WORD: Final = "alexa"
_OPENERS: Final = ("open", "start", "launch", "begin", "load", "run", "talk to", "play", "use")
_ASKERS: Final = ("ask", "tell", "use", "open", "start", "launch")
_JOINTS: Final = ("to", "for", "about", "and", "if", "whether", "that")
"""What may stand between a skill's name and the request; it is not part of the request."""
_BACKWARD_JOINTS: Final = ("from", "in", "using", "with", "on")
"""What may stand between a request and a skill's name after it."""
_DIGITS: Final = {number_words(digit): str(digit) for digit in range(10)}
_NUMBERS: Final = {
    form: str(number) for number in range(101) for form in (str(number), number_words(number))
}
_A_NUMBER: Final = "ten"
_INITIALS: Final = re.compile(r"\b(?:\w )+\w\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An intent, and for each of its slots that was filled the id of what it was filled with.

    Attributes:
        intent: its name, or `LAUNCH`.
        slots: the name of each slot, and the id in it.
        words: the name of each slot, and the words that were heard in it.
    """

    intent: str
    slots: frozenset[tuple[str, str]] = frozenset()
    words: tuple[tuple[str, str], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sentence that the model teaches.

    Attributes:
        intent: what it means.
        before: its words, up to the blank if it has one; of two blanks, the words between them.
        after: those after the blank.
        slot: the blank's name; of two, that of the second.
        values: what may stand in the blank, and the ids of that.
        number: the name of the first of two blanks, which takes a number.
        opening: the words before that one.
    """

    intent: str
    before: str
    after: str
    slot: str | None
    values: dict[str, str]
    number: str | None = None
    opening: str = ""

    def match(self, sentence: str) -> Meaning | None:
        """What a sentence means, if it is this one."""
        if self.number is None:
            return self._match(sentence)
        said, joint, rest = sentence.removeprefix(self.opening).partition(self.before)
        number, found = number_said(said), self._match(f"{joint}{rest}")
        if not sentence.startswith(self.opening) or number is None or found is None:
            return None
        return Meaning(
            intent=self.intent,
            slots=found.slots | {(self.number, number)},
            words=((self.number, said), *found.words),
        )

    def _match(self, sentence: str) -> Meaning | None:
        if self.slot is None:
            return Meaning(intent=self.intent) if sentence == self.before else None
        filling = self.filling(sentence)
        value = self._value(filling) if filling is not None else None
        if filling is None or value is None:
            return None
        return Meaning(
            intent=self.intent,
            slots=frozenset({(self.slot, value)}),
            words=((self.slot, filling),),
        )

    def _value(self, filling: str) -> str | None:
        return number_said(filling) if self.values is _NUMBERS else self.values.get(filling)

    def filling(self, sentence: str) -> str | None:
        """What stands in the blank of a sentence; None if it does not fit around that."""
        if not (sentence.startswith(self.before) and sentence.endswith(self.after)):
            return None
        return sentence[len(self.before) : len(sentence) - len(self.after)]

    def filled(self, filling: str) -> str:
        """The sentence with words in its blank, and a number that may be in the other one."""
        number = _A_NUMBER if self.number is not None else ""
        return f"{self.opening}{number}{self.before}{filling}{self.after}"


class Grammar:
    """All that one interaction model teaches."""

    def __init__(self, model: dict[str, Any]) -> None:
        language = model["interactionModel"]["languageModel"]
        self.name = heard(language["invocationName"])
        """What the skill is called by, as it is heard."""
        types = {kind["name"]: _values(kind) for kind in language["types"]}
        said = (self.name, *(words for values in types.values() for words in values))
        self._initials = {
            row.replace(" ", ""): row for words in said for row in _INITIALS.findall(words)
        }
        # A name may have a word that is another's initials: "ir" is heard as "i r" there too.
        self.name = self.heard(self.name)
        self._types = {
            name: {self.heard(words): value for words, value in values.items()}
            for name, values in types.items()
        }
        self._types["AMAZON.NUMBER"] = _NUMBERS
        self.samples = [sample for intent in language["intents"] for sample in self._taught(intent)]
        known = {intent["name"] for intent in language["intents"]}
        self._stock = {
            phrase: intent.value
            for intent, phrases in STOCK.items()
            for phrase in phrases
            if intent.value in known
        }

    def meanings(self, sentence: str) -> set[Meaning]:
        """All that a sentence could mean: in a session, or with "Alexa" before it outside one."""
        words = self.heard(sentence)
        if not words.startswith(f"{WAKE_WORD} "):
            return self.in_session(words)
        words = words.removeprefix(f"{WAKE_WORD} ")
        if self.is_stock(words):  # these need no name while the skill is the last that played
            return {Meaning(intent=self._stock[words])}
        if self.is_launch(words):
            return {Meaning(intent=LAUNCH)}
        return {meaning for request in self.requests(words) for meaning in self.in_session(request)}

    def heard(self, sentence: str) -> str:
        """A sentence as it is heard, with initials that the model knows letter by letter."""
        words = heard(sentence).split()
        return " ".join(self._initials.get(word, word) for word in words)

    def in_session(self, words: str) -> set[Meaning]:
        """All that words could mean to the skill, once it listens to them."""
        found = {meaning for sample in self.samples if (meaning := sample.match(words))}
        if words in self._stock:
            found.add(Meaning(intent=self._stock[words]))
        return found

    def is_launch(self, words: str) -> bool:
        """Whether the skill is opened, and nothing asked of it."""
        return words in {self.name, *(f"{opener} {self.name}" for opener in _OPENERS)}

    def is_stock(self, words: str) -> bool:
        """Whether it is one of the sentences that built-in intents have of themselves."""
        return words in self._stock

    def requests(self, words: str) -> Iterator[str]:
        """What may be asked of the skill, in a sentence that names it."""
        for asker in _ASKERS:
            start = f"{asker} {self.name} "
            if words.startswith(start):
                request = words.removeprefix(start)
                yield request
                for joint in _JOINTS:
                    if request.startswith(f"{joint} "):
                        yield request.removeprefix(f"{joint} ")
        for joint in _BACKWARD_JOINTS:
            if words.endswith(f" {joint} {self.name}"):
                yield words.removesuffix(f" {joint} {self.name}")

    @property
    def stock(self) -> tuple[str, ...]:
        """The sentences that built-in intents have of themselves."""
        return tuple(self._stock)

    def _taught(self, intent: dict[str, Any]) -> Iterator[Sample]:
        kinds = {slot["name"]: slot["type"] for slot in intent["slots"]}
        for sample in intent["samples"]:
            *others, slot = slots_in(sample) or (None,)
            number = next(iter(others), None)
            opening, _, rest = sample.rpartition(f"{{{number}}}")
            before, _, after = rest.partition(f"{{{slot}}}")
            yield Sample(
                intent=intent["name"],
                before=before.replace(".", ""),
                after=after.replace(".", ""),
                slot=slot,
                values=self._types[kinds[slot]] if slot is not None else {},
                number=number,
                opening=opening.replace(".", ""),
            )


def number_said(words: str) -> str | None:
    """The number that words are, in digits; also one that is said digit by digit."""
    if words in _NUMBERS:
        return _NUMBERS[words]
    digits = [_DIGITS.get(word, word) for word in words.split()]
    return "".join(digits) if digits and all(map(str.isdecimal, digits)) else None


def heard(sentence: str) -> str:
    """A sentence without capitals and punctuation, but for apostrophes."""
    straight = sentence.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    kept = (char if char.isalnum() or char == "'" else " " for char in straight)
    return " ".join("".join(kept).split())


def _values(kind: dict[str, Any]) -> dict[str, str]:
    return {
        heard(words): value["id"]
        for value in kind["values"]
        for words in (value["name"]["value"], *value["name"]["synonyms"])
    }
