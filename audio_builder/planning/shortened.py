"""What shorter sessions can sound like: the part of the closed set that `minutes` needs.

Which rules are applied depends on the minutes and on how long words are; so every announcement,
rest and item that any choice of them can lead to is met here, not every choice.
"""

from collections.abc import Iterator
from itertools import combinations

from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.routine import Routine, title_of
from audio_builder.model.rules import Rule
from audio_builder.model.timeline import Place, Role
from audio_builder.planning import phrases
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.fitting import (
    rules_of,
    settled_in,
    with_ids,
    with_rule_of_turns,
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
    rules = rules_of(routine)
    for number, item in enumerate(whole.exercises, start=1):
        for fewer in _with_fewer_turns(item, rules):
            items = list(whole.exercises)
            items[number - 1] = fewer
            shorter = whole.model_copy(update={"exercises": tuple(items)})
            for guide in Guide:
                for pace in paces_of(fewer, guide):
                    yield from direct_item(shorter, number, pace)


def _texts(routine: Routine) -> Iterator[str]:
    yield from _announcements(routine)
    yield from _notes(routine)
    for thing in routine.equipment:
        yield from phrases.you_need((thing, thing))
    yield phrases.sentence(routine.title)
    if any(leaf.posture == "lying" for leaf in routine.leaves):
        yield phrases.GET_UP


def _dropped(routine: Routine) -> set[str]:
    return {rule.drop for rule in rules_of(routine) if rule.drop is not None}


def _announcements(routine: Routine) -> Iterator[str]:
    """Which exercise of how many, for every number that may be left."""
    total = len(routine.exercises)
    for left in range(max(1, total - len(_dropped(routine))), total):
        for number in range(1, left + 1):
            for blocks in {routine.has_blocks, False}:
                yield from filter(None, [phrases.exercise_of(number, left, blocks=blocks)])


def _notes(routine: Routine) -> Iterator[str]:
    """What is told of what was left out."""
    rules = rules_of(routine)
    for number, item in enumerate(routine.exercises, start=1):
        if routine.item_id(number) in _dropped(routine):
            yield phrases.left_out(title_of(item))
    if any(rule.reps for rule in rules):
        yield phrases.FEWER_REPS
    if any(rule.sets for rule in rules):
        yield phrases.FEWER_SETS
    if any(rule.rounds for rule in rules):
        yield phrases.FEWER_ROUNDS


def _neighbours(routine: Routine) -> Iterator[tuple[Exercise | Block, Exercise | Block]]:
    """Yield each item with each one that may come before it once others are dropped."""
    dropped = _dropped(routine)
    for index, after in enumerate(routine.exercises):
        for back in range(index - 2, -1, -1):
            if routine.item_id(back + 2) not in dropped:
                break
            yield routine.exercises[back], after


def _with_fewer_turns(
    item: Exercise | Block, rules: tuple[Rule, ...]
) -> Iterator[Exercise | Block]:
    """Yield an item at each number of turns that rules leave it, or a block inside it."""
    about = [rule for rule in rules if rule.of is not None and (rule.sets or rule.rounds)]
    for rule in about:
        fewer = with_rule_of_turns(item, rule)
        if fewer != item:
            yield fewer
    for first, second in combinations(about, 2):
        if first.of != second.of:
            both = with_rule_of_turns(with_rule_of_turns(item, first), second)
            if both not in (with_rule_of_turns(item, first), with_rule_of_turns(item, second)):
                yield both
