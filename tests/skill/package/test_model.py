"""The interaction model: its samples, and the shipped one as a person read it."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from skill.package.choices import FIXED
from skill.package.intents import SLOTS_OF, TYPE_OF, Intent, Slot, SlotType
from skill.package.language import fixed_sentences
from skill.package.limits import fitted_model
from skill.package.manifest import Offer, render_manifest
from skill.package.patterns import expand, fill, slots_in
from skill.package.samples import SAMPLES

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = re.compile(r"(?:(?:[^\W\d_]+(?:'[^\W\d_]+)*|[a-z]\.|\{[a-z]+\})(?: |$))+")


@pytest.mark.parametrize("name", ["en-US.json", "skill.json"])
def test_golden(offer: Offer, model: dict[str, Any], name: str) -> None:
    """What Alexa and the store are told changes only on purpose; GOLDEN=write writes it anew."""
    rendered = model if name == "en-US.json" else render_manifest(offer)
    if os.environ.get("GOLDEN") == "write":
        text = json.dumps(rendered, indent=2, ensure_ascii=False) + "\n"
        (GOLDEN / name).write_text(text, encoding="utf-8")

    assert rendered == json.loads((GOLDEN / name).read_text(encoding="utf-8"))


def test_the_file_of_one_routine(offer: Offer, model: dict[str, Any]) -> None:
    """What is written for a routine alone is the golden file, byte for byte."""
    assert fitted_model(model, offer.named) == (GOLDEN / "en-US.json").read_bytes()


def test_a_pattern() -> None:
    """A pattern stands for each way through its groups, once."""
    assert expand("(go|jump) to {exercise}( please|)") == (
        "go to {exercise} please", "go to {exercise}",
        "jump to {exercise} please", "jump to {exercise}",
    )  # fmt: skip
    assert expand("(a|) day(s|s)") == ("a days", "days")


def test_no_sentence_belongs_to_two_intents() -> None:
    """Samples, their choices and the built-ins' own sentences: each has one intent."""
    owners: dict[str, set[Intent]] = {}
    for sentence in fixed_sentences():
        owners.setdefault(sentence.heard, set()).add(sentence.intent)

    assert {words: intents for words, intents in owners.items() if len(intents) > 1} == {}


PLAIN = re.compile(
    r"(?:an?|bit|can|do|give|go|i|i'd|is|it|it's|just|keep|let's|like|little|make|me|need|only"
    r"|please|set|something|switch|that|that's|the|this|to|use|want|we|with|you|you're) "
)
"""Words that tell nobody what a wish is about."""
PACE = (SlotType.BREATH, SlotType.LENGTH, SlotType.EXCESS, SlotType.GUIDE, SlotType.LEVEL)


def test_a_word_of_two_blanks_alone_means_one_thing() -> None:
    """A word that may be said of two things, as "shorter", is taught for one where it is alone."""
    said = {words for kind in PACE for value in FIXED[kind] for words in value.words}
    alone: dict[str, set[Intent]] = {}
    for sentence in fixed_sentences():
        left = PLAIN.sub("", f"{sentence.words} ").strip()
        if left in said:
            alone.setdefault(left, set()).add(sentence.intent)

    assert alone["shorter"] == {Intent.SHORTEN}
    assert {words: intents for words, intents in alone.items() if len(intents) > 1} == {}


def test_no_alike_sentence_differs_by_its_number() -> None:
    """Where only a number is said, in one intent's blank or another's, the words around it tell."""
    bare: dict[str, set[Intent]] = {}
    for intent, samples in SAMPLES.items():
        for sample in samples:
            slots = slots_in(sample)
            if len(slots) == 1 and TYPE_OF[Slot(slots[0])] is SlotType.NUMBER:
                bare.setdefault(fill(sample, slots[0], "#"), set()).add(intent)

    assert {frame: intents for frame, intents in bare.items() if len(intents) > 1} == {}


def test_samples_keep_the_rules() -> None:
    """Slots are declared, at most two a sample; custom intents have samples; characters fit.

    The first of two is a number, and neither takes the library's own names: `clashes` looks at one.
    """
    assert set(SAMPLES) >= {intent for intent in Intent if not intent.is_built_in}
    for intent, samples in SAMPLES.items():
        used = {slot for sample in samples for slot in slots_in(sample)}
        assert used == {slot.value for slot in SLOTS_OF.get(intent, ())}
        assert not (intent.is_built_in and used)
        for sample in samples:
            *numbers, _ = kinds = [TYPE_OF[Slot(slot)] for slot in slots_in(sample)] or [None]
            assert numbers in ([], [SlotType.NUMBER])
            assert not (numbers and {SlotType.ROUTINE, SlotType.EXERCISE} & {*kinds})
            assert SAMPLE.fullmatch(sample), sample


def test_intents_that_amazon_demands(model: dict[str, Any]) -> None:
    """A skill that plays audio has pause and resume; every skill has the other five."""
    names = {intent["name"] for intent in model["interactionModel"]["languageModel"]["intents"]}

    assert names >= {
        f"AMAZON.{name}Intent"
        for name in ("Pause", "Resume", "Cancel", "Stop", "Help", "NavigateHome", "Fallback")
    }
    assert names == {intent.value for intent in Intent}
