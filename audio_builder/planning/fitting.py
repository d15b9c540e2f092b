"""A session to fit: the author's rules make a routine shorter until it takes the minutes there are.

Rules are applied in their order until the session fits; then each, the first one first, is taken
back if the session fits without it. What is left is the least that had to go.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from audio_builder.errors import PaceError
from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Routine, end_posture, start_posture, title_of
from audio_builder.model.rules import Rule
from audio_builder.planning import phrases
from audio_builder.planning.fitted import Fitted


def fit(whole: Fitted, minutes: int, length_ms: Callable[[Fitted], int]) -> Fitted:
    """The best session of at most so many minutes.

    Args:
        whole: a routine at the level that is wanted, with nothing left out.
        minutes: what it may take.
        length_ms: the length of a session, in ms.

    Raises:
        PaceError: if no session is short enough.
    """
    most_ms = minutes * 60_000
    rules = rules_of(whole.routine)
    taken: list[Rule] = []
    fitted = whole
    while (shortest_ms := length_ms(fitted)) > most_ms:
        if len(taken) == len(rules):
            least = phrases.counted(-(-shortest_ms // 60_000), "minute")
            message = f"{whole.routine.title} takes at least {least}; give that"
            raise PaceError(message)
        taken.append(rules[len(taken)])
        fitted = apply_rules(whole, taken)
    for rule in tuple(taken):
        fewer = [each for each in taken if each is not rule]
        without = apply_rules(whole, fewer) if fewer else whole
        if length_ms(without) <= most_ms:
            taken, fitted = fewer, without
    return fitted


def rules_of(routine: Routine) -> tuple[Rule, ...]:
    """The author's rules; without any, the house's.

    These are: no intro, fewest reps, three quarters, half and a quarter of the sets or rounds of
    each item from the last to the first, and then no last item, until the first is alone.
    """
    return routine.fit or tuple(_house_rules(routine))


def apply_rules(whole: Fitted, rules: list[Rule]) -> Fitted:
    """A routine with each of these rules applied. The last item that is left is never dropped."""
    notes: list[str] = []
    before = routine = with_ids(whole.routine)
    for rule in rules:
        shorter, note = _apply(routine, rule)
        if shorter != routine and note:
            notes.append(note)
        routine = shorter
    return Fitted(
        routine=routine,
        notes=tuple(dict.fromkeys(notes)),
        settled=whole.settled | settled_in(before, routine),
    )


def with_fewer_turns(item: Exercise | Block, most: int) -> Exercise | Block:
    """An item with at most so many sets or rounds."""
    if isinstance(item, Block):
        return item.model_copy(update={"rounds": min(item.rounds, most)})
    reps, work = item.reps, item.work
    update: dict[str, object] = {"sets": min(item.sets, most)}
    if reps is not None and reps.by_turn:
        update["reps"] = reps.model_copy(update={"by_turn": reps.by_turn[:most]})
    if work is not None and work.seconds is not None:
        update["work"] = work.model_copy(update={"seconds": work.seconds[:most]})
    update["steps"] = tuple(
        step.model_copy(
            update={"hold": step.hold.model_copy(update={"seconds": step.hold.seconds[:most]})}
        )
        if step.hold is not None and step.hold.seconds is not None
        else step
        for step in item.steps
    )
    return item.model_copy(update=update)


def told_whole(standard: Routine, levelled: Routine) -> Fitted:
    """A routine at a level, with nothing left out.

    The way into a posture is not told where at this level, unlike the standard one, one is in it.
    """
    settled = frozenset(
        levelled.item_id(number)
        for number in range(2, len(levelled.exercises) + 1)
        if _settles(levelled, number) and not _settles(standard, number)
    )
    return Fitted(routine=levelled, settled=settled)


def _settles(routine: Routine, number: int) -> bool:
    before, item = routine.exercises[number - 2 : number]
    return end_posture(before) == start_posture(item)


def with_rule_of_turns(item: Exercise | Block, rule: Rule) -> Exercise | Block:
    """An item with the sets or rounds that a rule leaves it, or a block inside it."""
    if item.id == rule.of:
        return with_fewer_turns(item, rule.sets or rule.rounds or 1)
    if isinstance(item, Block):
        inner = tuple(with_rule_of_turns(each, rule) for each in item.exercises)
        return item.model_copy(update={"exercises": inner})
    return item


def turns_of(item: Exercise | Block) -> int:
    """How many sets or rounds an item has."""
    return item.rounds if isinstance(item, Block) else item.turns


def settled_in(whole: Routine, shorter: Routine) -> frozenset[str]:
    """The items of a shorter routine whose way into their posture is not told.

    They follow another one than in the whole routine, and it ends in the posture they begin in.

    Args:
        whole: with an id for each item.
        shorter: some of its items, in their order.
    """
    ids = [item.id for item in whole.exercises]
    before_in_whole = dict(zip(ids[1:], ids, strict=False))
    return frozenset(
        item.id
        for before, item in pairwise(shorter.exercises)
        if item.id is not None
        and before_in_whole.get(item.id) != before.id
        and start_posture(item) == end_posture(before)
    )


def _house_rules(routine: Routine) -> Iterator[Rule]:
    if routine.intro:
        yield Rule(skip="intro")
    yield Rule(reps="fewest")
    numbered = [(routine.item_id(number), item) for number, item in _numbered(routine)]
    for quarters in (3, 2, 1):
        for item_id, item in reversed(numbered):
            total = turns_of(item)
            left = -(-total * quarters // 4)
            if left < total:
                is_block = isinstance(item, Block)
                yield Rule(rounds=left, of=item_id) if is_block else Rule(sets=left, of=item_id)
    for item_id, _ in reversed(numbered[1:]):
        yield Rule(drop=item_id)


def _numbered(routine: Routine) -> Iterator[tuple[int, Exercise | Block]]:
    yield from enumerate(routine.exercises, start=1)


def _apply(routine: Routine, rule: Rule) -> tuple[Routine, str]:
    if rule.skip is not None:
        return routine.model_copy(update={"intro": ()}), ""
    if rule.drop is not None:
        return _dropped(routine, rule.drop)
    if rule.reps is not None:
        items = [
            _with_fewest_reps(item) if rule.of in (None, item.id) else item
            for item in routine.exercises
        ]
        return _with_items(routine, items), phrases.FEWER_REPS
    items = [with_rule_of_turns(item, rule) for item in routine.exercises]
    return _with_items(routine, items), phrases.FEWER_SETS if rule.sets else phrases.FEWER_ROUNDS


def _dropped(routine: Routine, item_id: str) -> tuple[Routine, str]:
    dropped = [item for item in routine.exercises if item.id == item_id]
    if not dropped or len(routine.exercises) == 1:
        return routine, ""
    kept = [item for item in routine.exercises if item.id != item_id]
    return _with_items(routine, kept), phrases.left_out(title_of(dropped[0]))


def _with_items(routine: Routine, items: list[Exercise | Block]) -> Routine:
    return routine.model_copy(update={"exercises": tuple(items)})


def with_ids(routine: Routine) -> Routine:
    """The routine whose blocks keep the ids that their numbers give them, whatever is dropped."""
    items = [
        item.model_copy(update={"id": routine.item_id(number)}) if item.id is None else item
        for number, item in _numbered(routine)
    ]
    return _with_items(routine, items)


def _with_fewest_reps(item: Exercise | Block) -> Exercise | Block:
    if isinstance(item, Block):
        inner = tuple(_with_fewest_reps(each) for each in item.exercises)
        return item.model_copy(update={"exercises": inner})
    reps = item.reps
    if reps is None or reps.by_turn:
        return item
    fewest = {"default": reps.min, "max": reps.min}
    return item.model_copy(update={"reps": reps.model_copy(update=fewest)})
