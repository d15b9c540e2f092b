"""A comma in brackets: `[Kettlebell between your feet, 16 kg.]` is two lines, meant as one."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from audio_builder.loading.plain import Finding, Json, KeyPath, exercises, sequence, steps
from audio_builder.loading.positions import Positions
from audio_builder.loading.problems import shown

_ROUTINE_LINES: Final = ("intro", "safety", "close")
_EXERCISE_LINES: Final = ("setup", "cautions", "change_of_side", "during")
_WHOLE_START: Final = re.compile(r"[A-ZÀ-Þ{“\"]")
_GOES_ON: Final = re.compile(r"[a-zà-þ0-9]")


def split_line_findings(data: dict[str, Json], positions: Positions) -> Iterator[Finding]:
    """Yield items of lists in brackets that read like the end of the item before.

    Args:
        data: plain data, as read from a file.
        positions: where its parts stand: only what stands on one line is in brackets.
    """
    for path, lines in _lists(data):
        for index, (before, after) in enumerate(pairwise(lines), start=1):
            at = (*path, index)
            one_line = positions.value(at).line == positions.value((*path, index - 1)).line
            if one_line and _is_split(before, after):
                what = f"{shown(after)} is a line of its own here: a comma in brackets begins one"
                whole = f'["{before}, {after}"]'
                yield Finding(path=at, what=what, mend=f"quote the whole line, as in {whole}")


def _is_split(before: Json, after: Json) -> bool:
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    is_open = not before.rstrip().endswith((".", "!", "?", ":"))
    return is_open and bool(_WHOLE_START.match(before) and _GOES_ON.match(after))


def _lists(data: dict[str, Json]) -> Iterator[tuple[KeyPath, list[Json]]]:
    for key in _ROUTINE_LINES:
        yield (key,), sequence(data.get(key))
    for path, exercise in exercises(data):
        for key in _EXERCISE_LINES:
            yield (*path, key), sequence(exercise.get(key))
        for step_path, step in steps(path, exercise):
            yield (*step_path, "during"), sequence(step.get("during"))
