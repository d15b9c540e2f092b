"""The sheet: a routine on paper, for a patient to take home. One page of HTML that needs no other.

Nothing on it comes from elsewhere, and its policy says so: it may lie in a ZIP, on any host, or be
printed.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.model.steps import Hold, Step
from audio_builder.planning.levels import at_level
from audio_builder.planning.phrases import counted, for_side, length, period
from audio_builder.publishers.sheet_template import STYLE, TEMPLATE
from audio_builder.publishers.templating import render_template

_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_LETTERS: Final = 26
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExercise:
    """One exercise as the sheet shows it."""

    number: str
    """As in `2`, and in a block `2a`."""
    heading: str
    """The block that begins with it, and how often it is gone through; empty elsewhere."""
    title: str
    purpose: str
    drawing: Markup | None
    dose: str
    told_for: str | None
    """Which side the lines below are told for, and what to do about the other."""
    setup: tuple[str, ...]
    prepare: tuple[str, ...]
    steps: tuple[str, ...]
    cautions: tuple[str, ...]


def render_sheet(routine: Routine, pace: Pace, drawings: Mapping[str, str], credit: str) -> str:
    """Render the sheet of a routine at a pace.

    Args:
        routine: what is to be done.
        pace: how often; and how long a breath is.
        drawings: for the ids of some exercises, an SVG element of our own.
        credit: whose work it is, and what it is not.
    """
    at_hand = at_level(routine, pace.level)
    exercises = [
        exercise
        for number, item in enumerate(at_hand.exercises, start=1)
        for exercise in _item(number, item, pace, drawings.get(routine.item_id(number)))
    ]
    return render_template(
        TEMPLATE,
        style=Markup(STYLE),  # noqa: S704 - our own
        policy=_POLICY,
        routine=routine,
        breath=_breath(pace),
        equipment=", ".join(at_hand.equipment),
        exercises=exercises,
        credit=credit,
    )


def _item(
    number: int, item: Exercise | Block, pace: Pace, drawing: str | None
) -> Iterator[SheetExercise]:
    if isinstance(item, Exercise):
        yield _exercise(str(number), item, pace, drawing)
        return
    for index, leaf in enumerate(item.leaves):
        letter = chr(ord("a") + index) if index < _LETTERS else str(index + 1)
        heading = "" if index else f"{number}. {title_of(item)}: {rounds_of(item)}"
        shown = None if index else drawing
        yield _exercise(f"{number}{letter}", leaf, pace, shown, heading=heading)


def rounds_of(block: Block) -> str:
    """How often a block is gone through, as in `3 rounds, with 1 minute of rest between`."""
    if block.for_ is not None:
        return f"as many rounds as you can in {length(block.for_.ms)}"
    parts = [counted(block.rounds, "round")]
    if block.every is not None:
        parts.append(f"an exercise every {period(block.every.ms)}")
    if block.rest_ms and block.rounds > 1:
        parts.append(f"with {length(block.rest_ms)} of rest between")
    return ", ".join(parts)


def _exercise(
    number: str, exercise: Exercise, pace: Pace, drawing: str | None, heading: str = ""
) -> SheetExercise:
    def told(*lines: str) -> tuple[str, ...]:
        first = exercise.sides[0] if exercise.sides else None
        return tuple(for_side(line, first) for line in lines)

    return SheetExercise(
        number=number,
        heading=heading,
        title=exercise.title,
        purpose=exercise.purpose,
        drawing=None if drawing is None else Markup(drawing),  # noqa: S704 - our own
        dose=dose_of(exercise, pace),
        told_for=_told_for(exercise),
        setup=told(*exercise.setup),
        prepare=told(*(_step(step) for step in exercise.prepare)),
        steps=told(*(_step(step) for step in exercise.steps)),
        cautions=told(*exercise.cautions),
    )


def dose_of(exercise: Exercise, pace: Pace) -> str:
    """As in `2 sets of 6 reps on each side, the left first, with 30 seconds of rest between`."""
    return "".join(_dose_parts(exercise, pace))


def _dose_parts(exercise: Exercise, pace: Pace) -> Iterator[str]:
    sets = exercise.turns
    if sets > 1:
        yield f"{sets} sets of "
    yield _each_turn(exercise, pace, sets)
    if exercise.every is not None:
        yield f" every {period(exercise.every.ms)}"
    if exercise.alternate is not None:
        yield f", sides in turn by {exercise.alternate}"
    elif len(exercise.sides) > 1:
        yield f" on each side, the {exercise.sides[0]} first"
    elif exercise.sides:
        yield f" on the {exercise.sides[0]} side"
    if sets > 1 and exercise.rest_ms:
        yield f", with {length(exercise.rest_ms)} of rest between"


def _each_turn(exercise: Exercise, pace: Pace, sets: int) -> str:
    """As in `6 reps`, `8, 6, 4 reps`, `20 seconds`."""
    turns = range(1, sets + 1)
    if exercise.work is not None:
        each = dict.fromkeys(length(exercise.work.length_ms(turn)) for turn in turns)
        return ", ".join(each)
    reps = exercise.reps
    if reps is None:
        return "as long as it takes"
    counts = [reps.within(pace.reps, turn) for turn in turns]
    if len(set(counts)) == 1:
        return counted(counts[0], "rep")
    return f"{', '.join(map(str, counts))} reps"


def _told_for(exercise: Exercise) -> str | None:
    if len(exercise.sides) < 2:  # noqa: PLR2004 - one side, or none, is never changed
        return None
    return f"Told for the {exercise.sides[0]} side; mirror it for the {exercise.sides[1]}."


def _step(step: Step) -> str:
    """The instruction, and how long it is kept if its words may not tell."""
    hold = step.hold
    if hold is not None and hold.breaths is None:
        return f"{step.say} ({_seconds(hold)})"
    if hold is not None and hold.breaths is not None and "breath" not in step.say:
        breaths = "one deep breath" if hold.breaths == 1 else f"{hold.breaths} deep breaths"
        return f"{step.say} ({breaths})"
    if step.tempo is not None:
        return f"{step.say} ({_tempo(step)})"
    return step.say


def _seconds(hold: Hold) -> str:
    """As in `20 seconds`, or by sets `10, 20, 30 seconds`."""
    if hold.seconds is None or len(hold.seconds) == 1:
        return length(hold.length_ms() or 0)
    return f"{', '.join(f'{seconds:g}' for seconds in hold.seconds)} seconds"


def _tempo(step: Step) -> str:
    """As in `down 3 s, stay 1 s, up 2 s`."""
    phases = zip(step.phase_words, step.tempo_ms, strict=True)
    return ", ".join(f"{word.lower()} {each / 1000:g} s" for word, each in phases if each)


def _breath(pace: Pace) -> str:
    in_s, out_s = pace.breath.in_ms / 1000, pace.breath.out_ms / 1000
    return f"One deep breath is {in_s:g} seconds in and {out_s:g} seconds out."
