"""Docs that cannot rot: what exists stands in them, and what stands in them works."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from audio_builder.building.checking import Draft, check_routine
from audio_builder.building.measuring import Means
from audio_builder.building.report import Silence
from audio_builder.cli.main import repcast
from audio_builder.clips.cache import ClipCache
from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.routine import Routine
from audio_builder.programme.file import parse_programme
from audio_builder.programme.model import Programme
from audio_builder.records import Catalog, Score
from audio_builder.voices.normalise import normalise
from skill.settings import VARIABLES

ROOT = Path(__file__).parent.parent


def read(name: str) -> str:
    """A file of the repository as text."""
    return (ROOT / name).read_text(encoding="utf-8")


def keys(record: type[BaseModel]) -> Iterator[str]:
    """Every key of a record and of the records in it."""
    for name, field in record.model_fields.items():
        yield field.alias or name
        for module, inner in re.findall(r"(audio_builder\.[\w.]+)\.(\w+)", str(field.annotation)):
            found = getattr(import_module(module), inner)
            if inner != record.__name__ and issubclass(found, BaseModel):
                yield from keys(found)


@pytest.mark.parametrize("key", sorted(set(keys(Routine))))
def test_every_key_of_the_routine_language_is_explained(key: str) -> None:
    """A coach finds each key in docs/routine-format.md."""
    assert f"`{key}`" in read("docs/routine-format.md") or f"{key}:" in read(
        "docs/routine-format.md"
    )


@pytest.mark.parametrize("key", sorted(set(keys(Programme))))
def test_every_key_of_the_programme_language_is_explained(key: str) -> None:
    """A coach finds each key in docs/programme.md."""
    assert f"`{key}`" in read("docs/programme.md")


def test_the_example_of_a_programme_is_one() -> None:
    """What docs/programme.md shows can be copied."""
    example = re.findall(r"```yaml\n(.*?)```", read("docs/programme.md"), re.DOTALL)[0]
    assert parse_programme(example.encode(), "example").programme.weeks == 6


@pytest.mark.parametrize("key", sorted({*keys(Catalog), *keys(Score)} - set(keys(Routine))))
def test_every_key_of_the_catalog_is_explained(key: str) -> None:
    """A programmer finds each key of catalog.json and score.json in docs/catalog-format.md."""
    assert f"`{key}`" in read("docs/catalog-format.md") or f"`{key}[]`" in read(
        "docs/catalog-format.md"
    )


@pytest.mark.parametrize("command", repcast.list_commands(click.Context(repcast)))
def test_every_command_stands_in_the_readme(command: str) -> None:
    """Whoever reads the README has seen every command once."""
    assert f"repcast {command}" in read("README.md")


@pytest.mark.parametrize("script", sorted(p.name for p in (ROOT / "scripts").iterdir()))
def test_every_script_is_named_where_it_is_needed(script: str) -> None:
    """No script is a secret."""
    pages = "".join(map(read, ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")))
    pages += read("scripts/start")
    assert script in pages


def test_links_between_pages_lead_somewhere() -> None:
    """Each relative link and picture of each page exists."""
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "output/README.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.voice
def test_the_example_of_the_routine_format_is_a_routine(own_cache: Path) -> None:
    """What docs/routine-format.md shows as the least a routine needs passes `repcast check`."""
    example = re.findall(r"```yaml\n(.*?)```", read("docs/routine-format.md"), re.DOTALL)[0]

    draft = Draft(name="example", loaded=parse_routine(example.encode(), "example"))
    means = Means(voice="heart", cache=ClipCache(own_cache), report=Silence())
    assert check_routine(draft, means).problems == ()


def test_the_routine_format_tells_how_texts_are_read() -> None:
    """Each example in the table under "Pronunciations" is said as the table has it."""
    table = read("docs/routine-format.md").split("| written | read |\n")[1].split("\n\n")[0]
    for written, said in (line.strip("| ").split(" | ") for line in table.splitlines()[1:]):
        examples = re.findall(r"`([^`]+)`", written)
        assert ", ".join(map(normalise, examples)) == said


def test_the_architecture_page_is_short() -> None:
    """A newcomer reads it in a few minutes: under 100 lines."""
    assert len(read("ARCHITECTURE.md").splitlines()) < 100


@pytest.mark.parametrize("variable", sorted(VARIABLES))
def test_every_setting_is_explained(variable: str) -> None:
    """Whoever runs the server finds each setting in docs/server.md."""
    assert f"`{variable}`" in read("docs/server.md")


@pytest.mark.parametrize("index", [0, 2])
def test_the_files_of_the_tutorial_are_routines(index: int) -> None:
    """What a newcomer copies loads, and the change of its second step does too."""
    first, change, *_ = blocks = re.findall(
        r"```yaml\n(.*?)```", read("docs/routine-tutorial.md"), re.DOTALL
    )
    assert parse_routine(blocks[index].encode(), "tutorial").routine.format == 2
    changed = first[: first.index("    reps: 3")] + change
    assert parse_routine(changed.encode(), "tutorial").routine.leaves[0].sides == ("left", "right")
