"""The closed set: what a build makes is all that any allowed pace can need.

Every pace is laid out from the score as a server would; a sound that the score lacks is an error.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

from audio_builder.errors import PaceError
from audio_builder.library import Breath, Guide, Library, Pace, open_library
from audio_builder.model.pace import BREATH_LENGTHS_MS, REPS_MAX
from audio_builder.planning.layout import AIRS_BEFORE_CHAPTERS
from builds import SMALL_ID

BREATHS = tuple(
    Breath(in_ms=in_ms, out_ms=out_ms)
    for in_ms, out_ms in product(BREATH_LENGTHS_MS, BREATH_LENGTHS_MS)
)
ALL_REPS = (None, *range(1, REPS_MAX + 1))


def test_the_small_routine_has_every_sound(small_output: Path) -> None:
    """Every breath and every guide, and all reps that make a difference, on every track.

    All 289 breaths meet the most reps, in which every cue of fewer is; the even ones, and those
    whose phases add up to the same, meet each other count.
    """
    library = open_library(small_output)
    assert len(BREATHS) == 17 * 17
    _walk(library, SMALL_ID, _paces(BREATHS, (3,)))
    _walk(library, SMALL_ID, _paces(BREATHS[:: len(BREATH_LENGTHS_MS) + 1], (1, 2)))
    _walk(library, SMALL_ID, _paces(BREATHS[:: len(BREATH_LENGTHS_MS) - 1], (1, 2)))
    _walk(
        library,
        SMALL_ID,
        _paces((Breath(in_ms=BREATH_LENGTHS_MS[0], out_ms=BREATH_LENGTHS_MS[-1]),), ALL_REPS),
    )


def test_the_shipped_routine_has_every_sound(hip_output: Path) -> None:
    """Every third breath at the fewest reps, and every rep count: together, every slot there is.

    All breaths are those of the small routine, which has a slot of each kind.
    """
    library = open_library(hip_output)
    _walk(library, "hip-ir", _paces(BREATHS[::3], (1,)))
    _walk(library, "hip-ir", _paces(BREATHS[::145], ALL_REPS))


def test_nothing_is_kept_that_no_pace_needs(small_output: Path) -> None:
    """The set is closed from the other side too: each sound of the score is used at some pace.

    But for the airs that lead to a chapter: which of them are used depends on every word before.
    """
    library = open_library(small_output)
    tracks = library.tracks(SMALL_ID)
    even = [Breath(in_ms=length_ms, out_ms=length_ms) for length_ms in BREATH_LENGTHS_MS]
    used = {
        cue.sound.key
        for pace in _paces(even, (1, 2, 3))
        for track in tracks.tracks
        for cue in tracks.timeline(track.id, pace).cues
    }
    for minutes in range(2, 8):
        with suppress(PaceError):
            pace = Pace(minutes=minutes)
            used |= {cue.sound.key for cue in tracks.timeline(SMALL_ID, pace).cues}
    before_chapters = {air.key for air in AIRS_BEFORE_CHAPTERS}
    assert used <= tracks._score.sounds.keys()
    assert tracks._score.sounds.keys() - used < before_chapters


def _paces(breaths: Iterable[Breath], reps: Iterable[int | None]) -> Iterator[Pace]:
    for breath, count, guide in product(breaths, reps, Guide):
        yield Pace(breath=breath, reps=count, guide=guide)


def _walk(library: Library, routine_id: str, paces: Iterable[Pace]) -> None:
    """Lay every track out at every pace; each sound must be in the score, and as long as there."""
    tracks = library.tracks(routine_id)
    sounds = tracks._score.sounds
    for pace in paces:
        for track in tracks.tracks:
            for cue in tracks.timeline(track.id, pace).cues:
                entry = sounds.get(cue.sound.key)
                assert entry is not None, f"{track.id} at {pace} needs {cue.sound.key}"
                assert entry.length_ms == cue.length_ms, f"{track.id} at {pace}: {cue.sound.key}"
