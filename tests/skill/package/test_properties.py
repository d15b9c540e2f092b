"""What holds for the interaction model of any library."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from audio_builder.library import Catalog
from skill.package.clashes import refuse_clashes
from skill.package.errors import PackageError
from skill.package.intents import TYPE_OF, Intent, Slot
from skill.package.invocation import fault_of, invocation_name
from skill.package.language import fixed_sentences, sound
from skill.package.model import render_model
from skill.package.names import Named, named_in
from skill.package.patterns import fill, slots_in
from skill.package.samples import SAMPLES
from skill.speaker.grammar import Grammar

VALUE = re.compile(r"(?:(?:[^\W\d_]+(?:'[^\W\d_]+)*|[a-z]\.)(?: |$))+")
WORDS = st.sampled_from([
    "the", "a", "hip", "knee", "ankle", "spine", "shoulder", "I", "R", "IR", "turn", "Bend",
    "lunge", "Hinge", "bridge", "squat", "90/90", "T-spine", "half-kneeling", "standing", "lying",
    "2", "&", "left", "right", "long", "short", "slow", "next", "exercise", "stretch's",
])  # fmt: skip
SPOKEN = st.lists(WORDS, min_size=2, max_size=5).map(" ".join)
COMMON = st.sampled_from(["Bird dog", "the bird dog", "Plank", "Side plank", "plank routine"])
NAMES = st.one_of(COMMON, SPOKEN, SPOKEN, SPOKEN, SPOKEN, SPOKEN, st.text(min_size=1, max_size=40))


@given(data=st.data())
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_any_library(shipped_catalog: Catalog, data: st.DataObject) -> None:
    """Whatever things are called: refused in a sentence, or a model that keeps every rule."""
    catalog = data.draw(catalogs(shipped_catalog))
    try:
        named = named_in(catalog)
        refuse_clashes(named)
        name = invocation_name(catalog)
    except PackageError as error:
        event("refused")
        assert len(str(error)) > 20  # noqa: PT017 - either way is right
        return

    model = render_model(name, named)
    event("accepted")

    check_model(model)
    matcher = Grammar(model)
    for words, intent, _ in list(sentences_naming(named))[::50]:
        assert {each.intent for each in matcher.meanings(words)} == {intent}


@given(data=st.data())
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_no_clash_is_missed(shipped_catalog: Catalog, data: st.DataObject) -> None:
    """What is refused for its sentences is what a search through every sentence finds."""
    try:
        named = named_in(data.draw(catalogs(shipped_catalog)))
    except PackageError:
        return
    try:
        refuse_clashes(named)
        told = ""
    except PackageError as error:
        told = str(error)

    if any(collisions(named)):
        event("collides")
        assert told
    else:
        assert "cannot be told from" not in told


def collisions(named: Sequence[Named]) -> Iterator[str]:
    """Yield the sentences that mean two things."""
    owners = {sentence.heard: sentence.intent for sentence in fixed_sentences()}
    for words, intent, _ in sentences_naming(named):
        if owners.setdefault(sound(words), intent) is not intent:
            yield words


def sentences_naming(named: Sequence[Named]) -> Iterator[tuple[str, Intent, Named]]:
    """Yield whatever names something in the library, what it means, and what it names."""
    for intent, sentences in SAMPLES.items():
        for sample in sentences:
            for slot in slots_in(sample):
                for one in named:
                    if one.type is TYPE_OF[Slot(slot)]:
                        for words in one.words:
                            yield fill(sample, slot, words), intent, one


@st.composite
def catalogs(draw: st.DrawFn, catalog: Catalog) -> Catalog:
    """A catalog with names of any kind."""
    entry = catalog.routines[0]
    routines = []
    for routine in range(draw(st.integers(1, 3))):
        exercises = tuple(
            entry.exercises[0].model_copy(
                update={
                    "id": f"exercise-{draw(st.sampled_from([routine, 'any']))}-{n}",
                    "number": n,
                    "title": draw(NAMES),
                    "spoken_names": tuple(draw(st.lists(NAMES, max_size=3))),
                }
            )
            for n in range(1, draw(st.integers(2, 4)))
        )
        names = {"title": draw(NAMES), "spoken_names": tuple(draw(st.lists(NAMES, max_size=2)))}
        update = {"id": f"routine-{routine}", "exercises": exercises, **names}
        routines.append(entry.model_copy(update=update))
    return catalog.model_copy(update={"routines": tuple(routines)})


def check_model(model: dict[str, Any]) -> None:
    """The rules of Amazon's that its schema does not hold."""
    language = model["interactionModel"]["languageModel"]
    assert fault_of(language["invocationName"]) is None
    samples = [sample for intent in language["intents"] for sample in intent["samples"]]
    kinds = {kind["name"] for kind in language["types"]}
    names = [intent["name"] for intent in language["intents"]]
    slots = {slot["name"] for intent in language["intents"] for slot in intent["slots"]}
    assert repeated(samples) == []
    assert repeated(names) == []
    assert not slots & set(names)
    assert all(re.fullmatch(r"(AMAZON\.)?[A-Za-z_]+", name) for name in (*names, *slots, *kinds))
    for intent in language["intents"]:
        assert {slot["type"] for slot in intent["slots"]} <= kinds | {"AMAZON.NUMBER"}
    for kind in language["types"]:
        check_type(kind)


def check_type(kind: dict[str, Any]) -> None:
    """The rules on the values of a slot type."""
    assert repeated([value["id"] for value in kind["values"]]) == []
    words = [
        words
        for value in kind["values"]
        for words in (value["name"]["value"], *value["name"]["synonyms"])
    ]
    assert repeated(words) == []
    assert words
    for each in words:
        assert len(each) <= 140
        assert VALUE.fullmatch(each), each
        assert each == each.lower()
    assert all(1 <= len(value["name"]["synonyms"]) <= 100 for value in kind["values"])


def repeated(things: list[str]) -> list[str]:
    """Those that occur more than once."""
    return [thing for thing, count in Counter(things).items() if count > 1]


def test_the_shipped_model_keeps_the_rules(model: dict[str, Any]) -> None:
    """The shipped routine's model keeps every rule."""
    check_model(model)
