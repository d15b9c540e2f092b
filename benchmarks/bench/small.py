"""Small routines in versions, each with words of its own: something to voice at every build."""

from pathlib import Path
from typing import Final

ROUTINES: Final = ("calm", "deep", "even")
_TEXT: Final = """\
format: 2
id: {id}
title: {id}, version {version}
summary: A turn and a bridge, to be built again and again.
source: {{author: Bench, title: Small routines, publisher: Repcast}}
intro:
  - Welcome to {id} number {version}.
safety:
  - Work without pain, and keep breathing.
close:
  - That was number {version} of {id}.
rest: 10
exercises:
  - id: turn
    title: Standing turn
    posture: standing
    purpose: It frees the hip.
    setup:
      - Stand on your {{side}} leg.
    cautions:
      - Keep the pelvis still.
    sides: [left, right]
    change_of_side: Switch sides. Stand on your {{side}} leg.
    reps: {{default: 1, min: 1, max: 2}}
    steps:
      - say: Turn to the {{side}}, for {version} and no more.
        short: Turn.
        hold: {{seconds: 5}}
      - say: Turn back.
        short: Back.
"""


def write_small(folder: Path, version: int) -> tuple[Path, ...]:
    """Write the routines of a version, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{name}.yaml" for name in ROUTINES)
    for name, path in zip(ROUTINES, paths, strict=True):
        path.write_text(_TEXT.format(id=name, version=version), encoding="utf-8")
    return paths


def version_of(title: str) -> int:
    """Which version a routine of this title is of."""
    return int(title.rpartition(" ")[2])
