"""Rules on blocks, on what a clock around an exercise asks, and on what a shorter session drops."""

from collections.abc import Iterator
from typing import Final, get_args

from audio_builder.loading.dose_rules import (
    CLOCK_LENGTHS,
    coached_findings,
    lengths_by_turn,
    seconds_of,
    whole_second_findings,
)
from audio_builder.loading.language import field_at
from audio_builder.loading.plain import (
    BLOCK,
    Finding,
    Json,
    KeyPath,
    blocks,
    exercises,
    is_block,
    items,
    mapping,
    sequence,
    text,
    whole,
)
from audio_builder.loading.problems import listed, shown
from audio_builder.model.block import NESTED_MAX
from audio_builder.model.values import FORMAT_2, Posture

_POSTURES: Final = get_args(Posture)
_CLOCKS: Final = ("every", "for")


def block_findings(data: dict[str, Json]) -> Iterator[Finding]:
    """Yield what is wrong with blocks, and with exercises where they stand."""
    yield from _coached(data, (), None)
    for path, block in blocks(data):
        yield from _block(path, block)
    yield from _beside_blocks(data, ())
    yield from _changes_of_side(data)
    yield from _fit(data)


def version_findings(data: dict[str, Json]) -> Iterator[Finding]:
    """Yield what came with version 2 in a file that says it is of version 1."""
    if data.get("format") != 1 or isinstance(data.get("format"), bool):
        return
    for path in _new_keys(data, ()):
        what = f"{shown(path[-1])} came with format 2"
        yield Finding(path=path, what=what, mend="write 'format: 2' at the top", on_key=True)


def _new_keys(value: Json, path: KeyPath) -> Iterator[KeyPath]:
    for key, inner in mapping(value).items():
        at = (*path, key)
        field = field_at(at)
        is_new = field is not None and field.json_schema_extra == FORMAT_2
        is_block_key = key == BLOCK and bool(path) and isinstance(path[-1], int)
        if is_block_key or (is_new and inner is not None) or _is_new_form(key, inner):
            yield at
        else:
            yield from _new_keys(inner, at)
    for index, inner in enumerate(sequence(value)):
        yield from _new_keys(inner, (*path, index))


def _is_new_form(key: str, value: Json) -> bool:
    """Whether a key of version 1 has a value that only version 2 knows: one for each turn."""
    by_turn = key == "reps" and isinstance(value, list)
    lengths = value if isinstance(value, list) else mapping(value).get("seconds")
    growing = key == "hold" and isinstance(lengths, list)
    return by_turn or growing or (key == "sides" and value == "alternate")


def _coached(record: dict[str, Json], path: KeyPath, around: str | None) -> Iterator[Finding]:
    for at, item in items(record, path):
        own = next((key for key in _CLOCKS if item.get(key) is not None), around)
        if is_block(at):
            yield from _coached(item, at, own)
        else:
            yield from coached_findings(at, item, around=own)


def _block(path: KeyPath, block: dict[str, Json]) -> Iterator[Finding]:
    if path.count(BLOCK) > NESTED_MAX:
        what = "this block stands in a block that stands in a block"
        yield Finding(path=path, what=what, mend="write out its exercises one level up")
    given = [key for key in ("rounds", "for") if block.get(key) is not None]
    if len(given) > 1:
        what = "a block has 'rounds' or 'for', not both"
        mend = "keep 'for' if the listener counts the rounds"
        yield Finding(path=(*path, "for"), what=what, mend=mend, on_key=True)
    if all(block.get(key) is not None for key in _CLOCKS):
        what = "'for' leaves the pace to the listener, and 'every' sets it"
        yield Finding(path=(*path, "every"), what=what, mend="keep one of the two", on_key=True)
    if block.get("for") is not None and any(is_block(at) for at, _ in items(block, path)):
        what = "within 'for' the listener goes from exercise to exercise: no block can stand in it"
        yield Finding(path=path, what=what, mend="write out the inner block's exercises")
    yield from whole_second_findings(path, block, ("every", "for"))
    yield from _by_clock(path, block)
    if block.get("for") is not None and path.count(BLOCK) > 1:
        what = "'for' counts rounds for as long as it lasts, and can't be part of a round"
        mend = "write this block at the top"
        yield Finding(path=(*path, "for"), what=what, mend=mend, on_key=True)
    rounds = whole(block.get("rounds"))
    yield from _by_rounds(path, block, rounds or 1)
    if rounds is not None and rounds > 1:
        yield from _way_back(path, block)


