"""Making clips: each order once, on some threads, ended by the first failure."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.clips.air import render_air
from audio_builder.clips.encoder import encode
from audio_builder.clips.making import make_clips
from audio_builder.clips.meter import loudness_lufs
from audio_builder.clips.order import Order
from audio_builder.clips.recipe import AIR_QUALITY, SPEECH_QUALITY, clip_id, conditions
from audio_builder.clips.store import ClipStore
from audio_builder.clips.workbench import CORRECTION_DB, SPEECH_LUFS, finish_speech
from audio_builder.errors import VoiceError
from audio_builder.model.sounds import Air, AirSound, Bell, Phrase, Sound, Tone
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip
from audio_builder.units import FRAME_MS, Ms
from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.port import Samples, Voice, VoiceRecord
from fake_voice import FakeSpeaker, FakeVoice

FMT = Mp3Format()
WORDS = ("Lift up, and stay.", "Turn to the left.", "Lower the leg.", "Breathe out.", "Rest.")
ENCODED_DB = 20 * np.log10(0.95)
"""What LAME does to the level of all sound."""


class Watched:
    """A voice that hums, notes what is done with it, and fails where it is told to."""

    def __init__(self, *, speakers: int = 2, fails_at: str = "", pause_s: float = 0.0) -> None:
        self._voice = FakeVoice(speakers=speakers)
        self.fails_at = fails_at
        self.pause_s = pause_s
        self.opened: list[str] = []
        self.begun: list[str] = []

    @property
    def record(self) -> VoiceRecord:
        """The hum's record."""
        return self._voice.record

    @property
    def speakers(self) -> int:
        """As many as it was made with."""
        return self._voice.speakers

    def pronounce(self, text: str) -> str:
        """The text, with single spaces."""
        return self._voice.pronounce(text)

    def open(self) -> "WatchedSpeaker":
        """A speaker, noted with the thread it is for."""
        self.opened.append(threading.current_thread().name)
        return WatchedSpeaker(self)


class WatchedSpeaker:
    """Hums on one thread only."""

    def __init__(self, voice: Watched) -> None:
        self._voice = voice
        self._thread = threading.current_thread()

    def speak(self, spoken: str) -> Samples:
        """The hum, or the failure."""
        assert threading.current_thread() is self._thread, "a speaker is not shared"
        self._voice.begun.append(spoken)
        if spoken == self._voice.fails_at:
            message = f"cannot speak '{spoken}'"
            raise VoiceError(message)
        time.sleep(self._voice.pause_s)
        return FakeSpeaker().speak(spoken)


def order(sound: Sound, voice: Voice) -> Order:
    """An order as a build gives it."""
    spoken = voice.pronounce(sound.text) if isinstance(sound, Phrase) else None
    name = clip_id(sound, spoken, conditions(voice, FMT))
    return Order(clip_id=name, sound=sound, spoken=spoken, why="new")


def phrases(voice: Voice, *texts: str) -> list[Order]:
    """An order for each text."""
    return [order(Phrase(text=text), voice) for text in texts]


def others(voice: Voice) -> list[Order]:
    """Orders for airs and tones."""
    airs = [AirSound(air=air, length_ms=Ms(ms)) for air in Air for ms in (240, 984)]
    return [order(sound, voice) for sound in (*airs, *(Tone(bell=bell) for bell in Bell))]


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    """An empty store."""
    return ClipStore(tmp_path / "clips")


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_every_order_is_made_once(store: ClipStore, jobs: int | None) -> None:
    """Each clip is told once, in the caller's thread, and can be got from the store."""
    voice = Watched()
    orders = [*phrases(voice, *WORDS), *others(voice)]
    made: list[tuple[Order, Clip]] = []
    threads = set()

    def on_made(order: Order, clip: Clip) -> None:
        threads.add(threading.current_thread())
        assert store.get(order.clip_id) == clip
        made.append((order, clip))

    make_clips(orders, voice, store, FMT, jobs=jobs, on_made=on_made)
    assert sorted(order.clip_id for order, _ in made) == sorted(order.clip_id for order in orders)
    assert all(clip.id == order.clip_id for order, clip in made)
    assert threads == {threading.current_thread()}
    assert sorted(voice.begun) == sorted(WORDS)
    assert sorted(store.ids()) == sorted(order.clip_id for order in orders)


