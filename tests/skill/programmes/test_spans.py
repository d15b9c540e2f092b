"""Spans of bytes: joined they are the bytes that were fetched, whatever the order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from skill.programmes.spans import (
    SPANS_MAX,
    Span,
    is_whole,
    joined,
    parse_spans,
    render_spans,
)

_SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(
        lambda pair: Span(start=pair[0], stop=pair[0] + pair[1])
    ),
    max_size=12,
)


@given(_SPANS)
def test_joined_spans_are_the_same_bytes(spans: list[Span]) -> None:
    """In order, apart from each other, none empty; as text they are the same."""
    whole = joined(spans)
    assert {b for s in whole for b in range(s.start, s.stop)} == {
        b for s in spans for b in range(s.start, s.stop)
    }
    assert all(one.stop < other.start for one, other in pairwise(whole))
    assert all(span.start < span.stop for span in whole)
    assert parse_spans(render_spans(whole)) == whole


def test_whole_is_from_the_first_byte_to_the_last() -> None:
    """Nothing less."""
    assert is_whole((Span(start=0, stop=9),), 9)
    assert not is_whole((Span(start=0, stop=8),), 9)
    assert not is_whole((Span(start=0, stop=3), Span(start=4, stop=9)), 9)
    assert not is_whole((), 9)


def test_there_are_never_too_many() -> None:
    """The smallest are dropped: a row stays small, whatever somebody asks for."""
    crumbs = [Span(start=at * 10, stop=at * 10 + 1) for at in range(SPANS_MAX)]
    assert Span(start=5000, stop=9000) in joined([*crumbs, Span(start=5000, stop=9000)])
    assert len(joined([*crumbs, Span(start=5000, stop=9000)])) == SPANS_MAX
