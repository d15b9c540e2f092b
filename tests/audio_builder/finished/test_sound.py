"""How the finished MP3s sound, judged by programs that did not write them."""

import hashlib
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

import judges
import trimming
from audio_builder.library import AirSound, Role, Span, Tone, spans
from finished_tracks import Finished, decode, hear

SAMPLES_A_MS = 48
FRAME_MS = 24
AROUND_MS = 3000
"""How far a silence that reaches into a span is followed beyond it."""


def test_the_length_in_the_catalog_is_the_length_that_players_show(finished: Finished) -> None:
    """What ffprobe shows, as players do, is within 50 ms of the catalog, codec delay included.

    Feeds, captions and the speaker's offsets all rest on the catalog's length.
    """
    shown = judges._ffprobe(finished.mp3, "-show_entries", "format=duration")["format"]["duration"]
    assert float(shown) * 1000 == pytest.approx(finished.entry.duration_ms, abs=50)


def test_the_length_is_exact_to_the_sample(finished: Finished) -> None:
    """What is decoded is as long as the catalog and the timeline say, to the sample."""
    samples = decode(finished.mp3).size
    assert samples == finished.entry.duration_ms * SAMPLES_A_MS
    assert finished.entry.duration_ms == finished.timeline.duration_ms


def test_judges_find_nothing_wrong(finished: Finished) -> None:
    """mp3val and ffmpeg read the whole file without a word against it."""
    assert judges.mp3val_complaints(finished.mp3) == []
    assert judges.run_ffmpeg_warnings(finished.mp3) == ""


def test_size_and_digest_are_those_of_the_catalog(finished: Finished) -> None:
    """A download can be checked against the catalog."""
    content = finished.mp3.read_bytes()
    assert len(content) == finished.entry.size_bytes
    assert hashlib.sha256(content).hexdigest() == finished.entry.sha256


def test_loudness_is_the_target(finished: Finished) -> None:
    """-18 LUFS, give or take 1, as ffmpeg reads the mono file (sound.md)."""
    assert hear(finished.mp3).loudness_lufs == pytest.approx(-18, abs=1)


def test_true_peak_is_below_the_ceiling(finished: Finished) -> None:
    """No more than -2 dBTP after encoding: beyond that, Alexa may reject a file (sound.md)."""
    assert hear(finished.mp3).true_peak_dbtp <= -2


def test_nothing_is_silent_for_long(finished: Finished) -> None:
    """No silence of half a second: what is planned as quiet has air in it."""
    assert hear(finished.mp3).silences_s == ()


def test_a_trimming_player_keeps_each_hold(finished: Finished) -> None:
    """Media3's silence trimming leaves 98 % of every hold, its tones apart: breaths stay whole."""
    sound = decode(finished.mp3)
    shares = {
        span.start_ms: _kept_share(sound, *_without_tones(span))
        for span in spans(finished.timeline)
        if span.role is Role.HOLD
    }
    assert bool(shares) == (finished.entry.id != "3-ir-hinge")
    assert {at: share for at, share in shares.items() if share < 0.98} == {}


def test_a_trimming_player_keeps_the_air_of_rests_and_changes_of_side(finished: Finished) -> None:
    """98 % of the time that a listener has to rest or to change sides is left."""
    sound = decode(finished.mp3)
    airs = [
        cue
        for cue in finished.timeline.cues
        if cue.role in (Role.REST, Role.CHANGE_SIDE) and isinstance(cue.sound, AirSound)
    ]
    assert airs
    # An air's clip is one frame longer than what sounds in it.
    shares = {cue.start_ms: _kept_share(sound, cue.start_ms, cue.end_ms - FRAME_MS) for cue in airs}
    assert {at: share for at, share in shares.items() if share < 0.98} == {}


def test_a_trimming_player_keeps_rests_and_changes_of_side_with_their_words(
    finished: Finished,
) -> None:
    """98 % of every rest and change of side is left, the words that open it included."""
    sound = decode(finished.mp3)
    shares = {
        span.start_ms: _kept_share(sound, *_without_tones(span))
        for span in spans(finished.timeline)
        if span.role in (Role.REST, Role.CHANGE_SIDE)
    }
    assert {at: share for at, share in shares.items() if share < 0.98} == {}


def test_a_trimming_player_keeps_the_track(finished: Finished) -> None:
    """Of a whole track, gaps between phrases included, it leaves 90 %."""
    sound = decode(finished.mp3)
    assert trimming.kept_ms(sound) >= 0.9 * finished.timeline.duration_ms


def test_the_session_lasts_as_long_as_promised(shipped_output: Path) -> None:
    """8 to 15 minutes: somebody can fit it into a day."""
    catalog = json.loads((shipped_output / "catalog.json").read_bytes())
    session = catalog["routines"][0]["tracks"][0]
    assert session["exercise"] is None
    assert 8 <= session["duration_ms"] / 60_000 <= 15


def _without_tones(span: Span) -> tuple[int, int]:
    """The stretch of a span, in ms, between the tones that may mark its ends."""
    cues = [cue for cue in span.cues if not isinstance(cue.sound, Tone)]
    return cues[0].start_ms, cues[-1].end_ms


def _kept_share(sound: npt.NDArray[np.int16], start_ms: int, end_ms: int) -> float:
    """The share that is kept of a stretch, looking only at the sound around it."""
    first_ms = max(0, start_ms - AROUND_MS)
    around = sound[first_ms * SAMPLES_A_MS : (end_ms + AROUND_MS) * SAMPLES_A_MS]
    return trimming.kept_share(around, start_ms - first_ms, end_ms - first_ms)
