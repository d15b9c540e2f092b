"""Edits: a change of a value becomes a change of its text, and no other letter is touched."""

from desk.edits.applying import apply
from desk.edits.records import Edit, EditError, Insert, Move, Remove, SetValue, parse_edit

__all__ = [
    "Edit",
    "EditError",
    "Insert",
    "Move",
    "Remove",
    "SetValue",
    "apply",
    "parse_edit",
]
