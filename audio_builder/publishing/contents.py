"""What a routine consists of, as files that are named by their digests."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from audio_builder.clips.store import clip_path
from audio_builder.errors import LibraryError
from audio_builder.library.reading import read_record
from audio_builder.records import CLIPS_FOLDER, FileEntry, RoutineEntry, Row, Score
from audio_builder.stores.layout import object_key
from audio_builder.stores.port import Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of a library.

    Attributes:
        path: from the library's top.
        sha256: of its bytes; of a clip, of its frames.
        data: its bytes, where no folder has them.
    """

    path: str
    sha256: str
    data: bytes | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """Its key in a store."""
        return object_key(self.path, self.sha256)


def part_of(file: FileEntry) -> Part:
    """A file that a record names."""
    return Part(path=file.path, sha256=file.sha256)


def records_of(row: Row) -> tuple[Part, Part]:
    """A routine's entry and score, which name the rest."""
    return part_of(row.entry), part_of(row.score)


def rest_of(files: Files, row: Row) -> tuple[Part, ...]:
    """A routine's pictures and clips.

    Raises:
        LibraryError: if its entry or score cannot be read, or tells no digests, as those of before.
    """
    entry = read_record(files, row.entry.path, RoutineEntry, row.entry.sha256)
    score = read_record(files, row.score.path, Score, row.score.sha256)
    return (*map(part_of, entry.files), *_clips(files, row, score))


def _clips(files: Files, row: Row, score: Score) -> Iterator[Part]:
    for sound in score.sounds.values():
        if sound.digest is None:
            message = f"{files}: {row.id} was built by an older Repcast; run 'repcast build' first"
            raise LibraryError(message)
        yield Part(path=f"{CLIPS_FOLDER}/{clip_path(sound.clip)}", sha256=sound.digest)
