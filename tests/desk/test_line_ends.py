"""Line ends and byte order marks come through a page unharmed."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.line_ends import disk_bytes, page_text

_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
_WORDS = st.text(st.sampled_from("ab: é"), max_size=4)
RAW = st.builds(
    lambda marked, lines, last: (
        (codecs.BOM_UTF8 if marked else b"")
        + ("".join(words + end for words, end in lines) + last).encode()
    ),
    st.booleans(),
    st.lists(st.tuples(_WORDS, _ENDS), max_size=8),
    _WORDS,
)


@settings(deadline=None)
@given(RAW)
def test_an_untouched_text_is_the_file(raw: bytes) -> None:
    """What a page hands back as it got it is the same to the byte."""
    text = page_text(raw)
    assert text is not None
    assert "\r" not in text
    assert disk_bytes(text, raw) == raw


@settings(deadline=None)
@given(RAW, st.integers(0, 8), st.lists(_WORDS, max_size=2))
def test_a_page_reads_what_it_wrote(raw: bytes, at: int, added: list[str]) -> None:
    """Lines that are put in anywhere come back as they were put in."""
    lines = (page_text(raw) or "").split("\n")
    text = "\n".join([*lines[:at], *added, *lines[at:]])
    assert page_text(disk_bytes(text, raw)) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_the_others_do(end: str) -> None:
    """In a file with one kind of line ends there is one kind of them afterwards."""
    before = f"a{end}b{end}".encode()
    assert disk_bytes("a\nx\nb\n", before) == f"a{end}x{end}b{end}".encode()


def test_what_is_no_text_is_none() -> None:
    """A page gets no text of bytes that are none."""
    assert page_text(b"\xff\xfe") is None
