"""The one door to a built library: the skill, and whoever else plays tracks, comes through here.

Nothing behind it loads a voice, numpy, an encoder or any other part of the workshop.
"""

from audio_builder.errors import LibraryError, PaceError
from audio_builder.library.library import Library, open_library
from audio_builder.library.records import Catalog, ExerciseEntry, RoutineEntry, TrackEntry
from audio_builder.model.pace import Breath, Guide, Pace, parse_breath, parse_guide
from audio_builder.model.sounds import AirSound, Phrase, Tone
from audio_builder.model.spans import Span, spans
from audio_builder.model.timeline import Chapter, Cue, Place, Role, Timeline
from audio_builder.mp3.track import Track
from audio_builder.publishers.table import BESIDE_TRACK

__all__ = [
    "BESIDE_TRACK",
    "AirSound",
    "Breath",
    "Catalog",
    "Chapter",
    "Cue",
    "ExerciseEntry",
    "Guide",
    "Library",
    "LibraryError",
    "Pace",
    "PaceError",
    "Phrase",
    "Place",
    "Role",
    "RoutineEntry",
    "Span",
    "Timeline",
    "Tone",
    "Track",
    "TrackEntry",
    "open_library",
    "parse_breath",
    "parse_guide",
    "spans",
]
