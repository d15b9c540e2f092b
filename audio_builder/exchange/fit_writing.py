"""Drafts as FIT workouts, for watches and bicycle computers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem, Remark, leaves
from audio_builder.exchange.fit_messages import NOTE_BYTES_MAX, write_messages
from audio_builder.exchange.fit_steps import FitStep, FitWorkout, Lasts
from audio_builder.units import Ms

ACTIVE: Final = 0
REST: Final = 1
_INTENSITIES: Final = {"rest": REST, "walk": 4}
"""Garmin's numbers for kinds of effort: rest and recovery."""
_TRAINING: Final = 10
_STRENGTH: Final = 20
_HIIT: Final = (62, 70)
"""The sport HIIT, and its sub-sport."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitFileMade:
    """The bytes of a FIT file, and what did not go into it."""

    raw: bytes
    losses: tuple[Remark, ...]


def render_fit(draft: Draft, created_ms: Ms) -> FitFileMade:
    """A draft as a FIT workout.

    Args:
        draft: with at least one exercise.
        created_ms: the time that the file names as its own, in ms since 1970.
    """
    writing = _Writing()
    for number, item in enumerate(draft.items, start=1):
        writing.item(item, is_last=number == len(draft.items))
    if any(each.posture is not None for each in leaves(draft.items)):
        writing.lose("every exercise", "its posture")
    by_clock = len(draft.items) == 1 and all(each.by_clock for each in leaves(draft.items))
    sport, sub_sport = _HIIT if by_clock else (_TRAINING, _STRENGTH)
    workout = FitWorkout(
        title=draft.title, sport=sport, sub_sport=sub_sport, steps=tuple(writing.steps)
    )
    return FitFileMade(raw=write_messages(workout, created_ms), losses=tuple(writing.losses))


@dataclass(slots=True)
class _Writing:
    steps: list[FitStep] = field(default_factory=list)
    losses: list[Remark] = field(default_factory=list)

    def item(self, item: DraftItem, *, is_last: bool) -> None:
        """Append an item, with its repeats and rests."""
        if isinstance(item, DraftBlock):
            self._block(item)
        else:
            self._exercise(item, is_last=is_last)

    def _block(self, block: DraftBlock) -> None:
        start = len(self.steps)
        if block.for_ms is not None:
            self.lose(block.where, "as many rounds as possible: one step for all of it")
            counts = (f"{_dose(each)} {each.title}".strip() for each in leaves(block.items))
            title = block.title or "As many rounds as possible"
            self._add(title, Lasts.TIME, block.for_ms, notes=", ".join(counts))
            return
        for number, item in enumerate(block.items, start=1):
            is_last = number == len(block.items)
            if isinstance(item, DraftBlock):
                self._block(item)
                self._rest(block.rest_ms if is_last else None)
                continue
            rest_ms = block.rest_ms if is_last and block.rest_ms is not None else item.rest_ms
            if block.every_ms is not None:
                self._every(item, block.every_ms)
            else:
                self._exercise(replace(item, rest_ms=rest_ms), is_last=False)
        self._repeat(start, block.rounds)

    def _every(self, exercise: DraftExercise, every_ms: Ms) -> None:
        """A turn that starts on the clock: a step as long as the turn, whatever is done in it."""
        self.lose(exercise.where, f"that what is left of each {every_ms / 1000:g} s is rest")
        self._add(exercise.title, Lasts.TIME, every_ms, notes=_dose(exercise))

    def _exercise(self, exercise: DraftExercise, *, is_last: bool) -> None:
        self._unheard(exercise)
        start = len(self.steps)
        if len(exercise.reps) > 1:
            for number, reps in enumerate(exercise.reps, start=1):
                self._set(replace(exercise, reps=(reps,)))
                self._rest(exercise.rest_ms if number < len(exercise.reps) else None)
            return
        self._set(exercise)
        self._rest(None if is_last and exercise.sets == 1 else exercise.rest_ms)
        self._repeat(start, exercise.sets)

    def _set(self, exercise: DraftExercise) -> None:
        """One set: a step, or one for each side."""
        for title in _titles(exercise):
            lasts, amount = _dose_of(exercise)
            intensity = _INTENSITIES.get(exercise.kind, ACTIVE)
            notes = " ".join(exercise.notes)
            self._add(title, lasts, amount, intensity=intensity, notes=notes)

    def _unheard(self, exercise: DraftExercise) -> None:
        if exercise.sides:
            self.lose(exercise.where, "its sides: there is a step for each")
        if exercise.reps and exercise.work_ms is not None:
            self.lose(exercise.where, f"that a rep is held for {exercise.work_ms / 1000:g} s")
        if len(" ".join(exercise.notes).encode()) > NOTE_BYTES_MAX:
            self.lose(exercise.where, "the end of its setup lines")
        if exercise.reps_most is not None:
            self.lose(exercise.where, f"that it may be up to {exercise.reps_most} reps")

    def _rest(self, rest_ms: Ms | None) -> None:
        if rest_ms:
            self._add("", Lasts.TIME, rest_ms, intensity=REST)

    def _repeat(self, start: int, times: int) -> None:
        if times > 1:
            index = len(self.steps)
            self.steps.append(FitStep(index=index, lasts=Lasts.REPEAT, amount=start, times=times))

    def _add(
        self, title: str, lasts: Lasts, amount: int, *, intensity: int = ACTIVE, notes: str = ""
    ) -> None:
        step = FitStep(
            index=len(self.steps),
            title=title,
            lasts=lasts,
            amount=amount,
            intensity=intensity,
            notes=notes,
        )
        self.steps.append(step)

    def lose(self, where: str, what: str) -> None:
        """Note what does not go into the file."""
        self.losses.append(Remark(where=where, what=what))


def _dose_of(exercise: DraftExercise) -> tuple[Lasts, int]:
    if exercise.reps:
        return Lasts.REPS, exercise.reps[0]
    return (Lasts.OPEN, 0) if exercise.work_ms is None else (Lasts.TIME, exercise.work_ms)


def _titles(exercise: DraftExercise) -> Iterator[str]:
    if not exercise.sides:
        yield exercise.title
    for side in exercise.sides:
        yield f"{exercise.title}, {side}"


def _dose(exercise: DraftExercise) -> str:
    if exercise.reps:
        return f"{exercise.reps[0]} reps"
    return "" if exercise.work_ms is None else f"{exercise.work_ms / 1000:g} seconds"
