"""The workshop of one build: asked for sounds, it finds their clips or has them made."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from audio_builder.building.report import Report
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.order import Order, UnspokenError
from audio_builder.clips.recipe import Conditions, clip_id
from audio_builder.clips.store import ClipStore
from audio_builder.errors import VoiceError
from audio_builder.model.sounds import Phrase, Sound
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip
from audio_builder.records import Score, SoundEntry
from audio_builder.units import FRAME_MS
from audio_builder.voices.port import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What became of phrases: the clips of those that can be spoken, and why others cannot."""

    entries: dict[str, SoundEntry]
    """By the sounds' keys."""
    lengths_ms: dict[str, int]
    """By the phrases' words."""
    refused: dict[str, str]
    """By the phrases' words."""


def refusals(phrases: Iterable[str], voice: Voice) -> dict[str, str]:
    """The phrases that a voice will not be handed, and why; no engine is loaded to tell."""
    refused = {}
    for text in phrases:
        try:
            voice.pronounce(text)
        except VoiceError as error:
            refused[text] = str(error)
    return refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """One voice, one store, one format; `under` is what they come to (clips.recipe)."""

    voice: Voice
    store: ClipStore
    fmt: Mp3Format
    under: Conditions
    jobs: int | None
    report: Report
    cache: ClipCache | None
    """Phrases of earlier commands, from which the store is filled; it is given the new ones."""

    def speak(self, phrases: Iterable[str], previous: Score | None) -> Spoken:
        """Find or make the clip of each phrase, and go on after those that cannot be spoken.

        Args:
            phrases: the words of each.
            previous: as for `provide`.

        Raises:
            VoiceError: if the voice fails, whatever the phrase; what it has spoken is kept.
            OSError: if a clip cannot be written.
        """
        texts = tuple(phrases)
        refused = refusals(texts, self.voice)
        while True:
            sounds = {text: Phrase(text=text) for text in texts if text not in refused}
            try:
                entries = self.provide(sounds.values(), previous)
            except UnspokenError as error:
                refused[error.phrase] = str(error)
            else:
                lengths_ms = {text: entries[sounds[text].key].length_ms for text in sounds}
                return Spoken(entries=entries, lengths_ms=lengths_ms, refused=refused)

    def provide(self, sounds: Iterable[Sound], previous: Score | None) -> dict[str, SoundEntry]:
        """Find or make the clip of each sound.

        Args:
            sounds: what is needed; sounds that are spoken alike share one clip.
            previous: an earlier build's score, to say why a clip has to be made.

        Returns:
            For each sound's key, its clip and length.

        Raises:
            VoiceError: if the voice cannot speak; what it has spoken is kept.
            OSError: if a clip cannot be written.
        """
        names: dict[str, str] = {}
        entries: dict[str, SoundEntry] = {}
        orders: dict[str, Order] = {}
        for sound in sounds:
            name, spoken = self._name(sound)
            names[sound.key] = name
            if name in entries or name in orders:
                continue
            clip = self._find(sound, name)
            if clip is not None:
                entries[name] = self._entry(clip)
            else:
                why = self._why(sound, name, previous)
                orders[name] = Order(clip_id=name, sound=sound, spoken=spoken, why=why)

        if orders:
            entries |= self._make(tuple(orders.values()))
        return {key: entries[name] for key, name in names.items()}

    def is_kept(self, phrase: str) -> bool:
        """Whether a phrase that can be spoken has its clip already."""
        sound = Phrase(text=phrase)
        return self._find(sound, self._name(sound)[0]) is not None

    def is_whole(self, score: Score) -> bool:
        """Whether every clip of a score is kept undamaged."""
        return all(self.store.get(entry.clip) is not None for entry in score.sounds.values())

    def _name(self, sound: Sound) -> tuple[str, str | None]:
        """The name of a sound's clip, and a phrase as the voice is handed it."""
        spoken = self.voice.pronounce(sound.text) if isinstance(sound, Phrase) else None
        return clip_id(sound, spoken, self.under), spoken

    def _find(self, sound: Sound, name: str) -> Clip | None:
        clip = self.store.get(name)
        if clip is not None or self.cache is None or not isinstance(sound, Phrase):
            return clip
        cached = self.cache.get(name)
        return None if cached is None else self.store.put(name, cached.frames)

    def _make(self, orders: tuple[Order, ...]) -> dict[str, SoundEntry]:
        # Loaded here, since it takes longer than a build that has nothing to make.
        from audio_builder.clips.making import make_clips  # noqa: PLC0415

        entries = {}

        def on_made(order: Order, clip: Clip) -> None:
            entry = entries[order.clip_id] = self._entry(clip)
            if self.cache is not None and isinstance(order.sound, Phrase):
                self.cache.put(clip.id, clip.frames)
            self.report.made(order, entry.length_ms)

        self.report.making(orders)
        make_clips(orders, self.voice, self.store, self.fmt, jobs=self.jobs, on_made=on_made)
        return entries

    def _entry(self, clip: Clip) -> SoundEntry:
        length_ms = len(clip.frames) // self.fmt.frame_bytes * FRAME_MS
        return SoundEntry(clip=clip.id, length_ms=length_ms)

    def _why(self, sound: Sound, name: str, previous: Score | None) -> str:
        if self.store.has_file(name):
            return "its clip was damaged"
        before = previous.sounds.get(sound.key) if previous is not None else None
        if previous is None or before is None:
            return "new"
        if before.clip == name:
            return "its clip was gone"
        now = asdict(self.under).items()
        changed = [key for key, value in now if previous.conditions.get(key) != value]
        return f"changed: {', '.join(changed)}" if changed else "its pronunciation changed"
