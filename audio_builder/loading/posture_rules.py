"""Rules on postures: whoever has to change theirs is told how, at every level."""

from collections.abc import Iterator
from typing import Final, get_args

from audio_builder.loading.plain import Finding, Json, KeyPath, exercises, mapping, text
from audio_builder.loading.problems import shown
from audio_builder.model.values import Posture

_POSTURES: Final = get_args(Posture)
_LEVELS: Final = ("easier", "harder")
_SAY_THE_WAY: Final = "add 'change_of_posture', as in 'change_of_posture: Lie on your back.'"


def posture_findings(data: dict[str, Json]) -> Iterator[Finding]:
    """Yield where the posture changes and nobody says how, and where it does so at a level."""
    told = set()
    for finding in _at_level(data, None):
        told.add((finding.path, finding.what))
        yield finding
    for level in _LEVELS:
        for finding in _at_level(data, level):
            if (finding.path, finding.what) not in told:
                yield Finding(
                    path=finding.path,
                    what=f"{finding.what} at the level '{level}'",
                    mend=finding.mend,
                    on_key=True,
                )


def _at_level(data: dict[str, Json], level: str | None) -> Iterator[Finding]:
    before: str | None = None
    for path, exercise in exercises(data):
        change = mapping(mapping(exercise.get("levels")).get(level)) if level else {}
        posture = text(change.get("posture")) or text(exercise.get("posture"))
        way = change.get("change_of_posture") or exercise.get("change_of_posture")
        if {before, posture} <= set(_POSTURES) and before != posture and way is None:
            yield _finding(path, before, posture)
        before = posture


def _finding(path: KeyPath, before: str | None, posture: str | None) -> Finding:
    what = f"the posture changes from {shown(before)} to {shown(posture)}"
    return Finding(path=(*path, "posture"), what=what, mend=_SAY_THE_WAY, on_key=True)
