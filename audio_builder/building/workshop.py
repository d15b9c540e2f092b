"""The workshop of one build: asked for sounds, it finds their clips or has them made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from audio_builder.building.report import Report
from audio_builder.building.voicing import ClipMaker
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.order import Order, UnspokenError
from audio_builder.clips.recipe import Conditions, clip_id, conditions
from audio_builder.clips.store import ClipStore
from audio_builder.errors import VoiceError
from audio_builder.model.sounds import Phrase, Sound
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip
from audio_builder.records import Score, SoundEntry
from audio_builder.units import FRAME_MS
from audio_builder.voices.port import Voice

_SAY: Final = Phrase(text="").key


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Sounds that one routine needs.

    Attributes:
        sounds: what is needed, phrases as the voice is handed them.
        voice: who speaks.
        fmt: of the clips.
        previous: an earlier build's score, to say why a clip has to be made.
    """

    sounds: Mapping[Sound, str | None]
    voice: Voice
    fmt: Mp3Format
    previous: Score | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of sounds: the clips of those that can sound, and why others cannot."""

    entries: dict[str, SoundEntry]
    """By the sounds' keys."""
    refused: dict[str, str]
    """By the phrases' words."""

    @property
    def lengths_ms(self) -> dict[str, int]:
        """How long each phrase takes, by its words."""
        return {
            key.removeprefix(_SAY): entry.length_ms
            for key, entry in self.entries.items()
            if key.startswith(_SAY)
        }


def refusals(phrases: Iterable[str], voice: Voice) -> dict[str, str]:
    """The phrases that a voice will not be handed, and why; no engine is loaded to tell."""
    refused = {}
    for text in phrases:
        try:
            voice.pronounce(text)
        except VoiceError as error:
            refused[text] = str(error)
    return refused


