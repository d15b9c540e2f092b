"""Warm builds and new paces, against the usual way: pydub segments added up in a loop."""

from dataclasses import dataclass
from typing import Final

from bench.child import Child, build, job
from bench.machine import has_ffmpeg
from bench.report import Goal, Report, megabytes, middle, runs, seconds
from bench.rooms import LENGTHS, Room

IN_PROCESS: Final = Goal(least=500)
WHOLE: Final = Goal(least=150)
GOALS_AT: Final = 60
"""Minutes at which the goals are set; the other lengths show where things go."""
LONGEST: Final = 240
BEFORE_240_S: Final = 693
"""Whole process, measured once on two cores for another session of 240 minutes."""
STITCHED: Final = 3
"""Runs of ours in each of the processes that measure it."""
BREATHS: Final = ("5-7", "3-5", "6-8")
ROUNDS: Final = {10: 3, 60: 1, 240: 1}
"""Runs of the usual way: it takes minutes where ours takes a blink."""
_DRIFT_MS: Final = 50
"""How far the usual way may end from where it should: pydub drops a part of a sample a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stitched:
    """Ours in process: the session's bytes, and the median time of each thing that was timed."""

    size: int
    medians: dict[str, float]


def measure(report: Report, rooms: dict[int, Room], *, full: bool) -> dict[int, Stitched]:
    """Compare both ways at each length; return ours in process."""
    report.section("2. Warm build and new pace, against pydub `+=` and export")
    report.text(
        "The usual way: the same sounds at the same times, loaded once, rates matched, then"
    )
    report.text("`track += …` and export at 64 kbit/s through ffmpeg; the session, and no tag.")
    report.text(
        "In process: its sounds loaded, or our clips read. × : how many times ours fits in."
    )
    return {minutes: _compare(report, rooms[minutes], full=full) for minutes in LENGTHS}


def _compare(report: Report, room: Room, *, full: bool) -> Stitched:
    report.text("")
    report.text(f"{room.minutes} minutes, {room.cues} cues")
    usual: list[Child] = []
    same: list[float] = []
    new: list[float] = []
    alone: list[float] = []
    stitched: list[Child] = []
    for number, breath in enumerate(BREATHS):
        # Both ways in turn, so that a slow minute of the machine falls on both.
        if number < ROUNDS[room.minutes] and _can_run_usual_way(room, full=full):
            usual.append(_usual_way(room))
        same.append(build(room.routine, room.library).wall_s)
        new.append(build(room.routine, room.library, "--breath", breath).wall_s)
        alone.append(job("stitch_once", room.library, room.routine_id, breath).wall_s)
        stitched.append(job("stitch", room.library, room.routine_id, STITCHED, number * STITCHED))
    times = _times(stitched)
    in_process_s = whole_s = None
    if usual:
        inside = [child.result["join_s"] + child.result["export_s"] for child in usual]
        walls = [child.wall_s for child in usual]
        in_process_s, whole_s = middle(inside), middle(walls)
        report.figure(f"usual way, in process ({runs(inside)})", seconds(in_process_s))
        report.figure(f"usual way, whole process ({runs(walls)})", seconds(whole_s))
        peak_mb = max(child.peak_mb for child in usual)
        report.figure("  its peak memory", megabytes(peak_mb))
    else:
        for line in _not_run(room):
            report.text(line)
    goal_inside, goal_whole = (IN_PROCESS, WHOLE) if room.minutes == GOALS_AT else (None, None)

    def ours(label: str, values: list[float], usual_s: float | None, goal: Goal | None) -> None:
        ratio = None if usual_s is None else usual_s / middle(values)
        report.figure(f"{label} ({runs(values)})", seconds(middle(values)), ratio, goal)

    ours("ours again, in process", times["again"], in_process_s, goal_inside)
    ours("a new pace, in process", times["new"], in_process_s, goal_inside)
    files = f"{room.exercises + 1} tracks, texts"
    ours(f"repcast build: {files}", same, whole_s, goal_whole)
    ours("repcast build, new pace", new, whole_s, goal_whole)
    ours("session alone, whole process", alone, whole_s, None)
    return Stitched(
        size=stitched[0].result["size"],
        medians={name: middle(values) for name, values in times.items()},
    )


def _times(stitched: list[Child]) -> dict[str, list[float]]:
    names = stitched[0].result["times"]
    return {name: [t for child in stitched for t in child.result["times"][name]] for name in names}


def _can_run_usual_way(room: Room, *, full: bool) -> bool:
    return has_ffmpeg() and (full or room.minutes < LONGEST)


def _usual_way(room: Room) -> Child:
    child = job("usual_way", room.pcm, room.pcm / "usual.mp3")
    drift_ms = child.result["duration_ms"] - child.result["wanted_ms"]
    if abs(drift_ms) > _DRIFT_MS:
        message = f"the usual way is off by {drift_ms} ms: it does not play the same content"
        raise RuntimeError(message)
    return child


def _not_run(room: Room) -> tuple[str, ...]:
    if room.minutes < LONGEST or not has_ffmpeg():
        return ("usual way: NOT MEASURED, since ffmpeg is not installed",)
    return (
        "usual way: NOT MEASURED IN THIS RUN (--full does). Measured before, for other content of",
        f"  that length: {BEFORE_240_S} s as a whole process",
    )
