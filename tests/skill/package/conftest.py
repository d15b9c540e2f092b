"""The shipped routine as a catalog, what is made of it, and Amazon's own schema to judge that."""

import json
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any, Final

import pytest

from audio_builder.building.writing import routine_entry
from audio_builder.cli.shipped import routine_path
from audio_builder.library import Catalog
from audio_builder.library.records import PaceEntry, VoiceEntry
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Pace
from judges import need
from skill.package.endpoint import parse_endpoint
from skill.package.invocation import invocation_name
from skill.package.manifest import Offer
from skill.package.model import render_model
from skill.package.names import named_in
from utterance_matcher import Matcher

SCHEMA_PACKAGE: Final = "ask-smapi-model"
SCHEMA_VERSION: Final = "1.24.0"


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
        routines=(routine_entry(routine, ()),),
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
def matcher(model: dict[str, Any]) -> Matcher:
    """A listener taught by the shipped routine's interaction model."""
    return Matcher(model)


@pytest.fixture(scope="session")
def definitions(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, real_home: Path
) -> dict[str, Any]:
    """The definitions of Amazon's skill-management API, made strict: unknown keys are faults.

    The test is skipped if the package neither was fetched before nor can be, for want of npm or of
    a network; with CI=true it fails instead.
    """
    spec = request.config.cache.mkdir(f"{SCHEMA_PACKAGE}-{SCHEMA_VERSION}") / "spec.json"
    if not spec.exists():
        fetched = _fetch(tmp_path_factory.mktemp("npm"), real_home)
        partial = spec.with_suffix(f".{os.getpid()}")
        partial.write_bytes(fetched)
        partial.replace(spec)
    found: dict[str, Any] = json.loads(spec.read_bytes())["definitions"]
    return _strict(found)


def _fetch(folder: Path, home: Path) -> bytes:
    package = f"{SCHEMA_PACKAGE}@{SCHEMA_VERSION}"
    command = [need("npm"), "pack", package, "--fetch-retries=0", "--fetch-timeout=20000"]
    # The registry that the user set, though the tests have a home of their own.
    environment = {"NPM_CONFIG_USERCONFIG": str(home / ".npmrc"), **os.environ}
    try:
        subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=True,
            timeout=60,
        )  # fmt: skip
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        reason = f"{package} could not be fetched from npm: {error.stderr or error}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with tarfile.open(folder / f"{SCHEMA_PACKAGE}-{SCHEMA_VERSION}.tgz") as archive:
        file = archive.extractfile("package/spec.json")
        assert file is not None
        return file.read()


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
