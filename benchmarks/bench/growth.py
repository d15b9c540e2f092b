"""Whether time or memory grow with a track's length beyond the writing of its bytes."""

from typing import Final

from bench.child import job
from bench.report import Goal, Report, megabytes, middle, seconds
from bench.rooms import LENGTHS, Room
from bench.warm import Stitched

GOAL: Final = Goal(most=1.25)
"""How much more the longest may take than the shortest, for what should not grow: a quarter is
left to chance."""
BREATH: Final = "4-6"


def measure(report: Report, rooms: dict[int, Room], stitched: dict[int, Stitched]) -> None:
    """Set ours beside the writing of as many bytes, and each length beside the shortest."""
    report.section("   Growth with the length: ours beside writing as many bytes alone")
    shortest, *_, longest = LENGTHS
    beside: dict[int, float] = {}
    peaks: dict[int, float] = {}
    for minutes in LENGTHS:
        medians, room = stitched[minutes].medians, rooms[minutes]
        beside[minutes] = medians["again"] / medians["bytes"]
        peaks[minutes] = middle(
            [job("stitch_once", room.library, room.routine_id, BREATH).peak_mb for _ in range(3)]
        )
        megabyte = stitched[minutes].size / 1e6
        report.figure(f"{minutes} min: the {megabytes(megabyte)} alone", seconds(medians["bytes"]))
        report.figure("  ours (× the bytes alone)", seconds(medians["again"]), beside[minutes])
        report.text(
            f"    before its first byte {seconds(medians['lay out'])} (of it planning "
            f"{seconds(medians['plan'])}), {medians['lay out'] / room.cues * 1e6:.1f} µs a cue; "
            f"writing {seconds(medians['write'])}"
        )
        report.figure(
            "  peak memory of a process that writes the session", megabytes(peaks[minutes])
        )
    times = f"time beyond the bytes', {longest} beside {shortest} min"
    report.figure(times, "", beside[longest] / beside[shortest], GOAL)
    memory = f"peak memory, {longest} beside {shortest} min"
    report.figure(memory, "", peaks[longest] / peaks[shortest], GOAL)
