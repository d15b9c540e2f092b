"""How the sessions of all shipped routines sound, spoken by the real voice."""

import re
import subprocess
import wave
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest

import judges
import trimming
from audio_builder.cli.shipped import shipped_routines
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase, Tone
from audio_builder.model.timeline import Role, Timeline
from audio_builder.publishers.captions import render_captions
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice
from builds import VOICES
from captions import spoken_times
from routines import build_exercise, build_routine
from sessions import Session, make_session

ROUTINES: Final = {path.stem: load_routine(path).routine for path in shipped_routines()}
OF_EACH_GENRE: Final = {routine.genre: name for name, routine in reversed(ROUTINES.items())}
"""The first routine of each genre. What the real voice says is finished like any other's words, and
the others differ from these in words alone: they are hummed, and their times and texts judged."""
MOSTLY_AIR: Final = ("coherent_breathing", "couch_to_5k_week_1", "nordic_walking")
"""Who breathes or walks for minutes hears few words: the gate of the meter lets the air in.

They are judged by their words alone.
"""
SAMPLES_A_MS: Final = 48
FRAME_MS: Final = 24
FULL_SCALE: Final = 32_768
CEILING_DBTP: Final = -2
NEAR_PEAK: Final = 18_000
"""Of 32767: a peak at the ceiling has a sample as loud as this beside it up to 12 kHz, and no voice
and no bell goes higher."""
TAPS: Final = np.arange(-11, 13)
BETWEEN: Final = np.array([0.25, 0.5, 0.75])
"""Where between two samples a true peak is looked for: at four times the rate (ITU-R BS.1770-5)."""
BELL_LEVEL: Final = 5_000
"""Of 32767: no air comes near it (-27 dBFS), and a bell passes it within its first milliseconds."""


pytestmark = pytest.mark.usefixtures("heart_cache")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where sessions are made: what the house says is voiced once for all of them."""
    return tmp_path_factory.mktemp("shelf")


def made(routine: Routine, folder: Path) -> Session:
    """The session of a routine, spoken by `heart`."""
    voice = find_voice("heart", Lexicon(routine.pronunciations), routine.language)
    return make_session(routine, voice, folder)


def heard(path: Path) -> tuple[npt.NDArray[np.int16], str]:
    """A file decoded, and what ffmpeg says of its loudness and its silences, in one go."""
    judges.need("ffmpeg")
    command = [
        *("ffmpeg", "-hide_banner", "-nostats", "-i", str(path)),
        *(
            "-af",
            "ebur128=framelog=verbose,silencedetect=noise=-30dB:duration=0.5",
            "-f",
            "s16le",
            "-ac",
            "1",
            "-",
        ),
    ]
    run = subprocess.run(command, capture_output=True, check=True)
    said = run.stderr.decode(errors="replace")
    return np.frombuffer(run.stdout, dtype="<i2"), said


def true_peak_dbtp(sound: npt.NDArray[np.int16]) -> float:
    """The highest peak between samples, where samples are loud: ffmpeg takes minutes for it all."""
    loud = np.flatnonzero((sound > NEAR_PEAK) | (sound < -NEAR_PEAK))
    inside = loud[(loud >= -TAPS[0]) & (loud < sound.size - TAPS[-1])]
    distances = TAPS[:, None] - BETWEEN
    kernel = np.sinc(distances) * np.cos(np.pi * distances / TAPS.size) ** 2
    between = sound[inside[:, None] + TAPS].astype(np.float32) @ kernel.astype(np.float32)
    return float(20 * np.log10(np.abs(between).max(initial=NEAR_PEAK) / FULL_SCALE))


def loudness_lufs(said: str) -> float:
    """The loudness that ffmpeg's meter has come to at its end."""
    return number(r"I:\s+(\S+) LUFS", said[said.rindex("Summary:") :])


def words_alone(session: Session, sound: npt.NDArray[np.int16], folder: Path) -> Path:
    """A file of all that is spoken in a session, phrase after phrase."""
    spoken = [
        sound[cue.start_ms * SAMPLES_A_MS : cue.end_ms * SAMPLES_A_MS]
        for cue in session.timeline.cues
        if isinstance(cue.sound, Phrase)
    ]
    path = folder / "words.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(1000 * SAMPLES_A_MS)
        file.writeframes(np.concatenate(spoken).tobytes())
    return path


def number(pattern: str, text: str) -> float:
    """The number that a pattern finds."""
    found = re.search(pattern, text)
    assert found is not None, text
    return float(found[1])


@pytest.mark.voice
@pytest.mark.parametrize("name", OF_EACH_GENRE.values())
def test_a_session_is_finished(name: str, folder: Path) -> None:
    """Length to the sample, no judge complains; loudness, peaks, no long silence; texts agree."""
    session = made(ROUTINES[name], folder)
    sound, said = heard(session.mp3)

    assert sound.size == session.timeline.duration_ms * SAMPLES_A_MS
    assert judges.mp3val_complaints(session.mp3) == []
    peak = max(int(sound.max()), -int(sound.min()))
    assert 20 * np.log10(peak / FULL_SCALE) <= CEILING_DBTP
    assert true_peak_dbtp(sound) <= CEILING_DBTP
    if name in MOSTLY_AIR:
        _, said_of_words = heard(words_alone(session, sound, folder))
        assert loudness_lufs(said_of_words) == pytest.approx(-18, abs=1)
    else:
        assert loudness_lufs(said) == pytest.approx(-18, abs=1)
    assert "silence_duration" not in said
    assert_texts_agree(session)


