"""Two changes of one text: both are in what comes of it, or nothing does."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.merging import merged

_LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "e\n", "\n"]), max_size=12)


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """A text, and two that were made of it."""
    base = draw(_LINES)

    def changed() -> list[str]:
        at = draw(st.integers(0, len(base)))
        return [*base[:at], *draw(_LINES), *base[at + draw(st.integers(0, 2)) :]]

    return base, changed(), changed()


@settings(deadline=None)
@given(changes())
def test_no_line_of_either_side_is_lost(texts: tuple[list[str], list[str], list[str]]) -> None:
    """Each line that one side added is there; only lines that a side took out are not."""
    base, mine, theirs = texts
    result = merged("".join(base), "".join(mine), "".join(theirs))
    if result is None:
        return
    lines = Counter(result.splitlines(keepends=True))
    for side in (mine, theirs):
        added = Counter(side) - Counter(base)
        assert not added - lines
    taken_out = (Counter(base) - Counter(mine)) + (Counter(base) - Counter(theirs))
    assert not Counter(base) - taken_out - lines


@settings(deadline=None)
@given(changes())
def test_the_sides_can_be_named_the_other_way_round(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    """What comes of it does not depend on who was first."""
    base, mine, theirs = map("".join, texts)
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


@settings(deadline=None)
@given(_LINES, _LINES)
def test_one_change_is_taken_over(base: list[str], changed: list[str]) -> None:
    """Who changed nothing gets what the other one did; the same done twice is done once."""
    before, after = "".join(base), "".join(changed)
    assert merged(before, after, before) == after
    assert merged(before, before, after) == after
    assert merged(before, after, after) == after


def test_changes_apart_are_merged_and_neighbours_are_not() -> None:
    """A line between two changes is enough; without one a person has to decide."""
    base = "a\nb\nc\nd\n"
    assert merged(base, "A\nb\nc\nd\n", "a\nb\nc\nD\n") == "A\nb\nc\nD\n"
    assert merged(base, "A\nb\nc\nd\n", "a\nB\nc\nd\n") is None
    assert merged(base, "A\nb\nc\nd\n", "X\nb\nc\nd\n") is None
    assert merged(base, "b\nc\nd\n", "a\nb\nc\nd\ne\n") == "b\nc\nd\ne\n"
    assert merged("a", "a\nb", "A") is None
