"""Rules on how an exercise takes its time: reps and steps, work by the clock, one length a turn."""

from collections.abc import Iterator
from typing import Final

from audio_builder.loading.language import closest, keys_at, purpose_of
from audio_builder.loading.plain import (
    BLOCK,
    Finding,
    Json,
    KeyPath,
    mapping,
    sequence,
    steps,
    whole,
)
from audio_builder.model.pace import REPS_MAX

_BY_WORDS = ("steps", "prepare", "run_on")


def dose_findings(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    """Yield what is wrong with the dose of one exercise, but for what a clock around it asks."""
    if exercise.get("work") is not None:
        for key in ("reps", *_BY_WORDS):
            if exercise.get(key) is not None:
                what = f"'work' goes by the clock, and '{key}' by the coach's words"
                yield Finding(path=(*path, key), what=what, mend="keep one of the two", on_key=True)
    if exercise.get("rest") is not None and exercise.get("rest_between_sets") is not None:
        what = "'rest' and 'rest_between_sets' say the same"
        yield Finding(path=(*path, "rest"), what=what, mend="keep 'rest'", on_key=True)
    yield from _counted_aloud(path, exercise)
    yield from _turns(path, exercise)
    yield from _period(path, exercise)
    if BLOCK in path and exercise.get("sets") is not None:
        what = "in a block, sets are the block's rounds"
        mend = "leave 'sets' out, or give the block more 'rounds'"
        yield Finding(path=(*path, "sets"), what=what, mend=mend, on_key=True)
    where = {"rounds": BLOCK in path, "sets": BLOCK not in path}
    alternate = exercise.get("alternate")
    if isinstance(alternate, str) and where.get(alternate) is False:
        what = f"sides cannot alternate by {alternate} here"
        other = "rounds" if BLOCK in path else "sets"
        mend = f"write 'alternate: {other}' or 'alternate: reps'"
        yield Finding(path=(*path, "alternate"), what=what, mend=mend)


def coached_findings(
    path: KeyPath, exercise: dict[str, Json], *, around: str | None
) -> Iterator[Finding]:
    """Yield what is missing or too much, given the clock around an exercise.

    Args:
        path: where it stands.
        exercise: as written.
        around: the key of the clock that runs it, `every` or `for`; None without one.
    """
    has = {key for key in ("work", "reps", "steps") if exercise.get(key) is not None}
    if around is not None and "steps" in has:
        what = f"the clock of '{around}' leaves no time to tell steps"
        mend = f"leave 'steps' out, and say in 'setup' what to do; or leave '{around}' out"
        yield Finding(path=(*path, "steps"), what=what, mend=mend, on_key=True)
    if "work" in has:
        if around == "for":
            what = "within 'for', the listener works at their own pace"
            yield Finding(path=(*path, "work"), what=what, mend="give 'reps' instead", on_key=True)
        return
    needed = ("reps",) if around is not None else ("reps", "steps")
    misspelt = {closest(key, needed) for key in exercise if key not in keys_at(path)}
    for key in needed:
        if key not in exercise and key not in misspelt:
            mend = f"add it: {purpose_of((*path, key))}"
            if key == "steps":
                mend += ", or give 'work' for an exercise by the clock"
            yield Finding(path=path, what=f"'{key}' is missing", mend=mend)
    if exercise.get("steps") == [] and around is None:
        mend = f"give at least 1: {purpose_of((*path, 'steps'))}"
        yield Finding(path=(*path, "steps"), what="'steps' is empty", mend=mend)


def _counted_aloud(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    """Reps that the coach counts are bounded: each number of each total is a phrase of its own."""
    if not exercise.get("steps"):
        return
    reps = exercise.get("reps")
    at = (*path, "reps")
    numbers: list[tuple[KeyPath, Json]] = [(at, reps)]
    numbers += [((*at, key), value) for key, value in mapping(reps).items()]
    numbers += [((*at, index), value) for index, value in enumerate(sequence(reps))]
    for where, value in numbers:
        number = whole(value)
        if number is not None and number > REPS_MAX:
            name = (
                f"'{where[-1]}'"
                if isinstance(where[-1], str)
                else f"item {where[-1] + 1} of 'reps'"
            )
            yield Finding(path=where, what=f"{name} is {number}", mend=f"give {REPS_MAX} or less")


def lengths_by_turn(path: KeyPath, exercise: dict[str, Json]) -> dict[KeyPath, int]:
    """Where an exercise gives a list, one value for each turn, and how many it gives."""
    lists: dict[KeyPath, list[Json]] = {(*path, "reps"): sequence(exercise.get("reps"))}
    lists |= _lengths((*path, "work"), exercise.get("work"))
    for at, step in steps(path, exercise):
        lists |= _lengths((*at, "hold"), step.get("hold"))
    return {at: len(values) for at, values in lists.items() if values}


def _lengths(path: KeyPath, written: Json) -> dict[KeyPath, list[Json]]:
    """The list of lengths that stands here, bare or under `seconds`."""
    if isinstance(written, list):
        return {path: written}
    return {(*path, "seconds"): sequence(mapping(written).get("seconds"))}


def _turns(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    """What is given for each turn is given for each of them."""
    sets = whole(exercise.get("sets"))
    lengths = lengths_by_turn(path, exercise)
    total = sets if sets is not None else max(lengths.values(), default=0)
    for at, length in lengths.items():
        if BLOCK not in path and length not in (1, total):
            what = f"{length} are given here, and the exercise has {total} sets"
            yield Finding(path=at, what=what, mend="give one for each set")


def _period(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    every, work = seconds_of(exercise.get("every")), seconds_of(exercise.get("work"))
    if every is not None and work is not None and work > every:
        what = f"the work takes {work:g} seconds, more than the {every:g} of 'every'"
        yield Finding(path=(*path, "work"), what=what, mend="shorten the work")
    if every is not None and exercise.get("rest") is not None:
        what = "'every' says when each set starts, and 'rest' would move it"
        yield Finding(path=(*path, "rest"), what=what, mend="leave 'rest' out", on_key=True)
    if exercise.get("work") is not None or exercise.get("every") is not None:
        yield from whole_second_findings(path, exercise, CLOCK_LENGTHS)


CLOCK_LENGTHS: Final = ("rest", "rest_between_sets", "every", "change_of_side_time")
"""What an exercise by the clock takes between its turns."""


def whole_second_findings(
    path: KeyPath, record: dict[str, Json], keys: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield lengths of a strict clock that are no whole seconds, or none at all."""
    for key in keys:
        seconds = seconds_of(record.get(key))
        if seconds is not None and seconds % 1:
            what = f"'{key}' is {seconds:g} seconds, and a strict clock goes by whole ones"
            yield Finding(path=(*path, key), what=what, mend=f"write {round(seconds)}")
    if seconds_of(record.get("every")) == 0:
        yield Finding(path=(*path, "every"), what="'every' is 0 seconds", mend="give 1 or more")


def seconds_of(length: Json) -> float | None:
    """The seconds of a length, however it is written; None if that is no length."""
    if isinstance(length, int | float) and not isinstance(length, bool):
        return float(length)
    written = mapping(length)
    for key, factor in (("seconds", 1), ("minutes", 60)):
        value = written.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value) * factor
    return None
