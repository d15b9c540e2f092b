"""The workbench: phrases trimmed and levelled, bells."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.clips.air import render_air
from audio_builder.clips.meter import loudness_lufs, true_peak_db
from audio_builder.clips.samples import from_db
from audio_builder.clips.workbench import (
    CEILING_DBTP,
    CORRECTION_DB,
    SPEECH_LUFS,
    finish_speech,
    render_bell,
)
from audio_builder.model.sounds import BELL_MS, Air, AirSound, Bell
from audio_builder.units import FRAME_MS, Ms
from fake_voice import AFTER_MS, BEFORE_MS, SAMPLE_RATE, FakeSpeaker, spoken_ms

Samples = npt.NDArray[np.float32]
Babble = Callable[..., Samples]

TRACK_RATE = 48_000
GAIN_DB = 8.5


def hum(seconds: float, level_db: float = -27.0) -> Samples:
    """A hum at 48 kHz with a root mean square, swelling and fading over 30 ms."""
    at = np.arange(int(seconds * TRACK_RATE)) / TRACK_RATE
    swell = np.clip(np.minimum(at, at[::-1]) / 0.03, 0, 1)
    return (np.sqrt(2) * from_db(level_db) * np.sin(2 * np.pi * 300 * at) * swell).astype(
        np.float32
    )


def sounding_ms(samples: Samples) -> tuple[float, float]:
    """Where sound begins and ends: what is less than 32 dB under the peak, in ms."""
    loud = np.flatnonzero(np.abs(samples) > from_db(-32) * np.abs(samples).max())
    return float(loud[0]) * 1000 / TRACK_RATE, float(loud[-1] + 1) * 1000 / TRACK_RATE


def gain_that_misses_by(samples: Samples, miss_db: float) -> float:
    """A voice's gain that leaves this phrase so many decibels over the target."""
    return SPEECH_LUFS - loudness_lufs(samples) + miss_db


@pytest.mark.parametrize("text", ["Up.", "Lift up.", "Turn your left thigh in, and stay."])
def test_the_quiet_around_speech_is_trimmed(text: str) -> None:
    """A voice's 0.3 s in front and 0.4 s behind go: a cue is heard when the timeline says."""
    raw = FakeSpeaker().speak(text)
    phrase = finish_speech(raw, SAMPLE_RATE, GAIN_DB)
    start_ms, end_ms = sounding_ms(phrase)
    assert 0 <= start_ms <= 10
    assert 0 <= phrase.size / 48 - end_ms <= 60
    assert end_ms - start_ms == pytest.approx(spoken_ms(text), abs=4)
    assert raw.size * 1000 / SAMPLE_RATE == BEFORE_MS + spoken_ms(text) + AFTER_MS


@given(before_ms=st.integers(0, 400), after_ms=st.integers(0, 500), length_ms=st.integers(60, 900))
def test_trimming_finds_speech_wherever_it_lies(
    before_ms: int, after_ms: int, length_ms: int
) -> None:
    """However long the quiet, all of the sound stays, with 11 ms in front and 60 behind at most.

    (11: a lead of 6 ms, and 5 more as the search goes in steps.)
    """
    at = np.arange(length_ms * 48) / TRACK_RATE
    burst = (0.1 * np.sin(2 * np.pi * 1000 * at)).astype(np.float32)
    phrase = finish_speech(
        np.pad(burst, (before_ms * 48, after_ms * 48)), TRACK_RATE, gain_db=GAIN_DB
    )
    start_ms, end_ms = sounding_ms(phrase)
    assert start_ms <= 11
    assert phrase.size / 48 - end_ms <= 60
    faded_ms = 30
    assert end_ms - start_ms == pytest.approx(length_ms, abs=faded_ms if after_ms < 30 else 4)


def test_a_pause_within_a_phrase_stays() -> None:
    """Only the ends are trimmed: a comma is part of what was said."""
    raw = np.concatenate((hum(0.5), np.zeros(TRACK_RATE, dtype=np.float32), hum(0.5)))
    start_ms, end_ms = sounding_ms(finish_speech(raw, TRACK_RATE, GAIN_DB))
    assert end_ms - start_ms == pytest.approx(2000, abs=20)


def test_a_soft_end_is_not_cut() -> None:
    """A last consonant 25 dB under the phrase's loudest moment is still speech."""
    raw = np.concatenate((hum(0.5), hum(0.2, level_db=-52), np.zeros(24_000, dtype=np.float32)))
    phrase = finish_speech(raw, TRACK_RATE, GAIN_DB)
    assert 700 <= phrase.size / 48 <= 760


