"""An exercise made of a file's words tells nobody to hold the breath, in the order of hearing.

Each line by itself may be harmless, and two of them not: what the checker of routines would refuse
is left out here, and listed.
"""

from collections.abc import Mapping as AnyMapping

from audio_builder.exchange.plain import Guess, Mapping, Noted, Value
from audio_builder.exchange.stepping import title_step
from audio_builder.loading.breath_rules import breath_findings
from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.problems import shown

_LINES = ("setup", "cautions", "during")


def without_breath_holds(keys: Mapping, title: str, safety: str) -> tuple[Mapping, tuple[str, ...]]:
    """An exercise's keys without the lines that the checker would refuse, and what was left out.

    Args:
        keys: plain data of one exercise.
        title: its name, which is what is told where no words are left.
        safety: the line that is heard before it.
    """
    losses: list[str] = []
    while True:
        data: dict[str, Json] = {"safety": [safety], "exercises": [_bare(keys)]}
        places = {finding.path[2:] for finding in breath_findings(data)}
        removable = sorted((place for place in places if _is_line(place)), key=str, reverse=True)
        if not removable:
            return keys, tuple(losses)
        keys, lost = _without(keys, removable[0], title)
        losses.append(lost)


def _is_line(place: KeyPath) -> bool:
    return len(place) > 1 and place[0] in ("steps", *_LINES) and isinstance(place[1], int)


def _without(keys: Mapping, place: KeyPath, title: str) -> tuple[Mapping, str]:
    key, index = str(place[0]), int(place[1])
    lines = list(_sequence(keys[key]))
    line = lines.pop(index)
    if isinstance(line, dict) and (place[2:3] == ("hold",) or len(lines) == 0):
        return _without_hold(keys, line, title)
    if key == "steps" and isinstance(line, dict) and line.get("hold") is not None:
        last = lines[-1]
        lines[-1] = last | {"hold": line["hold"]} if isinstance(last, dict) else last
    if key == "setup" and not lines:
        lines = [Guess(value=f"Get ready for {title}.")]
    words = line.get("say") if isinstance(line, dict) else line
    told = shown(str(_bare(words)))
    return keys | {key: lines}, f"left out {told}: heard here, it holds the breath"


def _without_hold(keys: Mapping, step: Mapping, title: str) -> tuple[Mapping, str]:
    """An exercise that is told by its name alone, and held no more: its words hold the breath."""
    told = shown(str(_bare(step.get("say"))))
    lost = f"left out {told} and the hold: together they hold the breath"
    return keys | {"steps": [title_step(title, None)]}, lost


def _sequence(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list | tuple) else []


def _bare(value: Value) -> Json:
    """A value as the checker of routines sees it: without marks."""
    if isinstance(value, Guess):
        return _bare(value.value)
    if isinstance(value, Noted):
        return _bare(value.value)
    if isinstance(value, AnyMapping):
        return {key: _bare(each) for key, each in value.items() if each is not None}
    if isinstance(value, str | int | float) or value is None:
        return value
    return [_bare(each) for each in value]
