"""The page's texts: what its markup promises, whatever a catalog says."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from audio_builder.building.player_files import write_player
from audio_builder.publishers.page import Site, render_player
from audio_builder.records import Catalog

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
def catalog(small_output: Path) -> Catalog:
    """The small library's catalog."""
    return Catalog.model_validate_json((small_output / "catalog.json").read_bytes())


def rendered(catalog: Catalog, **of: Any) -> dict[str, str]:  # noqa: ANN401 - fields of a site
    """All files of the page."""
    site = {"drawings": (), "pictures": {}} | of
    return render_player(ASSETS, Site(catalog=catalog, **site))


def titled(catalog: Catalog, title: str) -> Catalog:
    """The same library with another title to its routine."""
    (routine,) = catalog.routines
    return catalog.model_copy(update={"routines": (routine.model_copy(update={"title": title}),)})


def test_every_address_is_relative(catalog: Catalog) -> None:
    """Nothing starts at the host's root or at another host, so that it lies anywhere."""
    page = _Reader(rendered(catalog)["index.html"])
    addresses = [
        value
        for _, attributes in page.tags
        for key, value in attributes.items()
        if key in ("href", "src", "action") and value
    ]
    assert "player/main.js" in addresses
    assert "calm-hips/1-turn.mp3" in addresses  # for those without JavaScript
    assert [each for each in addresses if re.match(r"/|[a-z]+:", each)] == []


def test_the_policy_allows_nothing_inline(catalog: Catalog) -> None:
    """No script, style or handler stands in the markup, and the policy would refuse it."""
    page = _Reader(rendered(catalog)["index.html"])
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


def test_a_title_cannot_become_markup(catalog: Catalog) -> None:
    """Whatever a routine is called stays text, in the page and in its data block."""
    title = "A </script><script>x()</script> & \"b\" 'c'"
    page = _Reader(rendered(titled(catalog, title))["index.html"])
    assert [tag for tag, _ in page.tags].count("script") == 2
    (data,) = page.data
    plan = json.loads(data)
    assert (plan["@type"], plan["name"]) == ("ExercisePlan", title)
    assert plan["exerciseType"] == ["Standing turn", "Bridge"]


def test_a_feed_is_linked_only_if_there_is_one(catalog: Catalog) -> None:
    """A build that was told no address has no feed."""
    for base_url, count in ((None, 0), ("https://a.example/x", 1)):
        built = catalog.model_copy(update={"base_url": base_url})
        page = _Reader(rendered(built)["index.html"])
        assert [attributes.get("rel") for _, attributes in page.tags].count("alternate") == count


def test_each_change_is_another_version(catalog: Catalog) -> None:
    """The worker names everything it keeps, and differs as soon as any of it does."""
    workers = {
        rendered(catalog)["sw.js"],
        rendered(titled(catalog, "Other"))["sw.js"],
        rendered(catalog, drawings=("calm-hips/1-turn.svg",))["sw.js"],
        rendered(catalog, pictures={"favicon.svg": "1"})["sw.js"],
        rendered(catalog, pictures={"favicon.svg": "2"})["sw.js"],
    }
    changed = {**ASSETS, "words.js": ASSETS["words.js"] + "\n"}
    site = Site(catalog=catalog, drawings=(), pictures={})
    workers.add(render_player(changed, site)["sw.js"])
    assert len(workers) == 6
    files = rendered(catalog, pictures={"favicon.svg": "1"})
    found = re.search(r"const SHELL = (\[.*\]);", files["sw.js"])
    assert found
    assert {*json.loads(found[1])} == {*files, "./", "favicon.svg"} - {"index.html", "sw.js"}


def test_the_page_comes_after_its_parts(catalog: Catalog) -> None:
    """Parts first, then the page, and last the worker, which makes browsers take all of it anew."""
    assert list(rendered(catalog))[-2:] == ["index.html", "sw.js"]


def test_each_module_is_loaded_at_once(catalog: Catalog) -> None:
    """The page names every module, so that none waits for another to be read."""
    page = rendered(catalog)["index.html"]
    modules = [name for name in ASSETS if name.endswith(".js")]
    assert [name for name in modules if f'"modulepreload" href="player/{name}"' not in page] == []


def test_the_manifest_lets_it_be_installed(catalog: Catalog, tmp_path: Path) -> None:
    """A name, a start below its own scope, and the icons that are there."""
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "icon-192.png").write_bytes(b"icon")
    write_player(tmp_path, catalog)
    manifest = json.loads((tmp_path / "manifest.webmanifest").read_text())
    assert manifest["name"] == "Calm hips"
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert manifest["display"] == "standalone"
    assert [icon["src"] for icon in manifest["icons"]] == ["icons/icon-192.png"]
