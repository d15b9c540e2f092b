"""Private feeds: what each address below a token answers with.

A wrong token, a revoked one and a session that is not due are one and the same 404.
"""

from datetime import UTC, datetime, time

from flask import Response, abort

from audio_builder.library import BESIDE_TRACK, FEED_NAME, Track
from audio_builder.programme.calendar import Reminder, render_calendar
from audio_builder.programme.feed import PrivateFeed, render_private_feed, session_title
from audio_builder.programme.schedule import DatedSession
from skill.media.answers import answer
from skill.media.content import content_of_bytes, content_of_readable
from skill.media.editions import Clock, Edition, Editions
from skill.media.routes import MEDIA_TYPES, TRACK, Address
from skill.programmes.access import Access, OpenProgramme, opened
from skill.programmes.addresses import CALENDAR, FOLDER
from skill.programmes.limiting import Limits
from skill.programmes.port import Fetched, ProgrammeStore
from skill.programmes.recording import Recorder, watched
from skill.programmes.rendered import Rendered
from skill.programmes.renditions import EditionRenditions
from skill.programmes.spans import Span


class PrivateFeeds:
    """Answers for private feeds."""

    def __init__(
        self,
        *,
        access: Access,
        editions: Editions,
        address: Address,
        limits: Limits,
        recorder: Recorder,
        clock: Clock,
    ) -> None:
        """Put it together.

        Args:
            access: finds a token's programme.
            editions: what there is to play.
            address: tells where the listener at hand reaches the server.
            limits: tells who asks too often.
            recorder: takes note of what was sent.
            clock: tells the time, in UTC.
        """
        self._access = access
        self._editions = editions
        self._address = address
        self._limits = limits
        self._recorder = recorder
        self._clock = clock
        self._rendered = Rendered()

    def feed(self, token: str) -> Response:
        """The feed of what is due up to today."""
        _, mine = self._found(token)
        base_url = self._address()
        if base_url is None:
            abort(404, "a feed needs REPCAST_BASE_URL, to say where the server is reached")
        wanted = PrivateFeed(
            folder=f"{base_url}/{FOLDER}/{token}",
            base_url=base_url,
            programme=mine.programme,
            sessions=mine.due(self._clock().date()),
            pace=mine.pace,
            space=mine.space,
        )
        edition = self._edition()
        data = self._rendered.get(
            (FEED_NAME, wanted.folder, len(wanted.sessions)),
            edition,
            lambda: render_private_feed(wanted, EditionRenditions(edition)).encode(),
        )
        return answer(content_of_bytes(data, MEDIA_TYPES[FEED_NAME]))

    def calendar(self, token: str) -> Response:
        """All sessions, those to come too."""
        _, mine = self._found(token)
        edition = self._edition()
        data = self._rendered.get(
            (CALENDAR, mine.kept.token),
            edition,
            lambda: calendar_of(mine, EditionRenditions(edition)),
        )
        return answer(content_of_bytes(data, "text/calendar; charset=utf-8"))

    def track(self, token: str, number: int) -> Response:
        """A session's track at the listener's pace; what is sent of it is taken note of."""
        store, mine = self._found(token)
        track = self._track(mine, number)

        def sent(span: Span) -> None:
            part = Fetched(number=number, etag=track.etag, size=track.size, span=span)
            day = self._clock().date()
            self._recorder.take(lambda: store.fetched(mine.kept.token, part, day))

        return answer(watched(content_of_readable(track, MEDIA_TYPES[TRACK]), sent))

    def text(self, token: str, number: int, ending: str) -> Response:
        """What stands beside a session's track: captions, chapters, transcript."""
        _, mine = self._found(token)
        session = self._due(mine, number)
        renditions = EditionRenditions(self._edition())
        timeline = renditions.timeline(session.routine, session.routine, session.pace(mine.pace))
        text = BESIDE_TRACK[ending](timeline)
        return answer(content_of_bytes(text.encode(), MEDIA_TYPES[ending]))

    def close(self) -> None:
        """Let go of the store."""
        self._access.close()

    def _found(self, token: str) -> tuple[ProgrammeStore, OpenProgramme]:
        hashed = self._access.hashed(token)
        kept = None if hashed is None else hashed[0].find(hashed[1])
        if hashed is None or kept is None:
            self._refuse_often(self._limits.of_wrong())
            abort(404)
        self._refuse_often(self._limits.of_token(hashed[1]))
        return hashed[0], opened(kept)

    @staticmethod
    def _refuse_often(wait_s: int | None) -> None:
        if wait_s is not None:
            abort(429, "too many requests: wait a moment", retry_after=wait_s)

    def _due(self, mine: OpenProgramme, number: int) -> DatedSession:
        due = mine.due(self._clock().date())
        if not 1 <= number <= len(due):
            abort(404)
        return due[number - 1]

    def _track(self, mine: OpenProgramme, number: int) -> Track:
        session = self._due(mine, number)
        renditions = EditionRenditions(self._edition())
        return renditions.track(session.routine, session.routine, session.pace(mine.pace))

    def _edition(self) -> Edition:
        edition = self._editions.current()
        if edition is None:
            abort(503, "there is no library to play from yet; /healthz says why")
        return edition


def calendar_of(
    mine: OpenProgramme, renditions: EditionRenditions, at: time | None = None
) -> bytes:
    """The calendar of a programme; sessions whose routine the library has no more are left out."""
    reminders = []
    for session in mine.sessions:
        try:
            entry = renditions.entry(session.routine)
        except KeyError:
            continue
        length_ms = 0
        if at is not None:
            pace = session.pace(mine.pace)
            length_ms = renditions.track(session.routine, session.routine, pace).duration_ms
        title = session_title(session, entry)
        reminders.append(Reminder(session=session, title=title, length_ms=length_ms))
    made = datetime.combine(mine.kept.created, time(), UTC)
    return render_calendar(mine.programme, reminders, space=mine.space, stamp=made, at=at)
