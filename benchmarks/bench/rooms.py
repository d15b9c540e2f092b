"""Libraries of 10, 60 and 240 minutes, built once: what is measured later finds warm clips."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.child import build, job
from bench.report import Report, megabytes, seconds

LENGTHS: Final = (10, 60, 240)
"""Minutes of a session, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One routine, its library, and its sounds as WAV files."""

    minutes: int
    routine_id: str
    routine: Path
    library: Path
    pcm: Path
    cues: int
    exercises: int


def furnish(report: Report, folder: Path) -> dict[int, Room]:
    """Write the routines and build them, each with the clips of the one before to start from."""
    report.section("Content: held drills of hip-ir again and again, by the clock")
    report.text("Few sounds a minute, which is kind to the usual way: its cost grows with them.")
    rooms: dict[int, Room] = {}
    before: Path | None = None
    for minutes in LENGTHS:
        routine, library = folder / f"{minutes}.yaml", folder / f"library-{minutes}"
        written = job("content", minutes, routine).result
        if before is not None:
            shutil.copytree(before / "clips", library / "clips")
        cold = build(routine, library)
        pcm = folder / f"pcm-{minutes}"
        session = job("pcm", library, written["id"], pcm).result
        rooms[minutes] = Room(
            minutes=minutes,
            routine_id=written["id"],
            routine=routine,
            library=library,
            pcm=pcm,
            cues=session["cues"],
            exercises=written["exercises"],
        )
        length = session["duration_ms"] / 60_000
        label = f"{length:.1f} min, {session['cues']} cues, exercises: {written['exercises']}"
        size_mb = (library / written["id"] / f"{written['id']}.mp3").stat().st_size / 1e6
        report.figure(f"{label} ({megabytes(size_mb)}); building it once", seconds(cold.wall_s))
        before = library
    return rooms
