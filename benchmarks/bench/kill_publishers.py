"""Publishers that are killed while somebody reads the store: the next one completes the edition."""

import json
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from audio_builder.records import INDEX_NAME
from bench.child import environment
from bench.killing import building, finish, kill_after, start
from bench.report import Report
from bench.s3 import Store, s3_store
from bench.small import write_small

KILLED: Final = "killed"
"""The place whose publishers are killed."""
UNDISTURBED: Final = "undisturbed"
"""The place of which they are not."""
LOADED: Final = 0.3
"""The part of its time in which a publisher loads its modules, and sends nothing: no kills then."""


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What was seen so far."""

    in_time: int = 0
    halfway: int = 0
    """Killed when something had been sent, and the index not yet replaced."""
    failed: list[str] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)
    editions: set[str] = field(default_factory=set)
    """The MD5 of each index that an undisturbed publisher put there."""


def measure(report: Report, room: Path, *, moments: int, dice: random.Random) -> None:
    """Kill a publisher at each moment, publish again, and compare; one reader reads all along."""
    room.mkdir()
    tally = _Tally()
    with s3_store() as store, _reader(store) as reader:
        for version in range(1, moments + 1):
            _one(store, room, version, dice, tally)
        seen = json.loads(reader.communicate()[0])
    report.promise("killed publishers: the next one goes on", broken=len(tally.failed), of=moments)
    label = "  the store is as an undisturbed one, each object to the byte"
    report.promise(label, broken=len(tally.unlike), of=moments)
    report.figure("  killed in time; the others were through already", f"{tally.in_time}")
    report.figure("  of them with something sent, and not yet the index", f"{tally.halfway}")
    _tell_reader(report, seen, tally)
    for fault in (*tally.failed, *tally.unlike)[:10]:
        report.text(f"    {fault}")


def _one(store: Store, room: Path, version: int, dice: random.Random, tally: _Tally) -> None:
    folder, log = room / "output", room / "log"
    finish(building(folder, write_small(room / "routines", version)), log)

    def publishing(place: str) -> list[object]:
        return ["publish", store.url(place), "--out", folder]

    whole_s = finish(publishing(UNDISTURBED), log, **store.variables)
    wanted, before = store.objects(UNDISTURBED), store.objects(KILLED)
    delay_s = dice.uniform(LOADED * whole_s, whole_s)
    where = f"version {version}, killed after {delay_s:.3f} of {whole_s:.3f} s"
    killed = kill_after(start(publishing(KILLED), log, **store.variables), delay_s)
    left = store.objects(KILLED)
    tally.in_time += killed.in_time
    tally.halfway += left != before and left.get(INDEX_NAME) == before.get(INDEX_NAME)
    tally.editions.add(wanted[INDEX_NAME])
    try:
        finish(publishing(KILLED), log, **store.variables)
    except RuntimeError as error:
        tally.failed.append(f"{where}: {error}")
        return
    found = store.objects(KILLED)
    others = sorted(
        key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)
    )
    if others:
        tally.unlike.append(f"{where}: {', '.join(others[:5])}")


def _tell_reader(report: Report, seen: dict[str, Any], tally: _Tally) -> None:
    editions, faults = seen["editions"], seen["faults"]
    label = "the store's reader: all that the index names is there, and whole"
    report.promise(label, broken=len(faults), of=sum(editions.values()))
    strange = editions.keys() - tally.editions
    label = "  each index that it saw is an undisturbed publisher's"
    report.promise(label, broken=len(strange), of=len(editions))
    report.figure("  times before there was a library", f"{seen['absent']}")
    for fault in faults[:10]:
        report.text(f"    {fault}")


def _reader(store: Store) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "bench.jobs.store_reader", store.url(KILLED)]
    present = {**environment(), **store.variables}
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=present
    )
