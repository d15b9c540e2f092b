"""The one door to a built library: the skill, and whoever else plays tracks, comes through here.

Nothing behind it loads a voice, numpy, an encoder or any other part of the workshop.
"""

from audio_builder.errors import DamageError, LibraryError, PaceError
from audio_builder.library.bundles import (
    ARCHIVE,
    PLAYLIST,
    SHEET,
    bundle,
    playlist,
    sheet,
)
from audio_builder.library.earlier import earlier_library, edition_name
from audio_builder.library.feeds import Subscription, feed, parse_page_name
from audio_builder.library.library import Library
from audio_builder.library.library_memory import LibraryMemory
from audio_builder.library.memory import Memory
from audio_builder.library.opening import open_library
from audio_builder.library.routine_tracks import Rendition
from audio_builder.library.search import NOTHING, Wish, find
from audio_builder.model.pace import (
    Breath,
    Guide,
    Level,
    Pace,
    parse_breath,
    parse_guide,
    parse_level,
)
from audio_builder.model.sounds import AirSound, Phrase, Tone
from audio_builder.model.spans import Span, spans
from audio_builder.model.timeline import Chapter, Cue, Place, Role, Timeline
from audio_builder.mp3.track import Track
from audio_builder.publishers.addresses import (
    DEFAULT_REPS,
    pace_folder,
    pace_query,
    parse_pace_folder,
)
from audio_builder.publishers.archive import Archive
from audio_builder.publishers.search import render_search, search_of
from audio_builder.publishers.table import BESIDE_TRACK
from audio_builder.records import (
    FEED_NAME,
    ROUTINE_NAME,
    SEARCH_NAME,
    Catalog,
    ExerciseEntry,
    RoutineEntry,
    Row,
    RowIdentity,
    SearchRow,
    TrackEntry,
    picture_path,
    render_record,
)
from audio_builder.stores.folder import Folder
from audio_builder.stores.location import Location, StoreUrl, parse_location
from audio_builder.stores.opening import open_files
from audio_builder.stores.port import Files

__all__ = [
    "ARCHIVE",
    "BESIDE_TRACK",
    "DEFAULT_REPS",
    "FEED_NAME",
    "NOTHING",
    "PLAYLIST",
    "ROUTINE_NAME",
    "SEARCH_NAME",
    "SHEET",
    "AirSound",
    "Archive",
    "Breath",
    "Catalog",
    "Chapter",
    "Cue",
    "DamageError",
    "ExerciseEntry",
    "Files",
    "Folder",
    "Guide",
    "Level",
    "Library",
    "LibraryError",
    "LibraryMemory",
    "Location",
    "Memory",
    "Pace",
    "PaceError",
    "Phrase",
    "Place",
    "Rendition",
    "Role",
    "RoutineEntry",
    "Row",
    "RowIdentity",
    "SearchRow",
    "Span",
    "StoreUrl",
    "Subscription",
    "Timeline",
    "Tone",
    "Track",
    "TrackEntry",
    "Wish",
    "bundle",
    "earlier_library",
    "edition_name",
    "feed",
    "find",
    "open_files",
    "open_library",
    "pace_folder",
    "pace_query",
    "parse_breath",
    "parse_guide",
    "parse_level",
    "parse_location",
    "parse_pace_folder",
    "parse_page_name",
    "picture_path",
    "playlist",
    "render_record",
    "render_search",
    "search_of",
    "sheet",
    "spans",
]
