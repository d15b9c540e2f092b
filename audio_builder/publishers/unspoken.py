"""What is heard but not spoken, in words: for captions and the transcript, in square brackets."""

from audio_builder.model.sounds import Air, AirSound, Bell, Tone
from audio_builder.model.spans import Span
from audio_builder.model.timeline import Role
from audio_builder.publishers.clock import in_words

_BELLS = {
    Bell.BEGIN: "[tone: begin]",
    Bell.START: "[tone: start]",
    Bell.END: "[tone: end]",
    Bell.WORK: "[tone: work]",
    Bell.RELEASE: "[tone: let go]",
    Bell.REST: "[tone: rest]",
    Bell.WALK: "[tone: walk]",
    Bell.TICK: "[tone: tick]",
}
_BREATHS = {Air.IN: "[breathe in]", Air.OUT: "[breathe out]"}
_QUIETS = {
    Role.LEAD_IN: "[get ready]",
    Role.MOVE: "[move]",
    Role.SETUP: "[move]",
    Role.HOLD: "[hold]",
    Role.WORK: "[work]",
    Role.CHANGE_SIDE: "[change sides]",
    Role.REST: "[rest]",
}


def caption_of(sound: AirSound | Tone, role: Role) -> str | None:
    """One sound as a caption; None for what says nothing, such as the air between two counts."""
    if isinstance(sound, Tone):
        return _BELLS[sound.bell]
    return _BREATHS.get(sound.air) or _QUIETS.get(role)


def summary_of(span: Span) -> str | None:
    """A whole hold, rest or change of side as a line of the transcript; None for other spans."""
    if span.role is Role.HOLD:
        return f"[hold: {_breaths(span) or _length(span)}]"
    if span.role is Role.WORK:
        return f"[work: {in_words(span.length_ms)}]"
    if span.role is Role.TEMPO:
        return f"[count: {_length(span)}]"
    if span.role in (Role.REST, Role.CHANGE_SIDE, Role.LEAD_IN):
        return f"{_QUIETS[span.role][:-1]}: {_length(span)}]"
    return None


def _length(span: Span) -> str:
    """How long it lasts, without the tones that mark its ends."""
    tones_ms = sum(cue.length_ms for cue in span.cues if isinstance(cue.sound, Tone))
    return in_words(span.length_ms - tones_ms)


def _breaths(span: Span) -> str | None:
    count = sum(isinstance(cue.sound, AirSound) and cue.sound.air is Air.IN for cue in span.cues)
    if not count:
        return None
    return "one deep breath" if count == 1 else f"{count} deep breaths"
