"""Which routines an edition has when several folders publish into one store."""

from datetime import timedelta
from pathlib import Path

import pytest

from audio_builder.library import open_library
from audio_builder.publishing.merging import merge, row_digest
from audio_builder.records import Row


@pytest.fixture
def row(small_output: Path) -> Row:
    """A routine as it was built first."""
    return open_library(small_output).index.routines[0]


def _later(row: Row, hours: int) -> Row:
    return row.model_copy(
        update={"changed": row.changed + timedelta(hours=hours), "source": str(hours)}
    )


def test_a_routine_that_only_one_of_them_has_stays(row: Row) -> None:
    """Nobody's routines are lost, and they are in the order of their ids."""
    other = row.model_copy(update={"id": "a-first"})
    merged = merge([row], [other], {})
    assert [each.id for each in merged.rows] == ["a-first", row.id]
    assert merged.mine == {row.id}


def test_what_changed_here_since_goes_before_what_is_there(row: Row) -> None:
    """Even if the clock was set back meanwhile."""
    mine = _later(row, -1)
    merged = merge([mine], [row], {row.id: row_digest(row)})
    assert merged.rows == (mine,)


def test_what_changed_there_since_stays(row: Row) -> None:
    """A folder that still has the old one does not bring it back."""
    theirs = _later(row, -1)
    merged = merge([row], [theirs], {row.id: row_digest(row)})
    assert merged.rows == (theirs,)
    assert not merged.mine


@pytest.mark.parametrize(("hours", "wins"), [(1, "theirs"), (3, "mine")])
def test_of_what_changed_on_both_sides_the_last_build_stays(
    row: Row, hours: int, wins: str
) -> None:
    """And so it is where nothing is known of before."""
    sides = {"mine": _later(row, hours), "theirs": _later(row, 2)}
    for base in ({row.id: row_digest(row)}, {}):
        assert merge([sides["mine"]], [sides["theirs"]], base).rows == (sides[wins],)


def test_what_was_removed_here_goes_once(row: Row) -> None:
    """If others bring it back later, it stays."""
    base = {row.id: row_digest(row)}
    assert merge([], [row], base, [row.id]).rows == ()
    assert merge([], [row], {"other": ""}, [row.id]).rows == (row,)
    assert merge([row], [row], base, [row.id]).rows == (row,)
    assert merge([], [row], base).rows == (row,)


def test_what_was_built_over_what_is_there_goes_before_it(row: Row) -> None:
    """Also from a folder that never published it, and by a clock that is behind."""
    mine = _later(row, -1)
    over = {row.id: row_digest(row)}
    assert merge([mine], [row], {}, over=over).rows == (mine,)
    assert merge([mine], [_later(row, 1)], {}, over=over).rows == (_later(row, 1),)
