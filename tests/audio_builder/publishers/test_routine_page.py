"""A routine's own page: found by search engines, read without JavaScript, and it leads on."""

import json
import re
from pathlib import Path

import pytest

from audio_builder.library import open_library
from audio_builder.publishers.routine_page import render_routine_page
from audio_builder.records import RoutineEntry


@pytest.fixture
def entry(small_output: Path) -> RoutineEntry:
    """The small routine's entry."""
    return open_library(small_output).entry("calm-hips")


def addresses(page: str) -> list[str]:
    """Every address in it."""
    return re.findall(r'(?:href|src)="([^"]*)"', page)


def test_it_leads_to_all_there_is(entry: RoutineEntry, small_output: Path) -> None:
    """To the player with this routine, the sheet and each track, from where it lies."""
    page = render_routine_page(entry, None)
    assert page == (small_output / "calm-hips" / "index.html").read_text()
    assert addresses(page) == [
        "./",
        "../favicon.svg",
        "../player/page.css",
        "../?routine=calm-hips",
        "calm-hips.html",
        "calm-hips.mp3",
        "1-turn.mp3",
        "2-bridge.mp3",
    ]
    for path in addresses(page)[4:]:
        assert (small_output / "calm-hips" / path).is_file()


def test_it_says_what_the_routine_is(entry: RoutineEntry) -> None:
    """Title, description and schema.org data; whatever is in them cannot become markup."""
    title = "A </script><b>&"
    page = render_routine_page(entry.model_copy(update={"title": title}), None)
    assert "A &lt;/script&gt;&lt;b&gt;&amp; – Repcast</title>" in page
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    plan = json.loads(data)
    assert (plan["@type"], plan["name"], plan["image"]) == ("ExercisePlan", title, "cover.png")
    assert plan["description"] == entry.summary


def test_its_address_is_whole_where_that_is_known(entry: RoutineEntry) -> None:
    """Of several addresses search engines take the one that the build was told; and its feed."""
    page = render_routine_page(entry, "https://a.example/x")
    assert '<link rel="canonical" href="https://a.example/x/calm-hips/">' in page
    assert "feed.xml" in addresses(page)
