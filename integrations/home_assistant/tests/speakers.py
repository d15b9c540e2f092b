"""A speaker as Home Assistant sees it, whose every change of state a test brings about."""

from typing import Any

from homeassistant.components import media_source
from homeassistant.components.media_player import (
    MediaPlayerEntity,
    MediaPlayerEntityFeature,
    MediaPlayerState,
)
from homeassistant.components.media_player.browse_media import async_process_play_media_url
from homeassistant.exceptions import HomeAssistantError


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now_s

    def wait(self, seconds: float) -> None:
        """Let some seconds pass."""
        self.now_s += seconds


class Speaker(MediaPlayerEntity):
    """Plays at once what it is told to, until a test says that it has ended."""

    _attr_should_poll = False
    _attr_supported_features = (
        MediaPlayerEntityFeature.PLAY_MEDIA
        | MediaPlayerEntityFeature.STOP
        | MediaPlayerEntityFeature.BROWSE_MEDIA
    )

    def __init__(self, name: str, *, names: bool = True) -> None:
        """Begin, silent.

        Args:
            name: what it is called.
            names: whether it tells the address of what it plays.
        """
        self._attr_name = name
        self._attr_unique_id = name.lower()
        self._attr_state = MediaPlayerState.IDLE
        self._names = names
        self.played: list[str] = []
        self.broken = False

    async def async_play_media(self, media_type: str, media_id: str, **_more: Any) -> None:  # noqa: ANN401 - Home Assistant's signature
        """Play, as the players of Home Assistant do that know media sources."""
        assert media_type == "music"
        if media_source.is_media_source_id(media_id):
            found = await media_source.async_resolve_media(self.hass, media_id, self.entity_id)
            media_id = async_process_play_media_url(self.hass, found.url)
        if self.broken:
            message = "the speaker is out of order"
            raise HomeAssistantError(message)
        self.played.append(media_id)
        self.tell(MediaPlayerState.PLAYING, media_id)

    async def async_media_stop(self) -> None:
        """Fall silent."""
        self.tell(MediaPlayerState.IDLE)

    def tell(self, state: MediaPlayerState, playing: str | None = None) -> None:
        """Change, and tell Home Assistant."""
        self._attr_state = state
        if playing is not None or state is MediaPlayerState.IDLE:
            self._attr_media_content_id = playing if self._names else None
        self.async_write_ha_state()

    @property
    def tracks(self) -> list[str]:
        """What it was told to play, without the server's address."""
        return [each.split("/", 3)[3] for each in self.played]
