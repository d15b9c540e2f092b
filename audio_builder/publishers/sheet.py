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

from audio_builder.model.pace import Pace
from audio_builder.model.routine import Exercise, Routine, Step
from audio_builder.planning.phrases import for_side
from audio_builder.publishers.sheet_template import STYLE, TEMPLATE
from audio_builder.publishers.templating import render_template

_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExercise:
    """One exercise as the sheet shows it."""

    number: int
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
    exercises = [
        _exercise(number, exercise, pace, drawings.get(exercise.id))
        for number, exercise in enumerate(routine.exercises, start=1)
    ]
    return render_template(
        TEMPLATE,
        style=Markup(STYLE),  # noqa: S704 - our own
        policy=_POLICY,
        routine=routine,
        breath=_breath(pace),
        exercises=exercises,
        credit=credit,
    )


def _exercise(number: int, exercise: Exercise, pace: Pace, drawing: str | None) -> SheetExercise:
    def told(*lines: str) -> tuple[str, ...]:
        first = exercise.sides[0] if exercise.sides else None
        return tuple(for_side(line, first) for line in lines)

    return SheetExercise(
        number=number,
        title=exercise.title,
        purpose=exercise.purpose,
        drawing=None if drawing is None else Markup(drawing),  # noqa: S704 - our own
        dose=_dose(exercise, pace),
        told_for=_told_for(exercise),
        setup=told(*exercise.setup),
        prepare=told(*(_step(step) for step in exercise.prepare)),
        steps=told(*(_step(step) for step in exercise.steps)),
        cautions=told(*exercise.cautions),
    )


def _dose(exercise: Exercise, pace: Pace) -> str:
    """As in `2 sets of 6 reps on each side, the left first, with 30 seconds of rest between`."""
    return "".join(_dose_parts(exercise, exercise.reps.within(pace.reps)))


def _dose_parts(exercise: Exercise, reps: int) -> Iterator[str]:
    if exercise.sets > 1:
        yield f"{exercise.sets} sets of "
    yield "1 rep" if reps == 1 else f"{reps} reps"
    if len(exercise.sides) > 1:
        yield f" on each side, the {exercise.sides[0]} first"
    elif exercise.sides:
        yield f" on the {exercise.sides[0]} side"
    if exercise.sets > 1 and exercise.rest_between_sets:
        yield f", with {exercise.rest_between_sets:g} seconds of rest between"


def _told_for(exercise: Exercise) -> str | None:
    if len(exercise.sides) < 2:  # noqa: PLR2004 - one side, or none, is never changed
        return None
    return f"Told for the {exercise.sides[0]} side; mirror it for the {exercise.sides[1]}."


def _step(step: Step) -> str:
    """The instruction, and how long it is kept if its words may not tell."""
    hold = step.hold
    if hold is not None and hold.seconds is not None:
        return f"{step.say} ({hold.seconds:g} seconds)"
    if hold is not None and hold.breaths is not None and "breath" not in step.say:
        breaths = "one deep breath" if hold.breaths == 1 else f"{hold.breaths} deep breaths"
        return f"{step.say} ({breaths})"
    if step.tempo is not None:
        return f"{step.say} ({_tempo(step)})"
    return step.say


def _tempo(step: Step) -> str:
    """As in `down 3 s, stay 1 s, up 2 s`."""
    phases = zip(step.tempo_words, step.tempo_beats, strict=True)
    return ", ".join(f"{word.lower()} {beats} s" for word, beats in phases if beats)


def _breath(pace: Pace) -> str:
    in_s, out_s = pace.breath.in_ms / 1000, pace.breath.out_ms / 1000
    return f"One deep breath is {in_s:g} seconds in and {out_s:g} seconds out."
