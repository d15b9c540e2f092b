"""The plans of all shipped routines, as texts that a person has read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_builder.cli.shipped import shipped_routines
from audio_builder.errors import PaceError
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.pace import Guide, Pace, parse_breath
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Tone
from audio_builder.model.timeline import Timeline
from audio_builder.planning.needs import needed_directions, needed_sounds
from audio_builder.planning.plan import estimate_ms, plan
from audio_builder.planning.session import track_names

GOLDEN = Path(__file__).parent / "golden" / "shelf"
ROUTINES = {path.stem: load_routine(path).routine for path in shipped_routines()}


def spoken(timeline: Timeline) -> Iterator[str]:
    """A session as it is heard: when what is said, or rung."""
    chapters = list(timeline.chapters)
    for cue in timeline.cues:
        while chapters and chapters[0].start_ms <= cue.start_ms:
            yield f"\n== {chapters.pop(0).title}"
        seconds = cue.start_ms // 1000
        clock = f"{seconds // 60:02d}:{seconds % 60:02d}"
        if isinstance(cue.sound, Phrase):
            yield f"{clock}  {cue.sound.text}"
        elif isinstance(cue.sound, Tone):
            yield f"{clock}  <{cue.sound.bell}>"


@pytest.mark.parametrize("name", ROUTINES)
def test_a_session_sounds_as_somebody_has_read_it(name: str) -> None:
    """What a shipped routine says, and when, changes only on purpose; GOLDEN=write writes it."""
    timeline = plan(ROUTINES[name], Pace(), estimate_ms)
    text = "\n".join([ROUTINES[name].title, *spoken(timeline)]) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def paces(routine: Routine) -> Iterator[Pace]:
    """Every level at every guide, and some breaths, reps and minutes."""
    for level in routine.levels:
        for guide in Guide:
            yield Pace(level=level, guide=guide)
            yield Pace(level=level, guide=guide, reps=2, breath=parse_breath("10-2.5"))
    longest = plan(routine, Pace(), estimate_ms).duration_ms // 60_000
    for minutes in range(longest, 0, -max(1, longest // 6)):
        yield Pace(minutes=minutes)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_build_has_every_sound_that_it_can_need(name: str) -> None:
    """The closed set of each shipped routine is closed: levels, guides, paces, shorter sessions."""
    routine = ROUTINES[name]
    known = set(needed_sounds(needed_directions(routine), estimate_ms))
    for pace in paces(routine):
        for track in track_names(routine) if pace.minutes is None else (None,):
            try:
                timeline = plan(routine, pace, estimate_ms, track)
            except PaceError:
                assert pace.minutes is not None
                continue
            assert {cue.sound for cue in timeline.cues} <= known


@pytest.mark.parametrize("name", ROUTINES)
def test_a_shipped_routine_is_built_by_its_id(name: str) -> None:
    """The name of its file is its id, and it says whose work it is and what keeps one safe."""
    routine = ROUTINES[name]
    assert name.replace("_", "-") == routine.id
    assert routine.source is not None
    assert routine.genre is not None
    assert len(routine.safety) >= 2
