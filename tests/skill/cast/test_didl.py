"""What a DLNA loudspeaker is told of a track."""

from xml.etree import ElementTree as ET

import pytest
from didl_lite import didl_lite

from skill.cast.didl import parse_length_ms, render_didl, render_length
from skill.cast.ports import CastTrack

TRACK = CastTrack(
    address="http://192.168.1.5:8080/hips/4-6_2_full/turn.part.mp3",
    title='Turn & <bow> "é"',
    album="Hips",
    number=2,
    length_ms=3_723_004,
    size=2_978_412,
    picture="http://192.168.1.5:8080/hips/cover.png",
)


def test_it_reads_back_as_it_was_meant() -> None:
    """Whatever stands in a title, the description is XML, and says all that is known."""
    (item,) = didl_lite.from_xml_string(render_didl(TRACK))

    assert isinstance(item, didl_lite.MusicTrack)
    assert (item.title, item.album, item.original_track_number) == (TRACK.title, TRACK.album, "2")
    assert item.album_art_uri == TRACK.picture
    (resource,) = item.res
    assert (resource.uri, resource.size) == (TRACK.address, "2978412")
    assert resource.duration == "1:02:03.004"
    assert resource.protocol_info.startswith("http-get:*:audio/mpeg:DLNA.ORG_PN=MP3;DLNA.ORG_OP=01")


def test_the_namespaces_are_those_of_the_standard() -> None:
    """Loudspeakers read names with their namespaces, and are strict about them."""
    root = ET.fromstring(render_didl(TRACK))  # noqa: S314 - our own

    assert root.tag == "{urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/}DIDL-Lite"
    assert root.find(".//{http://purl.org/dc/elements/1.1/}title") is not None
    assert root.find(".//{urn:schemas-upnp-org:metadata-1-0/upnp/}class") is not None


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("0:00:09", 9000),
        ("00:01:02.500", 62_500),
        ("1:02:03.004", 3_723_004),
        ("NOT_IMPLEMENTED", None),
        ("", None),
        (None, None),
        ("0:00:xx", None),
    ],
)
def test_a_place_is_read_as_loudspeakers_write_it(text: str | None, ms: int | None) -> None:
    """With or without fractions; who does not tell is not taken for being at the start."""
    assert parse_length_ms(text) == ms


def test_a_length_is_written_and_read_alike() -> None:
    """No millisecond is lost on the way."""
    assert parse_length_ms(render_length(3_723_004)) == 3_723_004
