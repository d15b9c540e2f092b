"""The page's texts: what its markup promises, whatever a library says."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from audio_builder.library import Library, open_library
from audio_builder.publishers.page import LISTED_MAX, Site, render_player

ASSETS: Final = {
    path.name: path.read_text()
    for path in (Path(__file__).parents[2] / "audio_builder" / "player").iterdir()
}


class _Reader(HTMLParser):
    """Collects tags with their attributes, and the text of data blocks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_data = ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)

    def handle_endtag(self, _tag: str) -> None:
        self._in_data = False


@pytest.fixture(scope="module")
def library(small_output: Path) -> Library:
    """The small library."""
    return open_library(small_output)


def site_of(library: Library, **of: Any) -> Site:  # noqa: ANN401 - fields of a site
    """What the page is about."""
    usual = {
        "rows": library.index.routines,
        "entries": tuple(map(library.entry, library.ids)),
        "with_feed": False,
        "pictures": {},
    }
    return Site(**(usual | of))


def rendered(library: Library, **of: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """All files of the page."""
    return render_player(ASSETS, site_of(library, **of))


def titled(library: Library, title: str) -> dict[str, Any]:
    """What is another in a site whose one routine is called otherwise."""
    (row,), entry = library.index.routines, library.entry(library.ids[0])
    named = {"title": title}
    return {"rows": (row.model_copy(update=named),), "entries": (entry.model_copy(update=named),)}


def many(library: Library, count: int) -> dict[str, Any]:
    """What is another in a site of so many routines."""
    (row,), entry = library.index.routines, library.entry(library.ids[0])
    names = [{"id": f"calm-hips-{n}", "title": f"Calm hips {n}"} for n in range(count)]
    listed = names if count <= LISTED_MAX else []
    return {
        "rows": tuple(row.model_copy(update=name) for name in names),
        "entries": tuple(entry.model_copy(update=name) for name in listed),
    }


def test_every_address_is_relative(library: Library) -> None:
    """Nothing starts at the host's root or at another host, so that it lies anywhere."""
    page = _Reader(rendered(library)["index.html"])
    addresses = [
        value
        for _, attributes in page.tags
        for key, value in attributes.items()
        if key in ("href", "src", "action") and value
    ]
    assert "player/main.js" in addresses
    assert "calm-hips/1-turn.mp3" in addresses  # for those without JavaScript
    assert [each for each in addresses if re.match(r"/|[a-z]+:", each)] == []


def test_the_policy_allows_nothing_inline(library: Library) -> None:
    """No script, style or handler stands in the markup, and the policy would refuse it."""
    page = _Reader(rendered(library)["index.html"])
    policy = next(
        attributes["content"] for _, attributes in page.tags if "http-equiv" in attributes
    )
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    for tag, attributes in page.tags:
        assert tag != "style"
        assert tag != "script" or attributes.get("src") or "json" in (attributes["type"] or "")
        assert not [key for key in attributes if key == "style" or key.startswith("on")]


def test_a_title_cannot_become_markup(library: Library) -> None:
    """Whatever a routine is called stays text, in the page and in its data block."""
    title = "A </script><script>x()</script> & \"b\" 'c'"
    page = _Reader(rendered(library, **titled(library, title))["index.html"])
    assert [tag for tag, _ in page.tags].count("script") == 2
    (data,) = page.data
    plan = json.loads(data)
    assert (plan["@type"], plan["name"]) == ("ExercisePlan", title)
    assert plan["exerciseType"] == ["Standing turn", "Bridge"]


def test_a_feed_is_linked_only_if_there_is_one(library: Library) -> None:
    """A build that was told no address has no feed."""
    for with_feed in (False, True):
        page = _Reader(rendered(library, with_feed=with_feed)["index.html"])
        rels = [attributes.get("rel") for _, attributes in page.tags]
        assert rels.count("alternate") == with_feed


def test_each_change_is_another_version(library: Library) -> None:
    """The worker names everything it keeps, and differs as soon as any of it does."""
    workers = {
        rendered(library)["sw.js"],
        rendered(library, **titled(library, "Other"))["sw.js"],
        rendered(library, pictures={"favicon.svg": "1"})["sw.js"],
        rendered(library, pictures={"favicon.svg": "2"})["sw.js"],
    }
    changed = {**ASSETS, "words.js": ASSETS["words.js"] + "\n"}
    workers.add(render_player(changed, site_of(library))["sw.js"])
    assert len(workers) == 5
    files = rendered(library, pictures={"favicon.svg": "1"})
    found = re.search(r"const SHELL = (\[.*\]);", files["sw.js"])
    assert found
    assert {*json.loads(found[1])} == {*files, "./", "favicon.svg"} - {"index.html", "sw.js"}


def test_the_page_comes_after_its_parts(library: Library) -> None:
    """Parts first, then the page, and last the worker, which makes browsers take all of it anew."""
    assert list(rendered(library))[-2:] == ["index.html", "sw.js"]


def test_all_code_comes_with_one_request(library: Library) -> None:
    """The page has one script, of all modules that there are: none waits for another."""
    files = rendered(library)
    assert [name for name in files if name.endswith(".js")] == ["player/main.js", "sw.js"]
    modules = {name.removesuffix(".js") for name in ASSETS if name.endswith(".js")}
    wrapped = set(
        re.findall(r"^const \$(\w+) = \(\(\) => \{$", files["player/main.js"], re.MULTILINE)
    )
    assert wrapped == modules - {"main"}


def test_a_routine_more_changes_no_page_of_many(library: Library) -> None:
    """Whoever has the page of a large library is not told of a new version by each new routine."""
    one, other = (rendered(library, **many(library, count)) for count in (500, 501))
    assert one == other


def test_a_thousand_routines_weigh_nothing_in_the_page(library: Library) -> None:
    """It is under 60 kB, however many there are; and so is that of as many as it lists."""
    for count in (LISTED_MAX, 1000):
        page = rendered(library, **many(library, count))["index.html"]
        assert len(page.encode()) < 60_000


def test_without_javascript_a_small_library_lists_its_tracks(library: Library) -> None:
    """A large one leads to its feed, if it has one; the search is of no use there."""
    few = _Reader(rendered(library, **many(library, 2))["index.html"])
    tracks = [attributes.get("href") for tag, attributes in few.tags if tag == "a"]
    assert "calm-hips-0/1-turn.mp3" in tracks
    assert "calm-hips-1/2-bridge.mp3" in tracks
    large = rendered(library, with_feed=True, **many(library, 30))["index.html"]
    assert ".mp3" not in large
    assert ("a", {"href": "feed.xml"}) in _Reader(large).tags


def test_one_routine_is_told_to_search_engines(library: Library) -> None:
    """Where there are several, each has a page of its own that tells of it."""
    assert len(_Reader(rendered(library)["index.html"]).data) == 1
    assert _Reader(rendered(library, **many(library, 2))["index.html"]).data == []


def test_the_manifest_lets_it_be_installed(library: Library) -> None:
    """A name, a start below its own scope, and the icons that are there."""
    files = rendered(library, pictures={"icons/icon-192.png": "1"})
    manifest = json.loads(files["manifest.webmanifest"])
    assert manifest["name"] == "Calm hips"
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert manifest["display"] == "standalone"
    assert [icon["src"] for icon in manifest["icons"]] == ["icons/icon-192.png"]
