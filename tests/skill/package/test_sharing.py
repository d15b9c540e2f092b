"""Exercises that several routines share: by their id, by a name, by both."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_builder.library import Catalog
from shared_names import library, spread
from skill.package.clashes import refuse_clashes
from skill.package.errors import PackageError
from skill.package.intents import SlotType
from skill.package.limits import MAX_CHARACTERS, fitted_model, refuse_too_many
from skill.package.manifest import Offer, render_manifest
from skill.package.model import render_model
from skill.package.names import Named, named_in
from skill.package.writing import write_package


def values(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Each slot value that stands for exercises, and all ways to say it."""
    return {one.id: one.words for one in exercises(catalog)}


def exercises(catalog: Catalog) -> list[Named]:
    """What stands for exercises."""
    return [one for one in named_in(catalog) if one.type is SlotType.EXERCISE]


def test_an_exercise_of_many_routines_is_one_value() -> None:
    """One with the same id and names everywhere: its id, and its names once."""
    catalog = library(
        core={"bird-dog": ["Bird dog", "quadruped"]},
        back={"bird-dog": ["Bird dog", "quadruped"], "cat": ["Cat stretch"]},
    )

    assert values(catalog) == {
        "bird-dog": ("bird dog", "the bird dog", "quadruped", "the quadruped"),
        "cat": ("cat stretch", "the cat stretch"),
    }


def test_names_of_one_id_that_differ_are_told_apart() -> None:
    """A name leads to the routines that have it, not to all that have the id."""
    catalog = library(
        core={"bird-dog": ["Bird dog", "quadruped"]},
        back={"bird-dog": ["Slow bird dog", "quadruped"]},
    )

    assert values(catalog) == {
        "name:birddog": ("bird dog", "the bird dog"),
        "bird-dog": ("quadruped", "the quadruped"),
        "name:slowbirddog": ("slow bird dog", "the slow bird dog"),
    }


def test_a_name_of_two_exercises_is_a_value_of_its_own() -> None:
    """What only one of them is called stays with its id."""
    catalog = library(
        core={"plank": ["Plank", "front plank"]}, arms={"long-plank": ["The plank", "long plank"]}
    )

    found = {one.id: one for one in exercises(catalog)}

    assert values(catalog) == {
        "name:plank": ("plank", "the plank"),
        "plank": ("front plank", "the front plank"),
        "long-plank": ("long plank", "the long plank"),
    }
    places = [(place.routine.id, place.position) for place in found["name:plank"].occurrences]
    assert places == [("core", 0), ("arms", 0)]


def test_a_shared_name_is_told_from_where_it_is_twice() -> None:
    """Two exercises of one routine with one name are refused, though other routines share it."""
    catalog = library(
        core={"plank": ["Plank"]}, arms={"plank": ["Plank"], "long-plank": ["Long", "the plank"]}
    )

    with pytest.raises(PackageError) as refused:
        refuse_clashes(named_in(catalog))

    assert '"Plank" (plank) of the routine "arms day" (arms)' in str(refused.value)
    assert '"Long" (long-plank) of the routine "arms day" (arms)' in str(refused.value)
    assert "core" not in str(refused.value)


def test_the_example_needs_no_asking_back(offer: Offer) -> None:
    """The phrase that the store tries is of the routine that plays once the skill is opened."""
    catalog = library(
        first={"bird-dog": ["Bird dog"], "cat": ["Cat stretch"]}, last={"frog": ["Frog pose"]}
    )
    many = replace(offer, catalog=catalog, named=named_in(catalog))

    local = render_manifest(many)["manifest"]["publishingInformation"]["locales"]["en-US"]

    assert local["examplePhrases"][1].endswith("to go to the cat stretch")


def size(model: dict[str, Any], named: tuple[Named, ...]) -> int:
    """The bytes of a model as it would be written."""
    text = fitted_model(model, named)
    assert json.loads(text) == model
    return len(text)


def test_a_thousand_routines_have_a_package(offer: Offer, tmp_path: Path) -> None:
    """A thousand routines of 200 exercises, drawn from 2,000 with some named alike, fit."""
    catalog = spread(routines=1_000, each=200, exercises=2_000)
    named = named_in(catalog)

    write_package(tmp_path, replace(offer, catalog=catalog, named=named))

    model = json.loads(
        (tmp_path / "skill-package/interactionModels/custom/en-US.json").read_bytes()
    )
    kinds = {kind["name"]: kind for kind in model["interactionModel"]["languageModel"]["types"]}
    words = [name for value in kinds["EXERCISE"]["values"] for name in spoken(value)]
    assert len(kinds["ROUTINE"]["values"]) == 1_000
    assert len(words) == len(set(words))
    assert size(model, named) < MAX_CHARACTERS


def spoken(value: dict[str, Any]) -> list[str]:
    """All ways to say a slot value."""
    return [value["name"]["value"], *value["name"]["synonyms"]]


def test_too_many_names_are_told(offer: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left out without a word: it is said how many there are, and what helps."""
    named = named_in(spread(routines=20, each=200, exercises=4_000))
    model = render_model(offer.invocation, named)
    refuse_too_many(named)
    fitted_model(model, named)

    monkeypatch.setattr("skill.package.limits.MAX_VALUES", 5_000)
    monkeypatch.setattr("skill.package.limits.MAX_CHARACTERS", 400_000)

    with pytest.raises(PackageError, match=r"20 routines and .* at most 5,000\. .*use:"):
        refuse_too_many(named)
    with pytest.raises(PackageError, match=r"bytes.* at most 400,000\. .*--out FOLDER"):
        fitted_model(model, named)


def test_a_model_is_for_people_as_long_as_it_fits(offer: Offer) -> None:
    """Beyond that it has no blanks."""
    few, many = (named_in(spread(routines=50, each=200, exercises=n)) for n in (200, 8_000))

    assert b"\n  " in fitted_model(render_model(offer.invocation, few), few)
    assert b"\n  " not in fitted_model(render_model(offer.invocation, many), many)
