"""What shorter sessions can sound like: the part of the closed set that `minutes` needs.

Which rules are applied depends on the minutes and on how long words are; so every announcement,
rest and item that any choice of them can lead to is met here, not every choice.
"""

from collections.abc import Iterator

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.routine import Routine, title_of
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.fitting import (
    rules_of,
    settled_in,
    turns_of,
    with_fewer_turns,
    with_ids,
)
from audio_builder.planning.item import direct_item
from audio_builder.planning.paces import paces_of
from audio_builder.planning.script import Direction, say
from audio_builder.planning.session import rest_before


def shortened_directions(routine: Routine) -> Iterator[Direction]:
    """Yield the directions of every shorter session that the routine's rules can make."""
    for text in _texts(routine):
        yield from say(text, Role.INTRO, Place())
    whole = with_ids(routine)
    for pair in _neighbours(whole):
        two = whole.model_copy(update={"exercises": pair})
        yield rest_before(Fitted(routine=two, settled=settled_in(whole, two)), 2)
    for number, item in enumerate(routine.exercises, start=1):
        for fewer in _with_fewer_turns(routine, number, item):
            items = list(routine.exercises)
            items[number - 1] = fewer
            shorter = routine.model_copy(update={"exercises": tuple(items)})
            for guide in Guide:
                for pace in paces_of(fewer, guide):
                    yield from direct_item(shorter, number, pace)


def _texts(routine: Routine) -> Iterator[str]:
    rules = rules_of(routine)
    total = len(routine.exercises)
    dropped = {rule.drop for rule in rules if rule.drop}
    for left in range(max(1, total - len(dropped)), total):
        for number in range(1, left + 1):
            for blocks in {routine.has_blocks, False}:
                yield from filter(None, [phrases.exercise_of(number, left, blocks=blocks)])
    for number, item in enumerate(routine.exercises, start=1):
        if routine.item_id(number) in dropped:
            yield phrases.left_out(title_of(item))
    for thing in routine.equipment:
        yield from phrases.you_need((thing, thing))
    if any(rule.reps for rule in rules):
        yield phrases.FEWER_REPS
    if any(rule.sets or rule.rounds for rule in rules):
        yield phrases.FEWER_TURNS
    yield phrases.sentence(routine.title)
    if any(leaf.posture == "lying" for leaf in routine.leaves):
        yield phrases.GET_UP


def _neighbours(routine: Routine) -> Iterator[tuple[Exercise | Block, Exercise | Block]]:
    """Yield each item with each one that may come before it once others are dropped."""
    dropped = {rule.drop for rule in rules_of(routine)}
    for index, after in enumerate(routine.exercises):
        for back in range(index - 2, -1, -1):
            if routine.item_id(back + 2) not in dropped:
                break
            yield routine.exercises[back], after


def _with_fewer_turns(
    routine: Routine, number: int, item: Exercise | Block
) -> Iterator[Exercise | Block]:
    item_id = routine.item_id(number)
    most = {rule.sets or rule.rounds for rule in rules_of(routine) if rule.of == item_id}
    for left in sorted(each for each in most if each is not None and each < turns_of(item)):
        yield with_fewer_turns(item, left)
