"""What the model has to say about a value, in an author's words: no type names, no jargon."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel

from audio_builder.loading.language import called_by_authors, closest, keys_at, purpose_of
from audio_builder.loading.mends import PATTERN_MENDS, RULE_MENDS
from audio_builder.loading.plain import KeyPath
from audio_builder.loading.problems import Fault, listed, shown
from audio_builder.loading.short_forms import short_form
from audio_builder.model.routine import Routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One objection of the model, as pydantic reports it."""

    kind: str
    path: KeyPath
    value: Any
    context: Mapping[str, Any] = field(default_factory=dict)
    root: type[BaseModel] = Routine
    """The record at the top of the file."""

    @property
    def purpose(self) -> str:
        """What the value is for, as the end of a sentence."""
        return purpose_of(self.path, self.root)


def phrase(objection: Objection) -> Fault:
    """An objection in plain words; an unknown kind gets words that are true of any."""
    name = called(objection.path, objection.root)
    if objection.value is None and objection.kind in _TYPE_KINDS:
        if isinstance(objection.path[-1], int):
            return Fault(what=f"{name} is empty", mend="write it, or remove its '-'")
        return Fault(what=f"{name} is empty", mend=f"give it: {objection.purpose}")
    return _PHRASERS.get(objection.kind, _any)(objection, name)


def called(path: KeyPath, root: type[BaseModel] = Routine) -> str:
    """What a message calls the value at a path: `'reps'`, `item 2 of 'setup'`."""
    if not path:
        return f"the {called_by_authors(root)}"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {called(path[:-1], root)}"
    return f"'{path[-1]}'"


def kind_of(value: object) -> str:
    """What an author would call a value."""
    match value:
        case bool():
            return "yes or no (true, false)"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {shown(value)}"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return "nothing"


def _missing(objection: Objection, name: str) -> Fault:
    path = objection.path
    if isinstance(path[-1], int):  # a list of a fixed length that is too short
        return Fault(
            what=f"{called(path[:-1])} has too few items", mend=f"give all: {objection.purpose}"
        )
    return Fault(what=f"{name} is missing", mend=f"add it: {objection.purpose}")


def _text(objection: Objection, name: str) -> Fault:
    what = f"{name} must be text, not {kind_of(objection.value)}"
    match objection.value:
        case dict():
            mend = "put text that has '{' at its start or ': ' inside in quotes"
        case list():
            mend = "write it as one text; put text that starts with '[' or '-' in quotes"
        case _:
            mend = "put it in quotes"
    return Fault(what=what, mend=mend)


def _whole_number(objection: Objection, name: str) -> Fault:
    value = objection.value
    what = f"{name} must be a whole number, not {kind_of(value)}"
    if isinstance(value, float) and value.is_integer():
        return Fault(what=what, mend=f"write {int(value)}")
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}", value):
        return Fault(what=what, mend=f"write {value} without quotes")
    return Fault(what=what, mend="write a whole number, such as 3")


def _number(objection: Objection, name: str) -> Fault:
    what = f"{name} must be a number, not {kind_of(objection.value)}"
    text = objection.value if isinstance(objection.value, str) else ""
    if re.fullmatch(r"\d{1,3}(\.\d)?", text):
        return Fault(what=what, mend=f"write {text} without quotes")
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    if clock:
        return Fault(what=what, mend=f"write it in seconds: {60 * int(clock[1]) + int(clock[2])}")
    united = re.match(r"(\d{1,3}(?:\.\d)?)\s*[a-z]", text)
    if united:
        return Fault(what=what, mend=f"write the number alone: {united[1]}")
    return Fault(what=what, mend="write a number, such as 5 or 7.5")


def _list(objection: Objection, name: str) -> Fault:
    return Fault(
        what=f"{name} must be a list, not {kind_of(objection.value)}",
        mend="write each item on a line of its own, after '- '",
    )


def _mapping(objection: Objection, name: str) -> Fault:
    short = short_form(str(objection.path[-1]) if objection.path else "", objection.value)
    if short is not None:
        what = f"{name} cannot be {kind_of(objection.value)}"
        return Fault(what=what, mend=short)
    keys = listed(keys_at(objection.path, objection.root), joint="and")
    return Fault(
        what=f"{name} must be a mapping, not {kind_of(objection.value)}",
        mend=f"give it as 'key: value' lines; its keys are {keys}",
    )


