"""Rules on levels: an exercise must be sound at each of them, not only as it is written."""

from collections.abc import Iterator
from typing import Final

from audio_builder.loading.exercise_rules import exercise_findings
from audio_builder.loading.plain import Finding, Json, KeyPath, mapping

_LEFT_BEHIND: Final = {"work": ("reps", "prepare", "steps", "run_on"), "steps": ("work",)}


def level_findings(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    """Yield what is wrong with an exercise at a level, and not without it."""
    known = {(finding.path, finding.what) for finding in exercise_findings(path, exercise)}
    for level, change in mapping(exercise.get("levels")).items():
        changed = {key: value for key, value in mapping(change).items() if key != "name"}
        merged = {key: value for key, value in exercise.items() if key != "levels"} | changed
        # Who changes the work for steps, or the other way round, leaves the first behind.
        left_behind = next((keys for key, keys in _LEFT_BEHIND.items() if key in changed), ())
        merged = {key: value for key, value in merged.items() if key not in left_behind}
        for finding in exercise_findings(path, merged):
            if (finding.path, finding.what) in known:
                continue
            key = finding.path[len(path)] if len(finding.path) > len(path) else None
            at = (*path, "levels", level)
            inside = (*at, *finding.path[len(path) :]) if key in changed else at
            yield Finding(path=inside, what=finding.what, mend=finding.mend, on_key=finding.on_key)
