"""The directions of one item of a routine: an exercise by itself, or a block."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audio_builder.model.block import Block
from audio_builder.model.doses import Calls
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide, Pace
from audio_builder.model.routine import Routine, title_of
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.clock import direct_clock
from audio_builder.planning.exercise import direct_rest, direct_setup, direct_turn, turn_mark
from audio_builder.planning.intervals import Interval, turn_intervals
from audio_builder.planning.script import Direction, Mark, say
from audio_builder.planning.turns import Turn, place_of, turns
from audio_builder.units import Ms


def chapter_title(number: int, item: Exercise | Block) -> str:
    """The chapter in which an item is announced and set up."""
    return f"{number}. {title_of(item)}"


def direct_item(routine: Routine, number: int, pace: Pace) -> Iterator[Direction]:
    """Yield the directions of item `number` (from 1), from its setup to its last turn."""
    item = routine.exercises[number - 1]
    title = chapter_title(number, item)
    if isinstance(item, Block):
        yield from _block(routine, item, number, title, pace)
        return
    yield from direct_setup(item, pace.guide, Place(exercise=item.id))
    taken = turns(routine, number)
    if item.by_clock:
        yield from _dose(phrases.sentence(_clock_dose(taken, pace)), taken[0].place, pace.guide)
        yield from _by_clock(routine, taken, title, pace)
        return
    for turn in taken:
        yield from direct_turn(routine, turn, pace, title)


def _block(
    routine: Routine, block: Block, number: int, title: str, pace: Pace
) -> Iterator[Direction]:
    place = Place(exercise=routine.item_id(number))
    if block.by_clock:
        yield from _taught_ahead(block, place, pace)
    if block.for_ is not None:
        yield from _dose(phrases.as_many_rounds(block.for_.ms), place, pace.guide)
        open_interval = replace(_open_interval(routine, block, place), heralds=_first_of(block))
        yield from direct_clock([open_interval], routine.lead_in_ms, pace.guide)
        return
    taken = turns(routine, number)
    if block.rounds > 1:
        yield from _dose(
            phrases.sentence(phrases.counted(block.rounds, "round")), place, pace.guide
        )
    if block.by_clock:
        yield from _by_clock(routine, taken, title, pace, opening=_first_of(block))
    else:
        yield from _on_words_time(routine, block, taken, title, pace)


def _taught_ahead(block: Block, place: Place, pace: Pace) -> Iterator[Direction]:
    """A block by the clock is taught whole before it starts: then there is no time for it."""
    for exercise in dict.fromkeys(block.leaves):
        here = place_of(exercise, place.exercise)
        if exercise.title != block.name:  # else it has just been said
            yield from say(phrases.sentence(exercise.title), Role.ANNOUNCE, here)
        dose = _leaf_dose(exercise, pace)
        if dose:
            yield from say(phrases.sentence(dose), Role.ANNOUNCE, here)
        yield from direct_setup(exercise, pace.guide, here)


def _first_of(block: Block) -> tuple[str, ...]:
    """What a block taught whole begins with, if another exercise is still in the ear."""
    first, *others = dict.fromkeys(exercise.title for exercise in block.leaves)
    return (phrases.first_exercise(first),) if others else ()


def _leaf_dose(exercise: Exercise, pace: Pace) -> str:
    if exercise.work is not None:
        lengths = (exercise.work.length_ms(turn) for turn in range(1, exercise.work.turns + 1))
        return ", then ".join(dict.fromkeys(phrases.length(length_ms) for length_ms in lengths))
    if exercise.reps is not None and not exercise.steps:
        return phrases.counted(exercise.reps.within(pace.reps), "rep")
    return ""


def _clock_dose(taken: Sequence[Turn], pace: Pace) -> str:
    """As in `8 sets of 20 seconds, 10 seconds of rest between`."""
    first = taken[0]
    each = _leaf_dose(first.exercise, pace)
    if first.every_ms is not None and first.exercise.work is None:
        each = f"{each}, every {phrases.period(first.every_ms)}" if each else each
    if len(taken) == 1:
        return each
    dose = f"{len(taken)} sets of {each}"
    rest_ms = taken[1].rest_ms
    return f"{dose}, {phrases.length(rest_ms)} of rest between" if rest_ms else dose


def _dose(text: str, place: Place, guide: Guide) -> Iterator[Direction]:
    if guide is not Guide.TONES and text.strip("."):
        yield from say(text, Role.ANNOUNCE, place)


def _open_interval(routine: Routine, block: Block, place: Place) -> Interval:
    """As many rounds as possible: one interval, whatever is done in it."""
    calls = (block.calls or Calls()).over(routine.calls)
    length_ms = block.for_.ms if block.for_ is not None else Ms(0)
    return Interval(length_ms=length_ms, kind="work", role=Role.WORK, place=place, calls=calls)


def _by_clock(
    routine: Routine,
    taken: Sequence[Turn],
    title: str,
    pace: Pace,
    *,
    opening: tuple[str, ...] = (),
) -> Iterator[Direction]:
    """Yield turns in a row; `opening` is said ahead of what the first of them says of itself."""
    marks: list[Mark | None] = [turn_mark(title, turn, turn.place) for turn in taken]
    first, *others = turn_intervals(routine, taken, pace, marks)
    opened = replace(first, heralds=(*opening, *first.heralds))
    yield from direct_clock([opened, *others], routine.lead_in_ms, pace.guide)


def _on_words_time(
    routine: Routine, block: Block, taken: Sequence[Turn], chapter: str, pace: Pace
) -> Iterator[Direction]:
    """Taught in the first round, named in the others; an exercise by the clock is counted in."""
    for index, turn in enumerate(taken):
        if turn.first and index:
            yield from direct_rest(turn, turn.place, turn.heralds(pace.guide, pace.reps))
        elif turn.first:
            title = turn.exercise.title if turn.exercise.title != block.name else ""
            dose = turn.dose(pace.reps) or (
                _leaf_dose(turn.exercise, pace) if turn.by_clock else ""
            )
            for text in filter(None, (title, dose)):
                yield from say(phrases.sentence(text), Role.ANNOUNCE, turn.setup_place)
        if turn.first:
            yield from direct_setup(turn.exercise, pace.guide, turn.setup_place)
        if turn.by_clock:
            mark = turn_mark(chapter, turn, turn.place)
            rests = not turn.first and turn.rest_ms > 0
            intervals = turn_intervals(
                routine, [turn], pace, [mark], resting=rests, announced=turn.first
            )
            lead_in_ms = Ms(0) if rests else routine.lead_in_ms
            yield from direct_clock(list(intervals), lead_in_ms, pace.guide)
        else:
            yield from direct_turn(routine, turn, pace, chapter)