def _too_few(objection: Objection, name: str) -> Fault:
    least = objection.context["min_length"]
    count = len(objection.value)
    what = f"{name} has {count} items" if count else f"{name} is empty"
    return Fault(what=what, mend=f"give at least {least}: {objection.purpose}")


def _too_many(objection: Objection, name: str) -> Fault:
    most = objection.context["max_length"]
    return Fault(what=f"{name} has {len(objection.value)} items", mend=f"give at most {most}")


def _too_short(objection: Objection, name: str) -> Fault:
    return Fault(what=f"{name} is empty", mend=f"give it: {objection.purpose}")


def _too_long(objection: Objection, name: str) -> Fault:
    most = objection.context["max_length"]
    what = f"{name} has {len(objection.value)} characters"
    return Fault(what=what, mend=f"shorten it to {most} at most")


def _too_small(objection: Objection, name: str) -> Fault:
    least = objection.context["ge"]
    return Fault(what=f"{name} is {objection.value}", mend=f"give {least:g} or more")


def _not_more(objection: Objection, name: str) -> Fault:
    least = objection.context["gt"]
    return Fault(what=f"{name} is {objection.value}", mend=f"give more than {least:g}")


def _yes_or_no(objection: Objection, name: str) -> Fault:
    what = f"{name} must be yes or no, not {kind_of(objection.value)}"
    return Fault(what=what, mend="write true or false")


def _too_large(objection: Objection, name: str) -> Fault:
    most = objection.context["le"]
    return Fault(what=f"{name} is {objection.value}", mend=f"give {most:g} or less")


def _off_grid(objection: Objection, name: str) -> Fault:
    step = objection.context["multiple_of"]
    nearest = max(step, round(objection.value / step) * step)
    return Fault(
        what=f"{name} is {objection.value}, between two steps of {step:g}",
        mend=f"did you mean {nearest:g}?",
    )


def _pattern(objection: Objection, name: str) -> Fault:
    value = objection.value
    rule = PATTERN_MENDS.get(str(objection.path[-1]))
    if rule is not None:
        return Fault(what=f"{name} cannot be {shown(value)}", mend=rule)
    if not value.strip():
        return Fault(what=f"{name} is blank", mend=f"give it: {objection.purpose}")
    return Fault(
        what=f"{name} has a line break",
        mend="write it on one line; for several lines of the file, open it with '>-'",
    )


def _choice(objection: Objection, name: str) -> Fault:
    expected = objection.context["expected"]
    words = tuple(re.findall(r"'([^']*)'", expected))
    choices = listed(words or (expected,))
    value = objection.value
    if value is None:
        return Fault(what=f"{name} is empty", mend=f"write {choices}")
    if not words or not isinstance(value, str):
        return Fault(what=f"{name} cannot be {kind_of(value)}", mend=f"write {choices}")
    guess = closest(value, words)
    mend = f"did you mean '{guess}'? the choices are {choices}" if guess else f"write {choices}"
    return Fault(what=f"{name} cannot be {shown(value)}", mend=mend)


def _rule(objection: Objection, name: str) -> Fault:
    said = str(objection.context.get("error", f"{name} breaks a rule"))
    mend = RULE_MENDS.get(said, f"it is meant to be this: {objection.purpose}")
    return Fault(what=said, mend=mend)


def _any(objection: Objection, name: str) -> Fault:
    what = f"{name} cannot be {shown(objection.value)}"
    return Fault(what=what, mend=f"it is meant to be this: {objection.purpose}")


_TYPE_KINDS: Final = frozenset(
    {"string_type", "int_type", "float_type", "tuple_type", "model_type", "bool_type"}
)

_PHRASERS: Final[Mapping[str, Callable[[Objection, str], Fault]]] = {
    "missing": _missing,
    "string_type": _text,
    "int_type": _whole_number,
    "float_type": _number,
    "tuple_type": _list,
    "model_type": _mapping,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "multiple_of": _off_grid,
    "greater_than": _not_more,
    "bool_type": _yes_or_no,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "value_error": _rule,
}
PHRASED_KINDS: Final = frozenset(_PHRASERS)
"""The kinds of objection that have words of their own; unknown keys are structure's business."""
