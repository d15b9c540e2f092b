"""ZIPs from the server, as zipfile and a reader that never looks back take them."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from sites import FOLDER_OF, PACES, Answer, Site, ask

SIGNATURE = b"PK\x03\x04"
DATA_DESCRIPTOR = 0x08
RANGES = 12


@pytest.fixture(scope="module")
def archives(site: Site) -> dict[tuple[str, str], Answer]:
    """Each routine's ZIP at every pace, as it is fetched whole."""
    found = {
        (routine, pace): site.get(f"/{routine}/{routine}.zip{pace}")
        for routine in site.library.ids
        for pace in PACES
    }
    assert {answer.status for answer in found.values()} == {200}
    assert {answer.headers["Content-Type"] for answer in found.values()} == {"application/zip"}
    return found


def test_every_member_is_what_its_own_address_serves(
    site: Site, archives: dict[tuple[str, str], Answer]
) -> None:
    """Nothing is damaged; sound, captions and transcript of each track are that pace's."""
    for (routine, pace), answer in archives.items():
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            assert archive.testzip() is None
            for _, track in (found for found in site.tracks if found[0] == routine):
                for ending in (".mp3", ".vtt", ".txt"):
                    member = archive.read(f"{routine}/{track}{ending}")
                    assert member == site.get(f"/{routine}/{track}{ending}{pace}").body
            page = archive.read(f"{routine}/{routine}.html")
            assert page == site.get(f"/{routine}/{routine}.html{pace}").body
            cover = site.get(f"/{routine}/cover.png")
            assert (cover.status, cover.body) == (200, archive.read(f"{routine}/cover.png"))
            assert all(name.startswith(f"{routine}/") for name in archive.namelist())


def test_the_playlist_in_it_leads_to_its_own_tracks(
    archives: dict[tuple[str, str], Answer],
) -> None:
    """Unpacked, the exercises play without the server."""
    for (routine, _), answer in archives.items():
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            lines = archive.read(f"{routine}/{routine}.m3u8").decode().splitlines()
            entries = [line for line in lines if not line.startswith("#")]
            assert len(entries) == 2
            assert {f"{routine}/{entry}" for entry in entries} <= set(archive.namelist())


def test_any_range_is_a_slice_of_the_whole(
    site: Site, archives: dict[tuple[str, str], Answer]
) -> None:
    """A broken download goes on where it ended, wherever that was."""
    dice = random.Random(5)  # noqa: S311 - chosen places, not secrets
    for (routine, pace), answer in archives.items():
        whole = answer.body
        places = [(0, 1), (len(whole) - 1, len(whole)), (0, len(whole))]
        for _ in range(RANGES):
            start = dice.randrange(len(whole))
            places.append((start, min(len(whole), start + dice.randrange(1, 300_000))))
        for start, stop in places:
            part = ask(
                f"{site.address}/{routine}/{routine}.zip{pace}",
                headers={"Range": f"bytes={start}-{stop - 1}", "If-Range": answer.headers["ETag"]},
            )
            assert (part.status, part.body == whole[start:stop]) == (206, True)
            assert part.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{len(whole)}"


def test_the_head_tells_what_would_come(
    site: Site, archives: dict[tuple[str, str], Answer]
) -> None:
    """HEAD has the length and the tag of the whole; the tag is of the pace, not of the request."""
    tags = set()
    for (routine, pace), answer in archives.items():
        assert int(answer.headers["Content-Length"]) == len(answer.body)
        tags.add(answer.headers["ETag"])
        for address in (
            f"/{routine}/{routine}.zip{pace}",
            f"/{routine}/{FOLDER_OF[pace]}{routine}.zip",
        ):
            head = ask(f"{site.address}{address}", "HEAD")
            assert (head.status, head.body) == (200, b"")
            assert head.headers["ETag"] == answer.headers["ETag"]
            assert head.headers["Content-Length"] == answer.headers["Content-Length"]
            known = ask(
                f"{site.address}{address}", headers={"If-None-Match": answer.headers["ETag"]}
            )
            assert known.status == 304
    assert len(tags) == len(archives)


def test_a_reader_that_never_looks_back_can_unpack_it(
    archives: dict[tuple[str, str], Answer],
) -> None:
    """Each header has lengths and checksum of what follows it; the directory says the same."""
    for answer in archives.values():
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            listed = {info.filename: archive.read(info) for info in archive.infolist()}
            assert not any(info.flag_bits & DATA_DESCRIPTOR for info in archive.infolist())
        assert dict(_streamed(answer.body)) == listed


def _streamed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each member, by local headers alone (APPNOTE.TXT, 4.3.7)."""
    at = 0
    while data[at : at + 4] == SIGNATURE:
        _, flags, method, _, _, crc, packed, size, name_length, extra_length = struct.unpack_from(
            "<HHHHHIIIHH", data, at + 4
        )
        assert not flags & DATA_DESCRIPTOR
        start = at + 30 + name_length + extra_length
        content = data[start : start + packed]
        if method == zipfile.ZIP_DEFLATED:
            content = zlib.decompress(content, -zlib.MAX_WBITS)
        assert (len(content), zlib.crc32(content)) == (size, crc)
        yield data[at + 30 : at + 30 + name_length].decode(), content
        at = start + packed
    assert data[at : at + 4] == b"PK\x01\x02"