@pytest.mark.parametrize("name", sorted(ROUTINES.keys() - set(OF_EACH_GENRE.values())))
def test_a_session_is_as_planned(name: str, folder: Path) -> None:
    """Length to the sample, no judge complains, texts agree: whoever speaks."""
    voice = VOICES["hum"].make("", Lexicon(), "en-US")
    session = make_session(ROUTINES[name], voice, folder)
    assert judges.decode_pcm(session.mp3).size == session.timeline.duration_ms * SAMPLES_A_MS
    assert judges.mp3val_complaints(session.mp3) == []
    assert_texts_agree(session)


def assert_texts_agree(session: Session) -> None:
    """Captions hold each phrase from its start to its end; the file has the timeline's chapters."""
    captions = spoken_times(render_captions(session.timeline))
    spoken = {
        (cue.start_ms, cue.end_ms): cue.sound.text
        for cue in session.timeline.cues
        if isinstance(cue.sound, Phrase)
    }
    assert {times: captions.get(times) for times in spoken} == spoken
    chapters = [(each.start_ms, each.title) for each in session.timeline.chapters]
    seen = judges.ffprobe_chapters(session.mp3)
    assert [(each.start_ms, each.title) for each in seen] == chapters


@pytest.mark.voice
@pytest.mark.parametrize("name", ["tabata", "sun_salutation", "contract_relax"])
def test_a_trimming_player_keeps_work_holds_breaths_and_rests(name: str, folder: Path) -> None:
    """98 % of what is timed is left by a player that trims silence, whatever kind it is of."""
    session = made(ROUTINES[name], folder)
    sound = judges.decode_pcm(session.mp3)
    timed = (Role.WORK, Role.HOLD, Role.BREATH, Role.REST, Role.CHANGE_SIDE)
    stretches = [
        (first.start_ms, second.start_ms)
        for first, second in pairwise(session.timeline.cues)
        if first.role in timed and not isinstance(first.sound, Tone)
    ]
    kept = sum(
        trimming.kept_share(_around(sound, *at), *_inside(*at)) * (at[1] - at[0])
        for at in stretches
    )
    assert kept >= 0.98 * sum(end - start for start, end in stretches)


def _around(sound: npt.NDArray[np.int16], start_ms: int, end_ms: int) -> npt.NDArray[np.int16]:
    return sound[max(0, start_ms - 500) * SAMPLES_A_MS : (end_ms + 500) * SAMPLES_A_MS]


def _inside(start_ms: int, end_ms: int) -> tuple[int, int]:
    before_ms = start_ms - max(0, start_ms - 500)
    return before_ms, before_ms + end_ms - start_ms


def bells(timeline: Timeline, bell: str) -> list[int]:
    """When a bell is planned, in ms."""
    return [cue.start_ms for cue in timeline.cues if cue.sound.key == f"tone:{bell}"]


def onset_ms(sound: npt.NDArray[np.int16], around_ms: int) -> float:
    """When it gets loud as only a bell does here, near a time, in ms."""
    first = (around_ms - 60) * SAMPLES_A_MS
    loud = np.flatnonzero(np.abs(sound[first : first + 160 * SAMPLES_A_MS]) > BELL_LEVEL)
    assert loud.size, around_ms
    return (first + int(loud[0])) / SAMPLES_A_MS


def test_an_hour_of_minutes_keeps_time(folder: Path) -> None:
    """The start of each of 60 minutes is within one frame of its minute in the decoded sound."""
    swing = build_exercise(id="swing", title="Kettlebell swing", every=60, sets=60, steps=())
    routine = build_routine(format=2, id="hour", exercises=(swing,))
    voice = VOICES["hum"].make("", Lexicon(), "en-US")
    session = make_session(routine, voice, folder)
    sound = judges.decode_pcm(session.mp3)

    starts = [onset_ms(sound, at) for at in bells(session.timeline, "work")]
    assert len(starts) == 60
    drift = [start - starts[0] - 60_000 * minute for minute, start in enumerate(starts)]
    assert max(map(abs, drift)) <= FRAME_MS


@pytest.mark.voice
def test_tabata_keeps_time(folder: Path) -> None:
    """Eight times 20 s of work and 10 s of rest: 3:50 from the first bell to the last."""
    session = made(ROUTINES["tabata"], folder)
    sound = judges.decode_pcm(session.mp3)
    planned = [
        cue
        for cue in session.timeline.cues
        if isinstance(cue.sound, Tone) and cue.place.exercise == "tabata-squats"
    ]
    heard_at = [onset_ms(sound, cue.start_ms) for cue in planned]
    kinds = [cue.sound.key.removeprefix("tone:") for cue in planned]
    assert kinds == ["work", "rest"] * 7 + ["work", "end"]
    lengths = [after - before for before, after in pairwise(heard_at)]
    expected = [20_000, 10_000] * 7 + [20_000]
    assert lengths == [pytest.approx(length_ms, abs=FRAME_MS) for length_ms in expected]
    assert heard_at[-1] - heard_at[0] == pytest.approx(230_000, abs=FRAME_MS)
