"""Plain data is held against the model: every objection becomes a finding in plain words."""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from audio_builder.loading.language import closest, homes_of, keys_at
from audio_builder.loading.phrasing import Objection, phrase
from audio_builder.loading.plain import Finding, Json, KeyPath, sequence
from audio_builder.loading.problems import listed, shown
from audio_builder.loading.sugar import authors_path, desugared
from audio_builder.loading.tree import merge_path
from audio_builder.model.routine import Routine

UNKNOWN_KEY: Final = "extra_forbidden"


RecordT = TypeVar("RecordT", bound=BaseModel)


def validate(
    data: dict[str, Json], unread: frozenset[KeyPath] = frozenset()
) -> Routine | tuple[Finding, ...]:
    """The routine that plain data stands for, or everything the model objects to.

    Args:
        data: plain data, as read from a file.
        unread: paths that have their problem already, of which nothing more is said.
    """
    return validate_as(Routine, data, unread)


def validate_as(
    root: type[RecordT], data: dict[str, Json], unread: frozenset[KeyPath] = frozenset()
) -> RecordT | tuple[Finding, ...]:
    """The record that plain data stands for, or everything the model objects to.

    Args:
        root: the record at the top of such a file.
        data: plain data, as read from a file.
        unread: paths that have their problem already, of which nothing more is said.
    """
    checked = _check(root, data)
    if not isinstance(checked, tuple):
        return checked
    objections = tuple(_with_overlong_lists(data, checked))
    misspelt = {_meant(objection) for objection in objections}
    return tuple(
        _finding(objection)
        for objection in objections
        if not _is_echo(objection)
        and not _is_settled(objection, unread)
        and not (objection.kind == "missing" and objection.path in misspelt)
    )


def _check(root: type[RecordT], data: dict[str, Json]) -> RecordT | tuple[Objection, ...]:
    # The model is strict, and only in JSON does strictness let a list stand for a tuple.
    try:
        written = desugared(data) if root is Routine else data
        return root.model_validate_json(json.dumps(written))
    except ValidationError as error:
        return tuple(_objection(root, details, data) for details in error.errors(include_url=False))


def _objection(root: type[BaseModel], details: ErrorDetails, data: Json) -> Objection:
    return Objection(
        kind=details["type"],
        path=authors_path(details["loc"], data, sugared=root is Routine),
        value=details["input"],
        context=details.get("ctx", {}),
        root=root,
    )


def _with_overlong_lists(
    data: dict[str, Json], objections: Sequence[Objection]
) -> Iterator[Objection]:
    """Yield objections, and those to the items of lists that the model finds too long to read."""
    yield from objections
    overlong = [objection for objection in objections if objection.kind == "too_long"]
    if not overlong:
        return
    shortened = deepcopy(data)
    for objection in overlong:
        del _list_at(shortened, objection.path)[objection.context["max_length"] :]
    checked = _check(objections[0].root, shortened)
    if isinstance(checked, tuple):
        yield from _with_overlong_lists(shortened, checked)


def _list_at(data: Json, path: KeyPath) -> list[Json]:
    part = data
    for name in path:
        if isinstance(part, dict) and isinstance(name, str):
            part = part.get(name)
        elif isinstance(part, list) and isinstance(name, int):
            part = part[name]
    return sequence(part)


def _is_echo(objection: Objection) -> bool:
    """A list counts as too short when its items are wrong; what is wrong with them is enough."""
    return objection.kind == "too_short" and bool(objection.value)


def _is_settled(objection: Objection, unread: frozenset[KeyPath]) -> bool:
    """Whether what it objects to has its problem already."""
    if objection.kind == "missing":
        return merge_path(objection.path[:-1]) in unread
    return objection.path in unread


def _meant(objection: Objection) -> KeyPath | None:
    """The path that an unknown key is most likely meant for."""
    if objection.kind != UNKNOWN_KEY:
        return None
    *parent, key = objection.path
    if homes_of(str(key), objection.root):  # spelt right, and in the wrong place
        return None
    guess = closest(str(key), keys_at(tuple(parent), objection.root))
    return None if guess is None else (*parent, guess)


def _finding(objection: Objection) -> Finding:
    path = objection.path
    if objection.kind == UNKNOWN_KEY:
        mend = _way_out(objection, _meant(objection))
        return Finding(path=path, what=f"unknown key {shown(path[-1])}", mend=mend, on_key=True)
    fault = phrase(objection)
    at_parent = objection.kind == "missing"
    return Finding(
        path=path[:-1] if at_parent else path,
        what=fault.what,
        mend=fault.mend,
        on_key=not at_parent and objection.value is None,
    )


def _way_out(objection: Objection, meant: KeyPath | None) -> str:
    key = str(objection.path[-1])
    if meant is not None:
        return f"did you mean '{meant[-1]}'?"
    if ":" in key:
        return "put a space behind the ':'"
    homes = homes_of(key, objection.root)
    if homes:
        return f"it is a key of {listed(homes)}: check the indentation"
    return f"the keys here are {listed(keys_at(objection.path[:-1], objection.root), joint='and')}"
