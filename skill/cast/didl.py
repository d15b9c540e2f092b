"""DIDL-Lite: what a DLNA loudspeaker is told of a track beside its address, in UPnP's own words."""

from xml.etree import ElementTree as ET

from didl_lite import didl_lite

from skill.cast.ports import MEDIA_TYPE, CastTrack
from skill.media.dlna_headers import FEATURES


class _WholeResource(didl_lite.Resource):
    """A resource that writes its size and length: the library reads them, and leaves them out."""

    def to_xml(self) -> ET.Element:
        """As XML."""
        element = super().to_xml()
        for name, value in (("size", self.size), ("duration", self.duration)):
            if value is not None:
                element.set(name, value)
        return element


def render_didl(track: CastTrack) -> str:
    """A track's description."""
    resource = _WholeResource(
        uri=track.address,
        protocol_info=f"http-get:*:{MEDIA_TYPE}:{FEATURES}",
        size=str(track.size),
        duration=render_length(track.length_ms),
    )
    item = didl_lite.MusicTrack(
        id=str(track.number),
        parent_id="0",
        restricted="1",
        title=track.title,
        album=track.album,
        album_art_uri=track.picture,
        original_track_number=str(track.number),
        resources=[resource],
    )
    return didl_lite.to_xml_string(item).decode()


def render_length(length_ms: int) -> str:
    """A length as UPnP writes it: `0:05:20.000`."""
    seconds, ms = divmod(length_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{ms:03}"


def parse_length_ms(text: str | None) -> int | None:
    """A length or a place as a loudspeaker tells it; None if it does not tell (NOT_IMPLEMENTED)."""
    try:
        hours, minutes, seconds = (text or "").split(":")
        return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
    except ValueError:
        return None
