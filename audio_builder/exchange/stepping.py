"""The steps of a rep: a file's own words as far as a coach can say them, or the exercise's name."""

import re
from collections.abc import Sequence
from typing import Final

from audio_builder.exchange.draft import DraftExercise, DraftStep
from audio_builder.exchange.plain import Guess, Mapping, Value
from audio_builder.exchange.wordings import LINE_MAX, fault_in, one_line
from audio_builder.loading.problems import shown

STEPS_MAX: Final = 24
"""The most steps of a rep (model.exercise)."""
_CLAUSE_END: Final = re.compile(r"[,;:]| (?:until|so that|as far as|as high as|as if)\b")
_SHORT_WORDS_MIN: Final = 2


def steps_of(
    exercise: DraftExercise, title: str, hold: Value
) -> tuple[list[Mapping], tuple[str, ...]]:
    """The steps of an exercise, and what of its words is left out.

    Args:
        exercise: of a draft.
        title: its name, as it will be spoken; the one step there is, if no words are left.
        hold: how long the position is held, if at all.
    """
    sayable: list[DraftStep] = []
    losses: list[str] = []
    for step in exercise.steps:
        words = one_line(step.say)
        fault = fault_in(words) or ("it is too long" if len(words) > LINE_MAX else None)
        if fault is None and len(sayable) == STEPS_MAX:
            fault = f"{STEPS_MAX} steps are the most"
        if fault is None:
            sayable.append(step)
        else:
            losses.append(f"left out {shown(words)}: {fault}")
    held = _held(sayable)
    steps = [_step(step, hold if number == held else None) for number, step in enumerate(sayable)]
    return steps or [title_step(title, hold)], tuple(losses)


def title_step(title: str, hold: Value) -> Mapping:
    """The one step of an exercise of which nothing but its name is known."""
    words = Guess(value=f"{title}.")
    return {"say": words, "short": words, "hold": hold}


def _held(steps: Sequence[DraftStep]) -> int:
    """Which step is held: the one that is marked, or else the last."""
    marked = (number for number, step in enumerate(steps) if step.is_held)
    return next(marked, len(steps) - 1)


def _step(step: DraftStep, hold: Value) -> Mapping:
    say = one_line(step.say)
    why = f'"{step.pose}" is the pose of that name' if step.pose else ""
    return {
        "say": Guess(value=say),
        "short": Guess(value=_short(say)),
        "hold": hold,
        "pose": Guess(value=step.pose, why=why) if step.pose else None,
    }


def _short(say: str) -> str:
    """The first clause of an instruction; all of it if that says too little."""
    clause = _CLAUSE_END.split(say, maxsplit=1)[0].strip().rstrip(".")
    is_enough = len(clause.split()) >= _SHORT_WORDS_MIN and fault_in(clause) is None
    return f"{clause}." if is_enough else say
