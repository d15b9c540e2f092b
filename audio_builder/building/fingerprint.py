"""A fingerprint of everything that a routine's closed set of sounds follows from."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import audio_builder.model
import audio_builder.planning
import audio_builder.voices
from audio_builder.clips.recipe import Conditions
from audio_builder.model.routine import Routine


def fingerprint(routine: Routine, under: Conditions) -> str:
    """Equal fingerprints mean that the sounds of an earlier score still are all that is needed.

    Besides the routine and the conditions, the source of what plans and pronounces counts: whoever
    changes what is said, or how, must not have to remember to raise a version.
    """
    digest = hashlib.sha256(routine.model_dump_json().encode())
    digest.update(json.dumps(asdict(under), sort_keys=True).encode())
    for source in _sources():
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for package in (audio_builder.model, audio_builder.planning, audio_builder.voices):
        for folder in package.__path__:
            yield from sorted(Path(folder).glob("*.py"))
