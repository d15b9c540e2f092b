"""Handouts with what they say, written by hand; and the share of it that is read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from audio_builder.exchange import handout
from audio_builder.exchange.draft import DraftExercise, leaves

HANDOUTS: Final = Path(__file__).parent / "audio_builder/exchange/handouts"
LATER: Final = frozenset(
    {
        "ankle-caps.txt",
        "coach-message.txt",
        "core-two-columns.txt",
        "hand-left-right.txt",
        "postop-phases.txt",
        "strength-tabs.txt",
    }
)
"""Those that were written when the rules were done for the others."""
FILES: Final = tuple(
    sorted(
        (path for path in HANDOUTS.iterdir() if path.suffix in (".txt", ".md")),
        key=lambda path: (path.name in LATER, path.name),
    )
)
"""All of them, those that were held out at the end."""
KINDS: Final = ("names", "doses", "holds", "sides")
_DOSES: Final = ("sets", "reps", "reps_most", "work", "rest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the names, doses, holds and sides of a handout are right, and of how many."""

    right: tuple[int, ...]
    of: tuple[int, ...]

    def cells(self) -> list[str]:
        """Each as a cell of a table."""
        return [
            f"{right}/{of}" if of else "–" for right, of in zip(self.right, self.of, strict=True)
        ]


FIRST_RUN: Final = Share(right=(35, 71, 8, 20), of=(41, 80, 8, 22))
"""Of those that were held out, before any rule was changed for them."""


def expected(path: Path) -> list[dict[str, Any]]:
    """What a handout says."""
    text = path.with_suffix(".expected.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def found(path: Path) -> dict[int, list[dict[str, Any]]]:
    """What is read of a handout, by the line that each exercise begins on."""
    by_line: dict[int, list[dict[str, Any]]] = {}
    for leaf in leaves(handout.read(path.read_text(encoding="utf-8")).draft.items):
        by_line.setdefault(int(leaf.where.removeprefix("line ")), []).append(facts(leaf))
    return by_line


def facts(exercise: DraftExercise) -> dict[str, Any]:
    """An exercise in the form of what is expected."""
    held = exercise.reps or exercise.kind == "hold"
    seconds = None if exercise.work_ms is None else exercise.work_ms / 1000
    sides = {("left", "right"): "both", ("right", "left"): "right-left"}
    told = {
        "name": exercise.title if exercise.is_titled else "",
        "sets": exercise.sets if exercise.sets > 1 else None,
        "reps": exercise.reps[0] if exercise.reps else None,
        "reps_most": exercise.reps_most,
        "hold": seconds if held else None,
        "breaths": exercise.breaths,
        "work": None if held else seconds,
        "rest": None if exercise.rest_ms is None else exercise.rest_ms / 1000,
        "sides": sides.get(exercise.sides, "".join(exercise.sides)) or None,
    }
    return told | ({"sides": "alternate"} if exercise.alternates else {})


def share(path: Path) -> Share:
    """What of a handout is read as it is meant.

    A name is right if it is the same but for capitals, and one that nobody wrote is wrong. A dose
    is each of sets, reps and their most, work and rest that the handout or the reading names, and
    so are holds and sides: what is read and was not said counts as wrong.
    """
    right, of = [0] * 4, [0] * 4
    read = found(path)
    for meant in expected(path):
        same_line = read.get(meant["line"], [])
        told = same_line.pop(0) if same_line else {}
        of[0] += 1
        right[0] += told.get("name", "").casefold() == meant["name"].casefold()
        for kind, keys in enumerate((_DOSES, ("hold", "breaths"), ("sides",)), start=1):
            for key in keys:
                named = meant.get(key), told.get(key)
                is_dose_of_none = key == "reps" and meant.get(key) is None and meant.get("any_reps")
                of[kind] += named != (None, None)
                right[kind] += named[0] is not None and named[0] == named[1]
                right[kind] += bool(is_dose_of_none and named[1])
    of[0] += sum(map(len, read.values()))
    return Share(right=tuple(right), of=tuple(of))


def table(paths: tuple[Path, ...] = FILES) -> str:
    """The shares of some handouts, as a table in Markdown."""
    later = tuple(path for path in paths if path.name in LATER)
    rows = [f"| handout | {' | '.join(KINDS)} |", "| --- |" + " --- |" * len(KINDS)]
    rows += [_row(path.name, share(path)) for path in paths]
    rows.append(_row("all", _sum(paths)))
    rows.append(_row("the six held out", _sum(later)))
    rows.append(_row("the same, first run", FIRST_RUN))
    return "".join(f"{row}\n" for row in rows)


def _sum(paths: tuple[Path, ...]) -> Share:
    shares = [share(path) for path in paths]
    right = (sum(numbers) for numbers in zip(*(each.right for each in shares), strict=True))
    of = (sum(numbers) for numbers in zip(*(each.of for each in shares), strict=True))
    return Share(right=tuple(right), of=tuple(of))


def _row(name: str, counted: Share) -> str:
    return f"| {name} | {' | '.join(counted.cells())} |"


if __name__ == "__main__":
    print(table())  # noqa: T201 - the command that docs/import.md names
