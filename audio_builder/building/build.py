"""A build: every clip is found or made, every track laid out and written, the catalog last."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from audio_builder import __version__
from audio_builder.building.drawing import has_art
from audio_builder.building.holdings import (
    catalog_in,
    refuse_incomplete,
    score_in,
    staying_scores,
)
from audio_builder.building.locking import sole_writer
from audio_builder.building.report import Report
from audio_builder.building.scoring import sound_routine
from audio_builder.building.site import write_site
from audio_builder.building.workshop import Workshop
from audio_builder.building.writing import write_record, write_score, write_tracks
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.recipe import conditions
from audio_builder.clips.store import ClipStore
from audio_builder.errors import InputError
from audio_builder.library.art import read_art
from audio_builder.library.library import Library
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.mp3.format import Mp3Format
from audio_builder.records import (
    CATALOG_NAME,
    CLIPS_FOLDER,
    SCHEMA_VERSION,
    Catalog,
    PaceEntry,
    Score,
    VoiceEntry,
)
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice, VoiceRecord
from audio_builder.voices.registry import find_voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a build is asked for."""

    routines: tuple[Routine, ...]
    folder: Path
    voice: str
    pace: Pace
    fmt: Mp3Format
    base_url: str | None
    """Where the folder will be served; None leaves what it was told before, "" takes that back."""
    jobs: int | None
    now: datetime
    """The time that routines new to the folder are published at."""
    cache: ClipCache | None
    """Where phrases may be kept from earlier commands, and are kept for later ones."""


def build(job: Job, report: Report) -> Catalog:
    """Build routines into an output folder, beside what it holds already.

    The routines that the folder holds from earlier builds stay; they are laid out anew at this
    build's pace, from the clips they have.

    Raises:
        UnfitError: if words overrun their slot, or cannot be spoken.
        InputError: if two routines have one id, or the folder speaks with another voice or format.
        VoiceError: if the voice fails, whatever the words; what it has spoken is kept.
        LibraryError: if a routine that stays is damaged, or has lost a clip.
        OSError: if the disk or the rights do not allow it.
    """
    _refuse_same_ids(job.routines)
    voices = {routine.id: _voice_for(routine, job.voice) for routine in job.routines}
    job.folder.mkdir(parents=True, exist_ok=True)
    with sole_writer(job.folder, report.waiting):
        return _build(job, voices, report)


def _build(job: Job, voices: dict[str, Voice], report: Report) -> Catalog:
    store = ClipStore(job.folder / CLIPS_FOLDER)
    under = conditions(voices[job.routines[0].id], job.fmt)
    staying = staying_scores(job.folder, set(voices), under)
    built: list[Score] = []
    changed: list[Score] = []
    for routine in job.routines:
        workshop = Workshop(
            voice=voices[routine.id],
            store=store,
            fmt=job.fmt,
            under=under,
            jobs=job.jobs,
            report=report,
            cache=job.cache,
        )
        previous = score_in(job.folder, routine.id)
        score = sound_routine(routine, workshop, previous)
        built.append(score)
        if score is not previous or not has_art(job.folder, routine):
            changed.append(score)
    changed += [score for score in staying if not has_art(job.folder, score.routine)]
    for score in staying:
        refuse_incomplete(_shelf(job, score, store), job.pace)
    # All can be heard: only now is anything changed that the library's readers go by.
    for score in changed:
        write_score(job.folder, score)
    shelves = [_shelf(job, score, store) for score in (*staying, *built)]
    return _write(job, shelves, _voice_entry(voices[job.routines[0].id].record))


def _write(job: Job, shelves: list[RoutineTracks], voice: VoiceEntry) -> Catalog:
    """Write everything that follows from scores and clips; the catalog last."""
    # Each track is laid out once, for its file and for all that holds it or tells of it.
    tracks = {
        shelf.routine.id: {name.id: shelf.track(name.id, job.pace) for name in shelf.tracks}
        for shelf in shelves
    }
    before = catalog_in(job.folder)
    published = {} if before is None else {each.id: each.published for each in before.routines}
    base_url = before.base_url if before is not None and job.base_url is None else job.base_url
    entries = [
        write_tracks(job.folder, shelf, tracks[routine_id], published.get(routine_id, job.now))
        for routine_id, shelf in sorted({shelf.routine.id: shelf for shelf in shelves}.items())
    ]
    catalog = Catalog(
        schema_version=SCHEMA_VERSION,
        generator=f"repcast {__version__}",
        base_url=base_url or None,
        voice=voice,
        bitrate_kbps=job.fmt.bitrate_kbps,
        pace=PaceEntry.of(job.pace),
        routines=tuple(entries),
    )
    library = Library(catalog=catalog, shelves={shelf.routine.id: shelf for shelf in shelves})
    write_site(job.folder, library, lambda routine_id, track_id, _: tracks[routine_id][track_id])
    write_record(job.folder / CATALOG_NAME, catalog)
    return catalog


def _refuse_same_ids(routines: tuple[Routine, ...]) -> None:
    ids = [routine.id for routine in routines]
    for routine_id in ids:
        if ids.count(routine_id) > 1:
            message = f"two of the routines have the id '{routine_id}': give each an id of its own"
            raise InputError(message)


def _shelf(job: Job, score: Score, store: ClipStore) -> RoutineTracks:
    art = read_art(job.folder / score.routine.id, score.routine)
    return RoutineTracks(score, store, job.fmt, art)


def _voice_for(routine: Routine, spec: str) -> Voice:
    return find_voice(spec, Lexicon(routine.pronunciations), routine.language)


def _voice_entry(record: VoiceRecord) -> VoiceEntry:
    return VoiceEntry(
        name=record.name,
        engine=record.engine,
        version=record.version,
        licence=record.licence,
        attribution=record.attribution,
    )
