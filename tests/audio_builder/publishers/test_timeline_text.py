"""The timeline as JSON, for players."""

import json

from audio_builder.model.sounds import AirSound, Phrase, Tone
from audio_builder.publishers.timeline_text import render_timeline
from timelines import small_timeline


def test_every_cue_is_told_with_its_place() -> None:
    """Start, end, role and kind of each, and all that is known of where it belongs."""
    timeline = small_timeline()
    told = json.loads(render_timeline(timeline))

    assert (told["version"], told["duration_ms"]) == (1, timeline.duration_ms)
    assert [(cue["start_ms"], cue["end_ms"], cue["role"]) for cue in told["cues"]] == [
        (cue.start_ms, cue.end_ms, cue.role) for cue in timeline.cues
    ]
    for cue, of in zip(told["cues"], timeline.cues, strict=True):
        for key in ("exercise", "side", "set", "rep", "reps", "step"):
            assert cue.get(key) == getattr(of.place, key)


def test_each_kind_of_sound_tells_its_own() -> None:
    """Words their caption, air its direction, a bell which one; nothing is null."""
    timeline = small_timeline()
    told = json.loads(render_timeline(timeline))["cues"]

    for cue, of in zip(told, timeline.cues, strict=True):
        assert None not in cue.values()
        match of.sound:
            case Phrase():
                assert (cue["sound"], cue["caption"]) == ("say", of.sound.text)
            case AirSound():
                assert (cue["sound"], cue["air"]) == ("air", of.sound.air)
            case Tone():
                assert (cue["sound"], cue["bell"]) == ("tone", of.sound.bell)


def test_chapters_are_the_timelines() -> None:
    """In ms, unlike in the chapters file."""
    timeline = small_timeline()

    assert json.loads(render_timeline(timeline))["chapters"] == [
        {"start_ms": chapter.start_ms, "title": chapter.title} for chapter in timeline.chapters
    ]
