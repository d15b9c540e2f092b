"""Archives: what zipfile writes, without a file."""

import io
import zipfile
import zlib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.publishers.archive import Archive, Member, lay_out_archive, write_archive

AT = (2026, 11, 24, 9, 30, 2)


@dataclass(frozen=True)
class Sound:
    """Bytes somewhere else; it counts how many were read at a time."""

    data: bytes
    etag: str = '"1"'

    @property
    def size(self) -> int:
        """How many."""
        return len(self.data)

    def read(self, offset: int, length: int) -> bytes:
        """So many from an offset."""
        return self.data[offset : offset + length]


TRACK = Sound(bytes(range(256)) * 9000)
MEMBERS = (
    Member(path="hips/hips.mp3", content=TRACK),
    Member(path="hips/grüße.txt", content=b"breathe in\n" * 50),
    Member(path="hips/empty.txt", content=b""),
    Member(path="hips/small.mp3", content=Sound(b"ID3")),
)


def whole(archive: Archive) -> bytes:
    """All of an archive at once."""
    return archive.read(0, archive.size)


def test_every_member_comes_out_as_it_went_in() -> None:
    """Names, bytes and times; sounds stored, texts packed."""
    with zipfile.ZipFile(io.BytesIO(whole(lay_out_archive(MEMBERS, AT)))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [member.path for member in MEMBERS]
        assert archive.read("hips/hips.mp3") == TRACK.data
        assert archive.read("hips/empty.txt") == b""
        infos = archive.infolist()
    assert [info.compress_type for info in infos] == [
        zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED,
    ]  # fmt: skip
    assert {info.date_time for info in infos} == {AT}


def test_readers_that_stream_know_each_length_in_advance() -> None:
    """No member has its length after its data: such members cannot be stored for all readers."""
    with zipfile.ZipFile(io.BytesIO(whole(lay_out_archive(MEMBERS, AT)))) as archive:
        assert [info.flag_bits & 0x08 for info in archive.infolist()] == [0, 0, 0, 0]


@given(offset=st.integers(0, TRACK.size + 5000), length=st.integers(0, 300_000))
def test_any_range_is_a_slice_of_the_whole(offset: int, length: int) -> None:
    """Over the edges of members and headers, and beyond the end."""
    archive = lay_out_archive(MEMBERS, AT)

    assert archive.read(offset, length) == whole(archive)[offset : offset + length]


def test_written_it_is_what_was_laid_out() -> None:
    """A build writes the bytes that a server would send, whoever keeps them."""
    file = io.BytesIO()
    write_archive(file, MEMBERS, AT)

    assert file.getvalue() == whole(lay_out_archive(MEMBERS, AT))


def test_texts_that_are_packed_otherwise_have_another_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another zlib's bytes are others: nobody shall put the rest of one to the beginning of one."""
    before = lay_out_archive(MEMBERS, AT)
    monkeypatch.setattr(
        zipfile, "_get_compressor", lambda *_: zlib.compressobj(0, zlib.DEFLATED, -15)
    )
    after = lay_out_archive(MEMBERS, AT)

    assert whole(before) != whole(after)
    assert before.etag != after.etag


@pytest.mark.parametrize(
    "other",
    [
        lay_out_archive(MEMBERS[:3], AT),
        lay_out_archive((Member(path="a", content=TRACK), *MEMBERS[1:]), AT),
        lay_out_archive((*MEMBERS[:2], Member(path="hips/empty.txt", content=b"!")), AT),
        lay_out_archive(
            (Member(path="hips/hips.mp3", content=Sound(TRACK.data, '"2"')), *MEMBERS[1:]), AT
        ),
        lay_out_archive(MEMBERS, (*AT[:5], 4)),
    ],
)
def test_the_tag_is_of_all_that_is_in_it(other: Archive) -> None:
    """Another name, text, track or time is another ZIP; the same is the same."""
    assert other.etag != lay_out_archive(MEMBERS, AT).etag == lay_out_archive(MEMBERS, AT).etag
