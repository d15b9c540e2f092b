"""What each part of the speaker that listens promises, whichever it is."""

import io
import wave
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import judges
import spoken
from skill.listen import sound_devices
from skill.listen.network import network_of
from skill.listen.ports import (
    EAR_FRAME,
    EAR_RATE,
    PLAY_FRAME,
    Captured,
    EchoCanceller,
    Loudspeaker,
    Microphone,
)
from skill.listen.resampling import ToEar
from skill.listen.simulation import (
    RecordingError,
    SimulatedRoom,
    read_recording,
    write_played,
)
from skill.listen.speex import NoCanceller, NoCancellerError, SpeexCanceller
from skill.listen.sphinx import SphinxRecogniser, SphinxVoiceDetector
from skill.listen.wake_words import Engine, Phrase, open_wake_word

pytestmark = pytest.mark.voice


def speex() -> EchoCanceller:
    """The real canceller, where the system has it."""
    try:
        return SpeexCanceller()
    except NoCancellerError as error:
        judges.give_up(str(error))


@pytest.mark.parametrize("engine", Engine)
def test_a_wake_word_is_heard_once_and_nothing_else_is(engine: Engine) -> None:
    """Each engine wakes at its phrase, once, and at no other sentence."""
    wake_word = open_wake_word(engine, Phrase.HEY_JARVIS)
    sound = spoken.recorded(
        spoken.quiet(2000),
        spoken.sentence("Go to the next exercise."),
        spoken.quiet(1500),
        spoken.sentence("Hey Jarvis."),
        spoken.quiet(1500),
    )
    begins = len(spoken.recorded(spoken.quiet(3500), spoken.sentence("Go to the next exercise.")))

    woken = [at for at, frame in enumerate(spoken.frames(sound)) if wake_word.hears(frame)]

    assert len(woken) == 1
    assert woken[0] * EAR_FRAME > begins
    assert wake_word.phrase == "hey jarvis"


def test_a_detector_tells_speech_from_quiet() -> None:
    """Speech is voiced for the most part, a quiet room is not, and its end is noticed soon."""
    detector = SphinxVoiceDetector()
    quiet = spoken.frames(spoken.recorded(spoken.quiet(2000)))
    speech = spoken.frames(spoken.recorded(spoken.sentence("Go to the next exercise.")))

    assert not any([detector.hears(frame) for frame in quiet][50:])
    assert sum(detector.hears(frame) for frame in speech) > len(speech) / 3
    assert not any([detector.hears(frame) for frame in quiet][20:])


def test_a_recogniser_finds_the_sentence_and_no_half_one() -> None:
    """What is said comes out, word by word; a sentence without its end is none."""
    recogniser = SphinxRecogniser()
    sentences = (("go", "to", "the", "next", "exercise"), ("repeat", "that", "side"))
    sound = spoken.recorded(
        spoken.quiet(300), spoken.sentence("Repeat that side."), spoken.quiet(300)
    )

    network = network_of(sentences)
    recogniser.begin(network)
    recogniser.take(spoken.recorded(spoken.sentence("Go to the next exercise.")))
    recogniser.begin(network)
    for frame in spoken.frames(sound):
        recogniser.take(frame)
    words = recogniser.words()

    assert [word.text for word in words] == ["repeat", "that", "side"]
    assert all(word.score <= 0 and word.moments > 0 for word in words)
    assert recogniser.knows("repeat")
    assert not recogniser.knows("xyzzyx")
    recogniser.begin(network)
    recogniser.take(spoken.recorded(spoken.quiet(500)))
    assert recogniser.words() == ()


@pytest.mark.parametrize("make", [speex, NoCanceller])
def test_a_canceller_hands_out_a_frame_for_each_frame(make: Callable[[], EchoCanceller]) -> None:
    """Time stays what it is: a frame in, a frame out."""
    silence = np.zeros(EAR_FRAME, dtype=np.int16)

    left = make().cancel(Captured(near=silence, far=silence))

    assert left.shape == (EAR_FRAME,)
    assert left.dtype == np.int16


