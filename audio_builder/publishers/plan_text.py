"""The plan: a timeline as text that a person can review, and golden files hold."""

from collections.abc import Iterator

from audio_builder.model.sounds import AirSound, Phrase, Sound, Tone
from audio_builder.model.timeline import Place, Timeline
from audio_builder.publishers.clock import in_words, short_clock


def render_plan(title: str, timeline: Timeline) -> str:
    """Render one line a cue under a heading for each chapter, and the totals at the end."""
    return "\n".join(_lines(title, timeline)) + "\n"


def _lines(title: str, timeline: Timeline) -> Iterator[str]:
    yield title
    chapters = list(timeline.chapters)
    for cue in timeline.cues:
        while chapters and chapters[0].start_ms <= cue.start_ms:
            yield ""
            yield f"{short_clock(chapters[0].start_ms)}  == {chapters.pop(0).title}"
        where = _place(cue.place)
        line = f"{short_clock(cue.start_ms)}  {_sound(cue.sound)}"
        yield f"{line:<80}  {cue.role}{where}".rstrip()
    spoken_ms = sum(cue.length_ms for cue in timeline.cues if isinstance(cue.sound, Phrase))
    yield ""
    yield (
        f"{short_clock(timeline.duration_ms)}  end: {in_words(timeline.duration_ms)}, "
        f"{len(timeline.cues)} cues, {in_words(spoken_ms)} of them spoken"
    )


def _sound(sound: Sound) -> str:
    match sound:
        case Phrase():
            return f'say   "{sound.text}"'
        case AirSound():
            return f"air   {sound.air} {sound.length_ms / 1000:.3f} s"
        case Tone():
            return f"tone  {sound.bell}"


def _place(place: Place) -> str:
    parts = []
    if place.side:
        parts.append(place.side)
    if place.rep is not None:
        parts.append(f"rep {place.rep} of {place.reps}" if place.rep else "prepare")
    if place.step is not None:
        parts.append(f"step {place.step}")
    return f" · {', '.join(parts)}" if parts else ""
