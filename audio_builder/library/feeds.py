"""Feeds: a library, or one routine of it, as a podcast at any pace, newest routine first."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from typing import Final
from uuid import UUID, uuid5

from audio_builder.library.library import Library
from audio_builder.library.routine_tracks import Rendition
from audio_builder.model.pace import Pace
from audio_builder.publishers.addresses import pace_folder, pace_query, routine_folder
from audio_builder.publishers.feed import Channel, Episode, Person, render_feed
from audio_builder.publishers.notes import Notes, render_notes, render_notes_html
from audio_builder.records import (
    ARTWORK_NAME,
    FEED_NAME,
    RoutineEntry,
    Row,
    TrackEntry,
    chapter_entries,
)
from audio_builder.units import Ms

Render = Callable[[str, str, Pace], Rendition]
"""Gives a track of a routine at a pace, as `Library.rendition` does."""
ROUTINES_A_PAGE: Final = 25
"""Routines on a page of a feed: a hundred episodes or so, some 300 kB before compression."""
_PAGE_NAME: Final = re.compile(r"feed-([1-9][0-9]{0,4})\.xml", re.ASCII)
_EPISODES: Final = UUID("2f2f7f0e-5d0c-5a52-9b6e-0b7c3a1d6c11")
"""The namespace of our episodes' guids; they tell nothing of where a feed is served, so that
subscribers who follow it to another address do not meet every episode a second time."""
_DESCRIPTION_MAX: Final = 1000
"""Letters of a channel's description: well within Apple's 4,000 bytes, in any alphabet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What is subscribed to."""

    base_url: str
    """Where the library is served, without a trailing slash."""
    pace: Pace | None = None
    """At which pace; each routine's own if there is none."""
    routine_id: str | None = None
    """Which routine; all of them if there is none."""
    page: int = 1


def page_name(page: int) -> str:
    """The name of a page of a feed, from 1."""
    return FEED_NAME if page == 1 else f"feed-{page}.xml"


def parse_page_name(name: str) -> int | None:
    """Which page of a feed a file's name means; None if it means none."""
    if name == FEED_NAME:
        return 1
    match = _PAGE_NAME.fullmatch(name)
    page = int(match[1]) if match else 1
    return page if page > 1 else None