def _by_clock(path: KeyPath, block: dict[str, Json]) -> Iterator[Finding]:
    """Between work by the clock there are whole seconds."""
    inner = tuple(exercise for _, exercise in exercises(block))
    clocked = block.get("every") is not None or all(each.get("work") is not None for each in inner)
    if inner and clocked:
        yield from whole_second_findings(path, block, ("rest", "rest_between_exercises"))
        for at, exercise in exercises(block, path):
            yield from whole_second_findings(at, exercise, CLOCK_LENGTHS)
        for at, each in blocks(block, path):
            yield from whole_second_findings(at, each, ("rest", "rest_between_exercises"))
    elif inner:
        yield from _mixed(path, block)
    every = seconds_of(block.get("every"))
    for at, exercise in exercises(block, path):
        work = seconds_of(exercise.get("work"))
        if every is not None and work is not None and work > every:
            what = f"the work takes {work:g} seconds, more than the {every:g} of 'every'"
            yield Finding(path=(*at, "work"), what=what, mend="shorten the work")


def _mixed(path: KeyPath, block: dict[str, Json]) -> Iterator[Finding]:
    """A clock cannot run inside a round that waits for words."""
    for at, each in blocks(block, path):
        inner = [exercise for _, exercise in exercises(each)]
        clocked = all(exercise.get("work") is not None for exercise in inner)
        if inner and (each.get("every") is not None or clocked):
            what = "this block goes by the clock, and the one around it by the coach's words"
            yield Finding(path=at, what=what, mend="write it at the top, before or after the other")


def _by_rounds(path: KeyPath, block: dict[str, Json], rounds: int) -> Iterator[Finding]:
    """What is given for each round is given for each of them."""
    for at, item in items(block, path):
        if is_block(at):
            continue
        for where, length in lengths_by_turn(at, item).items():
            if length not in (1, rounds):
                what = f"{length} are given here, and the block has {rounds} rounds"
                yield Finding(path=where, what=what, mend="give one for each round")


def _beside_blocks(record: dict[str, Json], path: KeyPath) -> Iterator[Finding]:
    """A block has its keys inside it."""
    for index, item in enumerate(sequence(record.get("exercises"))):
        if not isinstance(item, dict) or BLOCK not in item:
            continue
        at = (*path, "exercises", index)
        for key in item:
            if key != BLOCK:
                what = f"{shown(key)} stands beside 'block'"
                mend = "indent it further: it belongs into the block"
                yield Finding(path=(*at, key), what=what, mend=mend, on_key=True)
        yield from _beside_blocks(mapping(item[BLOCK]), (*at, BLOCK))


def _changes_of_side(data: dict[str, Json]) -> Iterator[Finding]:
    """Who works by the clock changes sides by it, in the routine's time or the exercise's."""
    seconds = data.get("change_of_side")
    if not isinstance(seconds, float) or not seconds % 1:
        return
    for _, exercise in exercises(data):
        two = len(sequence(exercise.get("sides"))) > 1 and exercise.get("alternate") is None
        if two and exercise.get("work") is not None and not exercise.get("change_of_side_time"):
            what = f"'change_of_side' is {seconds:g} seconds, and a strict clock goes by whole ones"
            yield Finding(path=("change_of_side",), what=what, mend=f"write {round(seconds)}")


def _way_back(path: KeyPath, block: dict[str, Json]) -> Iterator[Finding]:
    """From the last exercise of a round to the first of the next, the posture may change too."""
    inner = tuple(exercises(block, path))
    if not inner:
        return
    (at, first), (_, last) = inner[0], inner[-1]
    begin, end = text(first.get("posture")), text(last.get("posture"))
    known = begin in _POSTURES and end in _POSTURES
    if known and begin != end and first.get("change_of_posture") is None:
        what = f"each new round goes from {shown(end)} back to {shown(begin)}"
        mend = "add 'change_of_posture', as in 'change_of_posture: Stand up again.'"
        yield Finding(path=(*at, "posture"), what=what, mend=mend, on_key=True)


def _fit(data: dict[str, Json]) -> Iterator[Finding]:
    ids: dict[str, bool] = {}
    for number, (path, item) in enumerate(items(data), start=1):
        ids[text(item.get("id")) or f"block-{number}"] = is_block(path)
    inner = {text(block.get("id")): True for path, block in blocks(data) if path.count(BLOCK) > 1}
    for index, rule in enumerate(sequence(data.get("fit"))):
        for key, known in (("of", inner | ids), ("drop", ids)):
            name = text(mapping(rule).get(key))
            if name is not None and name not in known:
                what = f"no exercise or block at the top has the id {shown(name)}"
                yield Finding(path=("fit", index, key), what=what, mend=f"name {listed(ids)}")
        yield from _turns_of(("fit", index), mapping(rule), ids)


def _turns_of(path: KeyPath, rule: dict[str, Json], ids: dict[str, bool]) -> Iterator[Finding]:
    of = text(rule.get("of"))
    if of not in ids:
        return
    wrong, right = ("sets", "rounds") if ids[of] else ("rounds", "sets")
    if rule.get(wrong) is not None:
        what = f"{shown(of)} has {right}, not {wrong}"
        yield Finding(path=(*path, wrong), what=what, mend=f"write '{right}'", on_key=True)
