"""How an exercise of a draft takes its time, in the words of the routine language."""

from dataclasses import dataclass
from typing import Final, Literal

from audio_builder.exchange.confirming import reason_for
from audio_builder.exchange.draft import DraftExercise
from audio_builder.exchange.plain import Guess, Mapping, Value
from audio_builder.exchange.stepping import steps_of
from audio_builder.model.pace import REPS_MAX
from audio_builder.units import Ms

Clock = Literal["every", "for"]
"""The key of a clock around an exercise, which leaves no time to tell steps."""

WORK_SECONDS: Final = 30
"""What is worked where the file names no time and no reps."""
REPS: Final = 10
"""What is done within a clock where the file names no reps."""
REST_SECONDS: Final = 30
"""What is rested between sets where the file says nothing of it."""
_REPS_BY_CLOCK_MAX: Final = 100
_LENGTH_MAX_MS: Final = 10_800_000
_HOLD_MAX_MS: Final = 3_600_000
_BREATHS_MAX: Final = 20
_SECOND_MS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """The keys of a dose.

    Attributes:
        keys: plain data.
        losses: what did not fit the language.
        guesses: what was made up.
    """

    keys: Mapping
    losses: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()


def dose_of(exercise: DraftExercise, title: str, clock: Clock | None) -> Dose:
    """How much of an exercise is done, and how.

    Args:
        exercise: of the draft.
        title: its name, as it will be spoken.
        clock: what runs it, if it is not the exercise itself.
    """
    if clock is not None:
        return _within_clock(exercise, clock)
    if exercise.reps:
        return _by_reps(exercise, title)
    return _by_work(exercise)


def seconds(length_ms: int, *, step_ms: int = 500) -> int | float:
    """A length as an author writes it, in steps of half a second, or whole ones."""
    rounded_ms = round(length_ms / step_ms) * step_ms
    whole, part = divmod(rounded_ms, _SECOND_MS)
    return whole + 0.5 if part else whole


def rest_of(rest_ms: Ms | None, *, strict: bool) -> tuple[int | float | None, tuple[str, ...]]:
    """A rest in seconds, and what did not fit; whole seconds where a strict clock runs."""
    if rest_ms is None:
        return None, ()
    kept = seconds(min(rest_ms, _LENGTH_MAX_MS), step_ms=_SECOND_MS if strict else 500)
    lost = (f"the rest of {rest_ms / 1000:g} s is {kept:g} s here",)
    return kept, () if round(kept * 1000) == rest_ms else lost


def _by_work(exercise: DraftExercise) -> Dose:
    if exercise.work_ms is None:
        return Dose(keys={"work": Guess(value=WORK_SECONDS)}, guesses=("work",))
    kept_ms = max(_SECOND_MS, min(exercise.work_ms, _LENGTH_MAX_MS))
    kept = seconds(kept_ms, step_ms=_SECOND_MS)
    losses: tuple[str, ...] = ()
    if kept * 1000 != exercise.work_ms:
        losses = (f"the length of {exercise.work_ms / 1000:g} s is {kept} s here",)
    return Dose(keys={"work": {"seconds": kept}}, losses=losses)


def _within_clock(exercise: DraftExercise, clock: Clock) -> Dose:
    if exercise.reps:
        reps, losses = _reps(exercise, _REPS_BY_CLOCK_MAX)
        return Dose(keys={"reps": reps}, losses=losses)
    if clock == "every":
        return _by_work(exercise)
    losses = () if exercise.work_ms is None else (f"{exercise.work_ms / 1000:g} s of work",)
    return Dose(keys={"reps": Guess(value=REPS)}, losses=losses, guesses=("reps",))


def _by_reps(exercise: DraftExercise, title: str) -> Dose:
    reps, losses = _reps(exercise, REPS_MAX)
    hold, lost = _hold(exercise)
    steps, unsaid = steps_of(exercise, title, hold)
    return Dose(
        keys={"reps": reps, "steps": steps},
        losses=(*losses, *lost, *unsaid),
        guesses=("the words of the step" if len(steps) == 1 else "the words of the steps",),
    )


def _hold(exercise: DraftExercise) -> tuple[Value, tuple[str, ...]]:
    """How long each rep is held, and what of it does not fit."""
    why = reason_for("hold", exercise.guesses)
    if exercise.breaths is not None:
        kept = max(1, min(exercise.breaths, _BREATHS_MAX))
        lost = (f"the hold of {exercise.breaths} breaths is {kept} here",)
        return _marked({"breaths": kept}, why), () if kept == exercise.breaths else lost
    if exercise.work_ms is None:
        return None, ()
    held = seconds(max(_SECOND_MS, min(exercise.work_ms, _HOLD_MAX_MS)))
    lost = (f"the hold of {exercise.work_ms / 1000:g} s is {held:g} s here",)
    return _marked({"seconds": held}, why), () if held * 1000 == exercise.work_ms else lost


def _marked(hold: Mapping, why: str) -> Value:
    return Guess(value=hold, why=why) if why else hold


def _reps(exercise: DraftExercise, most: int) -> tuple[Value, tuple[str, ...]]:
    fits = [max(1, min(reps, most)) for reps in exercise.reps]
    losses = tuple(
        f"{asked} reps are {kept} here"
        for asked, kept in dict.fromkeys(zip(exercise.reps, fits, strict=True))
        if asked != kept
    )
    if len(fits) > 1:
        return fits, losses
    [default] = fits
    if exercise.reps_most is None or exercise.reps_most <= default:
        return {"default": default}, losses
    if exercise.reps_most > most:
        losses += (f"up to {exercise.reps_most} reps are up to {most} here",)
    return {"default": default, "max": min(exercise.reps_most, most)}, losses
