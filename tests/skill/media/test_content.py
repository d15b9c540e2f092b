"""A part of a content is a file like any other."""

import io
import os

from hypothesis import given
from hypothesis import strategies as st

from skill.media.content import Part, content_of_bytes

DATA = bytes(range(200))
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.integers(-1, 250), st.just(0)),
        st.tuples(
            st.just("seek"),
            st.integers(-20, 250),
            st.sampled_from([os.SEEK_SET, os.SEEK_CUR, os.SEEK_END]),
        ),
    ),
    max_size=12,
)


@given(st.integers(0, 200), st.integers(0, 200), MOVES)
def test_it_reads_and_seeks_as_a_file_does(
    one: int, other: int, moves: list[tuple[str, int, int]]
) -> None:
    """Servers find its length by seeking, read pieces, and go back for what did not fit."""
    start, stop = sorted((one, other))
    part = Part(content_of_bytes(DATA, "text/plain"), start, stop)
    model = io.BytesIO(DATA[start:stop])
    assert part.seekable()
    for kind, number, whence in moves:
        if kind == "read":
            assert part.read(number) == model.read(number)
        elif whence != os.SEEK_SET or number >= 0:
            assert part.seek(number, whence) == model.seek(number, whence)
        assert part.tell() == model.tell()


def test_equal_bytes_have_equal_tags() -> None:
    """And others have others; a tag stands in quotes and is strong."""
    tags = [content_of_bytes(data, "text/plain").etag for data in (b"a", b"a", b"b", b"")]
    assert tags[0] == tags[1]
    assert len(set(tags)) == 3
    assert all(tag[0] == tag[-1] == '"' and tag[1:-1].isalnum() for tag in tags)
