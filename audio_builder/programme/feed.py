"""The private feed: one listener's sessions that are due so far, as a podcast. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from uuid import UUID, uuid5

from audio_builder.model.pace import Pace
from audio_builder.programme.model import Programme
from audio_builder.programme.renditions import Renditions
from audio_builder.programme.schedule import DatedSession
from audio_builder.publishers.feed import Channel, Episode, Person, render_feed
from audio_builder.publishers.notes import Notes, render_notes, render_notes_html
from audio_builder.records import ARTWORK_NAME, FEED_NAME, RoutineEntry, chapter_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateFeed:
    """What is subscribed to.

    Attributes:
        folder: the address below which the feed and its tracks are, without a trailing slash; it
            holds the token.
        base_url: where the library is served, without a trailing slash.
        programme: whose sessions they are.
        sessions: all of them that are due, in their order.
        pace: the listener's own.
        space: the namespace of the episodes' guids, the same as long as the programme is.
    """

    folder: str
    base_url: str
    programme: Programme
    sessions: tuple[DatedSession, ...]
    pace: Pace
    space: UUID


def render_private_feed(feed: PrivateFeed, renditions: Renditions) -> str:
    """The feed as XML; a session whose routine the library has no more is left out.

    Raises:
        LibraryError: if a clip is missing or damaged.
    """
    first = _first_entry(feed.programme, renditions)
    images = {session.routine for phase in feed.programme.phases for session in phase.sessions}
    image_folder = feed.base_url if len(images) > 1 or first is None else _site(feed, first)
    channel = Channel(
        pages=(f"{feed.folder}/{FEED_NAME}",),
        page=1,
        site_url=f"{feed.base_url}/",
        title=feed.programme.title,
        description=feed.programme.summary or (first.summary if first else feed.programme.title),
        author=first.author if first else renditions.generator,
        contact=None,
        language=first.language if first else "en",
        generator=renditions.generator,
        image_url=f"{image_folder}/{ARTWORK_NAME}",
        episodes=tuple(_episodes(feed, renditions)),
        private=True,
    )
    return render_feed(channel)


def _first_entry(programme: Programme, renditions: Renditions) -> RoutineEntry | None:
    for phase in programme.phases:
        for session in phase.sessions:
            try:
                return renditions.entry(session.routine)
            except KeyError:
                continue
    return None


def _site(feed: PrivateFeed, entry: RoutineEntry) -> str:
    return f"{feed.base_url}/{entry.id}"


def _episodes(feed: PrivateFeed, renditions: Renditions) -> Iterator[Episode]:
    before: DatedSession | None = None
    place = 0
    for session in feed.sessions:
        place = place + 1 if before is not None and before.day == session.day else 0
        before = session
        try:
            yield _episode(feed, session, place, renditions)
        except KeyError:  # the library has it no more
            continue


def _episode(
    feed: PrivateFeed, session: DatedSession, place: int, renditions: Renditions
) -> Episode:
    entry = renditions.entry(session.routine)
    pace = session.pace(feed.pace)
    track = renditions.track(session.routine, session.routine, pace)
    timeline = renditions.timeline(session.routine, session.routine, pace)
    notes = Notes(
        summary=entry.summary if session.note is None else f"{session.note}\n\n{entry.summary}",
        safety=entry.safety,
        credit=entry.credit,
        chapters=chapter_entries(timeline),
    )
    # Sessions of one day come one after the other, for apps that go by dates.
    due = datetime.combine(session.day, time(), UTC) + timedelta(seconds=place)
    return Episode(
        guid=str(uuid5(feed.space, str(session.number))),
        title=session_title(session, entry),
        number=session.number,
        season=None,
        author=entry.author,
        language=entry.language,
        notes=render_notes(notes),
        notes_html=render_notes_html(notes),
        published=format_datetime(due),
        duration_ms=track.duration_ms,
        size_bytes=track.size,
        url=f"{feed.folder}/{session.number}.mp3",
        transcript_url=f"{feed.folder}/{session.number}.vtt",
        chapters_url=f"{feed.folder}/{session.number}.chapters.json",
        image_url=f"{_site(feed, entry)}/{ARTWORK_NAME}",
        persons=(Person(name=entry.author, role="host", group="cast"),),
    )


def session_title(session: DatedSession, entry: RoutineEntry) -> str:
    """What a session is called, in a feed and in a calendar."""
    return f"Week {session.week}: {entry.title}"
