"""A unit: all that is kept of one routine, as bytes. A task for an executor."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from audio_builder.building.drawing import draw_art
from audio_builder.building.entries import routine_entry
from audio_builder.library.art import art_of
from audio_builder.library.routine_tracks import RoutineTracks
from audio_builder.model.pace import Pace
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip, Track
from audio_builder.planning.session import TrackName
from audio_builder.publishers.tagging import credit_line
from audio_builder.records import (
    FileEntry,
    PaceEntry,
    RoutineEntry,
    Row,
    Score,
    SoundEntry,
    TrackEntry,
    VoiceEntry,
    chapter_entries,
    entry_path,
    picture_path,
    render_record,
    score_path,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOrder:
    """All that a unit is made of.

    Attributes:
        score: the routine and its sounds.
        frames: of each clip that the score names, by the clip's name.
        pictures: those that are drawn already, by their names; the others are drawn.
        published: when the library first held the routine.
        now: when it changed, if it did.
        previous: its row as it was before, if it had one.
        source: digest of what it was read from.
        conditions: digest of all else that it is made of.
        art: digest of what draws its pictures.
    """

    score: Score
    frames: Mapping[str, bytes] = field(repr=False)
    pictures: Mapping[str, bytes] = field(repr=False)
    pace: Pace
    fmt: Mp3Format
    voice: VoiceEntry
    published: datetime
    now: datetime
    previous: Row | None
    source: str
    conditions: str
    art: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A routine's row, and its files by their paths from the output folder."""

    row: Row
    files: Mapping[str, bytes] = field(repr=False)


def make_unit(order: UnitOrder) -> Unit:
    """Lay out and describe one routine. Pure.

    Raises:
        LibraryError: if the score and the frames do not fit together.
    """
    routine = order.score.routine
    drawn = {**order.pictures, **draw_art(routine, order.pictures)}
    pictures = {f"{routine.id}/{name}": data for name, data in drawn.items()}
    tracks = RoutineTracks(
        order.score, _GivenClips(order.frames), order.fmt, art_of(routine, pictures)
    )
    score = render_record(order.score).encode()
    score_file = _file(score_path, routine.id, score)
    entry = _entry(order, tracks, pictures, score_file.path)
    text = render_record(entry).encode()
    entry_file = _file(entry_path, routine.id, text)
    row = Row.of(
        entry,
        entry_file=entry_file,
        score_file=score_file,
        source=order.source,
        conditions=order.conditions,
        art=order.art,
    )
    kept = {picture_path(file.path, file.sha256): pictures[file.path] for file in entry.files}
    records = {
        score_file.path: score,
        # The entry last: whatever finds it takes the rest for written.
        entry_file.path: text,
    }
    return Unit(row=row, files={**pictures, **kept, **records})


def _entry(
    order: UnitOrder, tracks: RoutineTracks, pictures: Mapping[str, bytes], score: str
) -> RoutineEntry:
    """The routine's entry; its time of change is that of before if nothing else is another."""
    routine = order.score.routine
    entry = routine_entry(
        routine,
        tuple(_track_entry(tracks, name, order.pace) for name in tracks.tracks),
        published=order.published,
        score=score,
    ).model_copy(
        update={
            "safety": routine.safety,
            "credit": credit_line(routine, order.score.voice),
            "voice": order.voice,
            "bitrate_kbps": order.fmt.bitrate_kbps,
            "pace": PaceEntry.of(order.pace),
            "files": tuple(
                FileEntry(path=path, sha256=hashlib.sha256(data).hexdigest())
                for path, data in sorted(pictures.items())
            ),
        }
    )
    before = order.previous
    if before is not None:
        same = entry.model_copy(update={"changed": before.changed})
        if _file(entry_path, routine.id, render_record(same).encode()) == before.entry:
            return same
    return entry.model_copy(update={"changed": order.now})


def _track_entry(tracks: RoutineTracks, name: TrackName, pace: Pace) -> TrackEntry:
    rendition = tracks.rendition(name.id, pace)
    return TrackEntry(
        id=name.id,
        title=name.title,
        exercise=None if name.number is None else tracks.routine.item_id(name.number),
        duration_ms=rendition.track.duration_ms,
        size_bytes=rendition.track.size,
        sha256=_sha256(rendition.track),
        chapters=chapter_entries(rendition.timeline),
    )


def _sha256(track: Track) -> str:
    digest = hashlib.sha256()
    for chunk in track.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _file(path_of: Callable[[str, str], str], routine_id: str, content: bytes) -> FileEntry:
    sha256 = hashlib.sha256(content).hexdigest()
    return FileEntry(path=path_of(routine_id, sha256), sha256=sha256)


class _GivenClips:
    """Clips whose frames are at hand."""

    def __init__(self, frames: Mapping[str, bytes]) -> None:
        self._frames = frames

    def clip(self, entry: SoundEntry) -> Clip | None:
        frames = self._frames.get(entry.clip)
        if frames is None:
            return None
        digest = entry.digest or hashlib.sha256(frames).hexdigest()
        return Clip(id=entry.clip, digest=digest, frames=frames)

    def ahead(self, entries: Iterable[SoundEntry]) -> None:
        """They are at hand."""
