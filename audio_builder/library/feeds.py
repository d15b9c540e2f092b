"""Feeds: a library, or one routine of it, as a podcast at any pace."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from typing import Final
from uuid import UUID, uuid5

from audio_builder.library.library import Library
from audio_builder.model.pace import Pace
from audio_builder.mp3.track import Track
from audio_builder.publishers.addresses import pace_folder, pace_query, routine_folder
from audio_builder.publishers.feed import Channel, Episode, Person, render_feed
from audio_builder.publishers.notes import Notes, render_notes, render_notes_html
from audio_builder.publishers.tagging import credit_line
from audio_builder.records import ARTWORK_NAME, FEED_NAME, RoutineEntry

LayOut = Callable[[str, str, Pace], Track]
"""Gives a track of a routine at a pace, as `Library.track` does."""
_EPISODES: Final = UUID("2f2f7f0e-5d0c-5a52-9b6e-0b7c3a1d6c11")
"""The namespace of our episodes' guids; they tell nothing of where a feed is served, so that
subscribers who follow it to another address do not meet every episode a second time."""
_DESCRIPTION_MAX: Final = 1000
"""Letters of a channel's description: well within Apple's 4,000 bytes, in any alphabet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What is subscribed to: where, at which pace, and which routine; None means all of them."""

    base_url: str
    pace: Pace
    routine_id: str | None = None


def feed(library: Library, wanted: Subscription, lay_out: LayOut | None = None) -> str:
    """The feed of a library, or of one routine of it.

    Args:
        library: what there is.
        wanted: what is asked for.
        lay_out: in place of the library's own `track`, for whoever keeps tracks at hand.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if a clip is missing or damaged.
    """
    catalog = library.catalog
    routines = [
        entry for entry in catalog.routines if wanted.routine_id in (None, entry.id)
    ]  # fmt: skip
    if not routines:
        raise KeyError(wanted.routine_id)
    folder = wanted.base_url
    if wanted.routine_id is not None:
        folder = f"{folder}/{wanted.routine_id}"
    query = "" if wanted.pace == library.pace else f"?{pace_query(wanted.pace)}"
    first = routines[0]
    channel = Channel(
        url=f"{folder}/{FEED_NAME}{query}",
        site_url=f"{wanted.base_url}/",
        title=_title(routines),
        description=_description(routines),
        author=first.author,
        contact=first.contact,
        language=first.language,
        generator=catalog.generator,
        image_url=_image_url(wanted.base_url, routines),
        episodes=tuple(_episodes(library, routines, wanted, lay_out or library.track)),
    )
    return render_feed(channel)


def _image_url(base_url: str, routines: list[RoutineEntry]) -> str:
    """The artwork of the one routine, or the library's, which has no words."""
    folder = f"{base_url}/{routines[0].id}" if len(routines) == 1 else base_url
    return f"{folder}/{ARTWORK_NAME}"


def _title(routines: list[RoutineEntry]) -> str:
    return routines[0].title if len(routines) == 1 else f"{routines[0].author}: guided practice"


def _description(routines: list[RoutineEntry]) -> str:
    return "\n\n".join(
        entry.summary if len(routines) == 1 else f"{entry.title}: {entry.summary}"
        for entry in routines
    )[:_DESCRIPTION_MAX]


def _episodes(
    library: Library, routines: list[RoutineEntry], wanted: Subscription, lay_out: LayOut
) -> Iterator[Episode]:
    for season, entry in enumerate(routines, start=1):
        named = (season, entry.title) if len(routines) > 1 else None
        for number in range(1, len(entry.tracks) + 1):
            yield _episode(library, entry, number, named, wanted, lay_out)


def _episode(
    library: Library,
    entry: RoutineEntry,
    number: int,
    season: tuple[int, str] | None,
    wanted: Subscription,
    lay_out: LayOut,
) -> Episode:
    """Episode `number` of a routine, from 1: the session, then its exercises."""
    told, pace = entry.tracks[number - 1], wanted.pace
    track = lay_out(entry.id, told.id, pace)
    routine = library.routine(entry.id)
    exercises = {exercise.id: exercise.purpose for exercise in entry.exercises}
    notes = Notes(
        summary=entry.summary if told.exercise is None else exercises[told.exercise],
        safety=routine.safety,
        credit=credit_line(routine, library.catalog.voice.attribution),
        chapters=track.timeline.chapters,
    )
    folder = routine_folder(wanted.base_url, entry.id, pace, library.pace)
    own = "" if pace == library.pace else f"/{pace_folder(pace)}"
    return Episode(
        guid=str(uuid5(_EPISODES, f"{entry.author}/{entry.id}/{told.id}{own}")),
        title=told.title,
        number=number,
        season=season,
        author=entry.author,
        language=entry.language,
        notes=render_notes(notes),
        notes_html=render_notes_html(notes),
        # One after the other, for apps that go by dates and not by numbers; none in the future.
        published=format_datetime(entry.published - timedelta(minutes=len(entry.tracks) - number)),
        duration_ms=track.timeline.duration_ms,
        size_bytes=track.size,
        url=f"{folder}/{told.id}.mp3",
        transcript_url=f"{folder}/{told.id}.vtt",
        chapters_url=f"{folder}/{told.id}.chapters.json",
        image_url=f"{wanted.base_url}/{entry.id}/{ARTWORK_NAME}",
        persons=tuple(_persons(entry)),
    )


def _persons(entry: RoutineEntry) -> Iterator[Person]:
    yield Person(name=entry.author, role="host", group="cast")
    if entry.source is not None:
        source = entry.source
        yield Person(name=source.author, role="author", group="writing", url=source.url)