def test_nothing_to_make_is_no_error(store: ClipStore) -> None:
    """A build that finds all its clips kept has no orders."""
    voice = Watched()
    make_clips([], voice, store, FMT, jobs=None, on_made=lambda *_: pytest.fail("told of a clip"))
    assert voice.opened == []


def test_every_clip_is_frames_as_long_as_its_sound(store: ClipStore) -> None:
    """Airs and tones fill their place to the frame; a phrase is its hum and the rest it needs."""
    voice = FakeVoice()
    made: dict[Sound, int] = {}

    def on_made(order: Order, clip: Clip) -> None:
        assert FMT.is_whole_frames(clip.frames)
        made[order.sound] = len(clip.frames) // FMT.frame_bytes * FRAME_MS

    air, tone, phrase = AirSound(air=Air.OUT, length_ms=Ms(984)), Tone(bell=Bell.END), "Lift up."
    orders = [order(air, voice), order(tone, voice), *phrases(voice, phrase)]
    make_clips(orders, voice, store, FMT, jobs=2, on_made=on_made)
    assert made[air] == 984
    assert made[tone] == 480
    assert made[Phrase(text=phrase)] == pytest.approx(480 + 6 + 40 + 24, abs=24)


def test_words_are_encoded_better_than_airs(store: ClipStore) -> None:
    """A phrase gets LAME's quality for speech, an air its own: as the clip's name says."""
    voice = FakeVoice()
    air, phrase = AirSound(air=Air.IN, length_ms=Ms(984)), "Lift up."
    orders = [order(air, voice), *phrases(voice, phrase)]
    made: dict[Sound, bytes] = {}
    make_clips(
        orders,
        voice,
        store,
        FMT,
        jobs=1,
        on_made=lambda order, clip: made.update({order.sound: clip.frames}),
    )
    record = voice.record
    spoken = finish_speech(FakeSpeaker().speak(phrase), record.sample_rate, record.gain_db)
    assert made[Phrase(text=phrase)] == encode(spoken, FMT, SPEECH_QUALITY)
    assert made[Phrase(text=phrase)] != encode(spoken, FMT, AIR_QUALITY)
    assert made[air] == encode(render_air(air), FMT, AIR_QUALITY)
    assert made[air] != encode(render_air(air), FMT, SPEECH_QUALITY)


@pytest.mark.parametrize(("jobs", "speakers"), [(8, 2), (None, 1), (2, 5), (1, 2)])
def test_no_more_speakers_are_opened_than_are_of_use(
    store: ClipStore, jobs: int | None, speakers: int
) -> None:
    """One for each thread at most, and no thread more than the voice has a use for."""
    voice = Watched(speakers=speakers, pause_s=0.002)
    orders = phrases(voice, *(f"Rep {number}." for number in range(20)))
    make_clips(orders, voice, store, FMT, jobs=jobs, on_made=lambda *_: None)
    assert 1 <= len(voice.opened) <= min(speakers, jobs or speakers)
    assert len(set(voice.opened)) == len(voice.opened)


def test_airs_and_tones_need_no_speaker(store: ClipStore) -> None:
    """An engine that cannot run here does not keep an air from being made."""
    voice = Watched()
    made: list[Order] = []
    orders = others(voice)
    make_clips(orders, voice, store, FMT, jobs=2, on_made=lambda order, _: made.append(order))
    assert len(made) == len(orders) > 9
    assert voice.opened == []


