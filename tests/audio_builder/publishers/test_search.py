"""The search index as a file."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audio_builder.library import open_library, render_search, search_of
from audio_builder.records import Index, Search

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def index(small_output: Path) -> Index:
    """The small library's index."""
    return open_library(small_output).index


def test_it_says_what_a_routine_is_looked_up_by(index: Index, small_output: Path) -> None:
    """Names and exercises, length and build; what is usual is left out, and read as such."""
    text = render_search(search_of(index))
    assert text == (small_output / "search.json").read_text()
    (row,) = json.loads(text)["routines"]
    stamp = row.pop("stamp")
    assert index.routines[0].entry.sha256.startswith(stamp)
    assert row == {
        "id": "calm-hips",
        "title": "Calm hips",
        "names": ["hips", "Standing turn", "Bridge"],
        "postures": ["standing"],
        "language": "en-US",
        "duration_ms": index.routines[0].duration_ms,
    }
    assert Search.model_validate_json(text) == search_of(index)


def test_another_build_has_another_stamp(index: Index) -> None:
    """Who holds a routine of the last build can tell by the list alone that it is another now."""
    row = index.routines[0]
    entry = row.entry.model_copy(update={"sha256": "f" * 64})
    changed = index.model_copy(update={"routines": (row.model_copy(update={"entry": entry}),)})
    stamps = [search_of(each).routines[0].stamp for each in (index, changed)]
    assert stamps[0] != stamps[1] == "f" * 16


def test_it_is_one_of_the_files_of_the_library(index: Index) -> None:
    """Whoever copies what the index names has it."""
    assert "search.json" in [file.path for file in index.files]


def test_it_is_small(index: Index) -> None:
    """A thousand routines with a dozen names and things each come in under 100 kB, compressed."""
    row = index.routines[0]
    rows = tuple(
        row.model_copy(
            update={
                "id": f"calm-hips-{n}",
                "title": f"Calm hips {n * 7919 % 1000}",
                "exercises": tuple(f"Exercise {n * k % 997}" for k in range(1, 9)),
                "equipment": ("elastic band", "sturdy chair"),
                "entry": row.entry.model_copy(update={"sha256": f"{n * 10**12 % 2**61:064x}"}),
            }
        )
        for n in range(1, 1001)
    )
    text = render_search(search_of(index.model_copy(update={"routines": rows})))
    assert len(gzip.compress(text.encode())) < 100_000
