"""The pipeline of a build: routines are read, prepared, voiced and made into units, in groups.

A group is in memory at a time, so a thousand routines need no more of it than a dozen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from audio_builder.building.drawing import picture_names, shown_by_pictures
from audio_builder.building.findings import UnfitError, unit_findings
from audio_builder.building.fingerprint import art_digest, conditions_digest, fingerprint
from audio_builder.building.inventory import Inventory
from audio_builder.building.measuring import Lengths
from audio_builder.building.preparing import Preparation, Prepared, prepare
from audio_builder.building.settings import Asked, Settings, voice_entry
from audio_builder.building.sources import Source
from audio_builder.building.units import Unit, UnitOrder, make_unit
from audio_builder.building.workshop import Found, Wanted, Workshop
from audio_builder.errors import InputError, LibraryError
from audio_builder.executors.port import Executor
from audio_builder.library.art import read_picture
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Sound
from audio_builder.planning.needs import needed_sounds
from audio_builder.planning.vocabulary import VERSION
from audio_builder.records import SCHEMA_VERSION, Row, Score

GROUP: Final = 8
"""Routines in hand at a time, for each worker."""


@dataclass(slots=True, kw_only=True)
class _Work:
    """One routine on its way."""

    source: Source
    routine: Routine
    digest: str
    settings: Settings
    row: Row | None
    """Its row as it was before, in the folder or where that is published."""
    previous: Score | None
    score: Score | None = None
    """What it is laid out from; the earlier one, as long as that holds."""
    prepared: Prepared | None = None
    found: Found | None = None


class Pipeline:
    """What turns sources into units."""

    def __init__(
        self,
        inventory: Inventory,
        workshop: Workshop,
        executor: Executor,
        asked: Asked,
        now: datetime,
        there: Iterable[Row] = (),
    ) -> None:
        self._inventory = inventory
        self._before = {**{row.id: row for row in there}, **inventory.rows}
        self._asked = asked
        self._workshop = workshop
        self._executor = executor
        self._now = now
        self._ids: dict[str, Source] = {}
        self.refusals: list[InputError] = []
        """What is wrong with routines; once there is anything, nothing more is voiced."""

    def units(self, sources: Iterable[Source]) -> Iterator[Unit]:
        """Make the unit of each source, as long as nothing is wrong with any.

        Raises:
            InputError: if two routines have one id.
            VoiceError: if a voice fails, whatever the words; what it has spoken is kept.
            LibraryError: if clips are not what they should be.
            OSError: if a clip cannot be written.
        """
        left = iter(sources)
        while group := list(islice(left, GROUP * self._executor.workers)):
            works = [work for each in group if (work := self._read(each)) is not None]
            self._reuse(works)
            self._prepare([work for work in works if work.score is None])
            if not self.refusals:
                self._voice([work for work in works if work.prepared is not None])
            if not self.refusals:
                orders = (self._order(work) for work in works)
                yield from (unit for _, unit in self._executor.run(make_unit, orders))

    def _read(self, source: Source) -> _Work | None:
        try:
            read = source.read()
        except InputError as error:
            self.refusals.append(error)
            return None
        routine_id = read.routine.id
        if self._ids.setdefault(routine_id, source) is not source:
            message = f"two of the routines have the id '{routine_id}': give each an id of its own"
            raise InputError(message)
        row = self._before.get(routine_id)
        return _Work(
            source=source,
            routine=read.routine,
            digest=read.digest,
            settings=self._asked.settings(read.routine, row),
            row=row,
            previous=None if row is None else self._inventory.score(row),
        )

    def _reuse(self, works: list[_Work]) -> None:
        """Go on with earlier scores that still hold."""
        for work in works:
            mark = fingerprint(work.routine, work.settings.under)
            previous = work.previous
            if previous is None or previous.fingerprint != mark:
                continue
            if self._workshop.has_all(previous):
                work.score = previous

    def _prepare(self, works: list[_Work]) -> None:
        asked = [Preparation(routine=work.routine, voice=work.settings.voice) for work in works]
        for number, prepared in self._executor.run(prepare, asked):
            works[number].prepared = prepared

    def _voice(self, works: list[_Work]) -> None:
        """Words first: what quiet is left in a slot is known once they are measured."""
        phrases = self._workshop.provide_all(
            _wanted(work, {Phrase(text=text): said for text, said in work.prepared.spoken.items()})
            for work in works
            if work.prepared
        )
        for work, found in zip(works, phrases, strict=True):
            self._judge(work, found)
        if self.refusals:
            return
        rest = self._workshop.provide_all(_wanted(work, _airs(work)) for work in works)
        for work, found in zip(works, rest, strict=True):
            work.score = _score(work, found)

    def _judge(self, work: _Work, found: Found) -> None:
        work.found = found
        prepared = work.prepared
        if prepared is None:
            return
        lengths = Lengths(
            known_ms=found.lengths_ms,
            refused=prepared.refused | found.refused,
            refused_words=prepared.refused_words,
        )
        findings = tuple(unit_findings(work.routine, prepared.directions, lengths))
        if findings:
            self.refusals.append(work.source.placed(UnfitError(work.routine, findings)))

    def _order(self, work: _Work) -> UnitOrder:
        score, settings = work.score, work.settings
        assert score is not None  # noqa: S101 - each work has one, or there are refusals
        frames = self._workshop.frames(score)
        if frames is None:
            message = f"{score.routine.id}: a clip was damaged while it was built; build it again"
            raise LibraryError(message)
        return UnitOrder(
            score=score,
            frames=frames,
            pictures=self._pictures(work),
            pace=settings.pace,
            fmt=settings.fmt,
            voice=voice_entry(settings.voice.record),
            published=self._now if work.row is None else work.row.published,
            now=self._now,
            previous=work.row,
            source=work.digest,
            conditions=conditions_digest(settings.under, settings.pace),
            art=art_digest(),
        )

    def _pictures(self, work: _Work) -> dict[str, bytes]:
        """The pictures that are drawn already, whole, and still show what they should."""
        before, row = work.previous, work.row
        if row is None or row.art != art_digest() or before is None:
            return {}
        if shown_by_pictures(before.routine) != shown_by_pictures(work.routine):
            return {}
        found = {
            name: read_picture(self._inventory.files, f"{work.routine.id}/{name}")
            for name in picture_names(work.routine)
        }
        return {name: data for name, data in found.items() if data is not None}


def _wanted(work: _Work, sounds: dict[Sound, str | None]) -> Wanted:
    return Wanted(
        sounds=sounds, voice=work.settings.voice, fmt=work.settings.fmt, previous=work.previous
    )


def _airs(work: _Work) -> dict[Sound, str | None]:
    prepared, found = work.prepared, work.found
    assert prepared is not None  # noqa: S101 - it was judged
    assert found is not None  # noqa: S101 - as above
    sounds = needed_sounds(prepared.directions, found.lengths_ms.__getitem__)
    return {sound: None for sound in sounds if not isinstance(sound, Phrase)}


def _score(work: _Work, airs: Found) -> Score:
    assert work.found is not None  # noqa: S101 - it was judged
    record = work.settings.voice.record
    return Score(
        schema_version=SCHEMA_VERSION,
        fingerprint=fingerprint(work.routine, work.settings.under),
        conditions=asdict(work.settings.under),
        voice=record.attribution,
        vocabulary=VERSION,
        routine=work.routine,
        sounds=work.found.entries | airs.entries,
    )
