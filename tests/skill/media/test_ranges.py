"""Which bytes a Range header asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.media.ranges import ByteRange, UnsatisfiableError, parse_range

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-999", 0, 1000),
        ("bytes=0-", 0, 1000),
        ("bytes=999-", 999, 1000),
        ("bytes=500-1000", 500, 1000),
        ("bytes=500-99999999999999999999999999", 500, 1000),
        ("bytes=007-8", 7, 9),
        ("bytes=-1", 999, 1000),
        ("bytes=-1000", 0, 1000),
        ("bytes=-99999999999999999999999999", 0, 1000),
        ("BYTES=1-2", 1, 3),
        ("bytes= 1-2 ", 1, 3),
    ],
)
def test_a_range_is_clamped_to_the_end(header: str, start: int, stop: int) -> None:
    """From an offset to an offset, from an offset on, or the last so many."""
    assert parse_range(header, SIZE) == ByteRange(start=start, stop=stop)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=--1",
        "bytes=a-b",
        "bytes=2-1",
        "bytes=1000-2",
        "bytes=1",
        "bytes=1-2-3",
        "bytes=1.5-2",
        "bytes=+1-2",
        "bytes=\u0661-2",
        "bytes = 1-2",
        "bytes=0-0,5-9",
        "bytes=0-0, -1",
        "bytes=" + ",".join(["0-"] * 20),
        "bytes=" + "0" * 200 + "-5",
        "items=0-5",
        "bytes=0-5\n",
        "garbage",
    ],
)
def test_what_is_no_single_range_is_ignored(header: str | None) -> None:
    """Other units must be; damage, ranges that end before they start, and several at once may."""
    assert parse_range(header, SIZE) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-1000", "bytes=9999999-", "bytes=-0"])
def test_a_range_with_no_byte_in_it_is_unsatisfiable(header: str) -> None:
    """It starts beyond the end, or is a suffix of nothing."""
    with pytest.raises(UnsatisfiableError):
        parse_range(header, SIZE)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=-5", "bytes=0-0"])
def test_nothing_has_no_ranges(header: str) -> None:
    """A content without bytes satisfies none."""
    with pytest.raises(UnsatisfiableError):
        parse_range(header, 0)


@given(
    st.integers(1, 2000),
    st.from_regex(r"bytes=[0-9]{0,5}-[0-9]{0,5}(,[0-9]{0,3}-)?", fullmatch=True) | st.text(),
)
def test_a_range_is_never_empty_and_never_outside(size: int, header: str) -> None:
    """Whatever is asked for, what is found lies within the content."""
    try:
        found = parse_range(header, size)
    except UnsatisfiableError:
        return
    if found is not None:
        assert 0 <= found.start < found.stop <= size
        assert found.render(size) == f"bytes {found.start}-{found.stop - 1}/{size}"