def test_the_bytes_do_not_depend_on_the_jobs(tmp_path: Path) -> None:
    """One thread or two: the same clips, so that a build is the same everywhere."""
    voice = FakeVoice()
    orders = [*phrases(voice, *WORDS), *others(voice)]
    stores = [ClipStore(tmp_path / str(jobs)) for jobs in (1, 2)]
    for jobs, store in enumerate(stores, start=1):
        make_clips(orders, voice, store, FMT, jobs=jobs, on_made=lambda *_: None)
    for name in (order.clip_id for order in orders):
        one, two = (store.get(name) for store in stores)
        assert one is not None
        assert one == two


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_first_failure_ends_it(store: ClipStore, jobs: int) -> None:
    """The VoiceError reaches the caller, and of forty phrases left hardly one more is begun."""
    texts = [f"Phrase {number}." for number in range(10, 50)]
    voice = Watched(fails_at="Phrase 13.", pause_s=0.002)
    made: list[str] = []
    with pytest.raises(VoiceError, match=r"cannot speak 'Phrase 13\.'"):
        make_clips(
            phrases(voice, *texts),
            voice,
            store,
            FMT,
            jobs=jobs,
            on_made=lambda order, _: made.append(order.clip_id),
        )
    assert len(voice.begun) <= 4 + jobs
    done = [text for text in voice.begun if text != voice.fails_at]
    kept = {order.clip_id for order in phrases(voice, *done)}
    assert set(store.ids()) == kept >= set(made)
    assert all(store.get(name) is not None for name in kept)


def test_nothing_is_begun_after_a_failure_while_the_caller_is_busy(store: ClipStore) -> None:
    """A caller who is slow to hear of it costs no further phrase: an online voice counts each."""
    voice = Watched(fails_at="The second one.")
    orders = phrases(voice, "The first and longest.", "The second one.", *WORDS[2:], "Up.", "On.")
    with pytest.raises(VoiceError):
        make_clips(orders, voice, store, FMT, jobs=1, on_made=lambda *_: time.sleep(0.25))
    assert voice.begun == ["The first and longest.", "The second one."]
    assert list(store.ids()) == [orders[0].clip_id]


def test_a_voice_that_does_not_open_is_told(
    store: ClipStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason why an engine cannot be loaded reaches the caller as it is."""
    voice = Watched()

    def refuse() -> None:
        message = "no engine here"
        raise VoiceError(message)

    monkeypatch.setattr(voice, "open", refuse)
    with pytest.raises(VoiceError, match="no engine here"):
        make_clips(phrases(voice, *WORDS), voice, store, FMT, jobs=2, on_made=lambda *_: None)
    assert list(store.ids()) == []


def test_an_interrupt_ends_it(store: ClipStore) -> None:
    """Ctrl+C, or a failure of the caller's own: what is under way is kept, the rest not begun."""
    voice = Watched(pause_s=0.02)
    orders = phrases(voice, *(f"Phrase {number}." for number in range(40)))

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_clips(orders, voice, store, FMT, jobs=2, on_made=interrupt)
    assert len(voice.begun) < 30
    assert len(list(store.ids())) == len(voice.begun)


@pytest.mark.voice
def test_heart_speaks_clips_at_the_target(
    tmp_path: Path, heard: Callable[[bytes], npt.NDArray[np.float32]]
) -> None:
    """With the real voice each clip is as loud as it should be, and the same the second time."""
    voice = HeartVoice()
    orders = phrases(
        voice,
        "Lift up, and stay for one deep breath.",
        "Rep 2 of 3.",
        "Turn your left thigh in.",
        "Breathe out.",
        "Change sides.",
    )
    stores = [ClipStore(tmp_path / again) for again in ("first", "second")]
    for store, jobs in zip(stores, (1, 2), strict=True):
        make_clips(orders, voice, store, FMT, jobs=jobs, on_made=lambda *_: None)
    loudness = []
    for name in (order.clip_id for order in orders):
        clip = stores[0].get(name)
        assert clip is not None
        assert clip == stores[1].get(name)
        loudness.append(loudness_lufs(heard(clip.frames)))
    target = SPEECH_LUFS + ENCODED_DB
    assert np.mean(loudness) == pytest.approx(target, abs=1.0)
    assert loudness == pytest.approx([target] * len(loudness), abs=CORRECTION_DB + 1)
