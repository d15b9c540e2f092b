"""A strict listener: from a sentence to all that it could mean by an interaction model.

Alexa generalises from the samples; this one takes them word for word, so a sentence that it
understands in one way only is one that the model teaches without doubt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from skill.package.numbers import number_words
from skill.package.patterns import slots_in
from skill.package.stock import STOCK

LAUNCH: Final = "LaunchRequest"
_OPENERS: Final = ("open", "start", "launch", "begin", "load", "run", "talk to", "play", "use")
_ASKERS: Final = ("ask", "tell", "use", "open", "start", "launch")
_JOINTS: Final = ("to", "for", "about", "and", "if", "whether", "that")
"""What may stand between a skill's name and the request; it is not part of the request."""
_BACKWARD_JOINTS: Final = ("from", "in", "using", "with", "on")
"""What may stand between a request and a skill's name after it."""
_NUMBERS: Final = {
    form: str(number) for number in range(101) for form in (str(number), number_words(number))
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An intent, and for each of its slots that was filled the id of what it was filled with."""

    intent: str
    slots: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    intent: str
    before: str
    after: str
    slot: str | None
    values: dict[str, str]

    def match(self, sentence: str) -> Meaning | None:
        if self.slot is None:
            return Meaning(intent=self.intent) if sentence == self.before else None
        if not (sentence.startswith(self.before) and sentence.endswith(self.after)):
            return None
        filling = sentence[len(self.before) : len(sentence) - len(self.after)]
        value = self.values.get(filling)
        if value is None:
            return None
        return Meaning(intent=self.intent, slots=frozenset({(self.slot, value)}))


class Matcher:
    """A listener taught by one interaction model, as it stands in its file."""

    def __init__(self, model: dict[str, Any]) -> None:
        language = model["interactionModel"]["languageModel"]
        self._name = heard(language["invocationName"])
        self._types = {kind["name"]: _values(kind) for kind in language["types"]}
        self._types["AMAZON.NUMBER"] = _NUMBERS
        self._samples = [
            sample for intent in language["intents"] for sample in self._taught(intent)
        ]
        known = {intent["name"] for intent in language["intents"]}
        self._stock = {
            phrase: intent.value
            for intent, phrases in STOCK.items()
            for phrase in phrases
            if intent.value in known
        }

    def meanings(self, sentence: str) -> set[Meaning]:
        """All that a sentence could mean: in a session, or with "Alexa" before it outside one."""
        words = heard(sentence)
        if not words.startswith("alexa "):
            return self._in_session(words)
        words = words.removeprefix("alexa ")
        if words in self._stock:  # these need no name while the skill is the last that played
            return {Meaning(intent=self._stock[words])}
        if words in {self._name, *(f"{opener} {self._name}" for opener in _OPENERS)}:
            return {Meaning(intent=LAUNCH)}
        return {
            meaning for request in self._requests(words) for meaning in self._in_session(request)
        }

    def _in_session(self, words: str) -> set[Meaning]:
        found = {meaning for sample in self._samples if (meaning := sample.match(words))}
        if words in self._stock:
            found.add(Meaning(intent=self._stock[words]))
        return found

    def _requests(self, words: str) -> Iterator[str]:
        """What is asked of the skill, in a sentence that names it."""
        for asker in _ASKERS:
            start = f"{asker} {self._name} "
            if words.startswith(start):
                request = words.removeprefix(start)
                yield request
                for joint in _JOINTS:
                    if request.startswith(f"{joint} "):
                        yield request.removeprefix(f"{joint} ")
        for joint in _BACKWARD_JOINTS:
            if words.endswith(f" {joint} {self._name}"):
                yield words.removesuffix(f" {joint} {self._name}")

    def _taught(self, intent: dict[str, Any]) -> Iterator[_Sample]:
        kinds = {slot["name"]: slot["type"] for slot in intent["slots"]}
        for sample in intent["samples"]:
            slot = next(iter(slots_in(sample)), None)
            before, _, after = sample.partition(f"{{{slot}}}")
            yield _Sample(
                intent=intent["name"],
                before=before.replace(".", ""),
                after=after.replace(".", ""),
                slot=slot,
                values=self._types[kinds[slot]] if slot is not None else {},
            )


def heard(sentence: str) -> str:
    """A sentence as it is heard: without capitals and punctuation, but for apostrophes."""
    kept = (char if char.isalnum() or char == "'" else " " for char in sentence.lower())
    return " ".join("".join(kept).split())


def _values(kind: dict[str, Any]) -> dict[str, str]:
    return {
        heard(words): value["id"]
        for value in kind["values"]
        for words in (value["name"]["value"], *value["name"]["synonyms"])
    }
