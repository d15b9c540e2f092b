"""A session on a loudspeaker: one track after the other, as moves and the loudspeaker have it.

Time is handed in. A loudspeaker never tells unasked: it is looked at, twice a second or so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from skill.cast.ports import Activity, CastTrack, Renderer, SpeakerError, Standing

BEGIN_S: Final = 20.0
"""So long a loudspeaker may take until it plays what it was told to."""
_STALE_S: Final = 3.0
"""And so long it may tell of a failure that was before."""
_QUEUE_S: Final = 2.0
"""So long it may be silent before what it was to go on to by itself."""
_END_MS: Final = 5_000
"""Silent before so much of a track was left, it was stopped by someone."""
_MISSES: Final = 4
"""So often in a row it may not answer: a wireless network has such moments."""


@dataclass(slots=True, kw_only=True)
class _Current:
    """What was told to play, and what was seen of it."""

    index: int
    told_s: float
    begun: bool = False
    queued: bool = False
    at_ms: int | None = None
    seen_s: float = 0.0
    silent_s: float | None = None


class Session:
    """Tracks in a row on one loudspeaker."""

    def __init__(
        self,
        renderer: Renderer,
        tracks: tuple[CastTrack, ...],
        tell: Callable[[str], object],
        is_fetched: Callable[[str], bool],
    ) -> None:
        """Prepare a session.

        Args:
            renderer: what it plays on.
            tracks: at least one.
            tell: is handed each line for the one who watches.
            is_fetched: whether something was fetched from a path of the server.
        """
        self._renderer = renderer
        self._tracks = tracks
        self._tell = tell
        self._is_fetched = is_fetched
        self._paths = tuple(urlsplit(each.address).path for each in tracks)
        self._current = _Current(index=0, told_s=0.0)
        self._missed = 0

    def play(self, index: int, now_s: float) -> None:
        """Play a track from its start.

        Raises:
            SpeakerError: if the loudspeaker refuses, or does not answer.
        """
        self._renderer.play(self._tracks[index])
        self._current = _Current(index=index, told_s=now_s)
        self._tell(self.line())

    def turn(self, now_s: float) -> bool:
        """Look, and do what is to be done; False once it is over.

        Raises:
            SpeakerError: if it does not begin to play, cannot, or does not answer any more.
        """
        standing = self._look()
        if standing is None:
            return True
        match standing.activity:
            case Activity.FAILED:
                return self._failed(now_s)
            case Activity.PLAYING | Activity.PAUSED:
                return self._sounds(standing, now_s)
            case Activity.WAITING:
                return self._waits(now_s)
            case Activity.SILENT:
                return self._silent(now_s) if self._current.begun else self._waits(now_s)

    def obey(self, words: str, now_s: float) -> None:
        """Do what was typed, in the words of `skill.keyboard`.

        Raises:
            SpeakerError: if the loudspeaker refuses, or does not answer.
        """
        at, last = self._current.index, len(self._tracks) - 1
        match words:
            case "next" if at == last:
                self._tell("  that is the last one")
            case "next":
                self.play(at + 1, now_s)
            case "go back":
                self.play(max(at - 1, 0), now_s)
            case "repeat":
                self.play(at, now_s)
            case "start over":
                self.play(0, now_s)
            case "pause":
                self._renderer.pause()
                self._tell("  it holds")
            case "resume":
                self._renderer.resume()
                self._tell("  it goes on")
            case "what is this":
                self._tell(self.line())
            case _:
                self._tell(f"  '{words}' is none of the keys")

    def line(self) -> str:
        """What plays, as a line."""
        track = self._tracks[self._current.index]
        minutes, seconds = divmod(round(track.length_ms / 1000), 60)
        return f"  {track.number}/{len(self._tracks)} {track.title} ({minutes}:{seconds:02})"

    def _look(self) -> Standing | None:
        """How it stands; None if it does not answer, and may yet."""
        try:
            standing = self._renderer.standing()
        except SpeakerError:
            self._missed += 1
            if self._missed > _MISSES:
                raise
            return None
        self._missed = 0
        return standing

    def _sounds(self, standing: Standing, now_s: float) -> bool:
        current = self._current
        told = standing.address
        at = current.index if told is None else self._index_of(told)
        if not current.begun:
            if at != current.index:  # it still tells what it played before
                return self._waits(now_s)
            current.begun = True
            # Who does not tell what it plays would leave us behind by going on.
            current.queued = told is not None and self._queue(current.index + 1)
        elif at is None:
            self._tell(f"{self._renderer.name} plays something else now")
            return False
        elif at != current.index:
            self._current = current = _Current(index=at, told_s=now_s, begun=True)
            self._tell(self.line())
            current.queued = self._queue(at + 1)
        current.at_ms, current.seen_s, current.silent_s = standing.at_ms, now_s, None
        # Some say that they play while they cannot reach what they are to play.
        return True if standing.at_ms or self._has_fetched() else self._waits(now_s, begun=False)

    def _index_of(self, address: str) -> int | None:
        """Which track an address is; loudspeakers may tell it in a wording of their own."""
        address = unquote(address)
        return next((at for at, path in enumerate(self._paths) if path in address), None)

    def _queue(self, index: int) -> bool:
        following = self._tracks[index] if index < len(self._tracks) else None
        try:
            return self._renderer.queue(following) and following is not None
        except SpeakerError:  # the next one can be told to play when this one has ended
            return False

    def _waits(self, now_s: float, *, begun: bool | None = None) -> bool:
        current = self._current
        begun = current.begun if begun is None else begun
        if not begun and now_s - current.told_s > BEGIN_S:
            raise SpeakerError(self._not_played())
        return True

    def _has_fetched(self) -> bool:
        return self._is_fetched(self._paths[self._current.index])

    def _failed(self, now_s: float) -> bool:
        current = self._current
        if current.begun or now_s - current.told_s > _STALE_S:
            raise SpeakerError(self._not_played())
        return True

    def _silent(self, now_s: float) -> bool:
        current = self._current
        if current.silent_s is None:
            current.silent_s = now_s
        if self._was_cut_short(current.silent_s):
            self._tell(f"stopped on {self._renderer.name}")
            return False
        if current.index + 1 == len(self._tracks):
            self._tell("done")
            return False
        if not current.queued or now_s - current.silent_s > _QUEUE_S:
            self.play(current.index + 1, now_s)
        return True

    def _was_cut_short(self, silent_s: float) -> bool:
        """Whether it fell silent in the midst, as far as one can know; it may have gone unseen."""
        current = self._current
        if current.at_ms is None:
            return False
        at_ms = current.at_ms + (silent_s - current.seen_s) * 1000
        return self._tracks[current.index].length_ms - at_ms > _END_MS

    def _not_played(self) -> str:
        name, address = self._renderer.name, self._tracks[self._current.index].address
        if self._has_fetched():
            return f"{name} has fetched {address}, and does not play it"
        return (
            f"{name} does not fetch {address}: does a firewall keep it from this computer? Let "
            "that port through (--port chooses it), or name with --host the address of this "
            "computer that the loudspeaker reaches"
        )
