"""The podcast feed: RSS 2.0 with the namespaces of iTunes, the podcast index, content and Atom.

What Apple and others demand of each element stands in https://podcasters.apple.com/support/823 and
https://github.com/Podcastindex-org/podcast-namespace.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from audio_builder.units import Ms

ITUNES: Final = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST: Final = "https://podcastindex.org/namespace/1.0"
CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
ATOM: Final = "http://www.w3.org/2005/Atom"
_PODCAST_GUIDS: Final = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of podcast:guid, as its specification names it."""

for _prefix, _uri in (
    ("itunes", ITUNES), ("podcast", PODCAST), ("content", CONTENT), ("atom", ATOM),
):  # fmt: skip
    ET.register_namespace(_prefix, _uri)  # some apps know these by their usual prefixes alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is heard or drawn from, by the podcast taxonomy."""

    name: str
    role: str
    group: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One track of a feed."""

    guid: str
    title: str
    number: int
    season: tuple[int, str] | None
    """Its number and name, in a feed of more than one routine."""
    author: str
    language: str
    notes: str
    notes_html: str
    published: str
    """A date and time as RFC 2822 writes it."""
    duration_ms: Ms
    size_bytes: int
    url: str
    transcript_url: str
    chapters_url: str
    image_url: str
    persons: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed."""

    pages: tuple[str, ...]
    """The addresses of its pages (RFC 5005, 3); the first is the feed's own."""
    page: int
    """Which of them this is, from 1."""
    site_url: str
    title: str
    description: str
    author: str
    contact: str | None
    """The author's e-mail address, if directories may have it."""
    language: str
    generator: str
    image_url: str
    episodes: tuple[Episode, ...]
    private: bool = False
    """It is one listener's: no directory may list it, and no other host take it over."""


def render_feed(channel: Channel) -> str:
    """Render a feed as XML 1.0 in UTF-8, its declaration included."""
    root = ET.Element("rss", {"version": "2.0"})
    root.append(_channel(channel))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def feed_guid(url: str) -> str:
    """The podcast:guid of a feed at an address: the same for http and https."""
    return str(uuid5(_PODCAST_GUIDS, url.partition("://")[2].rstrip("/")))


def _channel(channel: Channel) -> ET.Element:
    element = ET.Element("channel")
    _texts(
        element,
        ("title", channel.title),
        ("link", channel.site_url),
        ("description", _shown(channel.description)),
        ("language", channel.language.lower()),
        ("generator", channel.generator),
        (f"{{{ITUNES}}}author", channel.author),
        (f"{{{ITUNES}}}explicit", "false"),
        (f"{{{ITUNES}}}type", "serial"),
        (f"{{{PODCAST}}}guid", feed_guid(channel.pages[0])),
        (f"{{{PODCAST}}}medium", "podcast"),
    )
    if channel.private:
        element.append(_text(f"{{{ITUNES}}}block", "Yes"))
    _owner(element, channel)
    for relation, url in _page_links(channel):
        link = {"rel": relation, "type": "application/rss+xml", "href": url}
        ET.SubElement(element, f"{{{ATOM}}}link", link)
    ET.SubElement(element, f"{{{ITUNES}}}image", {"href": channel.image_url})
    category = ET.SubElement(element, f"{{{ITUNES}}}category", {"text": "Health & Fitness"})
    ET.SubElement(category, f"{{{ITUNES}}}category", {"text": "Fitness"})
    image = ET.SubElement(element, "image")
    _texts(image, ("url", channel.image_url), ("title", channel.title), ("link", channel.site_url))
    element.extend(_item(episode) for episode in channel.episodes)
    return element


def _page_links(channel: Channel) -> Iterator[tuple[str, str]]:
    """Where this page is, and the others if there are any (RFC 5005, 3)."""
    pages, page = channel.pages, channel.page
    yield "self", pages[page - 1]
    if len(pages) > 1:
        yield "first", pages[0]
        yield "last", pages[-1]
    if page > 1:
        yield "previous", pages[page - 2]
    if page < len(pages):
        yield "next", pages[page]


def _owner(element: ET.Element, channel: Channel) -> None:
    """Whom directories write to, to make sure that a feed is its author's; other hosts may ask."""
    locked = ET.SubElement(element, f"{{{PODCAST}}}locked")
    locked.text = "yes" if channel.private else "no"
    if channel.contact is not None:
        locked.set("owner", channel.contact)
        owner = ET.SubElement(element, f"{{{ITUNES}}}owner")
        _texts(
            owner, (f"{{{ITUNES}}}name", channel.author), (f"{{{ITUNES}}}email", channel.contact)
        )


def _item(episode: Episode) -> ET.Element:
    element = ET.Element("item")
    _texts(
        element,
        ("title", episode.title),
        ("description", _shown(episode.notes)),
        (f"{{{CONTENT}}}encoded", episode.notes_html),
        ("pubDate", episode.published),
        (f"{{{ITUNES}}}author", episode.author),
        (f"{{{ITUNES}}}duration", str(round(episode.duration_ms / 1000))),
        (f"{{{ITUNES}}}episode", str(episode.number)),
        (f"{{{ITUNES}}}episodeType", "full"),
        (f"{{{ITUNES}}}explicit", "false"),
    )
    enclosure = {"url": episode.url, "length": str(episode.size_bytes), "type": "audio/mpeg"}
    ET.SubElement(element, "enclosure", enclosure)
    ET.SubElement(element, "guid", {"isPermaLink": "false"}).text = episode.guid
    element.extend(_about(episode))
    return element


def _about(episode: Episode) -> Iterator[ET.Element]:
    """What apps show beside the sound."""
    yield ET.Element(f"{{{ITUNES}}}image", {"href": episode.image_url})
    if episode.season is not None:
        number, name = episode.season
        yield _text(f"{{{ITUNES}}}season", str(number))
        yield _text(f"{{{PODCAST}}}season", str(number), name=name)
        yield _text(f"{{{PODCAST}}}episode", str(episode.number))
    transcript = {"url": episode.transcript_url, "type": "text/vtt", "rel": "captions"}
    transcript["language"] = episode.language.lower()
    yield ET.Element(f"{{{PODCAST}}}transcript", transcript)
    chapters = {"url": episode.chapters_url, "type": "application/json+chapters"}
    yield ET.Element(f"{{{PODCAST}}}chapters", chapters)
    for person in episode.persons:
        href = {} if person.url is None else {"href": person.url}
        yield _text(
            f"{{{PODCAST}}}person", person.name, role=person.role, group=person.group, **href
        )


def _shown(text: str) -> str:
    """A text as a description: readers take it for HTML, and would drop `<words>` as a tag.

    Ampersands stay, for those who take it for text: a bare one means itself in HTML too.
    """
    return text.replace("<", "&lt;")


def _texts(parent: ET.Element, *pairs: tuple[str, str]) -> None:
    for tag, text in pairs:
        parent.append(_text(tag, text))


def _text(tag: str, text: str, **attributes: str) -> ET.Element:
    element = ET.Element(tag, attributes)
    element.text = text
    return element
