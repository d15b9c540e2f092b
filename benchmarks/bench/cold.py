"""The cold build of the shipped routine, against the time its voice alone takes to speak."""

import shutil
from pathlib import Path
from typing import Final

from bench.child import Child, build, job
from bench.machine import cores
from bench.report import Goal, Report, middle, runs, seconds

ROUNDS: Final = 3
GOAL: Final = Goal(most=2)
GOAL_CACHED: Final = Goal(most=1.3)
"""Where this machine has built another routine by this voice: airs, bells, the house's phrases."""
ANOTHER: Final = "chair"

_STAGES: Final = {
    "plan": "read the routine, find its closed set, name the clips",
    "load": "load the engine, and what it imports",
    "speak": "speak the phrases, each word checked for sound",
    "workbench": "workbench: resample, trim, level, limit",
    "encode": "encode the phrases",
    "air": "make airs and tones",
    "encode air": "encode airs and tones",
    "store": "keep the clips",
    "cover": "draw the cover",
}


def measure(report: Report, room: Path) -> Path:
    """Run voice, command and workshop in turn, each in fresh processes and empty folders.

    Returns:
        What the last of the builds left.
    """
    voice: list[Child] = []
    command: list[Child] = []
    cached: list[Child] = []
    making: list[Child] = []
    built = room
    build(ANOTHER, room / "another", cache=room / "cache")
    for number in range(ROUNDS):
        voice.append(job("voice_alone"))
        built = room / f"command-{number}"
        command.append(build("hip-ir", built))
        cache = shutil.copytree(room / "cache", room / f"cache-{number}")
        cached.append(build("hip-ir", room / f"cached-{number}", cache=cache))
        making.append(job("making", room / f"making-{number}"))
    stages = job("stages", room / "stages").result

    report.section("1. Cold build of hip-ir, against its voice alone")
    _ratios(report, voice, command, cached, making)
    report.text("")
    report.text("Where the work goes: the same work on one thread, stage after stage (n=1)")
    one_core_s = middle([child.result["speak_s"] for child in voice])
    report.figure("  start Python, import the workshop", seconds(stages["import"]))
    for name, label in _STAGES.items():
        report.figure(f"  {label}", seconds(stages[name]), stages[name] / one_core_s)
    total_s = sum(stages.values())
    report.figure("  all of it", seconds(total_s), total_s / one_core_s)
    report.text("  (× here: times the voice's own time on one core)")
    shared_s = total_s / cores()
    walls_s = middle([child.wall_s for child in command])
    report.figure(f"  all of it / {cores()} cores: no core ever waiting", seconds(shared_s))
    report.figure("  repcast build, beside that", seconds(walls_s), walls_s / shared_s)
    return built


def _ratios(
    report: Report,
    voice: list[Child],
    command: list[Child],
    cached: list[Child],
    making: list[Child],
) -> None:
    speak = [child.result["speak_s"] for child in voice]
    limit_s = middle(speak) / cores()
    first = voice[0].result
    report.text(f"{first['phrases']} phrases; the voice speaks {first['speech_s']:.0f} s with them")
    report.figure(
        f"(a) the engine alone, one thread, loaded ({runs(speak)})", seconds(middle(speak))
    )
    report.figure(f"(a) / {cores()} cores: what every × below is of", seconds(limit_s))

    for builds, what, goal in (
        (command, "whole process", GOAL),
        (cached, f"after {ANOTHER} was built", GOAL_CACHED),
    ):
        walls = [child.wall_s for child in builds]
        report.figure(
            f"repcast build hip-ir, {what} ({runs(walls)})",
            seconds(middle(walls)),
            middle(walls) / limit_s,
            goal,
        )
        cpu_s = middle([child.cpu_s for child in builds])
        report.figure("  processor time of it, all cores", seconds(cpu_s))
    made = [_making_s(child) for child in making]
    report.figure(
        f"  the making alone, in process ({runs(made)})",
        seconds(middle(made)),
        middle(made) / limit_s,
    )
    for kind, what in (("phrases", "phrases, engine's loading included"), ("airs", "airs, tones")):
        kind_s = middle([child.result[f"{kind}_s"] for child in making])
        count = making[0].result[kind]
        report.figure(f"    {count} {what}", seconds(kind_s), kind_s / limit_s)
    rest = [child.result["build_s"] - _making_s(child) for child in making]
    start = [child.wall_s - child.result["build_s"] for child in making]
    report.figure("  the rest of the build: planning, cover, tracks", seconds(middle(rest)))
    report.figure("  start of Python, imports, end", seconds(middle(start)))


def _making_s(child: Child) -> float:
    return float(child.result["phrases_s"] + child.result["airs_s"])
