"""Who makes clips: the threads of this process, or the workers of an executor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from audio_builder.clips.order import Order, UnspokenError
from audio_builder.clips.store import ClipStore
from audio_builder.errors import VoiceError
from audio_builder.executors.port import Executor
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip
from audio_builder.voices.port import Voice

if TYPE_CHECKING:
    from audio_builder.clips.making import Bench

OnMade = Callable[[Order, Clip], None]
BATCH: Final = 16
"""Clips that travel together: three seconds of voicing, 100 kB."""


class ClipMaker(Protocol):
    """Makes clips and keeps them."""

    def make(
        self,
        orders: tuple[Order, ...],
        voice: Voice,
        store: ClipStore,
        fmt: Mp3Format,
        on_made: OnMade,
    ) -> None:
        """Make and keep the clips of one voice; the first failure ends it, what is made is kept.

        Raises:
            UnspokenError: if the voice cannot speak a phrase.
            VoiceError: if it cannot speak at all, or its service fails.
            OSError: if a clip cannot be written.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadMaker:
    """Makes clips in threads: engines and encoders leave Python's lock to the others."""

    jobs: int | None
    """Threads; one a core if None."""

    def make(
        self,
        orders: tuple[Order, ...],
        voice: Voice,
        store: ClipStore,
        fmt: Mp3Format,
        on_made: OnMade,
    ) -> None:
        """Make and keep clips. See `ClipMaker.make`."""
        # Loaded here, since it takes longer than a build that has nothing to make.
        from audio_builder.clips.making import make_clips  # noqa: PLC0415

        make_clips(orders, voice, store, fmt, jobs=self.jobs, on_made=on_made)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutorMaker:
    """Makes clips where an executor works, in batches that travel."""

    executor: Executor
    here: ThreadMaker
    """For voices that ask a service: not every worker may reach it, nor should all at once."""

    def make(
        self,
        orders: tuple[Order, ...],
        voice: Voice,
        store: ClipStore,
        fmt: Mp3Format,
        on_made: OnMade,
    ) -> None:
        """Make and keep clips. See `ClipMaker.make`."""
        if voice.record.online:
            self.here.make(orders, voice, store, fmt, on_made)
            return
        batches = list(_batches(orders, voice, fmt))
        failure: VoiceError | None = None
        for number, voiced in self.executor.run(voice_batch, batches):
            for order in batches[number].orders:
                frames = voiced.frames.get(order.clip_id)
                if frames is not None:
                    on_made(order, store.put(order.clip_id, frames))
            failure = failure or voiced.failure
            if failure is not None:
                raise failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Clips to make, all of one voice and format."""

    orders: tuple[Order, ...]
    voice: Voice
    fmt: Mp3Format


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """The frames of the clips that were made, by their names, and what kept the rest from it."""

    frames: dict[str, bytes] = field(repr=False)
    failure: VoiceError | None


def voice_batch(batch: Batch) -> Voiced:
    """Make clips. Pure: the same batch gives the same frames, on machines of one kind."""
    frames: dict[str, bytes] = {}
    failure = None
    for order in batch.orders:
        try:
            frames[order.clip_id] = _bench(batch).frames(order)
        except UnspokenError as error:
            failure = failure or error  # the others may well be spoken
        except VoiceError as error:
            return Voiced(frames=frames, failure=error)
    return Voiced(frames=frames, failure=failure)


_benches: Final[dict[tuple[str, Mp3Format], "Bench"]] = {}
"""One at most: a worker's next batch most likely has the same voice, and opening one takes time."""


def _bench(batch: Batch) -> "Bench":
    from audio_builder.clips.making import Bench  # noqa: PLC0415 - as above

    key = (batch.voice.record.identity, batch.fmt)
    bench = _benches.get(key)
    if bench is None:
        _benches.clear()
        bench = _benches[key] = Bench(batch.voice, batch.fmt)
    return bench


def _batches(orders: tuple[Order, ...], voice: Voice, fmt: Mp3Format) -> Iterator[Batch]:
    left = iter(orders)
    while batch := tuple(islice(left, BATCH)):
        yield Batch(orders=batch, voice=voice, fmt=fmt)
