"""What the server says of its library: the search index, and one routine's entry."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import Site, ask, served


@pytest.fixture(scope="module")
def site(small_output: Path) -> Iterator[Site]:
    """The small library, served."""
    with served(small_output) as site:
        yield site


@pytest.mark.parametrize("path", ["/search.json", "/calm-hips/routine.json"])
def test_a_player_gets_what_it_reads(site: Site, small_output: Path, path: str) -> None:
    """As a static build has it; with word that any pace can be had, and a tag to ask again by."""
    got = site.get(path)
    assert (got.status, got.headers["Content-Type"]) == (200, "application/json")
    assert got.body == (small_output / path[1:]).read_bytes()
    assert got.headers["Repcast-Paces"] == "any"
    again = ask(f"{site.address}{path}", headers={"If-None-Match": got.headers["ETag"]})
    assert again.status == 304
    assert again.headers["Repcast-Paces"] == "any"


def test_the_list_tells_which_entry_it_means(site: Site) -> None:
    """A routine's stamp in the list is that of the entry which the server has now."""
    (row,) = json.loads(site.get("/search.json").body)["routines"]
    assert site.library.row("calm-hips").entry.sha256.startswith(row["stamp"])


def test_a_routine_that_is_not_there_has_no_entry(site: Site) -> None:
    """It is a plain 404."""
    assert site.get("/other/routine.json").status == 404
