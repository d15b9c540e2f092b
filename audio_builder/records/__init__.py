"""What an output folder says of itself, as frozen records (docs/catalog-format.md).

`index.json` lists the routines, each with its entry and its score; `search.json` says what they
are looked up by; `catalog.json` holds all entries for everybody. All are strict on their version
and ignore keys that they do not know.
"""

from audio_builder.records.base import SCHEMA_VERSION, Entry, FileEntry, render_record
from audio_builder.records.catalog import (
    Catalog,
    ChapterEntry,
    ExerciseEntry,
    InnerEntry,
    PaceEntry,
    RepsEntry,
    RoutineEntry,
    TrackEntry,
    VoiceEntry,
    chapter_entries,
)
from audio_builder.records.index import Index, Row, RowIdentity
from audio_builder.records.names import (
    ARTWORK_NAME,
    CATALOG_NAME,
    CLIPS_FOLDER,
    COVER_NAME,
    EXERCISE_COVER,
    FEED_NAME,
    INDEX_NAME,
    ROUTINE_NAME,
    SCORE_NAME,
    SEARCH_NAME,
    entry_path,
    picture_path,
    score_path,
)
from audio_builder.records.score import Score, SoundEntry
from audio_builder.records.search import Search, SearchRow

__all__ = [
    "ARTWORK_NAME",
    "CATALOG_NAME",
    "CLIPS_FOLDER",
    "COVER_NAME",
    "EXERCISE_COVER",
    "FEED_NAME",
    "INDEX_NAME",
    "ROUTINE_NAME",
    "SCHEMA_VERSION",
    "SCORE_NAME",
    "SEARCH_NAME",
    "Catalog",
    "ChapterEntry",
    "Entry",
    "ExerciseEntry",
    "FileEntry",
    "Index",
    "InnerEntry",
    "PaceEntry",
    "RepsEntry",
    "RoutineEntry",
    "Row",
    "RowIdentity",
    "Score",
    "Search",
    "SearchRow",
    "SoundEntry",
    "TrackEntry",
    "VoiceEntry",
    "chapter_entries",
    "entry_path",
    "picture_path",
    "render_record",
    "score_path",
]
