"""What we write, judged by the schema that Amazon publishes."""

import copy
from typing import Any

import pytest
from jsonschema import Draft4Validator

from skill.package.manifest import Offer, render_manifest

MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"


def faults(definitions: dict[str, Any], name: str, document: dict[str, Any]) -> list[str]:
    """What the official schema has to say against a document."""
    schema = {"$ref": f"#/definitions/{name}", "definitions": definitions}
    return [
        f"{error.json_path}: {error.message}"
        for error in Draft4Validator(schema).iter_errors(document)
    ]


def test_the_interaction_model_is_valid(definitions: dict[str, Any], model: dict[str, Any]) -> None:
    """Amazon's schema accepts the interaction model, with nothing in it that it does not know."""
    assert faults(definitions, MODEL, model) == []


@pytest.mark.parametrize("privacy_url", [None, "https://example.org/privacy"])
def test_the_manifest_is_valid(
    definitions: dict[str, Any], offer: Offer, privacy_url: str | None
) -> None:
    """Amazon's schema accepts the manifest, with nothing in it that it does not know."""
    full = Offer(
        catalog=offer.catalog, named=offer.named, invocation=offer.invocation,
        endpoint=offer.endpoint, privacy_url=privacy_url,
    )  # fmt: skip

    assert faults(definitions, MANIFEST, render_manifest(full)) == []


def test_the_schema_sees_faults(
    definitions: dict[str, Any], model: dict[str, Any], offer: Offer
) -> None:
    """The judge is awake: misspelled keys, wrong interfaces and empty synonyms are refused."""
    manifest = render_manifest(offer)["manifest"]
    misspelled = {"manifest": {**manifest, "publishingInfo": {}}}
    interface = copy.deepcopy(manifest)
    interface["apis"]["custom"]["interfaces"] = [{"type": "AUDIOPLAYER"}]
    bare = copy.deepcopy(model)
    bare["interactionModel"]["languageModel"]["types"][0]["values"][0]["name"]["synonyms"] = []

    assert faults(definitions, MANIFEST, misspelled)
    assert faults(definitions, MANIFEST, {"manifest": interface})
    assert faults(definitions, MODEL, bare)
