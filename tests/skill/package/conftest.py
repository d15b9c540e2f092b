"""The shipped routine as a catalog, what is made of it, and Amazon's own schema to judge that."""

import json
from pathlib import Path
from typing import Any

import pytest

from audio_builder.building.entries import routine_entry
from audio_builder.cli.shipped import routine_path
from audio_builder.library import Catalog
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Pace
from audio_builder.records import PaceEntry, VoiceEntry
from builds import NOW
from skill.package.endpoint import parse_endpoint
from skill.package.invocation import invocation_name
from skill.package.manifest import Offer
from skill.package.model import render_model
from skill.package.names import named_in
from skill.speaker.grammar import Grammar


@pytest.fixture(scope="session")
def shipped_catalog() -> Catalog:
    """A catalog as a build of the shipped routine would leave it, but for the tracks."""
    routine = load_routine(routine_path("hip-ir")).routine
    return Catalog(
        schema_version=1,
        generator="tests",
        base_url=None,
        voice=VoiceEntry(name="hum", engine="hum", version="1", licence="none", attribution=""),
        bitrate_kbps=64,
        pace=PaceEntry.of(Pace()),
        routines=(routine_entry(routine, (), published=NOW),),
    )


@pytest.fixture(scope="session")
def offer(shipped_catalog: Catalog) -> Offer:
    """What the shipped routine's package is made of."""
    return Offer(
        catalog=shipped_catalog,
        named=named_in(shipped_catalog),
        invocation=invocation_name(shipped_catalog),
        endpoint=parse_endpoint("https://coach.example.org/alexa"),
    )


@pytest.fixture(scope="session")
def model(offer: Offer) -> dict[str, Any]:
    """The shipped routine's interaction model."""
    return render_model(offer.invocation, offer.named)


@pytest.fixture(scope="session")
def matcher(model: dict[str, Any]) -> Grammar:
    """A listener taught by the shipped routine's interaction model."""
    return Grammar(model)


@pytest.fixture(scope="session")
def definitions(npm_modules: Path) -> dict[str, Any]:
    """The definitions of Amazon's skill-management API, made strict: unknown keys are faults."""
    spec = json.loads((npm_modules / "ask-smapi-model" / "spec.json").read_bytes())
    found: dict[str, Any] = spec["definitions"]
    return _strict(found)


def _strict(found: dict[str, Any]) -> dict[str, Any]:
    """Swagger 2 as JSON schema: records closed, and a base type one of its subtypes."""
    families: dict[str, list[str]] = {}
    for name, definition in found.items():
        for part in definition.get("allOf", ()):
            base = part.get("$ref", "").rpartition("/")[2]
            if "discriminator" in found.get(base, ()):
                families.setdefault(base, []).append(name)
    strict = {}
    for name, definition in found.items():
        if name in families:
            strict[name] = {"anyOf": [_merged(found, name, each) for each in families[name]]}
        else:
            strict[name] = _closed(definition)
    return strict


def _merged(found: dict[str, Any], base: str, name: str) -> dict[str, Any]:
    """A subtype and its base in one record, told from the others by its discriminator."""
    parts = [found[base], *(part for part in found[name]["allOf"] if "$ref" not in part)]
    properties = {key: value for part in parts for key, value in part.get("properties", {}).items()}
    required = {key for part in parts for key in part.get("required", ())}
    discriminator = found[base]["discriminator"]
    properties[discriminator] = {"enum": [found[name]["x-discriminator-value"]]}
    record = {"type": "object", "properties": properties, "required": sorted(required)}
    return _closed(record)


def _closed(definition: dict[str, Any]) -> dict[str, Any]:
    if "properties" in definition and "additionalProperties" not in definition:
        return {**definition, "additionalProperties": False}
    return definition
