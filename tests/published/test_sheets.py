"""The sheet of a routine, read with Python's own HTML parser."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from sites import FOLDER_OF, PACES, Site

ALONE = frozenset({"meta"})
"""Elements of ours that have no end tag (HTML, 13.1.2); those of a drawing close themselves."""
SPEAKS = ("Watch for:", "Each rep:", "One deep breath is", "This is not medical advice.")


class Page(HTMLParser):
    """A page, with its tags counted.

    Attributes:
        open: the elements that are open.
        faults: end tags that close nothing, or another element than the last that was opened.
        told: each text of the page, in order.
        attributes: those of each element, under its name.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.told: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, open from here."""
        self.attributes.append((tag, dict(attrs)))
        if len(dict(attrs)) < len(attrs):
            self.faults.append(f"{tag} has an attribute twice")
        if tag not in ALONE:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that ends at once."""
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the last element."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.told.append(data)

    @property
    def text(self) -> str:
        """All that is read on it, in one line."""
        return " ".join(" ".join(self.told).split())


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("routine", ["calm-hips", "uebung"])
def test_a_sheet_is_sound_html(site: Site, routine: str, pace: str) -> None:
    """Every element is closed in its turn, has an attribute once, and an id is of one element."""
    answer = site.get(f"/{routine}/{routine}.html{pace}")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.text.startswith("<!doctype html>\n")
    page = Page(answer.text)

    assert (page.faults, page.open) == ([], [])
    ids = [told["id"] for _, told in page.attributes if "id" in told]
    assert len(set(ids)) == len(ids)
    tags = [tag for tag, _ in page.attributes]
    assert [tags.count(once) for once in ("head", "body", "main", "h1")] == [1, 1, 1, 1]
    assert site.get(f"/{routine}/{FOLDER_OF[pace]}{routine}.html").body == answer.body


def test_the_parser_is_awake() -> None:
    """It sees what is not closed, closed in the wrong order, or given twice."""
    assert Page("<p><b></p></b>").faults
    assert Page("<p>").open
    assert Page('<p id="a" id="b"></p>').faults


@pytest.mark.parametrize("pace", PACES)
def test_all_of_the_routine_is_on_it(site: Site, shipped: Site, pace: str) -> None:
    """Whoever has the sheet alone knows what to do, how often, what to mind, and whose it is."""
    for one in (site, shipped):
        for entry in one.library.catalog.routines:
            routine = one.library.routine(entry.id)
            text = Page(one.get(f"/{entry.id}/{entry.id}.html{pace}").text).text
            lines = [routine.title, routine.summary, *routine.safety, *SPEAKS]
            for exercise in routine.exercises:
                lines += [exercise.title, exercise.purpose, *exercise.setup, *exercise.cautions]
                lines += [step.say for step in (*exercise.prepare, *exercise.steps)]
            for line in lines:
                words = re.escape(" ".join(line.split()))
                words = re.sub(r"\\\{(other_)?side\\\}", "(left|right)", words)
                assert re.search(words, text, re.IGNORECASE), (entry.id, line)
            assert one.library.catalog.voice.attribution in text


def test_sides_sets_and_tempo_can_be_followed_without_the_coach(site: Site) -> None:
    """The side that is told, what to do about the other, the rest between sets, each phase."""
    text = Page(site.get("/calm-hips/calm-hips.html").text).text

    assert "2 sets of 2 reps on each side, the left first, with 20 seconds of rest between" in text
    assert "Told for the left side; mirror it for the right." in text
    assert "Once on each side, before the first rep: Bow once. (down 2 s, up 1 s)" in text
    assert "Rise, and stay up. (20 seconds)" in text


def test_its_policy_lets_in_its_own_style_and_nothing_else(site: Site) -> None:
    """No script, no address of anything, no style but the one whose hash the policy bears."""
    for routine in site.library.ids:
        text = site.get(f"/{routine}/{routine}.html").text
        page = Page(text)
        (policy,) = (
            told["content"] or "" for tag, told in page.attributes
            if tag == "meta" and told.get("http-equiv") == "Content-Security-Policy"
        )  # fmt: skip
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert "default-src 'none'" in policy
        assert f"style-src 'sha256-{digest}'" in policy
        assert "unsafe" not in policy
        for tag, told in page.attributes:
            assert tag not in ("script", "link", "img", "iframe", "object", "base", "form")
            assert not {name for name in told if name.startswith("on")}
            assert not {"style", "src", "href", "xlink:href", "action"} & set(told), tag


def test_markup_in_a_routine_is_shown_as_it_was_written(site: Site) -> None:
    """`<b>` is neither bold nor lost."""
    page = Page(site.get("/uebung/uebung.html").text)

    assert "b" not in [tag for tag, _ in page.attributes]
    assert "Grüße & <b>kein</b> Markup" in page.text
    assert "]]> \U0001f9d8&amp;" in page.text
    assert "Turn <left> & right --> back" in page.text
