"""Builds that are killed while somebody reads: the next one goes on, and no reader is disturbed."""

import json
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audio_builder.library import open_library
from bench.child import environment
from bench.folders import cleaned, different
from bench.killing import building, finish, kill_after, start
from bench.report import Report
from bench.small import write_small
from bench.sounds import sound_of, track_digest


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What was seen so far."""

    in_time: int = 0
    unlike: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    tracks: dict[str, list[str]] = field(default_factory=dict)
    """The digest of each routine's session, by its title, as an undisturbed build has it."""
    sounds: dict[str, list[str]] = field(default_factory=dict)
    """The same without the tag."""


def measure(report: Report, room: Path, *, moments: int, dice: random.Random) -> None:
    """Kill a build at each moment, build again, and compare; one reader reads all along."""
    room.mkdir()
    folder, tally = room / "output", _Tally()
    finish(building(folder, write_small(room / "routines", 0)), room / "log")
    _note_sounds(folder, tally)
    with _reader(folder) as reader:
        for version in range(1, moments + 1):
            _one(room, folder, version, dice, tally)
        heard = json.loads(reader.communicate()[0])
    report.promise("killed builds: the next one goes on", broken=len(tally.failed), of=moments)
    label = "  its folder is as an undisturbed build's, once cleaned"
    report.promise(label, broken=len(tally.unlike), of=moments)
    report.promise("  its workers end with it", broken=len(tally.orphans), of=moments)
    report.figure("  killed in time; the others were through already", f"{tally.in_time}")
    _tell_reader(report, heard, tally)
    for fault in (*tally.failed, *tally.unlike, *tally.orphans)[:10]:
        report.text(f"    {fault}")


def _one(room: Path, folder: Path, version: int, dice: random.Random, tally: _Tally) -> None:
    files = write_small(room / "routines", version)
    alone = room / "alone"
    whole_s = finish(building(alone, files), room / "log")
    delay_s = dice.uniform(0, whole_s)
    where = f"version {version}, killed after {delay_s:.3f} of {whole_s:.3f} s"
    killed = kill_after(start(building(folder, files), room / "log"), delay_s)
    tally.in_time += killed.in_time
    if killed.orphans:
        tally.orphans.append(f"{where}: {killed.orphans} processes went on")
    try:
        finish(building(folder, files), room / "log")
    except RuntimeError as error:
        tally.failed.append(f"{where}: {error}")
        return
    _note_sounds(alone, tally)
    found = different(cleaned(folder, room / "a"), cleaned(alone, room / "b"))
    if found:
        tally.unlike.append(f"{where}: {', '.join(found[:5])}")
        shutil.copytree(room / "a", room / f"unlike-{version}")
    shutil.rmtree(alone)


def _note_sounds(folder: Path, tally: _Tally) -> None:
    library = open_library(folder)
    for routine_id in library.ids:
        track = library.track(routine_id, routine_id)
        data, title = track.read(0, track.size), library.row(routine_id).title
        tally.tracks[title] = [track_digest(data)]
        tally.sounds[title] = [track_digest(sound_of(data))]


def _tell_reader(report: Report, heard: dict[str, Any], tally: _Tally) -> None:
    passes, faults = heard["passes"], heard["faults"]
    report.promise("the reader: whole libraries, of one edition", broken=len(faults), of=passes)
    report.text("  in each version of each routine, whenever it was read:")
    for what, found, wanted in (
        ("the sound", heard["sounds"], tally.sounds),
        ("the whole track, with its tag and cover,", heard["tracks"], tally.tracks),
    ):
        strange = [title for title, digests in found.items() if digests != wanted.get(title)]
        label = f"    {what} is an undisturbed build's"
        report.promise(label, broken=len(strange), of=len(found))
    for fault in faults[:10]:
        report.text(f"    {fault}")


def _reader(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "bench.jobs.reader", str(folder)]
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
