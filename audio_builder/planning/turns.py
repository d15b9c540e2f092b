"""Turns: the sets of an exercise, or the rounds of a block, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audio_builder.model.block import Block
from audio_builder.model.doses import Calls, Length
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Place
from audio_builder.planning import phrases
from audio_builder.units import Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One go at an exercise: a set, or in a block its part of a round."""

    exercise: Exercise
    block: str | None
    """The top-level block it is part of."""
    number: int
    """Which set or round, from 1."""
    total: int
    rest_ms: Ms
    """Rest before it; of no account for the first turn of all."""
    first: bool
    """Whether the exercise has not been met before: then it is taught."""
    opens_round: bool
    """Whether a round of several exercises begins with it."""
    chapter: str
    """What of its item begins with it, as in `round 2`; empty inside a round."""
    changes: bool
    """Whether the turn before was of another exercise."""
    moves: bool
    """Whether the turn before was in another posture."""
    every_ms: Ms | None
    """How long it takes by a clock around it, whatever is done; None without one."""
    calls: Calls
    """What is called out by the clock."""

    @property
    def name(self) -> str:
        """What a turn is called."""
        return "set" if self.block is None else "round"

    @property
    def place(self) -> Place:
        """Where its cues belong, but for side, reps and steps."""
        return replace(self.setup_place, set=self.number)

    @property
    def setup_place(self) -> Place:
        """Where the cues of its exercise's setup belong."""
        return place_of(self.exercise, self.block)

    @property
    def by_clock(self) -> bool:
        """Whether a strict clock runs it."""
        return self.every_ms is not None or self.exercise.work is not None

    def dose(self, wanted: int | None) -> str:
        """How much is to be done, where the turn itself does not count it aloud or it varies."""
        exercise = self.exercise
        if exercise.work is not None:
            varies = exercise.work.turns > 1
            return phrases.length(exercise.work.length_ms(self.number)) if varies else ""
        flows = exercise.steps and all(step.breath is not None for step in exercise.steps)
        uncounted = not exercise.steps or (exercise.run_on and not flows)
        if exercise.reps is not None and (exercise.reps.by_turn or uncounted):
            return phrases.counted(exercise.reps.within(wanted, self.number), "rep")
        growing = [step.hold for step in exercise.steps if step.hold and step.hold.seconds]
        varying = next((hold for hold in growing if len(hold.seconds or ()) > 1), None)
        return "" if varying is None else phrases.length(varying.length_ms(self.number) or 0)

    def side_words(self, side: str | None) -> tuple[str, ...]:
        """What tells which side it is: the author's words for a change where sides alternate."""
        if side is None:
            return ()
        lines = self.exercise.change_of_side
        if self.exercise.alternate in ("sets", "rounds") and lines:
            return tuple(phrases.for_side(line, side) for line in lines)
        return (phrases.side(side),)

    @property
    def first_side(self) -> str | None:
        """The side that it begins with."""
        return next(iter(self.exercise.side_of_turn(self.number)), None)

    def heralds(self, guide: Guide, wanted: int | None) -> tuple[str, ...]:
        """What is said before it: the round that opens, the exercise that comes, dose and side."""
        dose = self.dose(wanted)
        texts = []
        several = self.total > 1 and guide is not Guide.TONES
        if self.changes:
            if self.opens_round and several:
                texts.append(phrases.turn_of(self.number, self.total, name=self.name))
            texts.append(phrases.next_exercise(self.exercise.title))
            texts += [phrases.sentence(dose)] if dose else []
            if self.moves and self.exercise.change_of_posture:
                texts.append(self.exercise.change_of_posture)
        elif self.total > 1:
            texts.append(phrases.turn_next(self.number, self.total, name=self.name, dose=dose))
        if self.exercise.alternate in ("sets", "rounds"):
            texts += self.side_words(self.first_side)
        return tuple(texts)


def place_of(exercise: Exercise, block: str | None) -> Place:
    """Where an exercise's cues belong, by itself or in a block."""
    if block is None:
        return Place(exercise=exercise.id)
    return Place(exercise=block, inner=exercise.id)


def turns(routine: Routine, number: int) -> tuple[Turn, ...]:
    """The turns of item `number` (from 1), in order; none for a block `for` a time."""
    item = routine.exercises[number - 1]
    if isinstance(item, Exercise):
        calls = (item.calls or Calls()).over(routine.calls)
        return tuple(_sets(item, calls))
    block_id = routine.item_id(number)
    return tuple(_marked(_rounds(item, block_id, routine.calls, _ms_of(item.every), "")))


def _sets(exercise: Exercise, calls: Calls) -> Iterator[Turn]:
    for number in range(1, exercise.turns + 1):
        yield Turn(
            exercise=exercise,
            block=None,
            number=number,
            total=exercise.turns,
            rest_ms=exercise.rest_ms,
            first=number == 1,
            opens_round=False,
            chapter="",
            changes=False,
            moves=False,
            every_ms=_ms_of(exercise.every),
            calls=calls,
        )


def _rounds(
    block: Block, block_id: str, outer: Calls | None, every_ms: Ms | None, name: str
) -> Iterator[Turn]:
    """Yield the turns of a block; `name` is that of a block inside one, as its chapters tell it."""
    calls = (block.calls or Calls()).over(outer)
    several = len(block.leaves) > 1
    for number in range(1, block.rounds + 1):
        rest_ms = _between_rounds_ms(block)
        round_chapter = f"{name}round {number}" if block.rounds > 1 else ""
        for position, item in enumerate(block.exercises):
            chapter = "" if position else round_chapter
            if isinstance(item, Block):
                every = _ms_of(item.every) or every_ms
                inner = _rounds(item, block_id, calls, every, f"{item.name}, ")
                for index, turn in enumerate(inner):
                    start = replace(turn, rest_ms=rest_ms, chapter=chapter or turn.chapter)
                    yield turn if index else start
                rest_ms = _after_ms(item.leaves[-1], block)
                continue
            yield Turn(
                exercise=item,
                block=block_id,
                number=number,
                total=block.rounds,
                rest_ms=rest_ms,
                first=True,
                opens_round=several and position == 0,
                chapter=chapter if block.rounds > 1 else f"{name}{item.title}",
                changes=True,
                moves=False,
                every_ms=_ms_of(item.every) or every_ms,
                calls=(item.calls or Calls()).over(calls),
            )
            rest_ms = _after_ms(item, block)


def _ms_of(length: Length | None) -> Ms | None:
    return None if length is None else length.ms


def _after_ms(exercise: Exercise, block: Block) -> Ms:
    """The rest after an exercise, before the next one of its round."""
    return block.change_ms if exercise.rest is None else exercise.rest.ms


def _between_rounds_ms(block: Block) -> Ms:
    return _after_ms(block.leaves[-1], block) if block.rest is None else block.rest_ms


def _marked(rounds: Iterator[Turn]) -> Iterator[Turn]:
    """Yield turns that know whether their exercise was met before, and by the turn before."""
    met: set[str] = set()
    before: Exercise | None = None
    for turn in rounds:
        exercise = turn.exercise
        yield replace(
            turn,
            first=exercise.id not in met,
            changes=before is None or before.id != exercise.id,
            moves=before is not None and before.posture != exercise.posture,
        )
        met.add(exercise.id)
        before = exercise
