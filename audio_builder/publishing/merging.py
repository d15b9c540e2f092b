"""Merging: which routines an edition has when several folders publish into one store. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from audio_builder.records import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The rows of the next edition, and which of them are this folder's own.

    Attributes:
        rows: in the order of their ids.
        mine: the ids of those that the store has not got as they are.
    """

    rows: tuple[Row, ...]
    mine: frozenset[str]


def row_digest(row: Row) -> str:
    """What a routine's row is recognised by."""
    return hashlib.sha256(row.model_dump_json().encode()).hexdigest()


def merge(
    mine: Iterable[Row],
    theirs: Iterable[Row],
    base: Mapping[str, str],
    removed: Iterable[str] = (),
    over: Mapping[str, str] = MappingProxyType({}),
) -> Merged:
    """What a store is to have: what changed here since it was published, else what is there.

    A routine that only the store has stays, and so does one that changed there and not here. One
    that changed in both is that which was built last.

    Args:
        mine: of this folder.
        theirs: of the store's edition.
        base: the digests of this folder's rows when it was last published there, by their ids.
        removed: the ids of routines that were removed from this folder.
        over: the digests of the store's rows that routines were built over, knowing them; of those
            that were never published from here.
    """
    here = {row.id: row for row in mine}
    there = {row.id: row for row in theirs}
    gone = {each for each in removed if each not in here and (not base or each in base)}
    rows = {each: row for each, row in there.items() if each not in gone}
    rows |= {
        each: row
        for each, row in here.items()
        if each not in there or _wins(row, there[each], base.get(each, over.get(each)))
    }
    return Merged(
        rows=tuple(rows[each] for each in sorted(rows)),
        mine=frozenset(each for each, row in rows.items() if there.get(each) != row),
    )


def _wins(mine: Row, theirs: Row, base: str | None) -> bool:
    """Whether this folder's row goes before the store's."""
    if base == row_digest(mine):
        return False
    if base == row_digest(theirs):
        return True
    return mine.changed >= theirs.changed