@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100, 48_000])
def test_a_phrase_leaves_at_the_tracks_rate(rate: int) -> None:
    """Whatever a voice's rate, the clip is as long and as high as what was said."""
    at = np.arange(rate) / rate
    tone = (0.1 * np.sin(2 * np.pi * 440 * at)).astype(np.float32)
    phrase = finish_speech(np.pad(tone, rate // 4), rate, GAIN_DB)
    start_ms, end_ms = sounding_ms(phrase)
    assert end_ms - start_ms == pytest.approx(1000, abs=4)
    assert peak_hz(phrase[4800:-4800]) == pytest.approx(440, abs=2)


def test_a_phrase_does_not_click() -> None:
    """Its ends are faded, even where a voice leaves no quiet around it."""
    at = np.arange(TRACK_RATE) / TRACK_RATE
    cut_off = (0.2 * np.cos(2 * np.pi * 300 * at)).astype(np.float32)
    phrase = finish_speech(cut_off, TRACK_RATE, GAIN_DB)
    assert np.abs(phrase[[0, -1]]).max() < 0.01 * np.abs(phrase).max()


@pytest.mark.parametrize("miss_db", [-1.4, -0.7, 0.0, 0.7, 1.4])
def test_a_phrase_lands_on_the_target(miss_db: float) -> None:
    """Within the correction's reach every phrase is equally loud."""
    raw = hum(1.5)
    phrase = finish_speech(raw, TRACK_RATE, gain_that_misses_by(raw, miss_db))
    assert loudness_lufs(phrase) == pytest.approx(SPEECH_LUFS, abs=0.1)


@pytest.mark.parametrize("miss_db", [-8.0, -2.0, 2.0, 8.0])
def test_the_correction_is_clamped(miss_db: float) -> None:
    """A soft "out" is not blown up: a phrase is moved by 1.5 dB at most from its voice's level."""
    assert CORRECTION_DB == 1.5
    raw = hum(1.5)
    phrase = finish_speech(raw, TRACK_RATE, gain_that_misses_by(raw, miss_db))
    corrected_db = SPEECH_LUFS + miss_db - np.sign(miss_db) * 1.5
    assert loudness_lufs(phrase) == pytest.approx(corrected_db, abs=0.1)


def test_the_quiet_around_a_phrase_does_not_change_its_level() -> None:
    """It is measured once it is trimmed."""
    raw = hum(0.45)
    gain_db = gain_that_misses_by(raw, 0.5)
    alone = finish_speech(raw, TRACK_RATE, gain_db)
    padded = finish_speech(np.pad(raw, TRACK_RATE), TRACK_RATE, gain_db)
    assert loudness_lufs(padded) == pytest.approx(loudness_lufs(alone), abs=0.4)
    assert np.abs(padded).max() == pytest.approx(np.abs(alone).max(), rel=0.05)


@pytest.mark.parametrize("gain_db", [0.0, 12.0, 24.0])
def test_a_phrase_never_peaks_above_the_ceiling(babble: Babble, gain_db: float) -> None:
    """Whatever the voice and its gain, a clip leaves the encoder room below -2 dBTP."""
    assert CEILING_DBTP < -2
    phrase = finish_speech(babble(1.5, -20.0), TRACK_RATE, gain_db)
    assert true_peak_db(phrase) <= CEILING_DBTP + 0.1


def test_silence_stays_silence() -> None:
    """Nothing that was said is no reason to fail, nor to raise the noise of it."""
    phrase = finish_speech(np.zeros(SAMPLE_RATE, dtype=np.float32), SAMPLE_RATE, GAIN_DB)
    assert not phrase.any()


@pytest.mark.parametrize("bell", Bell)
def test_a_bell_is_one_frame_shorter_than_its_clip(bell: Bell) -> None:
    """With the encoder's tail its clip is exactly as long as the timeline says."""
    assert render_bell(bell).size == (BELL_MS[bell] - FRAME_MS) * 48


@pytest.mark.parametrize("bell", Bell)
def test_a_bell_stands_out_from_the_air(bell: Bell) -> None:
    """It peaks 8 dB above any air at least, and under the ceiling."""
    airs = [render_air(AirSound(air=air, length_ms=Ms(3984))) for air in Air]
    loudest_air_db = max(true_peak_db(air) for air in airs)
    assert loudest_air_db + 8 <= true_peak_db(render_bell(bell)) <= CEILING_DBTP


@pytest.mark.parametrize("bell", Bell)
def test_a_bell_does_not_click(bell: Bell) -> None:
    """It begins and ends at nothing."""
    samples = render_bell(bell)
    edge = max(np.abs(samples[:12]).max(), np.abs(samples[-12:]).max())
    assert edge < 0.1 * np.abs(samples).max()


def test_bells_are_told_apart() -> None:
    """The beginning rises in three notes, the end falls in two, the start is one note."""
    begin = notes(Bell.BEGIN, 0, 160, 320)
    end = notes(Bell.END, 0, 110)
    start = notes(Bell.START, 0, 110)
    assert begin[1] > 1.1 * begin[0]
    assert begin[2] > 1.1 * begin[1]
    assert end[1] < end[0] / 1.3
    assert start[1] == pytest.approx(start[0], rel=0.01)
    assert start[0] > 1.1 * max(*begin, *end)


def test_importing_the_workbench_warns_of_nothing(tmp_path: Path) -> None:
    """Warnings of pydub's (of ffmpeg, audioop, its own escapes) are no user's business.

    Nothing is on the PATH, and an empty folder for bytecode has every module compiled anew, as on
    the first run after an installation.
    """
    run = subprocess.run(
        [
            *(sys.executable, "-W", "error", "-X", f"pycache_prefix={tmp_path}"),
            *("-c", "import audio_builder.clips.workbench"),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path)},
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def notes(bell: Bell, *begin_ms: int) -> list[float]:
    """The loudest pitch in the tenth of a second after each moment, in Hz."""
    samples = render_bell(bell)
    return [peak_hz(samples[(ms + 10) * 48 : (ms + 110) * 48]) for ms in begin_ms]


def peak_hz(samples: Samples) -> float:
    """The loudest pitch."""
    windowed = samples * np.hanning(samples.size)
    return float(np.abs(np.fft.rfft(windowed, TRACK_RATE)).argmax())
