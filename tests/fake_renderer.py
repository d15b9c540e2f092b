"""A loudspeaker that makes no sound and keeps time by a clock that it is handed."""

from collections.abc import Callable
from dataclasses import dataclass

from skill.cast.ports import Activity, CastTrack, SpeakerError, Standing


@dataclass(kw_only=True)
class FakeRenderer:
    """A loudspeaker.

    Attributes:
        clock: tells the time in seconds.
        goes_on: it takes what is to follow, and goes on to it by itself.
        tells: it says what it plays, and how far it is.
        deaf: it answers nothing.
        mute: it plays nothing that it is told to.
        starving: it says that it plays, and is always at the start.
        broken: it says that it failed.
        prefix: stands before each address that it tells.
        played: what it was told to play, or went on to.
    """

    clock: Callable[[], float]
    goes_on: bool = False
    tells: bool = True
    deaf: bool = False
    mute: bool = False
    starving: bool = False
    broken: bool = False
    prefix: str = ""
    name: str = "Kitchen"
    kind: str = "fake"

    def __post_init__(self) -> None:
        self.played: list[CastTrack] = []
        self._track: CastTrack | None = None
        self._next: CastTrack | None = None
        self._began_s = 0.0
        self._held_ms: int | None = None

    def play(self, track: CastTrack) -> None:
        """See `Renderer.play`."""
        self._hear()
        if not self.mute:
            self._begin(track, self.clock())

    def queue(self, track: CastTrack | None) -> bool:
        """See `Renderer.queue`."""
        self._hear()
        self._next = track if self.goes_on else None
        return self.goes_on

    def standing(self) -> Standing:
        """See `Renderer.standing`."""
        self._hear()
        if self.broken:
            return Standing(activity=Activity.FAILED)
        track = self._track
        if track is not None and self._at_ms() >= track.length_ms:
            after, ended_s = self._next, self._began_s + track.length_ms / 1000
            self._track = self._next = None
            if after is not None:
                self._begin(after, ended_s)
            return self.standing()
        if track is None:
            return Standing(activity=Activity.SILENT)
        activity = Activity.PLAYING if self._held_ms is None else Activity.PAUSED
        if not self.tells:
            return Standing(activity=activity)
        return Standing(activity=activity, address=self.prefix + track.address, at_ms=self._at_ms())

    def pause(self) -> None:
        """See `Renderer.pause`."""
        self._hear()
        self._held_ms = self._at_ms()

    def resume(self) -> None:
        """See `Renderer.resume`."""
        self._hear()
        self._began_s = self.clock() - (self._held_ms or 0) / 1000
        self._held_ms = None

    def stop(self) -> None:
        """See `Renderer.stop`."""
        self._hear()
        self._track = self._next = None

    def close(self) -> None:
        """See `Renderer.close`."""

    def _begin(self, track: CastTrack, at_s: float) -> None:
        self._track, self._began_s, self._held_ms = track, at_s, None
        self.played.append(track)

    def _at_ms(self) -> int:
        if self.starving:
            return 0
        return self._held_ms or round((self.clock() - self._began_s) * 1000)

    def _hear(self) -> None:
        if self.deaf:
            message = f"{self.name} does not answer"
            raise SpeakerError(message)
