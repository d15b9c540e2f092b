"""Whether each phrase is heard when it was planned, found in the decoded audio alone.

The voice speaks every phrase once more. Where that recording lies in the decoded track says where
the phrase is, and where speech begins in the recording says when its first sound is due: neither
the clips, nor the tables, nor the workbench's own trimming are asked.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
import soxr

from audio_builder.library import Library, Phrase
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice
from finished_tracks import decode

RATE = 48_000
A_MS = RATE // 1000
AROUND_MS = 400
"""How far to either side of its planned time a phrase is looked for."""
ALLOWED_MS = 24
WINDOW = 5 * A_MS
"""Samples of one window of the energy."""
LOUD_WINDOWS = 20
FIRST_SOUND_DB = 40
"""Speech has begun once it is within this of the phrase's loudest tenth of a second: that takes in
an F or a TH, and the voice's own quiet lies 30 dB lower."""
VOICED_DB = 24
"""Within this, even a soft consonant is over or at its height."""

Sound = npt.NDArray[np.float32]


class Onset(NamedTuple):
    """A phrase in the decoded track."""

    words: str
    first_sound_ms: float
    """When its first sound, however soft, is due, less its planned time."""
    voiced_ms: float
    """The same for its first strong sound."""
    likeness: float
    """How much the track there is like the phrase, from 0 to 1."""


@pytest.fixture(scope="module")
def onsets(shipped_output: Path, library: Library) -> list[Onset]:
    """Every phrase of the session, looked for around its planned time."""
    routine = library.routine("hip-ir")
    voice = find_voice("heart", Lexicon(routine.pronunciations), routine.language)
    speaker = voice.open()
    padding = np.zeros(AROUND_MS * A_MS, np.float32)
    samples = decode(shipped_output / "hip-ir" / "hip-ir.mp3").astype(np.float32)
    track = np.concatenate((padding, samples, padding))
    spoken: dict[str, Sound] = {}
    found = []
    for cue in library.timeline("hip-ir", "hip-ir").cues:
        if not isinstance(cue.sound, Phrase):
            continue
        words = cue.sound.text
        if words not in spoken:
            raw = speaker.speak(voice.pronounce(words))
            spoken[words] = soxr.resample(raw, voice.record.sample_rate, RATE)
        speech = spoken[words]
        voiced = _onset(speech, VOICED_DB)
        # From its first strong sound on: what lies before may have been trimmed.
        at, likeness = _locate(speech[voiced : voiced + RATE], track, cue.start_ms * A_MS)
        first_sound = at - voiced + _onset(speech, FIRST_SOUND_DB)
        found.append(
            Onset(words, first_sound / A_MS - cue.start_ms, at / A_MS - cue.start_ms, likeness)
        )
    return found


def test_every_phrase_is_found_in_the_track(onsets: list[Onset]) -> None:
    """What was voiced for a cue is what sounds there: the right words, and hardly changed."""
    assert len(onsets) > 200
    assert [onset for onset in onsets if onset.likeness < 0.8] == []


def test_no_phrase_starts_late(onsets: list[Onset]) -> None:
    """The first sound of every phrase is heard at its planned time, or 24 ms after it at most."""
    assert [onset for onset in onsets if onset.first_sound_ms > ALLOWED_MS] == []


def test_no_phrase_starts_early(onsets: list[Onset]) -> None:
    """No strong sound of a phrase is due over 24 ms before its planned time."""
    assert [onset for onset in onsets if onset.voiced_ms < -ALLOWED_MS] == []


def test_no_phrase_lost_its_first_consonant(onsets: list[Onset]) -> None:
    """The first sound of a phrase, an F or a TH included, is not cut off: it is in its clip."""
    assert [onset for onset in onsets if onset.first_sound_ms < -ALLOWED_MS] == []


def _onset(speech: Sound, below_db: float) -> int:
    """The first sample of a phrase that is within `below_db` of its loudness, for 15 ms."""
    windows = speech[: speech.size // WINDOW * WINDOW].reshape(-1, WINDOW)
    energy = (windows**2).mean(axis=1)
    loud = np.sort(energy)[-LOUD_WINDOWS:].mean() * 10 ** (-below_db / 10) < energy
    return int(np.flatnonzero(loud[:-2] & loud[1:-1] & loud[2:])[0]) * WINDOW


def _locate(speech: Sound, track: Sound, planned: int) -> tuple[int, float]:
    """Where speech lies in a track around a time, and how like it the track is there.

    By normalised cross-correlation. The track has `AROUND_MS` of padding in front.
    """
    around = track[planned : planned + 2 * AROUND_MS * A_MS + speech.size].astype(np.float64)
    size = 1 << int(around.size + speech.size).bit_length()
    product = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(speech, size)), size)
    energy = np.concatenate(([0.0], np.cumsum(around**2)))
    places = around.size - speech.size + 1
    norms = np.sqrt(energy[speech.size :] - energy[: energy.size - speech.size] + 1e-9)
    likeness = product[:places] / norms / np.linalg.norm(speech)
    best = int(likeness.argmax())
    return planned + best - AROUND_MS * A_MS, float(likeness[best])
