"""Tracks that were never written: first bytes, ranges, and memory for many at once."""

from typing import Final

from bench.child import job
from bench.report import Goal, Report, megabytes, middle, runs, seconds
from bench.rooms import Room

PACES: Final = 20
AS_QUICK_AS_STORED: Final = Goal(least=1)


def measure(report: Report, room: Room) -> None:
    """Open, read and hold renditions of one session."""
    report.section(f"3. A track that was never written ({room.minutes} minutes)")
    figures = job("ranges", room.library, room.routine_id).result
    report.figure("open the library, no clip read yet (n=1)", seconds(figures["open_s"]))
    report.figure(
        "first 64 KiB of the first track, clips read (n=1)", seconds(figures["first_ever_s"])
    )
    new, known = figures["new_s"], figures["known_s"]
    report.figure(f"first 64 KiB, pace never seen ({runs(new)})", seconds(middle(new)))
    report.figure(f"first 64 KiB, track at hand (n={len(known)})", seconds(middle(known)))

    count = figures["ranges"]
    stored, virtual = middle(figures["stored_s"]), middle(figures["virtual_s"])
    rounds = f"n={len(figures['stored_s'])} rounds of {count}"
    report.figure(f"64 KiB ranges/s, stored: open, seek, read ({rounds})", f"{count / stored:,.0f}")
    label = f"64 KiB ranges/s, virtual ({rounds})"
    report.figure(label, f"{count / virtual:,.0f}", stored / virtual, AS_QUICK_AS_STORED)

    one = job("open_paces", room.library, room.routine_id, 1)
    many = job("open_paces", room.library, room.routine_id, PACES)
    report.figure("peak memory, one pace open", megabytes(one.peak_mb))
    report.figure(f"peak memory, {PACES} paces open at once", megabytes(many.peak_mb))
    each = (many.peak_mb - one.peak_mb) / (PACES - 1)
    report.figure(
        f"  each further one (as files, {many.result['mb']:.0f} MB together)", megabytes(each)
    )
