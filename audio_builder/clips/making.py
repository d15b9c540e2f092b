"""Making clips: voice, workbench and encoder on all cores; each clip is kept once made."""

import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import assert_never

from audio_builder.clips.air import render_air
from audio_builder.clips.encoder import encode
from audio_builder.clips.order import Order, UnspokenError
from audio_builder.clips.recipe import AIR_QUALITY, SPEECH_QUALITY
from audio_builder.clips.store import ClipStore
from audio_builder.clips.workbench import finish_speech, render_bell
from audio_builder.errors import VoiceError
from audio_builder.model.sounds import AirSound, Phrase, Tone
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip
from audio_builder.voices.port import Speaker, Voice

OnMade = Callable[[Order, Clip], None]


def make_clips(
    orders: Iterable[Order],
    voice: Voice,
    store: ClipStore,
    fmt: Mp3Format,
    *,
    jobs: int | None,
    on_made: OnMade,
) -> None:
    """Make and keep each clip; `on_made` is called in this thread after each one.

    The first failure ends it: what is under way is finished, the rest is not begun, and every clip
    made so far is kept.

    Args:
        orders: what to make.
        voice: speaks the phrases; opened once in each thread that meets a phrase.
        store: where clips are kept.
        fmt: the library's format.
        jobs: threads at once; one for each core if None.
        on_made: told of each clip.

    Raises:
        UnspokenError: if the voice cannot speak a phrase.
        VoiceError: if it cannot speak at all, or its service fails.
        OSError: if a clip cannot be written.
    """
    # The longest first: the last thread to finish then finishes early.
    queue = sorted(orders, key=lambda order: len(order.spoken or ""), reverse=True)
    bench = _Kept(voice, store, fmt)
    wanted = jobs or _cores()
    spoken = any(isinstance(order.sound, Phrase) for order in queue)
    threads = min(wanted, voice.speakers) if spoken else wanted
    with ThreadPoolExecutor(max(1, threads), thread_name_prefix="clip") as pool:
        futures = {pool.submit(bench.make, order): order for order in queue}
        try:
            for future in as_completed(futures):
                clip = future.result()
                if clip is not None:
                    on_made(futures[future], clip)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _cores() -> int:
    """Cores this process may use; where the system does not tell, all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Kept:
    """One build's clips, kept as they are made."""

    def __init__(self, voice: Voice, store: ClipStore, fmt: Mp3Format) -> None:
        self._bench = Bench(voice, fmt)
        self._store = store
        self._failed = False

    def make(self, order: Order) -> Clip | None:
        """The clip, kept; None, and nothing is begun, once another one has failed."""
        if self._failed:
            return None
        try:
            return self._store.put(order.clip_id, self._bench.frames(order))
        except BaseException:
            self._failed = True
            raise


class Bench:
    """Voice, workbench and encoder together. Threads may share it: each has its own speaker."""

    def __init__(self, voice: Voice, fmt: Mp3Format) -> None:
        self._voice = voice
        self._fmt = fmt
        self._local = threading.local()

    def frames(self, order: Order) -> bytes:
        """The frames of a clip.

        Raises:
            UnspokenError: if the voice cannot speak the phrase.
            VoiceError: if it cannot speak at all, or its service fails.
        """
        match order.sound:
            case Phrase():
                return self._speech(order.sound.text, order.spoken or "")
            case AirSound():
                return encode(render_air(order.sound), self._fmt, AIR_QUALITY)
            case Tone():
                return encode(render_bell(order.sound.bell), self._fmt, AIR_QUALITY)
            case _:
                assert_never(order.sound)

    def _speech(self, phrase: str, spoken: str) -> bytes:
        record = self._voice.record
        speaker = self._speaker()
        try:
            raw = speaker.speak(spoken)
        except VoiceError as error:
            if record.online:  # more likely the service's fault than the phrase's
                raise
            raise UnspokenError(phrase, str(error)) from error
        samples = finish_speech(raw, record.sample_rate, record.gain_db)
        return encode(samples, self._fmt, SPEECH_QUALITY)

    def _speaker(self) -> Speaker:
        speaker: Speaker | None = getattr(self._local, "speaker", None)
        if speaker is None:
            speaker = self._local.speaker = self._voice.open()
        return speaker
