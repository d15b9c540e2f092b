"""A session to fit: the author's rules make a routine shorter until it takes the minutes there are.

Rules are applied in their order until the session fits; then each, the first one first, is taken
back if the session fits without it. What is left is the least that had to go.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audio_builder.errors import PaceError
from audio_builder.model.block import Block
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Routine, end_posture, start_posture, title_of
from audio_builder.model.rules import Rule
from audio_builder.planning import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A routine made shorter, and what the listener is told of it."""

    routine: Routine
    notes: tuple[str, ...]


def fit(routine: Routine, minutes: int, length_ms: Callable[[Fitted], int]) -> Fitted:
    """The best session of at most so many minutes.

    Args:
        routine: at the level that is wanted.
        minutes: what it may take.
        length_ms: the length of a session, in ms.

    Raises:
        PaceError: if no session is short enough.
    """
    most_ms = minutes * 60_000
    rules = rules_of(routine)
    taken: list[Rule] = []
    fitted = apply_rules(routine, taken)
    while (shortest_ms := length_ms(fitted)) > most_ms:
        if len(taken) == len(rules):
            least = -(-shortest_ms // 60_000)
            message = f"{routine.id} takes at least {phrases.counted(least, 'minute')}; give that"
            raise PaceError(message)
        taken.append(rules[len(taken)])
        fitted = apply_rules(routine, taken)
    for rule in tuple(taken):
        fewer = [each for each in taken if each is not rule]
        without = apply_rules(routine, fewer)
        if length_ms(without) <= most_ms:
            taken, fitted = fewer, without
    return fitted


def rules_of(routine: Routine) -> tuple[Rule, ...]:
    """The author's rules; without any, the house's.

    These are: no intro, fewest reps, three quarters, half and a quarter of the sets or rounds of
    each item from the last to the first, and then no last item, until the first is alone.
    """
    return routine.fit or tuple(_house_rules(routine))


def apply_rules(routine: Routine, rules: list[Rule]) -> Fitted:
    """The routine with each of these rules applied. The last item that is left is never dropped."""
    notes: list[str] = []
    routine = _with_ids(routine)
    for rule in rules:
        shorter, note = _apply(routine, rule)
        if shorter != routine and note:
            notes.append(note)
        routine = shorter
    return Fitted(routine=routine, notes=tuple(dict.fromkeys(notes)))


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


def turns_of(item: Exercise | Block) -> int:
    """How many sets or rounds an item has."""
    return item.rounds if isinstance(item, Block) else item.turns


def without_way(item: Exercise | Block, before: Exercise | Block) -> Exercise | Block:
    """An item as it follows another one than its author wrote: no way into a posture one is in."""
    if start_posture(item) != end_posture(before):
        return item
    if isinstance(item, Block):
        first, *others = item.exercises
        inner = (without_way(first, before), *others)
        return item.model_copy(update={"exercises": inner})
    return item.model_copy(update={"change_of_posture": None})


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
    items = []
    for number, item in _numbered(routine):
        meant = rule.of is None or rule.of == routine.item_id(number)
        most = rule.sets or rule.rounds
        if not meant:
            items.append(item)
        elif most is not None:
            items.append(with_fewer_turns(item, most))
        else:
            items.append(_with_fewest_reps(item))
    note = phrases.FEWER_REPS if rule.reps else phrases.FEWER_TURNS
    return _with_items(routine, items), note


def _dropped(routine: Routine, item_id: str) -> tuple[Routine, str]:
    kept: list[Exercise | Block] = []
    note = ""
    moved = False
    for number, item in _numbered(routine):
        if routine.item_id(number) == item_id and len(routine.exercises) > 1:
            note, moved = phrases.left_out(title_of(item)), True
            continue
        kept.append(without_way(item, kept[-1]) if moved and kept else item)
        moved = False
    return _with_items(routine, kept), note


def _with_items(routine: Routine, items: list[Exercise | Block]) -> Routine:
    return routine.model_copy(update={"exercises": tuple(items)})


def _with_ids(routine: Routine) -> Routine:
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
