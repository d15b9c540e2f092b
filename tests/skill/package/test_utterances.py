"""What people say, and what the shipped routine's skill takes it to mean."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.package.intents import Intent
from skill.package.manifest import Offer, certification_steps, render_manifest
from skill.package.stock import STOCK
from skill.speaker.grammar import LAUNCH, Grammar, Meaning

FILE = Path(__file__).parents[2] / "utterances" / "en.yaml"
UTTERANCES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("utterance", UTTERANCES, ids=[each["say"] for each in UTTERANCES])
def test_an_utterance_means_one_thing(matcher: Grammar, utterance: dict[str, Any]) -> None:
    """Each sentence has one meaning: one intent, its slots filled with the right ids."""
    slots = frozenset(utterance.get("slots", {}).items())

    meanings = matcher.meanings(utterance["say"])

    assert meanings == {Meaning(intent=utterance["intent"], slots=slots)}


def test_every_intent_is_spoken() -> None:
    """No intent is without an utterance, and there are plenty of each kind of sentence."""
    said = {each["intent"] for each in UTTERANCES}
    one_shots = [each for each in UTTERANCES if " hip I R " in each["say"]]

    assert said == {LAUNCH, *Intent} - {Intent.FALLBACK}
    assert len(UTTERANCES) >= 400
    assert len(one_shots) >= 60
    assert len({each["say"] for each in UTTERANCES}) == len(UTTERANCES)


def test_example_phrases_work_word_for_word(matcher: Grammar, offer: Offer) -> None:
    """Each phrase the store shows, and each in the description, has one meaning."""
    local = render_manifest(offer)["manifest"]["publishingInformation"]["locales"]["en-US"]
    phrases = local["examplePhrases"]
    quoted = [line[3:-1] for line in local["description"].splitlines() if line.startswith('- "')]

    assert len(phrases) == 3
    assert set(phrases) < set(quoted)
    assert [phrase for phrase in quoted if len(matcher.meanings(phrase)) != 1] == []
    assert [next(iter(matcher.meanings(phrase))).intent for phrase in phrases] == [
        LAUNCH, Intent.GO_TO_EXERCISE, Intent.SET_BREATH,
    ]  # fmt: skip


def test_the_certification_steps_work_in_their_order(matcher: Grammar, offer: Offer) -> None:
    """Each is understood, and what goes to the next exercise comes before what goes to the last."""
    steps = certification_steps(offer)
    meant = [[meaning.intent for meaning in matcher.meanings(step)] for step in steps]

    assert [len(intents) for intents in meant] == [1] * len(steps)
    order = [intents[0] for intents in meant]
    assert order[0] == LAUNCH
    assert order.index(Intent.NEXT) < order.index(Intent.GO_TO_EXERCISE)
    assert order[-2:] == [Intent.FORGET_ME, Intent.YES]


def test_built_ins_keep_their_jobs(matcher: Grammar) -> None:
    """What Alexa gives to a built-in intent by herself, no intent of ours takes from it."""
    for intent, phrases in STOCK.items():
        for phrase in phrases:
            assert matcher.meanings(phrase) == {Meaning(intent=intent.value)}, phrase


def test_nonsense_means_nothing(matcher: Grammar) -> None:
    """The judge is awake: what no sample teaches has no meaning."""
    for nonsense in ("", "go to the moon", "do banana reps", "Alexa, ask hip hop for the hinge"):
        assert matcher.meanings(nonsense) == set()


def test_what_the_docs_teach_is_understood(matcher: Grammar) -> None:
    """Each sentence of docs/what-to-say.md has one meaning."""
    page = Path(__file__).parents[3] / "docs" / "what-to-say.md"
    sentences = re.findall(r"“(Alexa, [^”…]+)”", page.read_text(encoding="utf-8"))

    assert len(sentences) >= 25
    assert [said for said in sentences if len(matcher.meanings(said)) != 1] == []
