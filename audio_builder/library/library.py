"""A library, opened for reading: its index, and its routines as they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from audio_builder.errors import DamageError, LibraryError
from audio_builder.library.art import read_art
from audio_builder.library.library_memory import LibraryMemory
from audio_builder.library.reading import read_each, read_record
from audio_builder.library.routine_tracks import Rendition, RoutineTracks
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.track import Track
from audio_builder.publishers.tagging import credit_line
from audio_builder.records import (
    SCHEMA_VERSION,
    Catalog,
    Index,
    RoutineEntry,
    Row,
    Score,
    chapter_entries,
)
from audio_builder.stores.port import Files


class Library:
    """What one build left, as its index was when it was opened. Threads may share it."""

    def __init__(
        self,
        files: Files,
        index: Index,
        *,
        memory: LibraryMemory | None = None,
        entries: dict[str, RoutineEntry] | None = None,
        damaged: Callable[[DamageError], None] | None = None,
    ) -> None:
        """A library of an index.

        Args:
            files: where all that the index names is.
            index: what there is.
            memory: of an earlier edition; a new one unless given.
            entries: all of them, of a folder that has no files for them.
            damaged: as in `opening.open_library`.
        """
        self.files = files
        self.index = index
        self._rows = {row.id: row for row in index.routines}
        self._entries = entries
        self.memory = memory or LibraryMemory(files)
        self._damaged = damaged
        self._left_out: frozenset[str] = frozenset()

    def __contains__(self, routine_id: object) -> bool:
        return routine_id in self._rows

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its routines, in order."""
        return tuple(self._rows)

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of routines whose entries cannot be read, as far as that is known."""
        return self._left_out

    @property
    def open_routines(self) -> int:
        """How many routines are held open."""
        return len(self.memory.routines)

    @property
    def pace_of_oldest(self) -> Pace:
        """The own pace of the routine that it had first: where nothing tells of another.

        Raises:
            ValueError: if there is no routine.
        """
        return self.index.oldest.own_pace

    def row(self, routine_id: str) -> Row:
        """What the index says of a routine.

        Raises:
            KeyError: if the library has no such routine.
        """
        return self._rows[routine_id]

    def pace(self, routine_id: str) -> Pace:
        """A routine's own pace: that of a listener who asks for none.

        Raises:
            KeyError: if the library has no such routine.
        """
        return self._rows[routine_id].own_pace

    def entry(self, routine_id: str) -> RoutineEntry:
        """What the catalog says of a routine.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if it cannot be read.
        """
        row = self._rows[routine_id]
        return self.memory.entry(row.identity, lambda: self._read_entry(row))

    def entries(self, routine_ids: Iterable[str]) -> Iterator[RoutineEntry]:
        """What the catalog says of several routines, one after the other.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if one cannot be read, and is not to be left out.
        """
        ids = tuple(routine_ids)
        every = read_each(self.files, self._entry_or_damage, ids)
        for routine_id, found in zip(ids, every, strict=True):
            if isinstance(found, RoutineEntry):
                yield found
            elif self._damaged is None:
                raise found
            elif routine_id not in self._left_out:
                self._left_out |= {routine_id}
                self._damaged(found)

    @cached_property
    def catalog(self) -> Catalog:
        """The whole catalog; every entry is read for it.

        Raises:
            LibraryError: if there is no routine, or an entry cannot be read.
        """
        entries = tuple(self.entries(self._rows))
        first = entries[0] if entries else None
        if first is None or not (first.voice and first.bitrate_kbps and first.pace):
            message = f"{self.files}: there is no routine in it; run 'repcast build' first"
            raise LibraryError(message)
        return Catalog(
            schema_version=SCHEMA_VERSION,
            generator=self.index.generator,
            base_url=self.index.base_url,
            voice=first.voice,
            bitrate_kbps=first.bitrate_kbps,
            pace=first.pace,
            routines=entries,
        )

    def tracks(self, routine_id: str) -> RoutineTracks:
        """A routine, open: its tracks, and all that they are laid out from.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if it cannot be read.
        """
        row = self._rows[routine_id]
        return self.memory.routines.get(row.identity, lambda: self._open(row))

    def routine(self, routine_id: str) -> Routine:
        """A routine, whole.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if it cannot be read.
        """
        return self.tracks(routine_id).routine

    def parts(self, routine_id: str) -> tuple[str, ...]:
        """The ids of the tracks that in a row are a routine's session, one an exercise.

        Raises:
            KeyError: if the library has no such routine.
            LibraryError: if it cannot be read.
        """
        return tuple(part.id for part in self.tracks(routine_id).parts)

    def timeline(self, routine_id: str, track_id: str, pace: Pace | None = None) -> Timeline:
        """What sounds when in a track at a pace; at the routine's own if none is given.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if the library lacks a sound it should hold.
        """
        return self.tracks(routine_id).timeline(track_id, pace or self.pace(routine_id))

    def rendition(self, routine_id: str, track_id: str, pace: Pace | None = None) -> Rendition:
        """A track at a pace, and its timeline; at the routine's own pace if none is given.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if a clip is missing or damaged.
        """
        return self.tracks(routine_id).rendition(track_id, pace or self.pace(routine_id))

    def track(self, routine_id: str, track_id: str, pace: Pace | None = None) -> Track:
        """A track at a pace; at the routine's own if none is given.

        Raises:
            KeyError: if the library has no such routine or track.
            LibraryError: if a clip is missing or damaged.
        """
        return self.rendition(routine_id, track_id, pace).track

    def _entry_or_damage(self, routine_id: str) -> RoutineEntry | DamageError:
        try:
            return self.entry(routine_id)
        except DamageError as error:
            return error

    def _read_entry(self, row: Row) -> RoutineEntry:
        if self._entries is None:
            return read_record(self.files, row.entry.path, RoutineEntry, row.entry.sha256)
        return self._completed(self._entries[row.id])

    def _completed(self, entry: RoutineEntry) -> RoutineEntry:
        """An entry of before with what feeds say, which was only in the score then."""
        opened = self.tracks(entry.id)
        tracks = tuple(
            track.model_copy(update={"chapters": chapter_entries(opened.timeline(track.id, own))})
            for own in (self.pace(entry.id),)
            for track in entry.tracks
        )
        credit = credit_line(opened.routine, opened.voice)
        more = {"tracks": tracks, "safety": opened.routine.safety, "credit": credit}
        return entry.model_copy(update=more)

    def _open(self, row: Row) -> RoutineTracks:
        score = read_record(self.files, row.score.path, Score, row.score.sha256)
        entry = self._entries[row.id] if self._entries else self.entry(row.id)
        digests = {file.path: file.sha256 for file in entry.files}
        art = read_art(self.files, score.routine, digests)
        opened = RoutineTracks(score, self.memory.clips, row.format, art)
        if [track.id for track in entry.tracks] != [name.id for name in opened.tracks]:
            message = (
                f"{self.files}: the entry and the score of {row.id} are of two builds; "
                "run 'repcast build' to finish the second"
            )
            raise LibraryError(message)
        return opened