def spoken_phrases(phrases: Iterable[str], voice: Voice) -> dict[Sound, str | None]:
    """Phrases as the voice is handed them.

    Raises:
        VoiceError: if one of them cannot be handed to it.
    """
    return {Phrase(text=text): voice.pronounce(text) for text in phrases}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where clips are kept, and what makes them."""

    store: ClipStore
    maker: ClipMaker
    report: Report
    cache: ClipCache | None
    """Clips of earlier commands, from which the store is filled; it is given the new ones."""

    def provide(self, wanted: Wanted) -> Found:
        """Find or make the clips of one routine; see `provide_all`."""
        return self.provide_all([wanted])[0]

    def provide_all(self, wanted: Iterable[Wanted]) -> tuple[Found, ...]:
        """Find or make the clip of each sound, and go on after those that cannot be spoken.

        What is spoken alike shares one clip, whichever routine it is in.

        Raises:
            VoiceError: if a voice fails, whatever the phrase; what it has spoken is kept.
            OSError: if a clip cannot be written.
        """
        searches = [self._search(each) for each in wanted]
        orders = {name: order for search in searches for name, order in search.orders.items()}
        made: dict[str, SoundEntry] = {}
        refused: dict[str, str] = {}
        while orders:
            try:
                self._make(orders, made, {name: s.wanted for s in searches for name in s.orders})
            except UnspokenError as error:
                refused[error.phrase] = str(error)
                orders = {
                    name: order
                    for name, order in orders.items()
                    if name not in made and order.sound != Phrase(text=error.phrase)
                }
            else:
                break
        return tuple(search.found(made, refused) for search in searches)

    def is_kept(self, sound: Sound, spoken: str | None, under: Conditions) -> bool:
        """Whether a sound has its clip already."""
        return self._find(clip_id(sound, spoken, under)) is not None

    def has_all(self, score: Score) -> bool:
        """Whether every clip of a score is kept and whole; none of them is held meanwhile."""
        return all(self.store.get(entry.clip) is not None for entry in score.sounds.values())

    def frames(self, score: Score) -> dict[str, bytes] | None:
        """The frames of every clip of a score, by the clips' names; None if not all are whole."""
        frames = {}
        for entry in score.sounds.values():
            clip = self.store.get(entry.clip)
            if clip is None:
                return None
            frames[entry.clip] = clip.frames[:]
        return frames

    def _search(self, wanted: Wanted) -> "_Search":
        under = conditions(wanted.voice, wanted.fmt)
        search = _Search(wanted=wanted)
        for sound, spoken in wanted.sounds.items():
            name = search.names[sound.key] = clip_id(sound, spoken, under)
            if name in search.entries or name in search.orders:
                continue
            clip = self._find(name)
            if clip is not None:
                search.entries[name] = _entry(clip, wanted.fmt)
            else:
                why = self._why(sound, name, asdict(under), wanted.previous)
                search.orders[name] = Order(clip_id=name, sound=sound, spoken=spoken, why=why)
        return search

    def _find(self, name: str) -> Clip | None:
        clip = self.store.get(name)
        if clip is not None or self.cache is None:
            return clip
        cached = self.cache.get(name)
        return None if cached is None else self.store.put(name, cached.frames[:])

    def _make(
        self, orders: Mapping[str, Order], made: dict[str, SoundEntry], wanted: Mapping[str, Wanted]
    ) -> None:
        def on_made(order: Order, clip: Clip) -> None:
            entry = made[order.clip_id] = _entry(clip, wanted[order.clip_id].fmt)
            if self.cache is not None:
                self.cache.put(clip.id, clip.frames[:])
            self.report.made(order, entry.length_ms)

        self.report.making(tuple(orders.values()))
        for voice, fmt, alike in _alike(orders, wanted):
            self.maker.make(alike, voice, self.store, fmt, on_made)

    def _why(
        self, sound: Sound, name: str, under: Mapping[str, object], previous: Score | None
    ) -> str:
        if self.store.has_file(name):
            return "its clip was damaged"
        before = previous.sounds.get(sound.key) if previous is not None else None
        if previous is None or before is None:
            return "new"
        if before.clip == name:
            return "its clip was gone"
        changed = [key for key, value in under.items() if previous.conditions.get(key) != value]
        return f"changed: {', '.join(changed)}" if changed else "its pronunciation changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The clips of one routine: those that were found, and those that have to be made."""

    wanted: Wanted
    names: dict[str, str] = field(default_factory=dict)
    """For each sound's key, its clip's name."""
    entries: dict[str, SoundEntry] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)

    def found(self, made: Mapping[str, SoundEntry], refused: Mapping[str, str]) -> Found:
        entries = {**self.entries, **{name: made[name] for name in self.orders if name in made}}
        unspoken = {
            order.sound.text: refused[order.sound.text]
            for order in self.orders.values()
            if isinstance(order.sound, Phrase) and order.sound.text in refused
        }
        return Found(
            entries={key: entries[name] for key, name in self.names.items() if name in entries},
            refused=unspoken,
        )


def _entry(clip: Clip, fmt: Mp3Format) -> SoundEntry:
    length_ms = len(clip.frames) // fmt.frame_bytes * FRAME_MS
    return SoundEntry(clip=clip.id, length_ms=length_ms, digest=clip.digest)


def _alike(
    orders: Mapping[str, Order], wanted: Mapping[str, Wanted]
) -> Iterator[tuple[Voice, Mp3Format, tuple[Order, ...]]]:
    """Orders of one voice and format: however words are pronounced, the speaker is the same."""
    groups: dict[tuple[str, Mp3Format], list[Order]] = {}
    voices: dict[str, Voice] = {}
    for name, order in orders.items():
        voice = wanted[name].voice
        voices.setdefault(voice.record.identity, voice)
        groups.setdefault((voice.record.identity, wanted[name].fmt), []).append(order)
    for (identity, fmt), alike in groups.items():
        yield voices[identity], fmt, tuple(alike)
