"""One practice on one speaker: what plays, what is next, and what a change of the speaker means.

Pure. A practice is played part by part, an exercise each, since few speakers tell where they are in
a track and fewer can be sent to a place in it.

The one question that is not simple: a speaker that fell silent, has it finished or was it stopped?
It tells of both in the same word. So the time that a part has sounded is held against its length:
who is silent much too early was stopped by somebody, and who is silent much too late was playing
something else; then nothing goes on by itself.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

_SLACK_MS: Final = 10_000
"""Speakers that are polled tell up to ten seconds late that something began, paused or ended."""
_SLACK_SHARE: Final = 4
"""Of a short part the slack is no more than its fourth part."""
_BEGIN_MS: Final = 15_000
"""So soon after it was told to play, a speaker may still fall silent from what it played before."""
_LATE_MS: Final = 45_000
"""How long a speaker may take to begin, load and tell, all in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One exercise of a session, with the rest before it."""

    id: str
    title: str
    names: tuple[str, ...] = ()

    @property
    def track(self) -> str:
        """What its track is called in the server's addresses."""
        return f"{self.id}.part"


class Phase(StrEnum):
    """What a practice's part is doing."""

    SENT = "sent"
    """The speaker was told to play it, and has not yet said that it does."""
    SOUNDING = "sounding"
    PAUSED = "paused"
    HALTED = "halted"
    """Somebody stopped it, or had the speaker play something else; a move goes on from here."""
    OVER = "over"
    """It sounded to its end: what comes next is due."""


class Sound(StrEnum):
    """What a speaker does, as far as a practice is concerned."""

    PLAYS = "plays"
    PAUSED = "paused"
    SILENT = "silent"


class Move(StrEnum):
    """What a listener may wish of a practice."""

    NEXT = "next"
    PREVIOUS = "previous"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A practice as it is.

    Attributes:
        routine_id: the routine.
        title: its title.
        query: its pace, as addresses write it.
        parts: what it consists of, at that pace.
        at: which part plays, from 0.
        phase: what it is doing.
        address: what the speaker was told to play.
        length_ms: how long that takes.
        sent_ms: when it was told so.
        sounded_ms: how long it has sounded before the time below.
        since_ms: since when it has been sounding; None while it is not.
        named: whether the speaker has told this address as what it plays, so that it would tell
            another one too.
    """

    routine_id: str
    title: str
    query: str
    parts: tuple[Part, ...]
    at: int = 0
    phase: Phase = Phase.SENT
    address: str = ""
    length_ms: int = 0
    sent_ms: int = 0
    sounded_ms: int = 0
    since_ms: int | None = None
    named: bool = False

    @property
    def part(self) -> Part:
        """The part that plays."""
        return self.parts[self.at]

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after it."""
        return self.at == len(self.parts) - 1


def moved(practice: Practice, move: Move) -> Practice | None:
    """The practice at the part that is wished for; None if there is none."""
    step = {Move.NEXT: 1, Move.PREVIOUS: -1, Move.REPEAT: 0}[move]
    at = practice.at + step
    return replace(practice, at=at) if 0 <= at < len(practice.parts) else None


def sent(practice: Practice, address: str, length_ms: int, now_ms: int) -> Practice:
    """The practice whose part the speaker is told to play now.

    Its time runs from here: speakers tell late that they play, but never early that they ended.
    """
    return replace(
        practice,
        phase=Phase.SENT,
        address=address,
        length_ms=length_ms,
        sent_ms=now_ms,
        sounded_ms=0,
        since_ms=now_ms,
        named=False,
    )


def seen(practice: Practice, sound: Sound, playing: str | None, now_ms: int) -> Practice:
    """The practice after the speaker told what it does.

    Args:
        practice: as it was.
        sound: what the speaker does.
        playing: what it says that it plays, if it says so.
        now_ms: the time, by a clock that never goes back.
    """
    if practice.phase is Phase.OVER:
        return practice
    ours = playing == practice.address
    practice = replace(practice, named=practice.named or ours)
    if sound is not Sound.SILENT and practice.named and playing is not None and not ours:
        return _still(practice, Phase.HALTED, now_ms)
    match sound:
        case Sound.PLAYS:
            return _plays(practice, now_ms, ours=ours)
        case Sound.PAUSED:
            return _paused(practice, now_ms)
        case Sound.SILENT:
            return _silent(practice, now_ms)


def _plays(practice: Practice, now_ms: int, *, ours: bool) -> Practice:
    """Unless the speaker names it, what it plays long after may be anything."""
    begins = practice.phase is Phase.SENT and now_ms - practice.sent_ms <= _LATE_MS
    if not (ours or begins or practice.phase in (Phase.SOUNDING, Phase.PAUSED)):
        return practice
    since_ms = now_ms if practice.since_ms is None else practice.since_ms
    return replace(practice, phase=Phase.SOUNDING, since_ms=since_ms)


def _paused(practice: Practice, now_ms: int) -> Practice:
    if practice.phase is not Phase.SOUNDING:
        return practice
    return _still(practice, Phase.PAUSED, now_ms)


def _silent(practice: Practice, now_ms: int) -> Practice:
    if practice.phase is Phase.SENT:
        return practice
    still = _still(practice, Phase.HALTED, now_ms)
    if practice.phase is not Phase.SOUNDING:
        return still
    length_ms = practice.length_ms
    slack_ms = min(_SLACK_MS, length_ms // _SLACK_SHARE)
    if length_ms - slack_ms <= still.sounded_ms <= length_ms + _LATE_MS:
        return replace(still, phase=Phase.OVER)
    if now_ms - practice.sent_ms <= _BEGIN_MS:
        return replace(practice, phase=Phase.SENT)
    return still


def _still(practice: Practice, phase: Phase, now_ms: int) -> Practice:
    """The practice that does not sound any more, its time counted."""
    more_ms = 0 if practice.since_ms is None else now_ms - practice.since_ms
    return replace(practice, phase=phase, sounded_ms=practice.sounded_ms + more_ms, since_ms=None)