def feed_pages(library: Library) -> int:
    """How many pages the feed of a whole library has."""
    return max(1, -(-len(library.ids) // ROUTINES_A_PAGE))


def feed(library: Library, wanted: Subscription, render: Render | None = None) -> str:
    """A page of the feed of a library, or the feed of one routine of it.

    Args:
        library: what there is.
        wanted: what is asked for.
        render: in place of the library's own `rendition`, for whoever keeps them at hand.

    Raises:
        KeyError: if the library has no such routine or page.
        LibraryError: if an entry, a score or a clip is missing or damaged.
    """
    rows = _newest_first(library)
    if wanted.routine_id is not None:
        rows = [library.row(wanted.routine_id)]
    pages = max(1, -(-len(rows) // ROUTINES_A_PAGE))
    if not rows or not 1 <= wanted.page <= pages:
        raise KeyError(wanted.page)
    first = (wanted.page - 1) * ROUTINES_A_PAGE
    shown = rows[first : first + ROUTINES_A_PAGE]
    entries = _entries(library, wanted, shown)
    seasons = {row.id: len(rows) - number for number, row in enumerate(shown, start=first)}
    oldest = rows[-1]
    episodes = (
        episode
        for entry in entries
        for episode in _episodes(
            library,
            entry,
            (seasons[entry.id], entry.title) if len(rows) > 1 else None,
            wanted,
            render,
        )
    )
    channel = Channel(
        pages=tuple(_page_urls(wanted, rows, pages)),
        page=wanted.page,
        site_url=f"{wanted.base_url}/",
        title=oldest.title if len(rows) == 1 else f"{oldest.author}: guided practice",
        description=_description(entries, alone=len(rows) == 1),
        author=oldest.author,
        contact=next((entry.contact for entry in entries if entry.contact), None),
        language=oldest.language,
        generator=library.index.generator,
        image_url=_image_url(wanted.base_url, rows),
        episodes=tuple(episodes),
    )
    return render_feed(channel)


def _entries(library: Library, wanted: Subscription, rows: list[Row]) -> list[RoutineEntry]:
    """The entries of a page; whoever asks for one routine learns that it cannot be read."""
    if wanted.routine_id is not None:
        return [library.entry(wanted.routine_id)]
    return list(library.entries(row.id for row in rows))


def _newest_first(library: Library) -> list[Row]:
    """The rows of a library, those of one time in the order of their ids."""
    rows = sorted(library.index.routines, key=lambda row: row.id)
    return sorted(rows, key=lambda row: row.published, reverse=True)


def _page_urls(wanted: Subscription, rows: list[Row], pages: int) -> Iterator[str]:
    folder = wanted.base_url
    if wanted.routine_id is not None:
        folder = f"{folder}/{wanted.routine_id}"
    own = wanted.pace is None or all(row.own_pace == wanted.pace for row in rows)
    query = "" if own or wanted.pace is None else f"?{pace_query(wanted.pace)}"
    for page in range(1, pages + 1):
        yield f"{folder}/{page_name(page)}{query}"


def _image_url(base_url: str, rows: list[Row]) -> str:
    """The artwork of the one routine, or the library's, which has no words."""
    folder = f"{base_url}/{rows[0].id}" if len(rows) == 1 else base_url
    return f"{folder}/{ARTWORK_NAME}"


def _description(entries: list[RoutineEntry], *, alone: bool) -> str:
    return "\n\n".join(
        entry.summary if alone else f"{entry.title}: {entry.summary}" for entry in entries
    )[:_DESCRIPTION_MAX]


def _episodes(
    library: Library,
    entry: RoutineEntry,
    season: tuple[int, str] | None,
    wanted: Subscription,
    render: Render | None,
) -> Iterator[Episode]:
    """A routine's episodes: the session, then its exercises."""
    own = library.pace(entry.id)
    pace = wanted.pace or own
    for number, track in enumerate(entry.tracks, start=1):
        at_pace = track
        if pace != own:
            at_pace = _at_pace(track, (render or library.rendition)(entry.id, track.id, pace))
        yield _episode(entry, at_pace, number, season, wanted.base_url, (pace, own))


def _at_pace(track: TrackEntry, rendition: Rendition) -> TrackEntry:
    return track.model_copy(
        update={
            "duration_ms": rendition.track.duration_ms,
            "size_bytes": rendition.track.size,
            "chapters": chapter_entries(rendition.timeline),
        }
    )


def _episode(
    entry: RoutineEntry,
    track: TrackEntry,
    number: int,
    season: tuple[int, str] | None,
    base_url: str,
    paces: tuple[Pace, Pace],
) -> Episode:
    """Episode `number` of a routine, from 1, at the first of two paces; the second is its own."""
    pace, own = paces
    purposes = {exercise.id: exercise.purpose for exercise in entry.exercises}
    notes = Notes(
        summary=entry.summary if track.exercise is None else purposes[track.exercise],
        safety=entry.safety,
        credit=entry.credit,
        chapters=track.chapters,
    )
    folder = routine_folder(base_url, entry.id, pace, own)
    suffix = "" if pace == own else f"/{pace_folder(pace)}"
    return Episode(
        guid=str(uuid5(_EPISODES, f"{entry.author}/{entry.id}/{track.id}{suffix}")),
        title=track.title,
        number=number,
        season=season,
        author=entry.author,
        language=entry.language,
        notes=render_notes(notes),
        notes_html=render_notes_html(notes),
        # One after the other, for apps that go by dates and not by numbers; none in the future.
        published=format_datetime(entry.published - timedelta(minutes=len(entry.tracks) - number)),
        duration_ms=Ms(track.duration_ms),
        size_bytes=track.size_bytes,
        url=f"{folder}/{track.id}.mp3",
        transcript_url=f"{folder}/{track.id}.vtt",
        chapters_url=f"{folder}/{track.id}.chapters.json",
        image_url=f"{base_url}/{entry.id}/{ARTWORK_NAME}",
        persons=tuple(_persons(entry)),
    )


def _persons(entry: RoutineEntry) -> Iterator[Person]:
    yield Person(name=entry.author, role="host", group="cast")
    if entry.source is not None:
        source = entry.source
        yield Person(name=source.author, role="author", group="writing", url=source.url)