def test_the_canceller_takes_the_coach_out() -> None:
    """What is played, and comes back by the walls, is ten times softer afterwards."""
    canceller, room = speex(), SimulatedRoom(spoken.recorded(spoken.quiet(6000)), echo=1.0)
    noise = np.random.default_rng(2).normal(0, 0.05, 600 * PLAY_FRAME).astype(np.float32)
    before, after = [], []
    for at in range(0, len(noise) - PLAY_FRAME, PLAY_FRAME):
        captured = room.read()
        assert captured is not None
        before.append(captured.near.astype(float))
        after.append(canceller.cancel(captured).astype(float))
        room.play(noise[at : at + PLAY_FRAME])

    loudness = [float(np.sqrt(np.mean(np.square(each[400:])))) for each in (before, after)]
    assert loudness[1] < loudness[0] / 10


def card(monkeypatch: pytest.MonkeyPatch) -> sound_devices.SoundCard:
    """A sound card whose device is this test: it hears one tone for ever."""

    class Stream:
        def __init__(self, *, callback: Callable[..., None], **_: object) -> None:
            self._callback = callback

        def start(self) -> None:
            near = np.full((PLAY_FRAME, 1), 0.25, dtype=np.float32)
            for _ in range(3):
                self._callback(near, np.zeros((PLAY_FRAME, 1), np.float32), PLAY_FRAME, None, None)

        def close(self) -> None: ...

    driver = SimpleNamespace(Stream=Stream, PortAudioError=OSError)
    monkeypatch.setattr(sound_devices, "sounddevice", driver)
    return sound_devices.SoundCard(None, None)


@pytest.mark.parametrize("kind", ["recording", "card"])
def test_a_room_hears_and_plays_frame_by_frame(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Microphone and loudspeaker keep step: what was heard comes with what was played."""
    room = (
        card(monkeypatch)
        if kind == "card"
        else SimulatedRoom(np.full(3 * EAR_FRAME, 8191, dtype=np.int16))
    )
    microphone: Microphone = room
    loudspeaker: Loudspeaker = room
    for _ in range(3):
        captured = microphone.read()
        assert captured is not None
        assert captured.near.shape == captured.far.shape == (EAR_FRAME,)
        loudspeaker.play(np.zeros(PLAY_FRAME, dtype=np.float32))
    assert captured is not None
    assert abs(int(np.median(captured.near)) - 8191) < 400
    assert not captured.far.any()


def test_what_is_played_is_heard_as_loud() -> None:
    """Another rate changes neither length nor loudness."""
    tone = np.sin(np.arange(PLAY_FRAME * 50) * 2 * np.pi * 440 / 48_000).astype(np.float32) / 2
    to_ear = ToEar()
    out = [to_ear.frame(tone[at : at + PLAY_FRAME]) for at in range(0, len(tone), PLAY_FRAME)]

    assert len(np.concatenate(out)) == EAR_RATE // 2
    assert abs(np.abs(np.concatenate(out[10:])).max() / 32767 - 0.5) < 0.02


def test_recordings_are_read_and_written(tmp_path: Path) -> None:
    """A WAV file of the right shape is a room; any other says what it should be."""
    path = tmp_path / "played.wav"
    write_played(path, [np.full(PLAY_FRAME, 0.5, dtype=np.float32)])
    with pytest.raises(RecordingError, match=r"48000 Hz.*should have 16000 Hz"):
        read_recording(path)
    path.write_bytes(io.BytesIO(b"nothing").getvalue())
    with pytest.raises(RecordingError, match="no WAV file"):
        read_recording(path)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(EAR_RATE)
        file.writeframes(b"\x01\x00" * 160)
    assert read_recording(path).tolist() == [1] * 160
